"""Changing one contract term in client.toml changes only what depends on it: what_a_term_changes.txt says what that is.

Every key of an agreement, a suite, an off-cycle trigger and an exchange rate stands in that table. A key that the table
does not know fails here until somebody has said what it may change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from analysis.exports.client_toml import Agreement, OffCycleTrigger, Suite
from analysis.exports.exchange_rates import ExchangeRate
from tests.properties.estates import SMART_ACCOUNTS, Workbench
from tests.properties.terms_world import Told, answers, changed_columns, client, keyed, tell

Change = Callable[[Told], Any]


def agreement(**changed: Any) -> Change:
    return lambda told: told["agreements"][0].update(changed)


def suite(number: int, **changed: Any) -> Change:
    return lambda told: told["agreements"][0]["suites"][number].update(changed)


def trigger(**changed: Any) -> Change:
    return lambda told: told["agreements"][0]["off_cycle_triggers"][0].update(changed)


def rate(**changed: Any) -> Change:
    return lambda told: told["exchange_rates"][0].update(changed)


def standing_alone(told: Told) -> None:
    """The add-on with the same end and milestones, but of its own word."""
    parent, add_on = told["agreements"][:2]
    del add_on["parent_subscription_id"]
    add_on.update({name: parent[name] for name in ("end_date", "milestone_dates")})


CHANGES: dict[str, Change] = {
    "agreement.name": agreement(name="Other"),
    "agreement.smart_accounts": agreement(smart_accounts=list(SMART_ACCOUNTS)),
    "agreement.start_date": agreement(start_date=date(2025, 1, 14)),
    "agreement.end_date": agreement(end_date=date(2028, 3, 31)),
    "agreement.milestone_dates": agreement(milestone_dates=[date(2026, 3, 1), date(2027, 3, 14)]),
    "agreement.currency": agreement(currency="EUR"),
    "agreement.notice_days": agreement(notice_days=90),
    "agreement.invoice_days": agreement(invoice_days=30),
    "agreement.dispute_days": agreement(dispute_days=30),
    "agreement.charge_basis": agreement(charge_basis="above_commitment"),
    "agreement.allowance_rounding": agreement(allowance_rounding="ceiling"),
    "agreement.month_rounding": agreement(month_rounding="ceiling"),
    "agreement.parent_subscription_id": standing_alone,
    "agreement.consumption_source": agreement(consumption_source="EA workspace"),
    "agreement.off_cycle_effect": agreement(off_cycle_effect="semi_annual"),
    "suite.commitment_type": suite(2, commitment_type="full"),
    "suite.committed_count": suite(0, committed_count=480),
    "suite.growth_allowance_share": suite(0, growth_allowance_share=Decimal("0.10")),
    "suite.growth_allowance_count": suite(1, growth_allowance_count=30),
    "suite.net_unit_price_amount": suite(2, net_unit_price_amount=Decimal("0.80")),
    "suite.initial_net_unit_price_amount": suite(0, initial_net_unit_price_amount=Decimal("12.00")),
    "suite.price_discount_share": suite(1, price_discount_share=Decimal("0.5")),
    "suite.cadence": suite(0, cadence="quarterly"),
    "suite.licenses": suite(0, licenses=[]),
    "off_cycle_trigger.first_month": trigger(first_month=25),
    "off_cycle_trigger.last_month": trigger(last_month=8),
    "off_cycle_trigger.trigger_share": trigger(trigger_share=Decimal("1.25")),
    "exchange_rate.from": rate(**{"from": "GBP"}),
    "exchange_rate.to": rate(to="GBP"),
    "exchange_rate.rate": rate(rate=Decimal("1.1")),
    "exchange_rate.date": rate(date=date(2026, 11, 1)),
    "exchange_rate.source": rate(source="Bank of England"),
}
# A name names the row itself: changed, it makes another row of the same figures. It stays the first of its kind, since
# of two agreements with the same next day the first by name is the next event.
NAMES: dict[str, tuple[Callable[[Told], Told], str, str]] = {
    "agreement.subscription_id": (lambda told: told["agreements"][0], "subscription_id", "Sub-0"),
    "suite.name": (lambda told: told["agreements"][2]["suites"][0], "name", "Other"),
    "suite.sku": (lambda told: told["agreements"][2]["suites"][0], "sku", "E3N-X"),
}
MODELS: dict[str, type[BaseModel]] = {
    "agreement": Agreement,
    "suite": Suite,
    "off_cycle_trigger": OffCycleTrigger,
    "exchange_rate": ExchangeRate,
}
PARTS = {"agreement.suites", "agreement.off_cycle_triggers"}


@pytest.fixture(scope="module")
def world() -> Workbench:
    """The small world, as exported; its agreements are told by each test."""
    workbench = Workbench()
    tell(workbench)
    return workbench


@pytest.fixture(scope="module")
def before(world: Workbench) -> dict[str, list[Told]]:
    """What it says of its agreements as they are."""
    return answers(world, client())


def allowed() -> dict[str, dict[str, set[str]]]:
    """What each term changes, read from the table beside this file."""
    found: dict[str, dict[str, set[str]]] = {term: {} for term in CHANGES}
    for line in (Path(__file__).parent / "what_a_term_changes.txt").read_text("utf-8").splitlines():
        if " | " in line and not line.startswith("#"):
            term, relation, columns = line.split(" | ")
            found[term.strip()][relation.strip()] = set(columns.split())
    return found


def test_every_key_of_a_contract_is_tried() -> None:
    keys = {
        f"{part}.{field.alias or name}" for part, model in MODELS.items() for name, field in model.model_fields.items()
    }
    assert keys - PARTS == set(CHANGES) | set(NAMES)


@pytest.mark.parametrize("term", CHANGES)
def test_a_term_changes_what_depends_on_it_and_nothing_else_and_no_other_agreement(
    world: Workbench, before: dict[str, list[Told]], term: str
) -> None:
    told = client()
    CHANGES[term](told)
    after = answers(world, told)
    assert changed_columns(before, after) == allowed()[term]
    if not term.startswith("exchange_rate"):
        assert {name: of_another(rows) for name, rows in after.items()} == {
            name: of_another(rows) for name, rows in before.items()
        }


def of_another(rows: list[Told]) -> list[Told]:
    """The rows of the agreement whose terms nobody changes."""
    return [row for row in rows if row.get("subscription_id") == "Sub-3"]


@pytest.mark.parametrize("term", NAMES)
def test_a_name_changes_nothing_but_itself(world: Workbench, before: dict[str, list[Told]], term: str) -> None:
    where, key, other = NAMES[term]
    told = client()
    former = where(told)[key]
    where(told)[key] = other
    if key == "subscription_id":
        told["agreements"][1]["parent_subscription_id"] = other
    after = answers(world, told)
    for relation, rows in after.items():
        renamed = [{name: former if value == other else value for name, value in row.items()} for row in rows]
        assert keyed(renamed) == keyed(before[relation]), relation
