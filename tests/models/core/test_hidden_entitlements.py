"""core.hidden_entitlements: what the client owns and CSSM does not show."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_without_orders_and_keys_nothing_is_hidden(check_model: CheckModel) -> None:
    check_model("core.hidden_entitlements", given={}, expect="file_id | row_number")


def test_an_undeposited_order_and_an_unmigrated_key_are_hidden_with_their_worth(check_model: CheckModel) -> None:
    check_model(
        "core.hidden_entitlements",
        given={
            "core.purchases": """
            file_id | row_number | order_line_id | smart_account | virtual_account | license_name | order_number | hidden_count | confidence_grade | net_unit_price_amount | currency
            orders  | 2          | orders:2      | acme          | Campus          | ISE          | 98           | 4            | B                | 1.3050                | GBP
            orders  | 3          | orders:3      |               |                 |              | 99           | 2            | C                |                       |
            orders  | 4          | orders:4      | acme          |                 | ISE          | 97           | 0            | B                | 1.0000                | GBP
        """,
            "core.pak_licenses": """
            file_id | row_number | smart_account | pak_number | sku          | license_name      | quantity_count | migrated_count
            list    | 2          | acme          | P1         | SL-44-SEC-K9 | ISR_4400_Security | 6              | 0
            list    | 3          |               | P2         | L-ISE        |                   | 250            | 0
            list    | 4          | acme          | P3         | SL-44-SEC-K9 | ISR_4400_Security | 6              | 6
            list    | 5          | acme          | P4         | SL-44-SEC-K9 | ISR_4400_Security | 6              |
        """,
            "core.license_prices": """
            license_name      | single_unit_price_amount | net_unit_price_amount | currency
            ISR_4400_Security | 1364.00                  |                       | GBP
        """,
        },
        expect="""
            file_id | row_number | smart_account | virtual_account | license_name      | hidden_kind       | hidden_count | confidence_grade | document_number | net_amount | currency
            orders  | 2          | acme          | Campus          | ISE               | Undeposited order | 4            | B                | 98              | 5.22       | GBP
            orders  | 3          |               |                 |                   | Undeposited order | 2            | C                | 99              |            |
            list    | 2          | acme          |                 | ISR_4400_Security | Unmigrated PAK    | 6            | C                | P1              | 8184.00    | GBP
            list    | 3          |               |                 |                   | Unmigrated PAK    | 250          | C                | P2              |            |
        """,
    )


def test_a_key_that_came_with_an_order_has_its_proof_and_its_price(check_model: CheckModel) -> None:
    check_model(
        "core.hidden_entitlements",
        given={
            "core.purchases": """
            file_id | row_number | order_line_id | virtual_account | license_name | hidden_count | net_unit_price_amount | currency
            orders  | 2          | orders:2      | Campus          | ISE          | 0            | 5.00                  | EUR
        """,
            "core.pak_orders": """
            file_id | row_number | order_line_id
            list    | 2          | orders:2
        """,
            "core.pak_licenses": """
            file_id | row_number | smart_account | pak_number | sku | license_name | quantity_count | migrated_count
            list    | 2          | acme          | P1         | A   |              | 6              | 0
        """,
            "core.prices": """
            file_id | row_number | sku | single_unit_price_amount | price_rank | currency
            prices  | 2          | A   | 9.00                     | 1          | GBP
        """,
        },
        expect="""
            row_number | virtual_account | license_name | confidence_grade | net_amount | currency
            2          | Campus          | ISE          | B                | 30.00      | EUR
        """,
    )


def test_a_key_is_worth_what_the_price_file_asks_once_for_its_sku(check_model: CheckModel) -> None:
    check_model(
        "core.hidden_entitlements",
        given={
            "core.pak_licenses": """
            file_id | row_number | pak_number | sku | quantity_count | migrated_count
            list    | 2          | P1         | A=  | 6              | 0
            list    | 3          | P2         | B   | 6              | 0
        """,
            "core.prices": """
            file_id | row_number | sku | single_unit_price_amount | net_unit_price_amount | price_rank | currency
            prices  | 2          | a   | 9.00                     |                       | 2          | GBP
            prices  | 3          | A   | 8.00                     |                       | 1          | GBP
            prices  | 4          | B   |                          | 1.00                  | 3          | GBP
        """,
        },
        expect="""
            pak_number | net_amount
        """.replace("pak_number", "document_number")
        + """
            P1         | 48.00
            P2         |
        """,
    )
