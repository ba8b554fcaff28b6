"""core.prices: one price a row, brought to a month, and which of several speaks."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_price_that_covers_months_is_brought_to_one_and_one_without_is_paid_once(check_model: CheckModel) -> None:
    check_model(
        "core.prices",
        given={
            "staging.prices": """
            file_id | row_number | path            | license_name  | net_unit_price_amount | price_months | currency
            list    | 2          | prices/2026.csv | DNA Advantage | 921.0400              | 36           | USD
            list    | 3          | prices/2026.csv | Network stack | 858.4000              |              | USD
            list    | 4          | prices/2026.csv | Nonsense      | 100.0000              | 0            | USD
        """
        },
        expect="""
            row_number | license_name  | net_unit_price_amount | single_unit_price_amount | price_source
            2          | DNA Advantage | 25.5844               |                          | prices/2026.csv, row 2
            3          | Network stack |                       | 858.4000                 | prices/2026.csv, row 3
            4          | Nonsense      |                       |                          | prices/2026.csv, row 4
        """,
    )


def test_the_clients_currency_then_the_newest_file_then_the_shortest_term_speak(check_model: CheckModel) -> None:
    check_model(
        "core.prices",
        given={
            "inputs.run": """
            currency | as_of_date
            USD      | 2026-11-24
        """,
            "staging.prices": """
            file_id | row_number | path            | taken_at   | license_name | net_unit_price_amount | price_months | currency
            foreign | 2          | prices/eur.csv  | 2026-09-01 | DNA          | 12.0000               | 1            | EUR
            former  | 2          | prices/2025.csv | 2025-09-01 | DNA          | 12.0000               | 1            | USD
            newest  | 2          | prices/2026.csv | 2026-09-01 | DNA          | 432.0000              | 36           | USD
            newest  | 3          | prices/2026.csv | 2026-09-01 | DNA          | 144.0000              | 12           | USD
            newest  | 4          | prices/2026.csv | 2026-09-01 | DNA          | 156.0000              | 12           | USD
        """,
        },
        expect="""
            file_id | row_number | price_rank
            newest  | 4          | 1
            newest  | 3          | 2
            newest  | 2          | 3
            former  | 2          | 4
            foreign | 2          | 5
        """,
    )


def test_a_price_of_tomorrow_is_not_known_today(check_model: CheckModel) -> None:
    check_model(
        "core.prices",
        given={
            "staging.prices": """
            file_id | row_number | path            | taken_at   | license_name | net_unit_price_amount | price_months | currency
            later   | 2          | prices/2027.csv | 2027-01-01 | DNA          | 12.0000               | 1            | USD
        """
        },
        expect="file_id | price_rank",
    )


def test_of_files_without_a_day_the_last_by_name_speaks(check_model: CheckModel) -> None:
    check_model(
        "core.prices",
        given={
            "inputs.run": """
            currency | as_of_date
            USD      | 2026-11-24
        """,
            "staging.prices": """
            file_id | row_number | path            | license_name | net_unit_price_amount | price_months | currency
            former  | 2          | prices/2025.csv | DNA          | 12.0000               | 1            | USD
            newest  | 2          | prices/2026.csv | DNA          | 11.0000               | 1            | USD
        """,
        },
        expect="""
            file_id | price_rank
            newest  | 1
            former  | 2
        """,
    )


def test_a_list_price_is_brought_to_a_month_like_a_net_price(check_model: CheckModel) -> None:
    check_model(
        "core.prices",
        given={
            "staging.prices": """
            file_id | row_number | sku   | list_unit_price_amount | net_unit_price_amount | price_months | currency
            list    | 2          | E3N-A | 746.1800               | 410.4000              | 36           | USD
            list    | 3          | E3N-B | 50.0000                | 40.0000               |              | USD
        """
        },
        expect="""
            sku   | monthly_list_price_amount
            E3N-A | 20.7272
            E3N-B |
        """,
    )
