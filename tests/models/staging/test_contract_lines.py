"""staging.contract_lines: one row a covered item or subscription line, whichever export tells it."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_four_exports_become_rows_of_one_shape(check_model: CheckModel) -> None:
    check_model(
        "staging.contract_lines",
        given={
            "meta.files": landed_files("""
            file_id | taken_at   | format            | date_order
            base    | 2026-10-31 | installed_base    | dmy
            lines   | 2026-10-31 | ccwr_line_details |
            quote   | 2026-10-31 | ccwr_quote        |
            assets  | 2026-10-31 | asset_list        |
        """),
            "raw.installed_base": """
            file_id | row_number | serial_number | product_id  | quantity | start_date | end_date   | contract_number | support_end_date | unit_list_price | sales_order_number | purchase_order_number
            base    | 2          | foc2501a0aa   | C9300-24T-A | 1        | 11/04/2024 | 10/04/2027 | 201234567.0     | 31/10/2030       | 8,405.00        | 109001.0           | PO-77
        """,
            "raw.ccwr_line_details": """
            file_id | row_number | serial_number | product_name | service_sku      | end_date    | contract_number | net_price | currency
            lines   | 7          | FOC2501A0AA   | C9300-24T-A  | CON-SNT-C93024TA | 10-Apr-2027 | 201234567       | 310.50    | EUR
            lines   | 8          | -             | E3-NETWORK   | N                | 26-Jan-2030 | Sub770001       | -         | N
        """,
            "raw.ccwr_quote": """
            file_id | row_number | serial_number | sku              | product_id  | start_date | quantity | unit_list_price | extended_net_price | currency | reference_subscription_id
            quote   | 41         | FOC2501A0AA   | CON-SNT-C93024TA | C9300-24T-A | 46327      | 1.0      | 1,120.00        | 950.00             | USD      | 880001.0
        """,
            "raw.asset_list": """
            file_id | row_number | serial_number | product_id  | product_label | contract_number | end_date   | contract_line_status
            assets  | 2          | FOC2501A0AB   | C9300-24T-A | Catalyst 9300 | 201234567       | 2027-04-10 | ACTIVE
        """,
        },
        expect="""
            file_id | row_number | format            | serial_number | product_id  | sku              | quantity_count | start_date | end_date   | support_end_date | contract_number | subscription_id | order_number | purchase_order_number | list_unit_price_amount | net_amount | currency
            base    | 2          | installed_base    | FOC2501A0AA   | C9300-24T-A |                  | 1              | 2024-04-11 | 2027-04-10 | 2030-10-31       | 201234567       |                 | 109001       | PO-77                 | 8405.0000              |            | USD
            lines   | 7          | ccwr_line_details | FOC2501A0AA   | C9300-24T-A | CON-SNT-C93024TA |                |            | 2027-04-10 |                  | 201234567       |                 |              |                       |                        | 310.50     | EUR
            lines   | 8          | ccwr_line_details |               | E3-NETWORK  |                  |                |            | 2030-01-26 |                  |                 | Sub770001       |              |                       |                        |            |
            quote   | 41         | ccwr_quote        | FOC2501A0AA   | C9300-24T-A | CON-SNT-C93024TA | 1              | 2026-11-01 |            |                  |                 | 880001          |              |                       | 1120.0000              | 950.00     | USD
            assets  | 2          | asset_list        | FOC2501A0AB   | C9300-24T-A |                  |                |            | 2027-04-10 |                  | 201234567       |                 |              |                       |                        |            |
        """,
    )


def test_a_pak_in_the_column_of_serial_numbers_is_a_pak(check_model: CheckModel) -> None:
    check_model(
        "staging.contract_lines",
        given={
            "meta.files": landed_files("""
            file_id
            base
        """),
            "raw.installed_base": """
            file_id | row_number | serial_number | product_id
            base    | 2          | 3901J1A2B3C   | L-ASA5516-TAMC
            base    | 3          | JAD2501A0AA   | ASA5516-FPWR-K9
        """,
        },
        expect="""
            row_number | serial_number | pak_number
            2          |               | 3901J1A2B3C
            3          | JAD2501A0AA   |
        """,
    )


def test_an_asset_list_ends_at_its_first_blank_row_and_a_rejected_row_is_none(check_model: CheckModel) -> None:
    check_model(
        "staging.contract_lines",
        given={
            "meta.files": landed_files("""
            file_id
            assets
            others
        """),
            "meta.rejects": """
            file_id | row_number | reason
            assets  | 5          | is wrong
            others  | 3          | is wrong
        """,
            "raw.asset_list": """
            file_id | row_number | serial_number
            assets  | 4          | FIRST
            assets  | 6          | SECOND
            assets  | 8          | BELOW
            others  | 2          | ONE
            others  | 4          | TWO
        """,
        },
        expect="""
            file_id | serial_number
            assets  | FIRST
            assets  | SECOND
            others  | ONE
            others  | TWO
        """,
    )
