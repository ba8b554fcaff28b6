"""proposal_line_unread: what the vendor asks and no figure holds."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_row_that_could_not_be_read_is_told_with_its_reason(check_rule: CheckRule) -> None:
    check_rule(
        "proposal_line_unread",
        given={
            "core.unread_proposal_lines": """
            file_id | row_number | path            | reason
            tf      | 3          | proposal/tf.csv | column 'Quantity': ten is not a whole number
        """
        },
        finds=[
            (
                "Row 3 of proposal/tf.csv could not be read and stands in no figure of the proposal: "
                "column 'Quantity': ten is not a whole number."
            )
        ],
    )
