"""core.ea_consumption: what a suite owns and consumes, its purchase read once or added up over Virtual Accounts."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
EXPORTS = """
    file_id | path
    newest  | exports/2026-10-31/a.json
"""


def test_purchases_of_several_accounts_are_read_by_what_they_consume(check_model: CheckModel) -> None:
    check_model(
        "core.ea_consumption",
        given={
            "staging.exports": EXPORTS,
            "staging.ea_consumption": """
            file_id | row_number | taken_at   | format         | subscription_id | suite_name | virtual_account | purchased_count | allowance_count | entitled_count | consumed_count
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | one        | Campus          | 400             | 80              | 480            | 310
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | repeated   | Campus          | 400             | 80              | 480            | 310
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | repeated   | Depot           | 400             | 80              | 480            | 20
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | repeated   | Plant           | 400             | 80              | 480            | 20
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | own        | Campus          | 400             | 80              | 480            | 310
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | own        | Depot           | 100             | 20              | 120            | 20
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | alike      | Campus          | 400             | 80              | 480            | 310
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | alike      | Depot           | 400             | 80              | 480            | 310
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | told once  | Campus          | 400             | 80              | 480            | 310
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | told once  | Depot           |                 |                 |                | 20
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | none       | Campus          | 0               | 0               | 0              | 1
            newest  | 1          | 2026-10-31 | ea_consumption | Sub1            | none       | Depot           | 0               | 0               | 0              | 2
        """,
        },
        expect="""
            suite_name | virtual_account_count | purchase_reading | purchased_once_count | purchased_summed_count | purchased_count | allowance_count | entitled_count | consumed_summed_count | consumed_count
            one        | 1                     | single           | 400                  | 400                    | 400             | 80              | 480            | 310                   | 310
            repeated   | 3                     | repeated         | 400                  | 1200                   | 400             | 80              | 480            | 350                   | 350
            own        | 2                     | summed           | 400                  | 500                    | 500             | 100             | 600            | 330                   | 330
            alike      | 2                     | unclear          | 400                  | 800                    | 400             | 80              | 480            | 620                   | 310
            told once  | 2                     | single           | 400                  | 400                    | 400             | 80              | 480            | 330                   | 330
            none       | 2                     | summed           | 0                    | 0                      | 0               | 0               | 0              | 3                     | 3
        """,
    )


def test_what_one_account_leaves_open_is_unknown(check_model: CheckModel) -> None:
    check_model(
        "core.ea_consumption",
        given={
            "staging.exports": EXPORTS,
            "staging.ea_consumption": """
            file_id | row_number | taken_at   | subscription_id | suite_name | virtual_account | purchased_count | consumed_count
            newest  | 1          | 2026-10-31 | Sub1            | use        | Campus          | 400             | 310
            newest  | 1          | 2026-10-31 | Sub1            | use        | Depot           | 400             |
            newest  | 1          | 2026-10-31 | Sub1            | purchase   | Campus          |                 | 310
        """,
        },
        expect="""
            suite_name | purchase_reading | purchased_count | consumed_count
            use        | unclear          | 400             |
            purchase   |                  |                 | 310
        """,
    )


def test_the_newest_day_of_each_subscription_speaks_and_of_one_day_the_api(check_model: CheckModel) -> None:
    check_model(
        "core.ea_consumption",
        given={
            "staging.exports": """
            file_id | path
            former  | exports/2026-01-31/z.json
            newest  | exports/2026-10-31/a.json
            second  | exports/2026-10-31/b.json
            table   | exports/2026-10-31/c.csv
            later   | exports/2026-12-31/a.json
        """,
            "staging.ea_consumption": """
            file_id | row_number | taken_at   | format             | subscription_id | suite_name | smart_account | virtual_account | purchased_count | consumed_count
            former  | 1          | 2026-01-31 | ea_consumption     | Sub1            | Switching  | acme          | Campus          | 1               | 1
            former  | 2          | 2026-01-31 | ea_consumption     | Sub2            | Switching  | acme          | Campus          | 2               | 2
            newest  | 1          | 2026-10-31 | ea_consumption     | Sub1            | Switching  | acme          | Campus          | 4               | 4
            second  | 1          | 2026-10-31 | ea_consumption     | Sub1            | Switching  | acme          | Campus          | 8               | 8
            second  | 2          | 2026-10-31 | ea_consumption     | Sub1            | Switching  | north         | Campus          | 16              | 16
            table   | 2          | 2026-10-31 | partner_agreements | Sub1            | Switching  | Acme          | Campus          | 32              | 32
            later   | 1          | 2026-12-31 | ea_consumption     | Sub1            | Switching  | acme          | Campus          | 64              | 64
        """,
        },
        expect="""
            subscription_id | file_id | taken_at   | purchased_count | consumed_count
            Sub1            | second  | 2026-10-31 | 24              | 24
            Sub2            | former  | 2026-01-31 | 2               | 2
        """,
    )


def test_a_suite_speaks_for_itself_and_its_skus_only_where_it_does_not(check_model: CheckModel) -> None:
    check_model(
        "core.ea_consumption",
        given={
            "staging.exports": EXPORTS,
            "staging.ea_consumption": """
            file_id | row_number | taken_at   | subscription_id | suite_name | virtual_account | sku | purchased_count | consumed_count
            newest  | 1          | 2026-10-31 | Sub1            | Switching  | Campus          |     | 400             | 310
            newest  | 1          | 2026-10-31 | Sub1            | Switching  | Campus          | A   | 300             | 210
            newest  | 2          | 2026-10-31 | Sub1            | Routing    | Campus          | A   | 30              | 21
            newest  | 3          | 2026-10-31 | Sub1            | Routing    | Campus          | B   | 5               | 1
        """,
        },
        expect="""
            suite_name | row_number | purchased_count | consumed_count
            Switching  | 1          | 400             | 310
            Routing    | 2          | 35              | 22
        """,
    )
