"""core.settlements: each settlement once, in its quarter, with the share it was settled for."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
QUARTERS = """
    fiscal_year | fiscal_quarter | quarter_end_date
    2026        | 3              | 2026-04-25
    2026        | 4              | 2026-07-25
    2027        | 1              | 2026-10-24
    2027        | 2              | 2027-01-23
    2027        | 3              | 2027-05-01
"""


def test_the_share_is_settled_by_proposed_and_the_date_decides_the_quarter(check_model: CheckModel) -> None:
    check_model(
        "core.settlements",
        given={
            "inputs.run": RUN,
            "core.fiscal_quarters": QUARTERS,
            "staging.settlements": """
            file_id | row_number | path  | settlement_id | product_family_name | fiscal_year | fiscal_quarter | settlement_date | proposed_amount | settled_amount | currency
            own     | 2          | a.csv | S-1           | Switching   | 2026        | 3              | 2026-04-26      | 300.00          | 200.00         | USD
            own     | 3          | a.csv | S-2           | Switching   | 2026        | 4              |                 | 100.00          | 60.00          | USD
            own     | 4          | a.csv | S-3           |             |             |                |                 | 100.00          | 120.00         |
        """,
        },
        expect="""
            row_number | product_family_name | fiscal_year | fiscal_quarter | quarter_end_date | settled_share | exclusion_reason
            2          | Switching   | 2026        | 4              | 2026-07-25       | 0.666667      |
            3          | Switching   | 2026        | 4              | 2026-07-25       | 0.600000      |
            4          |             |             |                |                  | 1.200000      |
        """,
    )


def test_what_says_nothing_of_a_share_is_left_out_and_named(check_model: CheckModel) -> None:
    check_model(
        "core.settlements",
        given={
            "inputs.run": RUN,
            "core.fiscal_quarters": QUARTERS,
            "staging.settlements": """
            file_id | row_number | path  | product_family_name | fiscal_year | fiscal_quarter | settlement_date | proposed_amount | settled_amount | currency | settled_currency
            own     | 2          | a.csv | A           |             |                |                 | 0.00            | 0.00           | USD      |
            own     | 3          | a.csv | B           |             |                |                 | 100.00          | -5.00          | USD      |
            own     | 4          | a.csv | C           |             |                |                 | 100.00          | 60.00          | USD      | EUR
            own     | 5          | a.csv | D           |             |                | 2026-11-25      | 100.00          | 60.00          | USD      |
            own     | 6          | a.csv | E           | 2027        | 3              |                 | 100.00          | 60.00          | USD      |
            own     | 7          | a.csv | F           | 2027        | 2              |                 | 100.00          | 60.00          | USD      | USD
        """,
        },
        expect="""
            row_number | settled_share | exclusion_reason
            2          |               | nothing was proposed
            3          | -0.050000     | the settled amount is negative
            4          | 0.600000      | proposed in one currency, settled in another
            5          | 0.600000      | settled after 24 Nov 2026
            6          | 0.600000      | settled after 24 Nov 2026
            7          | 0.600000      |
        """,
    )


def test_a_settlement_told_again_by_a_newer_ledger_counts_once_as_the_newer_tells_it(check_model: CheckModel) -> None:
    check_model(
        "core.settlements",
        given={
            "inputs.run": RUN,
            "core.fiscal_quarters": QUARTERS,
            "staging.settlements": """
            file_id | row_number | path      | taken_at   | settlement_id | product_family_name | proposed_amount | settled_amount
            old     | 2          | old.csv   | 2026-05-01 | S-1           | Switching   | 100.00          | 60.00
            old     | 3          | old.csv   | 2026-05-01 |               | Wireless    | 100.00          | 70.00
            old     | 4          | old.csv   | 2026-05-01 |               | Wireless    | 100.00          | 70.00
            new     | 2          | new.csv   | 2026-10-01 | s-1           | switching   | 100.00          | 55.00
            new     | 3          | new.csv   | 2026-10-01 | S-1           | Wireless    | 100.00          | 65.00
            new     | 4          | new.csv   | 2026-10-01 |               | Wireless    | 100.00          | 70.00
            later   | 2          | later.csv | 2026-12-01 | S-9           | Wireless    | 100.00          | 10.00
        """,
        },
        expect="""
            file_id | row_number | settled_share
            new     | 2          | 0.550000
            new     | 3          | 0.650000
            new     | 4          | 0.700000
            old     | 4          | 0.700000
        """,
    )
