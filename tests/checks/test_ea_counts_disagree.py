"""checks/ea_counts_disagree: an EA's own export that does not add up."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_each_count_that_its_parts_contradict_is_told_with_both_figures(check_rule: CheckRule) -> None:
    check_rule(
        "ea_counts_disagree",
        given={
            "core.ea_disagreements": """
            file_id | row_number | subscription_id | suite_name | virtual_account | sku   | disagreement_key | stated_count | added_count
            ea      | 1          | Sub-1           | Routing    |                 |       | total            | 500          | 575
            ea      | 2          | Sub-1           | Switching  | Campus          |       | remaining        | 25           | -25
            ea      | 3          | Sub-1           | Wireless   |                 | E3N-W | consumption      | 1600         | 1601
        """
        },
        finds=[
            (
                "The EA's own export does not add up: Routing of Sub-1 shows a total entitlement of 500, but its purchase "
                "and growth allowance are 575."
            ),
            (
                "The EA's own export does not add up: Switching in Campus of Sub-1 shows a remainder of 25, but its total "
                "less its consumption is \u221225."
            ),
            (
                "The EA's own export does not add up: Wireless, E3N-W of Sub-1 shows a consumption of 1,600, but what was "
                "used before, generated and migrated is 1,601."
            ),
        ],
    )
