"""staging.settlements: the rows of the adviser's ledgers, typed."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_a_quarter_reads_however_it_is_written_and_amounts_with_either_decimal_sign(check_model: CheckModel) -> None:
    check_model(
        "staging.settlements",
        given={
            "meta.files": landed_files("""
            file_id | path
            own     | benchmarks/own.csv
        """),
            "raw.settlement_ledger": """
            file_id | row_number | settlement | family    | fiscal_quarter | settlement_date | proposed_amount | settled_amount | currency | settled_currency | renewal_history
            own     | 2          | S-1        | Switching | Q2 FY26        |                 | 1,000.00        | 640.50         | usd      |                  | First
            own     | 3          | S-2        | n/a       | 2025-Q4        | 2025-07-20      | 1.000,00        | 640,50         | EUR      | gbp              |
            own     | 4          |            | Wireless  | FY2027 q1      |                 | 5               | 5              |          |                  |
            own     | 5          |            | Wireless  | last summer    |                 | 5               | 5              |          |                  |
            own     | 6          |            | Wireless  | Q3             |                 | 5               | 5              |          |                  |
        """,
        },
        expect="""
            row_number | path               | settlement_id | product_family_name | fiscal_year | fiscal_quarter | settlement_date | proposed_amount | settled_amount | currency | settled_currency | renewal_history
            2          | benchmarks/own.csv | S-1           | Switching   | 2026        | 2              |                 | 1000.00         | 640.50         | USD      |                  | First
            3          | benchmarks/own.csv | S-2           |             | 2025        | 4              | 2025-07-20      | 1000.00         | 640.50         | EUR      | GBP              |
            4          | benchmarks/own.csv |               | Wireless    | 2027        | 1              |                 | 5.00            | 5.00           |          |                  |
            5          | benchmarks/own.csv |               | Wireless    |             |                |                 | 5.00            | 5.00           |          |                  |
            6          | benchmarks/own.csv |               | Wireless    |             |                |                 | 5.00            | 5.00           |          |                  |
        """,
    )
