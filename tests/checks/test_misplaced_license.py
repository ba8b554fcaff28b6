"""checks/misplaced_license: a shortage that a move would cure."""

from __future__ import annotations

from collections.abc import Callable

from analysis.engine.building import run_check
from analysis.engine.models import all_checks
from tests.pictures import Pictures, place

CheckRule = Callable[..., None]


def test_a_move_names_what_is_short_and_where_it_lies_spare(check_rule: CheckRule) -> None:
    check_rule(
        "misplaced_license",
        given={
            "marts.cured_shortages": """
            smart_account | license_name           | virtual_account | short_count | surplus_account | surplus_count | move_count
            acme          | C9300-24 DNA Advantage | Campus          | 120         | Datacentre      | 1150          | 120
        """
        },
        finds=["C9300-24 DNA Advantage is short by 120 in Campus while Datacentre holds 1,150 spare."],
    )


def test_the_remedy_says_how_many_to_move_and_that_it_costs_nothing(pictures: Pictures) -> None:
    place(
        pictures.database,
        "marts.cured_shortages",
        """
        smart_account | license_name | virtual_account | short_count | surplus_account | surplus_count | move_count | move_tool
        acme          | DNA          | Campus          | 120         | Datacentre      | 90            | 90         | Cisco Smart Software Manager
        """,
    )
    (finding,) = run_check(pictures.database, all_checks()["misplaced_license"])
    assert finding["remedy"] == (
        "Move 90 to Campus before any commercial conversation, in Cisco Smart Software Manager; it costs nothing."
    )
