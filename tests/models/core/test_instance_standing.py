"""core.instance_standing: what is to be thought of an instance, and whether its use can be contested (RULES.md §4)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

MATCHED = """
    file_id | row_number | device_id | match_key
    api     | 1          | FOC0001   | Serial number
"""
RECORDS = """
    system_name | device_id | serial_number | host_name
    CMDB        | FOC0001   | FOC0001       | sw-1
"""


def one(contact: str, status: str) -> str:
    """One instance, with the day Cisco last heard from it."""
    return f"""
        file_id | row_number | smart_account | virtual_account | instance_id | serial_number | last_contact_date | contact_status
        api     | 1          | acme          | Campus          | P:FOC0001   | FOC0001       | {contact}         | {status}
    """


def device(word: str, taken_at: str, seen: str = "", contradicted: str = "false") -> str:
    """What the record that speaks for it says."""
    return f"""
        device_id | system_name | is_deployed | taken_at   | said_date  | last_seen_date | is_contradicted
        FOC0001   | CMDB        | {word}      | {taken_at} | {taken_at} | {seen}         | {contradicted}
    """


def standing(check_model: CheckModel, instance: str, record: str, expect: str, matched: str = MATCHED) -> None:
    check_model(
        "core.instance_standing",
        given={
            "core.product_instances": instance,
            "core.devices": record,
            "core.instance_devices": matched,
            "core.deployed_devices": RECORDS,
        },
        expect=expect,
    )


def test_a_device_retired_by_its_record_and_silent_since_is_a_contestable_ghost_of_grade_b(
    check_model: CheckModel,
) -> None:
    standing(
        check_model,
        one("2026-09-30", "Late"),
        device("false", "2026-10-31", "2026-09-15"),
        """
            match_class | ghost_reason | contest_kind | confidence_grade | is_alive
            Ghost       | retired      | Ghost        | B                | false
        """,
    )


def test_a_retired_device_that_cisco_heard_from_this_month_is_a_ghost_and_cannot_be_contested(
    check_model: CheckModel,
) -> None:
    standing(
        check_model,
        one("2026-11-06", "Seen"),
        device("false", "2026-11-16"),
        """
            match_class | contest_kind | confidence_grade | is_alive
            Ghost       |              |                  | true
        """,
    )


def test_a_retired_device_that_any_system_saw_this_month_cannot_be_contested(check_model: CheckModel) -> None:
    standing(
        check_model,
        one("2026-09-30", "Late"),
        device("false", "2026-11-16", "2026-11-14"),
        """
            match_class | contest_kind | is_alive
            Ghost       |              | true
        """,
    )


def test_a_device_heard_from_after_its_record_called_it_retired_is_alive_until_it_is_stale(
    check_model: CheckModel,
) -> None:
    for contact, status, expected in (
        ("2026-10-01", "Late", "Ghost | | | true"),
        ("2026-08-01", "Not seen", "Ghost | Ghost | C | false"),
    ):
        standing(
            check_model,
            one(contact, status),
            device("false", "2026-07-31"),
            f"""
                match_class | contest_kind | confidence_grade | is_alive
                {expected}
            """,
        )


def test_a_ghost_is_one_system_s_word_where_another_contradicts_or_no_contact_is_told_or_only_a_name_matches(
    check_model: CheckModel,
) -> None:
    expected = """
        match_class | contest_kind | confidence_grade
        Ghost       | Ghost        | C
    """
    silent, retired = one("2026-09-30", "Late"), device("false", "2026-10-31")
    standing(check_model, silent, device("false", "2026-10-31", contradicted="true"), expected)
    standing(check_model, one("", "Unknown"), retired, expected)
    standing(check_model, silent, retired, expected, MATCHED.replace("Serial number", "Host name"))


def test_a_stale_instance_is_contestable_on_silence_alone_unless_a_record_has_it_in_place(
    check_model: CheckModel,
) -> None:
    for word, expected in (("true", "Stale | | |"), ("", "Stale | Stale | C |")):
        standing(
            check_model,
            one("2026-05-31", "Not seen"),
            device(word, "2026-11-16"),
            f"""
                match_class | contest_kind | confidence_grade | ghost_reason
                {expected}
            """,
        )


def test_what_no_record_names_is_a_ghost_only_where_the_client_says_that_they_are_complete(
    check_model: CheckModel,
) -> None:
    instances = """
        file_id | row_number | smart_account | virtual_account | instance_id | serial_number | last_contact_date | contact_status
        api     | 1          | acme          | Campus          | P:FOC0002   | FOC0002       | 2026-09-30        | Late
        api     | 2          | acme          | Campus          | P:FOC0003   | FOC0003       | 2026-11-20        | Seen
        api     | 3          | acme          | Campus          | AB-12       |               | 2026-09-30        | Late
    """
    given = {"core.product_instances": instances, "core.deployed_devices": RECORDS}
    check_model(
        "core.instance_standing",
        given=given,
        expect="""
            row_number | match_class | contest_kind
            1          | Unmatched   |
            2          | Unmatched   |
            3          | Unmatched   |
        """,
    )
    complete = "is_complete\ntrue"
    check_model(
        "core.instance_standing",
        given={**given, "inputs.deployment": complete},
        expect="""
            row_number | match_class | ghost_reason | contest_kind | confidence_grade
            1          | Ghost       | absent       | Ghost        | C
            2          | Ghost       | absent       |              |
            3          | Unmatched   |              |              |
        """,
    )


def test_without_any_deployment_record_nothing_is_absent_whatever_client_toml_says(check_model: CheckModel) -> None:
    check_model(
        "core.instance_standing",
        given={
            "inputs.deployment": "is_complete\ntrue",
            "core.product_instances": one("2026-11-20", "Seen"),
            "core.deployed_devices": "system_name | device_id | serial_number\nDevice output | FOC0009 | FOC0009",
        },
        expect="""
            match_class | ghost_reason | has_records
            Unmatched   |              | false
        """,
    )


def test_where_all_use_is_reserved_silence_tells_nothing(check_model: CheckModel) -> None:
    check_model(
        "core.instance_standing",
        given={
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | contact_status | last_contact_date
            api     | 1          | acme          | AirGap          | Probably gone  | 2024-12-31
            api     | 2          | acme          | Campus          | Probably gone  | 2024-12-31
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name | in_use_count | reserved_count
            lic     | 1          | acme          | AirGap          | A            | 10           | 10
            lic     | 2          | acme          | Campus          | A            | 10           | 9
        """,
        },
        expect="""
            row_number | match_class | contest_kind | is_reserved
            1          | Stale       |              | true
            2          | Stale       | Stale        | false
        """,
    )


def test_a_duplicate_is_contestable_and_a_name_alone_is_no_proof_against_a_record_of_that_very_serial_number(
    check_model: CheckModel,
) -> None:
    for shared, expected in (("Serial number", "Duplicate | Duplicate | B"), ("Host name", "Stale | |")):
        check_model(
            "core.instance_standing",
            given={
                "core.product_instances": one("2026-05-31", "Not seen"),
                "core.devices": device("true", "2026-11-16"),
                "core.instance_devices": MATCHED,
                "core.instance_twins": f"""
                file_id | row_number | shared_key | place_count | later_virtual_account | confidence_grade
                api     | 1          | {shared}   | 2           | Depot                 | B
            """,
            },
            expect=f"""
                match_class | contest_kind | confidence_grade
                {expected}
            """,
        )


def test_a_service_contract_corroborates_and_decides_nothing(check_model: CheckModel) -> None:
    check_model(
        "core.instance_standing",
        given={
            "core.product_instances": """
            file_id | row_number | instance_id | serial_number | contact_status
            api     | 1          | covered     | FOC0001       | Seen
            api     | 2          | expired     | FOC0002       | Seen
            api     | 3          | unknown     | FOC0003       | Seen
        """,
            "staging.contract_lines": """
            file_id | row_number | taken_at   | serial_number | start_date | end_date
            ib      | 1          | 2026-11-13 | FOC0001       | 2025-01-01 | 2025-12-31
            ib      | 2          | 2026-11-13 | foc0001       | 2026-01-01 | 2026-12-31
            ib      | 3          | 2026-11-13 | FOC0002       | 2025-01-01 | 2025-12-31
            later   | 1          | 2026-12-13 | FOC0003       | 2025-01-01 | 2028-12-31
        """,
        },
        expect="""
            instance_id | match_class | is_under_contract
            covered     | Unmatched   | true
            expired     | Unmatched   | false
            unknown     | Unmatched   |
        """,
    )
