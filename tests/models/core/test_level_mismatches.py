"""core.level_mismatches: where a device's own output and CSSM differ (RULES.md §4)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

INSTANCES = """
    file_id | row_number | smart_account | virtual_account | instance_id       | last_contact_date
    api     | 1          | acme          | Campus          | C9300-24T:FOC0001 | 2026-11-10
"""
MATCHED = """
    file_id | row_number | device_id | match_key
    api     | 1          | FOC0001   | Serial number
"""
DEVICES = """
    file_id | host_name | serial_number | taken_at   | path
    sw      | sw-1      | FOC0001       | 2026-11-13 | sw.txt
"""


def compare(check_model: CheckModel, counted: str, said: str, expect: str, **given: str) -> None:
    check_model(
        "core.level_mismatches",
        given={
            "core.product_instances": INSTANCES,
            "core.instance_devices": MATCHED,
            "core.output_devices": DEVICES,
            "core.instance_licenses": counted,
            "staging.device_licenses": said,
            **{name.replace("__", "."): picture for name, picture in given.items()},
        },
        expect=expect,
    )


def test_another_licence_is_more_of_the_one_and_less_of_the_other(check_model: CheckModel) -> None:
    compare(
        check_model,
        """
            file_id | row_number | license_name           | in_use_count
            api     | 1          | C9300-24 DNA Advantage | 2
        """,
        """
            file_id | row_number | host_name | license_name            | in_use_count | reported_status
            sw      | 20         | sw-1      | C9300-24 DNA Essentials | 2            | IN USE
            sw      | 30         | sw-1      | HSEC                    | 0            | NOT IN USE
        """,
        """
            smart_account | instance_id       | license_name            | device_in_use_count | in_use_count | difference_count | file_id | row_number
            acme          | C9300-24T:FOC0001 | C9300-24 DNA Essentials | 2                   | 0            | 2                | sw      | 20
            acme          | C9300-24T:FOC0001 | C9300-24 DNA Advantage  | 0                   | 2            | -2               | sw      | 20
        """,
    )


def test_another_count_of_the_same_licence_is_told_whatever_its_case_and_dashes(check_model: CheckModel) -> None:
    compare(
        check_model,
        """
            file_id | row_number | license_name           | in_use_count
            api     | 1          | C9300-24 DNA Advantage | 2
            api     | 1          | HSEC                   | 1
        """,
        """
            file_id | row_number | host_name | license_name           | in_use_count
            sw      | 20         | sw-1      | c9300_24 dna advantage | 3
            sw      | 30         | sw-1      | hsec                   | 1
        """,
        """
            license_name           | device_in_use_count | in_use_count | difference_count
            C9300-24 DNA Advantage | 3                   | 2            | 1
        """,
    )


def test_a_licence_is_known_by_its_tag_or_by_the_part_the_device_did_not_cut_off(check_model: CheckModel) -> None:
    compare(
        check_model,
        """
            file_id | row_number | license_name               | in_use_count
            api     | 1          | NXOS Advantage Nexus 9300  | 1
            api     | 1          | C9300-48 Network Advantage | 2
            api     | 1          | C9300-24 DNA Advantage     | 2
        """,
        """
            file_id | row_number | host_name | license_name           | entitlement_tag                                            | is_truncated | in_use_count
            sw      | 20         | sw-1      | nxos-adv               | regid.2019-04.com.cisco.NXOS_Advantage_Nexus_9300,1.0_003a | false        | 1
            sw      | 30         | sw-1      | C9300-48 Network Ad... |                                                            | true         | 2
            sw      | 40         | sw-1      | dna-advantage          | C9300-24 DNA Advantage                                     | false        | 2
        """,
        """
            license_name
        """,
    )


def test_a_name_that_cannot_be_tied_says_nothing_and_then_nothing_is_missing_either(check_model: CheckModel) -> None:
    compare(
        check_model,
        """
            file_id | row_number | license_name          | in_use_count
            api     | 1          | Aironet DNA Advantage | 9
            api     | 1          | HSEC                  | 1
        """,
        """
            file_id | row_number | host_name | license_name      | entitlement_tag                       | in_use_count
            sw      | 20         | sw-1      | air-dna-advantage | regid.2018-06.com.cisco.AIR_DNA,1.0_x | 9
            sw      | 30         | sw-1      | HSEC              |                                       | 2
        """,
        """
            license_name | difference_count
            HSEC         | 1
        """,
    )


def test_a_count_the_device_does_not_tell_is_no_difference(check_model: CheckModel) -> None:
    compare(
        check_model,
        """
            file_id | row_number | license_name | in_use_count
            api     | 1          | HSEC         | 1
        """,
        """
            file_id | row_number | host_name | license_name | in_use_count | reported_status
            sw      | 30         | sw-1      | HSEC         |              | IN USE
        """,
        """
            license_name
        """,
    )


def test_a_device_that_uses_nothing_is_short_of_all_that_cssm_counts(check_model: CheckModel) -> None:
    compare(
        check_model,
        """
            file_id | row_number | license_name | in_use_count
            api     | 1          | HSEC         | 1
        """,
        """
            file_id | row_number | host_name | license_name | in_use_count | reported_status
            sw      | 30         | sw-1      | HSEC         |              | NOT IN USE
        """,
        """
            license_name | device_in_use_count | difference_count | row_number
            HSEC         | 0                   | -1               | 30
        """,
    )


def test_a_stack_answers_once_for_all_its_members_and_the_newest_capture_counts(check_model: CheckModel) -> None:
    compare(
        check_model,
        """
            file_id | row_number | license_name | in_use_count
            api     | 1          | HSEC         | 2
            api     | 2          | HSEC         | 1
        """,
        """
            file_id | row_number | host_name | license_name | in_use_count
            old     | 30         | sw-1      | HSEC         | 5
            sw      | 30         | sw-1      | HSEC         | 3
        """,
        """
            instance_id       | license_name | device_in_use_count | in_use_count
            C9300-24T:FOC0001 | HSEC         | 3                   | 2
        """,
        core__product_instances=INSTANCES + "    api | 2 | acme | DEFAULT | C9300-24T:FOC0002 | 2026-01-10\n",
        core__instance_devices=MATCHED + "    api | 2 | FOC0001 | Serial number\n",
        core__output_devices=DEVICES + "    old | sw-1 | FOC0002 | 2026-11-01 | old.txt\n",
        core__stack_members="""
            serial_number | device_id
            FOC0001       | FOC0001
            FOC0002       | FOC0001
        """,
    )


def test_a_stale_capture_and_an_export_without_licences_are_not_compared(check_model: CheckModel) -> None:
    said = """
        file_id | row_number | host_name | license_name | in_use_count
        sw      | 30         | sw-1      | HSEC         | 3
    """
    counted = """
        file_id | row_number | license_name | in_use_count
        api     | 1          | HSEC         | 2
    """
    nothing = """
        license_name
    """
    compare(check_model, counted, said, nothing, core__output_devices=DEVICES.replace("2026-11-13", "2026-09-13"))
    compare(check_model, counted.replace("api", "other"), said, nothing)
