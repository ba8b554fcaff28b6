"""marts.cured_shortages: what the plan cures, from where most of it comes, and in which tool."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

MOVES = "smart_account | license_name | covered_license_name | from_virtual_account | to_virtual_account | quantity_count | is_agreement_lot | move_tool"
POSITION = "smart_account | virtual_account | license_name | balance_count"
CSSM, TOOL = "Cisco Smart Software Manager", "EA tool of Sub-1"


def test_the_account_that_gives_most_is_named_with_what_it_holds(check_model: CheckModel) -> None:
    check_model(
        "marts.cured_shortages",
        given={
            "marts.transfer_plan": f"""
            {MOVES}
            acme | DNA | DNA | Datacentre | Campus | 80 | false | {CSSM}
            acme | DNA | DNA | Datacentre | Campus | 20 | false | {CSSM}
            acme | DNA | DNA | Depot      | Campus | 90 | false | {CSSM}
        """,
            "marts.license_position": f"""
            {POSITION}
            acme  | Campus     | DNA | -200
            acme  | Datacentre | DNA | 150
            acme  | Depot      | DNA | 90
            north | Campus     | DNA | -7
        """,
        },
        expect=f"""
            license_name | virtual_account | short_count | surplus_account | surplus_count | move_count | move_tool
            DNA          | Campus          | 200         | Datacentre      | 150           | 190        | {CSSM}
        """,
    )


def test_the_agreement_s_own_tool_is_named_alone_or_for_its_part(check_model: CheckModel) -> None:
    check_model(
        "marts.cured_shortages",
        given={
            "marts.transfer_plan": f"""
            {MOVES}
            acme | ISE | ISE | DEFAULT | Identity | 80 | true  | {TOOL}
            acme | DNA | DNA | Depot   | Campus   | 80 | false | {CSSM}
            acme | DNA | DNA | Depot   | Campus   | 40 | true  | {TOOL}
        """,
            "marts.license_position": f"""
            {POSITION}
            acme | Campus   | DNA | -120
            acme | Depot    | DNA | 150
            acme | Identity | ISE | -80
            acme | DEFAULT  | ISE | 90
        """,
        },
        expect=f"""
            license_name | move_tool
            ISE          | the {TOOL}
            DNA          | {CSSM}, and 40 of them in the {TOOL}
        """,
    )


def test_what_a_higher_tier_cures_is_not_misplaced(check_model: CheckModel) -> None:
    check_model(
        "marts.cured_shortages",
        given={"marts.transfer_plan": f"{MOVES}\nacme | ISE A | ISE E | DEFAULT | Identity | 80 | false | {CSSM}"},
        expect="license_name | move_count",
    )
