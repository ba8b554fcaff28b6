"""checks/settled_above_proposed: settlements that ended dearer than they began."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_settlements_above_their_proposal_are_one_finding_that_shows_the_first(check_rule: CheckRule) -> None:
    check_rule(
        "settled_above_proposed",
        given={
            "core.settlements": """
            file_id | row_number | path    | proposed_amount | settled_amount | currency | settled_share | exclusion_reason
            own     | 2          | own.csv | 45000.00        | 46800.00       | EUR      | 1.040000      |
            own     | 3          | own.csv | 100.00          | 100.00         | EUR      | 1.000000      |
            own     | 4          | own.csv | 10.00           | 20.00          |          | 2.000000      |
            own     | 1          | own.csv | 10.00           | 20.00          | EUR      | 2.000000      | settled after 24 Nov 2026
        """
        },
        finds=[
            (
                "2 settlements in the ledger ended above the proposal, the first in own.csv, row 2: EUR 46,800.00 against "
                "EUR 45,000.00."
            )
        ],
    )


def test_a_ledger_of_lower_ends_and_none_at_all_are_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "settled_above_proposed",
        given={
            "core.settlements": """
            file_id | row_number | path    | settled_share
            own     | 2          | own.csv | 0.600000
        """
        },
        finds=[],
    )
