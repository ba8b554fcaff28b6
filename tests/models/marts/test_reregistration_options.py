"""marts.reregistration_options: the devices that could go to where their licence is spare."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

USED = "file_id | row_number | smart_account | virtual_account | instance_id | license_name | in_use_count | contact_status"
INSTANCES = "file_id | row_number | smart_account | instance_id"
BALANCES = "smart_account | virtual_account | license_name | balance_count | free_count"


def given(used: str, balances: str, position: str = "") -> dict[str, str]:
    rows = [[cell.strip() for cell in line.split("|")] for line in used.strip().splitlines()]
    instances = "\n".join(dict.fromkeys(" | ".join([*row[:3], row[4]]) for row in rows))
    return {
        "core.instance_licenses": f"{USED}\n{used}",
        "core.product_instances": f"{INSTANCES}\n{instances}",
        "marts.transfer_balances": f"{BALANCES}\n{balances}",
        "marts.license_position": f"smart_account | virtual_account | license_name | balance_count\n{position}",
    }


def test_as_many_devices_as_are_short_are_offered_the_heaviest_first(check_model: CheckModel) -> None:
    check_model(
        "marts.reregistration_options",
        given=given(
            """
            f | 1 | acme | Campus | a | DNA | 1 | Seen
            f | 2 | acme | Campus | b | DNA | 3 | Seen
            f | 3 | acme | Campus | c | DNA | 1 | Late
            f | 4 | acme | Campus | d | DNA | 1 | Seen
            f | 5 | acme | Depot  | e | DNA | 1 | Seen
            """,
            "acme | Campus | DNA | -4 | 0\nacme | Depot | DNA | 9 | 9",
        ),
        expect="instance_id | virtual_account | to_virtual_account | in_use_count\nb | Campus | Depot | 3\na | Campus | Depot | 1",
    )


def test_a_silent_device_is_not_offered(check_model: CheckModel) -> None:
    check_model(
        "marts.reregistration_options",
        given=given(
            """
            f | 1 | acme | Campus | a | DNA | 1 | Not seen
            f | 2 | acme | Campus | b | DNA | 1 | Probably gone
            f | 3 | acme | Campus | c | DNA | 1 | Unknown
            """,
            "acme | Campus | DNA | -4 | 0\nacme | Depot | DNA | 9 | 9",
        ),
        expect="instance_id\nc",
    )


def test_no_account_takes_more_than_it_has_free(check_model: CheckModel) -> None:
    check_model(
        "marts.reregistration_options",
        given=given(
            """
            f | 1 | acme | Campus | a | DNA | 2 | Seen
            f | 2 | acme | Campus | b | DNA | 2 | Seen
            f | 3 | acme | Campus | c | DNA | 2 | Seen
            """,
            "acme | Campus | DNA | -6 | 0\nacme | Depot | DNA | 3 | 3\nacme | Port | DNA | 1 | 1\nacme | Quay | DNA | 2 | 2",
        ),
        expect="instance_id | to_virtual_account\na | Depot",
    )


def test_a_device_of_another_smart_account_is_no_cure(check_model: CheckModel) -> None:
    check_model(
        "marts.reregistration_options",
        given=given(
            "f | 1 | north | Campus | a | DNA | 2 | Seen",
            "acme | Campus | DNA | -6 | 0\nacme | Depot | DNA | 3 | 3",
        ),
        expect="instance_id",
    )


def test_the_licences_that_a_device_takes_along_are_counted_and_those_missing_there(check_model: CheckModel) -> None:
    check_model(
        "marts.reregistration_options",
        given=given(
            """
            f | 1 | acme | Campus | a | DNA | 1 | Seen
            f | 1 | acme | Campus | a | ISE | 1 | Seen
            f | 1 | acme | Campus | a | NET | 1 | Seen
            f | 2 | acme | Campus | b | DNA | 1 | Seen
            """,
            "acme | Campus | DNA | -2 | 0\nacme | Depot | DNA | 9 | 9",
            "acme | Depot | NET | 1\nacme | Depot | ISE | 0",
        ),
        expect="""
            instance_id | license_name | other_license_count | uncovered_license_count
            a           | DNA          | 2                   | 1
            b           | DNA          | 0                   | 0
        """,
    )
