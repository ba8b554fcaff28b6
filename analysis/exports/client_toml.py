"""client.toml: who the client is, what was agreed, the thresholds; kept as inputs.* so that figures can name them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analysis.errors import ClientError
from analysis.exports.agreement_terms import trouble_with_agreements, trouble_with_suite, with_parents_terms
from analysis.exports.exchange_rates import EXCHANGE_RATE_COLUMNS, ExchangeRate, exchange_rate_rows, trouble_with_rates
from analysis.exports.look import Look
from analysis.exports.negotiation_aims import NEGOTIATION_COLUMNS, Negotiation, negotiation_rows
from analysis.exports.next_term import RENEWAL_COLUMNS, Renewal, renewal_rows, trouble_with_renewal
from analysis.exports.notes import LATER_NOTE_COLUMNS, NOTE_COLUMNS, Note, note_rows
from analysis.exports.toml_files import toml_table, validated
from analysis.exports.what_if import WHAT_IF_COLUMNS, Scenario, Sensitivity, Simulation, trouble_with, what_if_rows

Rounding = Literal["floor", "nearest", "ceiling"]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


Money = Annotated[Decimal, Field(ge=0)]
Share = Annotated[Decimal, Field(ge=0)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Event(_Part):
    """What the client is preparing for."""

    kind: Literal["true_forward", "renewal", "audit"] = "true_forward"
    advisers_engaged_date: date | None = None


class Thresholds(_Part):
    """Days since last contact, RULES.md §4; until exports are old, reports due soon, users idle, over-use long.

    And what history a forecast of use takes, with the share of cases in which its band is to hold.
    """

    last_contact_amber_days: int = Field(default=30, gt=0)
    last_contact_red_days: int = Field(default=90, gt=0)
    last_contact_gone_days: int = Field(default=365, gt=0)
    export_stale_days: int = Field(default=45, gt=0)
    due_soon_days: int = Field(default=30, ge=0)
    idle_user_days: int = Field(default=90, gt=0)
    overuse_long_days: int = Field(default=90, gt=0)
    forecast_snapshot_count: int = Field(default=4, ge=3)
    forecast_history_days: int = Field(default=180, gt=0)
    forecast_gap_days: int = Field(default=120, gt=0)
    forecast_interval_share: Decimal = Field(default=Decimal("0.8"), gt=0, lt=1)


class Settlement(_Part):
    """What the contract says of over-use outside an Enterprise Agreement, RULES.md §7."""

    scope: Literal["outside_agreements", "all"] = "outside_agreements"
    unit_month_policy: Literal["calendar", "thirty_days", "started"] = "calendar"


class Deployment(_Part):
    """What the client says of its deployment records, RULES.md §4."""

    is_complete: bool = False


class Suite(_Part):
    """One priced line of an agreement and the licences it counts."""

    name: str
    sku: str
    commitment_type: Literal["full", "partial", "add_on"] = "full"
    committed_count: int = Field(ge=0)
    growth_allowance_share: Share | None = None
    growth_allowance_count: int | None = Field(default=None, ge=0)
    net_unit_price_amount: Money | None = None
    initial_net_unit_price_amount: Money | None = None
    price_discount_share: Annotated[Decimal, Field(ge=0, le=1)] | None = None
    cadence: Literal["annual", "quarterly"] | None = None
    licenses: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _one_allowance(self) -> Suite:
        if self.growth_allowance_share is not None and self.growth_allowance_count is not None:
            raise ValueError(f"suite {self.name!r} gives its growth allowance twice: as a share and as a count")
        if trouble := trouble_with_suite(self):
            raise ValueError(trouble)
        return self


class OffCycleTrigger(_Part):
    """A share of entitlement that fires an off-cycle True Forward within a span of months of the term."""

    first_month: int = Field(ge=1)
    last_month: int = Field(ge=1)
    trigger_share: Annotated[Decimal, Field(ge=1, lt=10)]


class Agreement(_Part):
    """An Enterprise Agreement's term, events and suites."""

    subscription_id: str
    name: str
    smart_accounts: list[str] | None = None
    start_date: date
    end_date: date
    milestone_dates: list[date] = Field(default_factory=list)
    currency: Currency
    notice_days: int = Field(ge=0)
    invoice_days: int = Field(ge=0)
    charge_basis: Literal["above_allowance", "above_commitment"] = "above_allowance"
    allowance_rounding: Rounding = "floor"
    month_rounding: Rounding = "floor"
    parent_subscription_id: str | None = None
    consumption_source: Literal["CSSM", "EA workspace"] = "CSSM"
    off_cycle_effect: Literal["quarterly", "semi_annual"] | None = None
    dispute_days: int | None = Field(default=None, ge=0)
    suites: list[Suite] = Field(default_factory=list)
    off_cycle_triggers: list[OffCycleTrigger] = Field(default_factory=list)

    @model_validator(mode="after")
    def _dates_in_order(self) -> Agreement:
        if self.end_date <= self.start_date:
            raise ValueError(f"agreement {self.subscription_id!r} ends on {self.end_date}, before it starts")
        outside = [day for day in self.milestone_dates if not self.start_date <= day <= self.end_date]
        if outside:
            raise ValueError(f"milestone {outside[0]} of agreement {self.subscription_id!r} lies outside its term")
        counted = [name for suite in self.suites for name in suite.licenses]
        if twice := next((name for name in counted if counted.count(name) > 1), None):
            raise ValueError(f"licence {twice!r} is counted by two suites of agreement {self.subscription_id!r}")
        return self


class SkuLicense(_Part):
    """The licence that a SKU stands for, where no file tells it; one and the same for orders and PAKs."""

    sku: str
    license: str


class OnPrem(_Part):
    """Whether the client runs an SSM On-Prem; left out, only the exports tell."""

    is_used: bool | None = None


CureKind = Literal[
    "Engage advisers",
    "Export accounts",
    "Move",
    "Re-register",
    "Migrate PAK",
    "Deposit order",
    "Retire instance",
    "Report",
    "Patch",
    "Write position",
    "Document move",
    "Renew lot",
]


class Remediation(_Part):
    """How long a cure takes at this client and who does it, in place of reference/remediation_leads.csv."""

    cure_kind: CureKind
    lead_days: int | None = Field(default=None, ge=0)
    owner_role: str | None = None


class ClientConfig(_Part):
    """The whole of client.toml."""

    name: str
    currency: Currency
    smart_accounts: list[str] = Field(default_factory=list)
    date_order: Literal["dmy", "mdy"] | None = None
    event: Event = Event()
    thresholds: Thresholds = Thresholds()
    deployment: Deployment = Deployment()
    settlement: Settlement = Settlement()
    agreements: list[Agreement] = Field(default_factory=list)
    sku_licenses: list[SkuLicense] = Field(default_factory=list)
    onprem: OnPrem = OnPrem()
    remediation: list[Remediation] = Field(default_factory=list)
    negotiation: Negotiation = Negotiation()
    scenarios: list[Scenario] = Field(default_factory=list)
    sensitivity: list[Sensitivity] = Field(default_factory=list)
    simulation: Simulation = Simulation()
    exchange_rates: list[ExchangeRate] = Field(default_factory=list)
    renewal: Renewal = Renewal()
    look: Look = Look()

    @model_validator(mode="before")
    @classmethod
    def _add_ons_end_with_their_parent(cls, told: Any) -> Any:
        return with_parents_terms(told)

    @model_validator(mode="after")
    def _one_license_for_a_sku(self) -> ClientConfig:
        skus = [one.sku.strip().upper().rstrip("=") for one in self.sku_licenses]
        if twice := next((sku for sku in skus if skus.count(sku) > 1), None):
            raise ValueError(f"SKU {twice!r} is given a licence twice in `sku_licenses`")
        return self

    @model_validator(mode="after")
    def _one_entry_a_cure(self) -> ClientConfig:
        kinds = [one.cure_kind for one in self.remediation]
        if twice := next((kind for kind in kinds if kinds.count(kind) > 1), None):
            raise ValueError(f"cure {twice!r} stands twice in `remediation`")
        return self

    @model_validator(mode="after")
    def _agreements_and_rates_fit(self) -> ClientConfig:
        if trouble := trouble_with_agreements(self.agreements) or trouble_with_rates(self.exchange_rates):
            raise ValueError(trouble)
        return self

    @model_validator(mode="after")
    def _assumptions_fit(self) -> ClientConfig:
        terms = {one.subscription_id: (one.start_date, one.end_date) for one in self.agreements}
        if trouble := trouble_with(self.scenarios, self.sensitivity, terms):
            raise ValueError(trouble)
        return self

    @model_validator(mode="after")
    def _next_term_speaks_of_suites(self) -> ClientConfig:
        skus = {one.subscription_id: [suite.sku for suite in one.suites] for one in self.agreements}
        if trouble := trouble_with_renewal(self.renewal, skus):
            raise ValueError(trouble)
        return self


def read_client(client: Path) -> ClientConfig:
    """Read and validate client.toml.

    Raises ClientError naming the key that is wrong, and the key that was probably meant.
    """
    path = client / "client.toml"
    if not path.is_file():
        raise ClientError(
            f"{client.name} is not a client's folder: it has no client.toml.",
            where=str(client),
            todo=f"Make one with `workbench new {client}`.",
        )
    todo = "Correct the key; `workbench new` shows a whole file."
    return validated(toml_table(path, path.name), ClientConfig, path, path.name, todo)


def input_rows(
    config: ClientConfig, client_id: str, as_of: date, notes: Iterable[Note] = ()
) -> dict[str, list[dict[str, Any]]]:
    """The rows of every inputs.* relation; their columns and types are named in `fields.py`."""
    agreements = config.agreements
    return {
        "run": [{"client_id": client_id, "client_name": config.name, "currency": config.currency, "as_of_date": as_of}],
        "event": [{"event_kind": config.event.kind, "advisers_engaged_date": config.event.advisers_engaged_date}],
        "thresholds": [config.thresholds.model_dump()],
        "deployment": [config.deployment.model_dump()],
        "settlement": [
            {"settlement_scope": config.settlement.scope, "unit_month_policy": config.settlement.unit_month_policy}
        ],
        "onprem": [{"is_onprem_used": config.onprem.is_used}],
        "remediation": [one.model_dump() for one in config.remediation],
        "negotiation": negotiation_rows(config.negotiation, config.currency),
        **note_rows(notes, as_of),
        **exchange_rate_rows(config.exchange_rates),
        **renewal_rows(config.renewal),
        **what_if_rows(config.scenarios, config.sensitivity, config.simulation),
        "smart_accounts": [{"smart_account": name} for name in config.smart_accounts],
        "agreements": [
            {"agreement_name": one.name, **one.model_dump(include=set(INPUT_COLUMNS["agreements"]))}
            for one in agreements
        ],
        "milestones": [
            {"subscription_id": one.subscription_id, "milestone_date": day}
            for one in agreements
            for day in one.milestone_dates
        ],
        "agreement_accounts": [
            {"subscription_id": one.subscription_id, "smart_account": name}
            for one in agreements
            for name in one.smart_accounts or []
        ],
        "suites": [
            {
                "subscription_id": one.subscription_id,
                "suite_name": suite.name,
                **suite.model_dump(include=set(INPUT_COLUMNS["suites"])),
            }
            for one in agreements
            for suite in one.suites
        ],
        "suite_licenses": [
            {"subscription_id": one.subscription_id, "suite_name": suite.name, "sku": suite.sku, "license_name": name}
            for one in agreements
            for suite in one.suites
            for name in suite.licenses
        ],
        "sku_licenses": [{"sku": one.sku, "license_name": one.license} for one in config.sku_licenses],
        "off_cycle_triggers": [
            {"subscription_id": one.subscription_id, **trigger.model_dump()}
            for one in agreements
            for trigger in one.off_cycle_triggers
        ],
    }


INPUT_COLUMNS: dict[str, tuple[str, ...]] = {
    "run": ("client_id", "client_name", "currency", "as_of_date"),
    "event": ("event_kind", "advisers_engaged_date"),
    "thresholds": tuple(Thresholds.model_fields),
    "deployment": tuple(Deployment.model_fields),
    "settlement": ("settlement_scope", "unit_month_policy"),
    "onprem": ("is_onprem_used",),
    "remediation": tuple(Remediation.model_fields),
    "negotiation": NEGOTIATION_COLUMNS,
    **WHAT_IF_COLUMNS,
    "notes": NOTE_COLUMNS,
    "later_notes": LATER_NOTE_COLUMNS,
    "exchange_rates": EXCHANGE_RATE_COLUMNS,
    **RENEWAL_COLUMNS,
    "smart_accounts": ("smart_account",),
    "agreements": (
        "subscription_id",
        "agreement_name",
        "start_date",
        "end_date",
        "currency",
        "notice_days",
        "invoice_days",
        "charge_basis",
        "allowance_rounding",
        "month_rounding",
        "parent_subscription_id",
        "consumption_source",
        "off_cycle_effect",
        "dispute_days",
    ),
    "milestones": ("subscription_id", "milestone_date"),
    "agreement_accounts": ("subscription_id", "smart_account"),
    "suites": (
        "subscription_id",
        "suite_name",
        "sku",
        "commitment_type",
        "committed_count",
        "growth_allowance_share",
        "growth_allowance_count",
        "net_unit_price_amount",
        "initial_net_unit_price_amount",
        "price_discount_share",
        "cadence",
    ),
    "suite_licenses": ("subscription_id", "suite_name", "sku", "license_name"),
    "sku_licenses": ("sku", "license_name"),
    "off_cycle_triggers": ("subscription_id", *OffCycleTrigger.model_fields),
}
