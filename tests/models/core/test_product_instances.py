"""core.product_instances: the current instances and how long they have been silent (RULES.md §4)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

SPEAKING = """
    file_id | virtual_account | subject   | is_current
    api     | Campus          | instances | true
    page1   | Campus          | instances | true
    page2   | Campus          | instances | true
    former  | Campus          | instances | false
"""


def test_an_instance_is_late_not_seen_or_gone_once_the_threshold_is_passed_not_on_it(check_model: CheckModel) -> None:
    check_model(
        "core.product_instances",
        given={
            "inputs.run": """
            as_of_date
            2026-11-24
        """,
            "staging.exports": """
            file_id
            api
        """,
            "core.speaking_exports": SPEAKING,
            "staging.product_instances": """
            file_id | row_number | virtual_account | host_name | last_contact_date
            api     | 1          | Campus          | a         | 2026-11-24
            api     | 2          | Campus          | b         | 2026-10-25
            api     | 3          | Campus          | c         | 2026-10-24
            api     | 4          | Campus          | d         | 2026-08-26
            api     | 5          | Campus          | e         | 2026-08-25
            api     | 6          | Campus          | f         | 2025-11-24
            api     | 7          | Campus          | g         | 2025-11-23
            api     | 8          | Campus          | h         |
        """,
        },
        expect="""
            host_name | silent_days | contact_status
            a         | 0           | Seen
            b         | 30          | Seen
            c         | 31          | Late
            d         | 90          | Late
            e         | 91          | Not seen
            f         | 365         | Not seen
            g         | 366         | Probably gone
            h         |             | Unknown
        """,
    )


def test_the_clients_own_thresholds_apply(check_model: CheckModel) -> None:
    check_model(
        "core.product_instances",
        given={
            "inputs.thresholds": """
            last_contact_amber_days | last_contact_red_days | last_contact_gone_days
            7                       | 14                    | 21
        """,
            "staging.exports": """
            file_id
            api
        """,
            "core.speaking_exports": SPEAKING,
            "staging.product_instances": """
            file_id | row_number | virtual_account | host_name | last_contact_date
            api     | 1          | Campus          | a         | 2026-11-09
        """,
        },
        expect="""
            host_name | contact_status
            a         | Not seen
        """,
    )


def test_an_instance_is_named_by_what_the_source_knows_best(check_model: CheckModel) -> None:
    check_model(
        "core.product_instances",
        given={
            "staging.exports": """
            file_id
            api
        """,
            "core.speaking_exports": SPEAKING,
            "staging.product_instances": """
            file_id | row_number | virtual_account | product_id | serial_number | instance_uuid | host_name
            api     | 1          | Campus          | C9300-24T  | FOC1          | 12-34         | sw1
            api     | 2          | Campus          |            | FOC2          | 12-35         | sw2
            api     | 3          | Campus          | C8000V     |               | 12-36         | r1
            api     | 4          | Campus          |            |               |               | r2
            api     | 5          | Campus          |            |               |               |
        """,
        },
        expect="""
            row_number | instance_id
            1          | C9300-24T:FOC1
            2          | FOC2
            3          | 12-36
            4          | r2
            5          | api:5
        """,
    )


def test_overlapping_pages_count_an_instance_once_and_two_rows_of_one_file_are_two(check_model: CheckModel) -> None:
    check_model(
        "core.product_instances",
        given={
            "staging.exports": """
            file_id | path
            page1   | exports/2026-10-31/devices_01.json
            page2   | exports/2026-10-31/devices_02.json
        """,
            "core.speaking_exports": SPEAKING,
            "staging.product_instances": """
            file_id | row_number | smart_account | virtual_account | product_id | serial_number
            page1   | 99         | acme          | Campus          | C9300-24T  | FOC1
            page1   | 100        | acme          | Campus          | C9300-24T  | FOC2
            page2   | 1          | acme          | Campus          | C9300-24T  | FOC2
            page2   | 2          | acme          | Campus          | C9300-24T  | FOC3
            page2   | 3          | acme          | Campus          | C9300-24T  | FOC3
        """,
        },
        expect="""
            file_id | row_number | serial_number
            page1   | 99         | FOC1
            page2   | 1          | FOC2
            page2   | 2          | FOC3
            page2   | 3          | FOC3
        """,
    )


def test_one_device_in_two_virtual_accounts_stays_two_instances(check_model: CheckModel) -> None:
    check_model(
        "core.product_instances",
        given={
            "staging.exports": """
            file_id
            api
        """,
            "core.speaking_exports": """
            file_id | virtual_account | subject   | is_current
            api     | Campus          | instances | true
            api     | Warehouse       | instances | true
        """,
            "staging.product_instances": """
            file_id | row_number | smart_account | virtual_account | product_id | serial_number
            api     | 1          | acme          | Campus          | C9300-24T  | FOC1
            api     | 2          | acme          | Warehouse       | C9300-24T  | FOC1
        """,
        },
        expect="""
            virtual_account | instance_id
            Campus          | C9300-24T:FOC1
            Warehouse       | C9300-24T:FOC1
        """,
    )


def test_an_instance_that_only_a_former_export_names_is_left_out(check_model: CheckModel) -> None:
    check_model(
        "core.product_instances",
        given={
            "staging.exports": """
            file_id
            former
        """,
            "core.speaking_exports": SPEAKING,
            "staging.product_instances": """
            file_id | row_number | virtual_account | host_name
            former  | 1          | Campus          | old
        """,
        },
        expect="file_id | host_name",
    )


def test_a_name_that_the_factory_gave_names_no_instance_alone(check_model: CheckModel) -> None:
    check_model(
        "core.product_instances",
        given={
            "staging.exports": """
            file_id
            api
        """,
            "core.speaking_exports": SPEAKING,
            "staging.product_instances": """
            file_id | row_number | virtual_account | host_name
            api     | 1          | Campus          | Router
            api     | 2          | Campus          | Router
            api     | 3          | Campus          | rtr-1
        """,
        },
        expect="""
            row_number | instance_id
            1          | Router (api:1)
            2          | Router (api:2)
            3          | rtr-1
        """,
    )
