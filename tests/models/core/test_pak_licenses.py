"""core.pak_licenses: each key once, its class, and how much of it reached Smart Licensing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
EXPORTS = """
    file_id | is_current
    list    | true
    old     | false
"""


def test_without_a_pak_list_there_are_no_keys(check_model: CheckModel) -> None:
    check_model("core.pak_licenses", given={"inputs.run": RUN}, expect="file_id | row_number")


@pytest.mark.parametrize(
    ("status", "quantity", "fulfilled", "class_and_migrated"),
    [
        ("CONVERTED", "6", "6", "Converted | 6"),
        ("CONVERTED TO SMART", "6", "", "Converted | 6"),
        ("FULFILLED", "6", "6", "Fulfilled | 0"),
        ("FULFILLED", "6", "", "Fulfilled | 0"),
        ("FULFILLED", "6", "4", "Part-used | 0"),
        ("UNFULFILLED", "6", "0", "Unfulfilled | 0"),
        ("UNFULFILLED", "6", "", "Unfulfilled | 0"),
        ("PARTIALLY FULFILLED", "6", "3", "Part-used | 0"),
        ("PARTIALLY FULFILLED", "6", "", "Part-used | 0"),
        ("PARTIALLY CONVERTED", "6", "3", "Part-used |"),
        ("", "6", "6", "Fulfilled | 0"),
        ("", "6", "0", "Unfulfilled | 0"),
        ("", "6", "", "Unknown |"),
        ("CANCELLED", "6", "0", "Unknown |"),
        ("EXPIRED", "6", "0", "Unknown |"),
        ("UNFULFILLED", "", "0", "Unknown |"),
        ("UNFULFILLED", "-6", "0", "Unknown |"),
    ],
)
def test_the_class_of_a_key(
    check_model: CheckModel, status: str, quantity: str, fulfilled: str, class_and_migrated: str
) -> None:
    check_model(
        "core.pak_licenses",
        given={
            "inputs.run": RUN,
            "core.exports": EXPORTS,
            "staging.pak_licenses": f"""
            file_id | row_number | taken_at   | pak_number  | sku | reported_status | quantity_count | fulfilled_count
            list    | 2          | 2026-11-16 | 3901J1A2B3C | A   | {status} | {quantity} | {fulfilled}
        """,
        },
        expect=f"""
            row_number | pak_class | migrated_count
            2          | {class_and_migrated}
        """,
    )


def test_a_key_belongs_to_its_account_else_to_the_clients_only_one_else_to_none(check_model: CheckModel) -> None:
    keys = """
        file_id | row_number | taken_at   | pak_number | sku | quantity_count | reported_status | smart_account
        list    | 2          | 2026-11-16 | P1         | A   | 6              | UNFULFILLED     | ACME
        list    | 3          | 2026-11-16 | P2         | A   | 6              | UNFULFILLED     |
    """
    check_model(
        "core.pak_licenses",
        given={
            "inputs.run": RUN,
            "core.exports": EXPORTS,
            "core.smart_accounts": """
            smart_account | is_only
            acme          | true
        """,
            "staging.pak_licenses": keys,
        },
        expect="""
            pak_number | smart_account
            P1         | acme
            P2         | acme
        """,
    )
    check_model(
        "core.pak_licenses",
        given={
            "core.smart_accounts": """
            smart_account | is_only
            acme          | false
            north         | false
        """
        },
        expect="""
            pak_number | smart_account
            P1         | acme
            P2         |
        """,
    )


def test_a_sku_without_a_smart_licence_has_none_and_a_contract_tells_the_order(check_model: CheckModel) -> None:
    check_model(
        "core.pak_licenses",
        given={
            "inputs.run": RUN,
            "core.exports": EXPORTS,
            "core.sku_licenses": """
            sku          | license_name
            SL-44-SEC-K9 | ISR_4400_Security
        """,
            "staging.contract_lines": """
            file_id | row_number | taken_at   | pak_number | product_id     | order_number
            base    | 2          | 2026-11-16 | P1         | SL-44-SEC-K9   | 98
            base    | 3          | 2026-11-16 | P2         | L-ISE-BSE-PLIC | 97
            base    | 4          | 2026-11-16 | P2         | L-ISE-BSE-PLIC | 96
        """,
            "staging.pak_licenses": """
            file_id | row_number | taken_at   | pak_number | sku            | quantity_count | reported_status
            list    | 2          | 2026-11-16 | P1         | sl-44-sec-k9=  | 6              | UNFULFILLED
            list    | 3          | 2026-11-16 | P2         | L-ISE-BSE-PLIC | 250            | UNFULFILLED
        """,
        },
        expect="""
            pak_number | license_name      | order_number
            P1         | ISR_4400_Security | 98
            P2         |                   |
        """,
    )


def test_the_newest_list_speaks_for_a_key_and_one_it_no_longer_shows_stays_open(check_model: CheckModel) -> None:
    check_model(
        "core.pak_licenses",
        given={
            "inputs.run": RUN,
            "core.exports": EXPORTS,
            "staging.pak_licenses": """
            file_id | row_number | taken_at   | pak_number | sku | quantity_count | reported_status
            old     | 2          | 2025-11-16 | P1         | A   | 6              | UNFULFILLED
            old     | 3          | 2025-11-16 | P2         | A   | 6              | UNFULFILLED
            list    | 2          | 2026-11-16 | P1         | A   | 6              | CONVERTED
            later   | 2          | 2026-12-16 | P2         | A   | 6              | UNFULFILLED
        """,
        },
        expect="""
            file_id | pak_number | pak_class | migrated_count
            list    | P1         | Converted | 6
            old     | P2         | Unknown   |
        """,
    )


def test_a_key_told_by_two_lists_of_one_day_is_one_key(check_model: CheckModel) -> None:
    check_model(
        "core.pak_licenses",
        given={
            "inputs.run": RUN,
            "core.exports": """
            file_id | is_current
            list    | true
            own     | true
        """,
            "staging.pak_licenses": """
            file_id | row_number | taken_at   | pak_number | sku | quantity_count | reported_status | smart_account
            list    | 2          | 2026-11-16 | P1         | A   | 6              | UNFULFILLED     |
            own     | 2          | 2026-11-16 | P1         | A=  | 6              | UNFULFILLED     | acme
            own     | 3          | 2026-11-16 | P1         | B   | 6              | UNFULFILLED     | acme
        """,
        },
        expect="""
            file_id | row_number
            own     | 2
            own     | 3
        """,
    )


def test_a_key_whose_order_cssm_shows_lots_of_may_be_converted_already(check_model: CheckModel) -> None:
    check_model(
        "core.pak_licenses",
        given={
            "inputs.run": RUN,
            "core.exports": EXPORTS,
            "core.sku_licenses": """
            sku | license_name
            A   | ISE Essentials
            B   | ISE Advantage
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | order_number | license_name   | lot_count
            api     | 1          | 1          | 98           | ISE-ESSENTIALS | 6
        """,
            "staging.contract_lines": """
            file_id | row_number | taken_at   | pak_number | sku | order_number
            base    | 2          | 2026-11-16 | P1         | A   | 0098
            base    | 3          | 2026-11-16 | P2         | B   | 98
        """,
            "staging.pak_licenses": """
            file_id | row_number | taken_at   | pak_number | sku | quantity_count | reported_status
            list    | 2          | 2026-11-16 | P1         | A   | 6              | FULFILLED
            list    | 3          | 2026-11-16 | P2         | B   | 6              | FULFILLED
        """,
        },
        expect="""
            pak_number | pak_class | migrated_count
            P1         | Unknown   |
            P2         | Fulfilled | 0
        """,
    )
