"""A small world of three agreements in memory, whose client.toml is changed one contract term at a time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from analysis.exports.client_toml import ClientConfig, input_rows
from tests.properties.estates import AS_OF, SMART_ACCOUNTS, TAKEN_AT, Lot, Record, Small, Workbench

FIRST, SECOND = SMART_ACCOUNTS
RELATIONS = (
    "core.agreement_events",
    "core.suite_prices",
    "core.true_forward_terms",
    "marts.true_forward_lines",
    "marts.true_forward_suites",
    "marts.true_forward_captures",
    "marts.true_forward_totals",
)
KEYS = ("subscription_id", "suite_name", "sku", "capture_key", "currency")
FORMER_DAY = date(2026, 3, 1)
Told = dict[str, Any]


def client() -> Told:
    """Three agreements: one of three lines in dollars, its add-on, and one in euros."""
    trigger = {"first_month": 7, "last_month": 36, "trigger_share": Decimal("1.15")}
    first = {
        "subscription_id": "Sub-1",
        "name": "Enterprise Agreement",
        "smart_accounts": [FIRST],
        "start_date": date(2025, 3, 14),
        "end_date": date(2028, 2, 28),
        "milestone_dates": [date(2026, 3, 1), date(2027, 2, 14)],
        "currency": "USD",
        "notice_days": 45,
        "invoice_days": 60,
        "off_cycle_effect": "quarterly",
        "suites": [
            {
                "name": "Switching",
                "sku": "E3N-A",
                "commitment_type": "full",
                "committed_count": 502,
                "growth_allowance_share": Decimal("0.15"),
                "net_unit_price_amount": Decimal("12.50"),
                "initial_net_unit_price_amount": Decimal("12.25"),
                "licenses": ["C9300-24 DNA Advantage"],
            },
            {
                "name": "Switching",
                "sku": "E3N-B",
                "commitment_type": "partial",
                "committed_count": 160,
                "growth_allowance_count": 20,
                "price_discount_share": Decimal("0.45"),
                "licenses": ["C9300-48 DNA Advantage"],
            },
            {
                "name": "Identity",
                "sku": "E3N-I",
                "commitment_type": "add_on",
                "committed_count": 300,
                "growth_allowance_share": Decimal("0.10"),
                "licenses": ["ISE Advantage"],
            },
        ],
        "off_cycle_triggers": [trigger],
    }
    add_on = {
        "subscription_id": "Sub-2",
        "name": "Add-on",
        "parent_subscription_id": "Sub-1",
        "start_date": date(2026, 3, 1),
        "currency": "USD",
        "notice_days": 45,
        "invoice_days": 60,
        "suites": [
            {
                "name": "Essentials",
                "sku": "E3N-E",
                "committed_count": 10,
                "growth_allowance_count": 0,
                "net_unit_price_amount": Decimal("3.00"),
                "licenses": ["ISE Essentials"],
            }
        ],
    }
    euros = {
        "subscription_id": "Sub-3",
        "name": "In euros",
        "start_date": date(2025, 6, 30),
        "end_date": date(2028, 6, 29),
        "milestone_dates": [date(2027, 6, 30)],
        "currency": "EUR",
        "notice_days": 45,
        "invoice_days": 60,
        "suites": [
            {
                "name": "Premier",
                "sku": "E3N-P",
                "committed_count": 40,
                "growth_allowance_share": Decimal("0.15"),
                "net_unit_price_amount": Decimal("7.77"),
                "licenses": ["C9300-24 DNA Premier"],
            }
        ],
    }
    rate = {"from": "EUR", "to": "USD", "rate": Decimal("1.085"), "date": date(2026, 11, 20), "source": "ECB"}
    return {
        "name": "Acme",
        "currency": "USD",
        "smart_accounts": list(SMART_ACCOUNTS),
        "agreements": [first, add_on, euros],
        "exchange_rates": [rate],
    }


def tell(workbench: Workbench) -> None:
    """Put what is exported into the staging tables: use today and half a year before, prices, and the EA's own word."""
    used = {
        (FIRST, "C9300-24 DNA Advantage"): 600,
        (FIRST, "C9300-48 DNA Advantage"): 150,
        (FIRST, "ISE Advantage"): 400,
        (SECOND, "ISE Advantage"): 30,
        (FIRST, "ISE Essentials"): 25,
        (FIRST, "C9300-24 DNA Premier"): 60,
        (SECOND, "C9300-24 DNA Premier"): 5,
    }
    workbench.tell(
        Small(tuple(Record(account, "DEFAULT", name, count, (Lot(1),)) for (account, name), count in used.items()))
    )
    for relation in ("staging.exports", "staging.license_records"):
        rows = workbench.database.frame(f"from {relation}").to_dicts()
        former = [
            row
            | {"file_id": f"former {row['file_id']}", "taken_at": FORMER_DAY}
            | ({"path": f"former/{row['path']}"} if "path" in row else {})
            | ({"in_use_count": row["in_use_count"] + 9} if "in_use_count" in row else {})
            for row in rows
        ]
        workbench.fill(relation, rows + former)
    price = {"file_id": "prices", "path": "prices.csv", "price_months": 1, "list_unit_price_amount": Decimal("20.01")}
    workbench.fill(
        "staging.prices",
        [
            price | {"row_number": number, "sku": sku, "net_unit_price_amount": Decimal(net), "currency": currency}
            for number, (sku, net, currency) in enumerate(
                [
                    ("E3N-A", "11.11", "USD"),
                    ("E3N-B", "10.5", "USD"),
                    ("E3N-I", "0.75", "USD"),
                    ("E3N-I", "0.7", "EUR"),
                ],
                start=1,
            )
        ],
    )
    workbench.fill(
        "staging.ea_consumption",
        [
            {
                "file_id": "ea",
                "row_number": 1,
                "taken_at": TAKEN_AT,
                "format": "ea_workspace",
                "smart_account": FIRST,
                "subscription_id": "Sub-1",
                "suite_name": "Identity",
                "purchased_count": 310,
                "allowance_count": 31,
                "entitled_count": 341,
                "consumed_count": 390,
            }
        ],
    )
    exports = workbench.database.frame("from staging.exports").to_dicts()
    workbench.fill(
        "staging.exports",
        [*exports, {"file_id": "ea", "path": "ea.csv", "format": "ea_workspace", "taken_at": TAKEN_AT}],
    )


def answers(workbench: Workbench, told: Told) -> dict[str, list[Told]]:
    """What the estate says of a client.toml."""
    for relation, rows in input_rows(ClientConfig.model_validate(told), "acme", AS_OF).items():
        if relation in {
            "agreements",
            "milestones",
            "agreement_accounts",
            "suites",
            "suite_licenses",
            "off_cycle_triggers",
            "exchange_rates",
        }:
            workbench.fill(f"inputs.{relation}", rows)
    return dict(zip(RELATIONS, workbench.answer(*RELATIONS), strict=True))


def changed_columns(before: dict[str, list[Told]], after: dict[str, list[Told]]) -> dict[str, set[str]]:
    """The columns of each relation that say something else of the same row; a row that came or went is `rows`."""
    found: dict[str, set[str]] = {}
    for relation in RELATIONS:
        former, latter = keyed(before[relation]), keyed(after[relation])
        columns = {"rows"} if set(former) != set(latter) else set()
        for key in set(former) & set(latter):
            columns |= {name for name, value in former[key].items() if latter[key][name] != value}
        if columns:
            found[relation] = columns
    return found


def keyed(rows: list[Told]) -> dict[tuple[Any, ...], Told]:
    names = [
        name for name in KEYS if rows and name in rows[0] and not (name == "currency" and "subscription_id" in rows[0])
    ]
    return {tuple(row[name] for name in names): row for row in rows}
