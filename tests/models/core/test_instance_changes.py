"""core.instance_changes: product instances that came, went or moved between two exports."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

SPEAKING = """
    smart_account | virtual_account | subject   | file_id | taken_at   | superseded_at | is_current
    acme          | Campus          | instances | old     | 2026-05-10 | 2026-11-10    | false
    acme          | Depot           | instances | old     | 2026-05-10 | 2026-11-10    | false
    acme          | Campus          | instances | new     | 2026-11-10 |               | true
    acme          | Depot           | instances | new     | 2026-11-10 |               | true
"""


def test_a_device_is_the_same_by_serial_number_or_host_name(check_model: CheckModel) -> None:
    check_model(
        "core.instance_changes",
        given={
            "core.speaking_exports": SPEAKING,
            "staging.product_instances": """
                file_id | row_number | smart_account | virtual_account | product_id | serial_number | host_name
                old     | 1          | acme          | Campus          |            |               | sw-01
                old     | 2          | acme          | Campus          | C9300      | FOC2648JZ02   |
                old     | 3          | acme          | Campus          |            |               | gone-01
                old     | 4          | acme          | Campus          |            |               | mover-01
            """,
            "core.product_instances": """
                file_id | row_number | smart_account | virtual_account | instance_id        | product_id | serial_number | host_name
                new     | 1          | acme          | Campus          | C9300:FOC2648JZ01  | C9300      | FOC2648JZ01   | SW-01
                new     | 2          | acme          | Campus          | C9300:FOC2648JZ02  | C9300      | FOC2648JZ02   |
                new     | 3          | acme          | Depot           | C9300:FOC2648JZ03  | C9300      | FOC2648JZ03   | mover-01
                new     | 4          | acme          | Depot           | C9300:FOC2648JZ04  | C9300      | FOC2648JZ04   | new-01
            """,
            "staging.instance_licenses": """
                file_id | row_number | license_name | in_use_count
                new     | 4          | DNA          | 1
                new     | 4          | Network      | 2
            """,
        },
        expect="""
            virtual_account | instance_id       | change_kind    | from_virtual_account | former_count | present_count | former_date | present_date | file_id | row_number
            Campus          | gone-01           | Instance gone  |                      |              |               | 2026-05-10  | 2026-11-10   | old     | 3
            Depot           | C9300:FOC2648JZ03 | Instance moved | Campus               |              |               | 2026-05-10  | 2026-11-10   | new     | 3
            Depot           | C9300:FOC2648JZ04 | Instance added |                      |              | 3             | 2026-05-10  | 2026-11-10   | new     | 4
        """,
    )


def test_a_second_listing_in_another_account_is_added_not_moved(check_model: CheckModel) -> None:
    check_model(
        "core.instance_changes",
        given={
            "core.speaking_exports": SPEAKING,
            "staging.product_instances": """
                file_id | row_number | smart_account | virtual_account | host_name
                old     | 1          | acme          | Campus          | sw-01
            """,
            "core.product_instances": """
                file_id | row_number | smart_account | virtual_account | instance_id | host_name
                new     | 1          | acme          | Campus          | sw-01       | sw-01
                new     | 2          | acme          | Depot           | sw-01       | sw-01
            """,
        },
        expect="""
            virtual_account | instance_id | change_kind
            Depot           | sw-01       | Instance added
        """,
    )


def test_one_export_alone_tells_no_change(check_model: CheckModel) -> None:
    check_model(
        "core.instance_changes",
        given={
            "core.speaking_exports": """
                smart_account | virtual_account | subject   | file_id | taken_at   | is_current
                acme          | Campus          | instances | new     | 2026-11-10 | true
            """,
            "core.product_instances": """
                file_id | row_number | smart_account | virtual_account | instance_id | host_name
                new     | 1          | acme          | Campus          | sw-01       | sw-01
            """,
        },
        expect="""
            instance_id
        """,
    )


def test_an_account_that_a_whole_export_no_longer_names_lost_its_instances(check_model: CheckModel) -> None:
    check_model(
        "core.instance_changes",
        given={
            "core.speaking_exports": """
                smart_account | virtual_account | subject   | file_id | taken_at   | superseded_at | is_current
                acme          | Campus          | instances | new     | 2026-11-10 |               | true
                acme          | Closed site     | instances | old     | 2026-05-10 | 2026-11-10    | false
                acme          | Older site      | instances | older   | 2025-11-10 | 2026-05-10    | false
            """,
            "staging.product_instances": """
                file_id | row_number | smart_account | virtual_account | host_name
                old     | 1          | acme          | Closed site     | sw-09
                older   | 1          | acme          | Older site      | sw-08
            """,
        },
        expect="""
            virtual_account | instance_id | change_kind
            Closed site     | sw-09       | Instance gone
        """,
    )
