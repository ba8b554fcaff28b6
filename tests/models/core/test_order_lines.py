"""core.order_lines: each line of an order once, its licence, and what it is worth on the as-of date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
ACCOUNTS = """
    smart_account | is_only
    acme.example  | true
"""


def test_without_orders_there_are_no_lines(check_model: CheckModel) -> None:
    check_model("core.order_lines", given={"inputs.run": RUN, "core.smart_accounts": ACCOUNTS}, expect="order_line_id")


def test_the_account_is_the_one_told_in_client_tomls_spelling_else_the_clients_only_one(
    check_model: CheckModel,
) -> None:
    orders = """
        file_id | row_number | taken_at   | order_number | sku | ordered_count | smart_account
        orders  | 2          | 2026-11-16 | 98           | A   | 10            | ACME.example
        orders  | 3          | 2026-11-16 | 99           | A   | 10            |
        orders  | 4          | 2026-11-16 | 97           | A   | 10            | sold.example
    """
    check_model(
        "core.order_lines",
        given={"inputs.run": RUN, "core.smart_accounts": ACCOUNTS, "staging.order_lines": orders},
        expect="""
            order_line_id | smart_account
            orders:2      | acme.example
            orders:3      | acme.example
            orders:4      | sold.example
        """,
    )
    check_model(
        "core.order_lines",
        given={
            "core.smart_accounts": """
            smart_account | is_only
            acme.example  | false
            north.example | false
        """
        },
        expect="""
            order_line_id | smart_account
            orders:2      | acme.example
            orders:3      |
            orders:4      | sold.example
        """,
    )


def test_the_licence_is_that_of_the_sku_else_that_of_a_description_which_is_a_licences_name(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.order_lines",
        given={
            "inputs.run": RUN,
            "core.license_records": """
            file_id | row_number | license_name
            api     | 1          | ISE Essentials
        """,
            "core.sku_licenses": """
            sku               | license_name
            C9300-DNA-A-48-3Y | C9300-48 DNA Advantage
        """,
            "staging.order_lines": """
            file_id | row_number | taken_at   | order_number | sku                | description     | ordered_count
            orders  | 2          | 2026-11-16 | 98           | c9300-dna-a-48-3y= | Switch licences | 10
            orders  | 3          | 2026-11-16 | 98           | BUNDLE             | ise-essentials  | 10
            orders  | 4          | 2026-11-16 | 98           | NEW-LIC            | New licence     | 10
            orders  | 5          | 2026-11-16 | 98           | CON-SNT-C9300      | SNTC 8X5XNBD    | 10
            orders  | 6          | 2026-11-16 | 98           | C9300-48T-A        | 48 port switch  | 10
            orders  | 7          | 2026-11-16 | 98           | 12345              | what we agreed  | 10
        """,
        },
        expect="""
            order_line_id | license_name           | has_sku_license | sku_kind
            orders:2      | C9300-48 DNA Advantage | true            | License
            orders:3      | ISE Essentials         | false           | License
            orders:4      |                        | false           | License
            orders:5      |                        | false           | Service
            orders:6      |                        | false           | Hardware
            orders:7      |                        | false           |
        """,
    )


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ("Invoiced | 10 | 2026-05-11 | 2026-05-18 | 2029-05-17", "Live"),
        ("| 10 | 2026-05-11 | | 2026-11-24", "Live"),
        ("| 10 | 2026-05-11 | | 2026-11-23", "Ended"),
        ("Cancelled | 10 | 2026-05-11 | |", "Cancelled"),
        ("Order canceled | 10 | 2026-05-11 | |", "Cancelled"),
        ("RETURNED | 10 | 2026-05-11 | |", "Cancelled"),
        ("Pending | 10 | 2026-05-11 | |", "Future"),
        ("Not yet shipped | 10 | 2026-05-11 | |", "Future"),
        ("| 10 | 2026-11-25 | |", "Future"),
        ("Invoiced | 10 | 2026-05-11 | 2026-12-01 |", "Future"),
        ("Invoiced | -10 | 2026-05-11 | |", "Negative"),
        ("Invoiced | 0 | 2026-05-11 | |", "Unknown"),
        ("Invoiced | | 2026-05-11 | |", "Unknown"),
        ("| 10 | | |", "Live"),
    ],
)
def test_what_a_line_is_worth_today(check_model: CheckModel, cells: str, status: str) -> None:
    header = "file_id | row_number | taken_at | order_number | sku | reported_status | ordered_count | order_date"
    check_model(
        "core.order_lines",
        given={
            "inputs.run": RUN,
            "staging.order_lines": f"""
            {header} | start_date | end_date
            orders   | 2 | 2026-11-16 | 98 | A | {cells}
        """,
        },
        expect=f"""
            order_line_id | order_status
            orders:2      | {status}
        """,
    )


def test_a_line_of_which_units_were_taken_back_is_told_apart(check_model: CheckModel) -> None:
    check_model(
        "core.order_lines",
        given={
            "inputs.run": RUN,
            "staging.order_lines": """
            file_id | row_number | taken_at   | order_number | sku | ordered_count
            orders  | 2          | 2026-11-16 | 98           | A   | 10
            orders  | 3          | 2026-11-16 | 98           | a=  | -4
            orders  | 4          | 2026-11-16 | 98           | B   | 10
            orders  | 5          | 2026-11-16 | 99           | A   | 10
        """,
        },
        expect="""
            order_line_id | order_status
            orders:2      | Taken back
            orders:3      | Negative
            orders:4      | Live
            orders:5      | Live
        """,
    )


def test_a_term_that_no_line_tells_is_read_from_the_sku_else_from_the_longest_lot(check_model: CheckModel) -> None:
    check_model(
        "core.order_lines",
        given={
            "inputs.run": RUN,
            "core.license_lots": """
            file_id | row_number | lot_number | sku    | lot_start_date | lot_end_date | is_dated
            api     | 1          | 1          | YEARLY | 2025-01-01     | 2026-01-01   | true
            api     | 1          | 2          | YEARLY | 2025-01-01     | 2025-06-30   | true
            api     | 2          | 1          | MIXED  | 2025-01-01     | 2026-01-01   | true
            api     | 2          | 2          | MIXED  | 2025-01-01     |              | true
        """,
            "staging.order_lines": """
            file_id | row_number | taken_at   | order_number | sku         | ordered_count | order_date | start_date
            orders  | 2          | 2026-11-16 | 98           | ISE-A-3Y    | 10            | 2023-11-20 | 2023-11-25
            orders  | 3          | 2026-11-16 | 98           | ISE-A-3Y    | 11            | 2023-11-20 |
            orders  | 4          | 2026-11-16 | 98           | YEARLY      | 10            | 2025-11-01 |
            orders  | 5          | 2026-11-16 | 98           | MIXED       | 10            | 2019-11-01 |
            orders  | 6          | 2026-11-16 | 98           | UNKNOWN     | 10            | 2019-11-01 |
        """,
        },
        expect="""
            order_line_id | end_date   | order_status
            orders:2      | 2026-11-24 | Live
            orders:3      | 2026-11-19 | Ended
            orders:4      | 2026-11-01 | Ended
            orders:5      |            | Live
            orders:6      |            | Live
        """,
    )


def test_a_line_told_by_two_files_of_one_day_is_one_line_and_equal_lines_of_one_file_are_two(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.order_lines",
        given={
            "inputs.run": RUN,
            "staging.order_lines": """
            file_id | row_number | taken_at   | order_number | order_line | sku | ordered_count | net_unit_price_amount
            ccw     | 2          | 2026-11-16 | 98           | 1.0        | A   | 10            | 5.00
            ccw     | 3          | 2026-11-16 | 98           | 2.0        | A   | 10            | 5.00
            ledger  | 2          | 2026-11-16 | 098          |            | a   | 10            |
            ledger  | 3          | 2026-11-16 | 99           |            | A   | 10            |
        """,
        },
        expect="""
            order_line_id | order_line
            ccw:2         | 1
            ccw:3         | 2
            ledger:3      |
        """,
    )


def test_equal_lines_of_two_files_are_two_where_their_line_numbers_differ(check_model: CheckModel) -> None:
    check_model(
        "core.order_lines",
        given={
            "inputs.run": RUN,
            "staging.order_lines": """
            file_id | row_number | taken_at   | order_number | order_line | sku | ordered_count
            first   | 2          | 2026-11-16 | 98           | 1.0        | A   | 10
            second  | 2          | 2026-11-16 | 98           | 2          | A   | 10
            second  | 3          | 2026-11-16 | 98           | 1          | A   | 10
        """,
        },
        expect="""
            order_line_id
            first:2
            second:2
        """,
    )


def test_the_newest_file_speaks_for_an_orders_sku_and_older_ones_for_what_it_leaves_out(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.order_lines",
        given={
            "inputs.run": RUN,
            "staging.order_lines": """
            file_id | row_number | taken_at   | order_number | sku | ordered_count | reported_status
            old     | 2          | 2025-11-16 | 98           | A   | 10            | Invoiced
            old     | 3          | 2025-11-16 | 97           | A   | 20            | Invoiced
            new     | 2          | 2026-11-16 | 98           | A   | 8             | Cancelled
            later   | 2          | 2026-12-16 | 98           | A   | 9             | Invoiced
        """,
        },
        expect="""
            order_line_id | ordered_count | order_status
            old:3         | 20            | Live
            new:2         | 8             | Cancelled
        """,
    )


def test_a_line_of_no_smart_account_is_that_of_the_only_one_with_its_virtual_account(check_model: CheckModel) -> None:
    check_model(
        "core.order_lines",
        given={
            "inputs.run": "as_of_date\n2026-11-24",
            "core.virtual_accounts": """
            smart_account | virtual_account
            acme          | Bradford
            acme          | DEFAULT
            northgate     | DEFAULT
        """,
            "staging.order_lines": """
            file_id | row_number | taken_at   | virtual_account | order_number | sku  | ordered_count
            orders  | 1          | 2026-11-01 | BRADFORD        | 1            | DNA  | 4
            orders  | 2          | 2026-11-01 | DEFAULT         | 2            | DNA  | 4
            orders  | 3          | 2026-11-01 |                 | 3            | DNA  | 4
        """,
        },
        expect="""
            order_number | smart_account
            1            | acme
            2            |
            3            |
        """,
    )
