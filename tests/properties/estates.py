"""Random small estates, and the real models run on them: staging tables in, marts out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import strategies as st

from analysis.engine.building import build, make_relation
from analysis.engine.database import Database
from analysis.engine.models import all_models, in_order
from analysis.engine.planning import no_progress
from analysis.engine.raw_tables import prepare_raw_tables
from analysis.exports.client_toml import ClientConfig

AS_OF = date(2026, 11, 24)
TAKEN_AT = date(2026, 11, 15)
SMART_ACCOUNTS = ("calderbank.example", "northgate.example")
VIRTUAL_ACCOUNTS = ("DEFAULT", "Campus", "Depot")
CLIENT = {
    "name": "Acme",
    "currency": "USD",
    "smart_accounts": list(SMART_ACCOUNTS),
    "agreements": [
        {
            "subscription_id": "Sub-1",
            "name": "Enterprise Agreement",
            "start_date": date(2025, 1, 30),
            "end_date": date(2028, 1, 29),
            "milestone_dates": [date(2027, 1, 30)],
            "currency": "USD",
            "notice_days": 45,
            "invoice_days": 60,
        }
    ],
}
LICENSES = (
    "C9300-24 DNA Essentials",
    "C9300-24 DNA Advantage",
    "C9300-24 DNA-A",
    "C9300-24 DNA Premier",
    "C9300-48 DNA Advantage",
    "ISE Essentials",
    "ISE Advantage",
    "Threat Defense Malware",
)


@dataclass(frozen=True)
class Lot:
    """A part of what a record owns."""

    lot_count: int
    lot_start_date: date | None = None
    lot_end_date: date | None = None
    reported_status: str | None = "ACTIVE"
    license_type: str = "TERM"


@dataclass(frozen=True)
class Record:
    """A licence of a Virtual Account as an export shows it."""

    smart_account: str
    virtual_account: str
    license_name: str
    in_use_count: int | None
    lots: tuple[Lot, ...]
    covered_by: tuple[tuple[str, int], ...] = ()
    file_number: int = 0

    @property
    def reported_quantity_count(self) -> int:
        """What Cisco calls the quantity: every lot marked active."""
        return sum(lot.lot_count for lot in self.lots if lot.reported_status == "ACTIVE")


@dataclass(frozen=True)
class Price:
    """What a licence costs a month."""

    license_name: str
    net_unit_price_amount: float


@dataclass(frozen=True)
class Small:
    """A whole small estate."""

    records: tuple[Record, ...]
    prices: tuple[Price, ...] = ()

    def rearranged(self, records: Iterable[Record]) -> Small:
        """The same estate, told by other rows or files."""
        return replace(self, records=tuple(records))


def _days(first: int, last: int) -> st.SearchStrategy[date]:
    return st.integers(first, last).map(lambda days: AS_OF + timedelta(days=days))


LOTS = st.builds(
    Lot,
    lot_count=st.integers(0, 9),
    lot_start_date=st.none() | _days(-40, 2),
    lot_end_date=st.none() | _days(-2, 40),
    reported_status=st.sampled_from(["ACTIVE"] * 6 + ["EXPIRED", "FUTURE", "PENDING", "CANCELLED"]),
    license_type=st.sampled_from(["TERM", "TERM", "PERPETUAL", "SUBSCRIPTION", "DEMO"]),
)


@st.composite
def small_estates(
    draw: st.DrawFn,
    *,
    licenses: tuple[str, ...] = LICENSES,
    with_substitution: bool = True,
    with_unknown: bool = True,
) -> Small:
    """Records over two Smart Accounts that share the names of their Virtual Accounts."""
    keys = draw(
        st.lists(
            st.tuples(st.sampled_from(SMART_ACCOUNTS), st.sampled_from(VIRTUAL_ACCOUNTS), st.sampled_from(licenses)),
            unique=True,
            max_size=20,
        )
    )
    used = st.integers(0, 20)
    records = []
    for smart_account, virtual_account, license_name in keys:
        records.append(
            Record(
                smart_account,
                virtual_account,
                license_name,
                draw(st.one_of(used, used, used, st.none()) if with_unknown else used),
                tuple(draw(st.lists(LOTS, max_size=3))),
            )
        )
    prices = [
        Price(name, draw(st.integers(0, 400_000)) / 10_000)
        for name in draw(st.lists(st.sampled_from(LICENSES), unique=True))
    ]
    if with_substitution:
        records = [_substituted(draw, record, records) for record in records]
    return Small(tuple(records), tuple(prices))


def _substituted(draw: st.DrawFn, record: Record, records: list[Record]) -> Record:
    """Sometimes let a record tell that another licence of its Virtual Account is part of a substitution."""
    beside = [
        one.license_name
        for one in records
        if (one.smart_account, one.virtual_account) == (record.smart_account, record.virtual_account)
        and one.license_name != record.license_name
    ]
    if not beside or not draw(st.sampled_from([False, False, False, True])):
        return record
    return replace(record, covered_by=((draw(st.sampled_from(beside)), draw(st.integers(1, 5))),))


@dataclass
class Workbench:
    """An estate in memory whose staging tables are replaced, and whose models are run again."""

    database: Database = field(default_factory=lambda: Database(None))

    def __post_init__(self) -> None:
        prepare_raw_tables(self.database)
        build(self.database, ClientConfig.model_validate(CLIENT), "acme", AS_OF, no_progress)
        for model in all_models().values():
            if model.kind == "view":
                self.database.run(f"create table staging.kept as from {model.relation} limit 0")
                self.database.run(f"drop view {model.relation}")
                self.database.run(f"alter table staging.kept rename to {model.relation.split('.')[1]}")

    def fill(self, relation: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Replace the rows of a relation; columns not given are null."""
        self.database.run(f"delete from {relation}")
        if filled := [dict(row) for row in rows]:
            self.database.offer("filling", pl.DataFrame(filled, infer_schema_length=None))
            self.database.run(f"insert into {relation} by name from filling")
            self.database.withdraw("filling")

    def tell(self, small: Small) -> None:
        """Put a small estate into the staging tables, as API answers of one day."""
        numbered = [(f"file{one.file_number}", number, one) for number, one in enumerate(small.records, start=1)]
        files = {(file_id, one.smart_account) for file_id, _, one in numbered}
        self.fill(
            "staging.exports",
            [
                {
                    "file_id": f"{account} {file_id}",
                    "path": f"exports/{account}/{file_id}.json",
                    "format": "smart_licensing_licenses",
                    "subject": "licenses",
                    "smart_account": account,
                    "is_account_wide": True,
                    "taken_at": TAKEN_AT,
                    "landed_count": 1,
                }
                for file_id, account in sorted(files)
            ],
        )
        key = [{"file_id": f"{one.smart_account} {file_id}", "row_number": number} for file_id, number, one in numbered]
        self.fill(
            "staging.license_records",
            [
                where
                | {
                    "smart_account": one.smart_account,
                    "virtual_account": one.virtual_account,
                    "license_name": one.license_name,
                    "billing_type": "PREPAID",
                    "taken_at": TAKEN_AT,
                    "reported_quantity_count": one.reported_quantity_count,
                    "in_use_count": one.in_use_count,
                }
                for where, (_, _, one) in zip(key, numbered, strict=True)
            ],
        )
        self.fill(
            "staging.license_lots",
            [
                where | {"lot_number": number, "is_dated": True} | vars(lot)
                for where, (_, _, one) in zip(key, numbered, strict=True)
                for number, lot in enumerate(one.lots, start=1)
            ],
        )
        self.fill(
            "staging.license_substitutions",
            [
                where
                | {
                    "substitution_number": number,
                    "license_name": one.license_name,
                    "substituted_license_name": other,
                    "substitution_count": count,
                }
                for where, (_, _, one) in zip(key, numbered, strict=True)
                for number, (other, count) in enumerate(one.covered_by, start=1)
            ],
        )
        self.fill(
            "staging.prices",
            [
                {"file_id": "prices", "row_number": number, "path": "prices.csv", "currency": "USD", "price_months": 1}
                | vars(price)
                for number, price in enumerate(small.prices, start=1)
            ],
        )

    def answer(self, *relations: str) -> list[list[dict[str, Any]]]:
        """Run every core and mart model that the relations need, and return their rows."""
        models = {name: model for name, model in all_models().items() if not name.startswith("staging.")}
        needed, open_names = set[str](), list(relations)
        while open_names:
            name = open_names.pop()
            if name in models and name not in needed:
                needed.add(name)
                open_names += models[name].reads
        for name in in_order({name: models[name].reads & needed for name in needed}):
            make_relation(self.database, models[name])
        return [self.database.frame(f"from {name} order by all").to_dicts() for name in relations]
