"""staging.proposal_lines: the vendor's lines, typed."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_a_line_keeps_its_own_number_and_reads_its_amounts(check_model: CheckModel) -> None:
    check_model(
        "staging.proposal_lines",
        given={
            "meta.files": landed_files("""
            file_id | path
            tf      | proposal/tf.csv
        """),
            "raw.true_forward_proposal": """
            file_id | row_number | line | subscription_id | suite | sku   | quantity | unit_net_price | months | extended_amount | currency
            tf      | 2          | 1.1  | Sub-1           | -     | E3N-A | 1,250    | 12.50          | 23.5   | 367,187.50      | USD
        """,
        },
        expect="""
            row_number | proposal_line | subscription_id | suite_name | sku   | proposed_count | net_unit_price_amount | proposed_months | proposed_amount | currency
            2          | 1.1           | Sub-1           |            | E3N-A | 1250           | 12.5000               | 23.500000       | 367187.50       | USD
        """,
    )


def test_a_discount_is_a_share_however_it_is_written_and_optional_columns_are_read(check_model: CheckModel) -> None:
    check_model(
        "staging.proposal_lines",
        given={
            "meta.files": landed_files("""
            file_id | path            | date_order
            tf      | proposal/tf.csv | dmy
        """),
            "raw.true_forward_proposal": """
            file_id | row_number | sku | unit_list_price | discount | growth_allowance | support_amount | start_date | end_date
            tf      | 2          | A   | 25.00           | 45%      | 75               | 1.200,50       | 01/02/2026 | 2027-01-31
            tf      | 3          | A   |                 | 45       |                  |                |            |
            tf      | 4          | A   |                 | 0.45     |                  |                |            |
            tf      | 5          | A   |                 | -        |                  |                |            |
        """,
        },
        expect="""
            row_number | list_unit_price_amount | discount_share | stated_allowance_count | support_amount | proposed_start_date | proposed_end_date
            2          | 25.0000                | 0.45           | 75                     | 1200.50        | 2026-02-01          | 2027-01-31
            3          |                        | 0.45           |                        |                |                     |
            4          |                        | 0.45           |                        |                |                     |
            5          |                        |                |                        |                |                     |
        """,
    )
