"""staging.unread_proposal_lines: rows of a proposal that stand in none of its figures."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_a_row_that_could_not_be_read_is_kept_in_view_and_a_sum_is_none(check_model: CheckModel) -> None:
    check_model(
        "staging.unread_proposal_lines",
        given={
            "meta.files": landed_files("""
            file_id | path            | format
            tf      | proposal/tf.csv | true_forward_proposal
            other   | prices/p.csv    | price_list
        """),
            "meta.rejects": """
            file_id | row_number | reason
            tf      | 3          | column 'Quantity': ten is not a whole number
            tf      | 9          | a row of totals, not of data
            other   | 4          | column 'SKU': is empty
        """,
        },
        expect="""
            file_id | row_number | reason
            tf      | 3          | column 'Quantity': ten is not a whole number
        """,
    )
