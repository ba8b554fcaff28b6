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
