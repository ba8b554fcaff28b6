"""core.instance_twins: instances of a device that another one, heard from later, stands for too (RULES.md §4)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_serial_number_in_two_virtual_accounts_stays_where_it_was_heard_from_last(check_model: CheckModel) -> None:
    check_model(
        "core.instance_twins",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_id | serial_number | last_contact_date | contact_status
            api     | 1          | acme          | DEFAULT         | P:FOC0001   | FOC0001       | 2026-04-09        | Not seen
            api     | 2          | acme          | Campus          | P:FOC0001   | foc0001       | 2026-11-20        | Seen
            api     | 3          | other         | DEFAULT         | P:FOC0002   | FOC0002       | 2026-11-19        | Seen
            api     | 4          | acme          | Campus          | P:FOC0002   | FOC0002       | 2026-11-20        | Seen
            api     | 5          | acme          | Campus          | P:FOC0003   | FOC0003       | 2026-11-20        | Seen
        """
        },
        expect="""
            row_number | shared_key    | place_count | later_smart_account | later_virtual_account | later_contact_date | confidence_grade
            1          | Serial number | 2           | acme                | Campus                | 2026-11-20         | B
            3          | Serial number | 2           | acme                | Campus                | 2026-11-20         | B
        """,
    )


def test_a_serial_number_in_three_virtual_accounts_leaves_two_too_many(check_model: CheckModel) -> None:
    check_model(
        "core.instance_twins",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | serial_number | last_contact_date
            api     | 1          | acme          | DEFAULT         | FOC0001       | 2026-04-09
            api     | 2          | acme          | Campus          | FOC0001       | 2026-11-20
            api     | 3          | acme          | Depot           | FOC0001       |
        """
        },
        expect="""
            row_number | place_count | later_virtual_account | confidence_grade
            1          | 3           | Campus                | B
            3          | 3           | Campus                | B
        """,
    )


def test_where_no_contact_tells_which_came_last_one_is_too_many_all_the_same_but_proven_less(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.instance_twins",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | serial_number | registration_date
            api     | 1          | acme          | Campus          | FOC0001       | 2024-01-31
            api     | 2          | acme          | DEFAULT         | FOC0001       | 2025-01-31
        """
        },
        expect="""
            row_number | later_virtual_account | confidence_grade
            1          | DEFAULT               | C
        """,
    )


def test_what_is_no_serial_number_is_shared_by_nobody(check_model: CheckModel) -> None:
    check_model(
        "core.instance_twins",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | serial_number | last_contact_date
            api     | 1          | acme          | Campus          | 000000        | 2024-01-31
            api     | 2          | acme          | DEFAULT         | 000000        | 2025-01-31
            api     | 3          | acme          | DEFAULT         | TBD           | 2025-01-31
            api     | 4          | acme          | DEFAULT         | TBD           | 2026-01-31
            api     | 5          | acme          | DEFAULT         |               | 2025-01-31
            api     | 6          | acme          | DEFAULT         |               | 2026-01-31
        """
        },
        expect="""
            row_number
        """,
    )


def test_a_virtual_machine_without_a_serial_number_is_known_by_its_uuid(check_model: CheckModel) -> None:
    check_model(
        "core.instance_twins",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_uuid | last_contact_date
            api     | 1          | acme          | Campus          | ab-12         | 2026-01-31
            api     | 2          | acme          | DEFAULT         | AB-12         | 2026-11-20
        """
        },
        expect="""
            row_number | shared_key | confidence_grade
            1          | UUID       | C
        """,
    )


HOST_NAMES = """
    file_id | row_number | smart_account | virtual_account | host_name         | product_id | serial_number | registration_date | last_contact_date | contact_status
    api     | 1          | acme          | Campus          | swapped           | C9300-24T  | FOC0001       | 2020-01-31        | 2026-06-30        | Not seen
    api     | 2          | acme          | Depot           | SWAPPED.acme.test | C9300-24T  | FOC0002       | 2026-07-01        | 2026-11-20        | Seen
    api     | 3          | acme          | Campus          | both-alive        | C9300-24T  | FOC0003       | 2020-01-31        | 2026-11-01        | Seen
    api     | 4          | acme          | Depot           | both-alive        | C9300-24T  | FOC0004       | 2026-11-02        | 2026-11-20        | Seen
    api     | 5          | acme          | Campus          | side-by-side      | C9300-24T  | FOC0005       | 2020-01-31        | 2026-06-30        | Not seen
    api     | 6          | acme          | Depot           | side-by-side      | C9300-24T  | FOC0006       | 2021-01-31        | 2026-11-20        | Seen
    api     | 7          | acme          | Campus          | other-kind        | C9300-24T  | FOC0007       | 2020-01-31        | 2026-06-30        | Not seen
    api     | 8          | acme          | Depot           | other-kind        | C9500-24Y  | FOC0008       | 2026-07-01        | 2026-11-20        | Seen
    api     | 9          | acme          | Campus          | Router            | C8300      | FOC0009       | 2020-01-31        | 2026-06-30        | Not seen
    api     | 10         | acme          | Depot           | Router            | C8300      | FOC0010       | 2026-07-01        | 2026-11-20        | Seen
    api     | 11         | acme          | Campus          | other-company     | C9300-24T  | FOC0011       | 2020-01-31        | 2026-06-30        | Not seen
    api     | 12         | other         | Depot           | other-company     | C9300-24T  | FOC0012       | 2026-07-01        | 2026-11-20        | Seen
    cssm    | 13         | acme          | Campus          | table             |            |               |                   | 2026-10-01        | Late
    cssm    | 14         | acme          | Depot           | table             |            |               |                   | 2026-11-20        | Seen
    cssm    | 15         | acme          | Campus          | table-alive       |            |               |                   | 2026-11-10        | Seen
    cssm    | 16         | acme          | Depot           | table-alive       |            |               |                   | 2026-11-20        | Seen
"""


def test_a_name_and_product_under_another_number_is_one_device_only_once_the_former_fell_silent(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.instance_twins",
        given={"core.product_instances": HOST_NAMES},
        expect="""
            row_number | shared_key | later_virtual_account | confidence_grade
            1          | Host name  | Depot                 | C
            13         | Host name  | Depot                 | C
        """,
    )


def test_another_member_of_the_same_stack_stands_for_the_same_device(check_model: CheckModel) -> None:
    check_model(
        "core.instance_twins",
        given={
            "core.stack_members": """
            serial_number | device_id
            FOC0001       | FOC0001
            FOC0002       | FOC0001
            FOC0003       | FOC0003
            FOC0004       | FOC0003
        """,
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | serial_number | registration_date | last_contact_date | contact_status
            api     | 1          | acme          | Campus          | FOC0001       | 2020-01-31        | 2026-06-30        | Not seen
            api     | 2          | acme          | Campus          | FOC0002       | 2026-07-01        | 2026-11-20        | Seen
            api     | 3          | acme          | Campus          | FOC0003       | 2020-01-31        | 2026-11-19        | Seen
            api     | 4          | acme          | Campus          | FOC0004       | 2020-01-31        | 2026-11-20        | Seen
        """,
        },
        expect="""
            row_number | shared_key | later_virtual_account | confidence_grade
            1          | Stack      | Campus                | C
        """,
    )
