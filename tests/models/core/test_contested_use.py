"""core.contested_use: which use is contestable, licence by licence, and how well that is proven."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_each_licence_of_a_contestable_instance_is_contested_once_under_one_kind(check_model: CheckModel) -> None:
    check_model(
        "core.contested_use",
        given={
            "core.instance_standing": """
            file_id | row_number | smart_account | virtual_account | instance_id | contest_kind | confidence_grade
            api     | 1          | acme          | Campus          | P:FOC0001   | Duplicate    | B
            api     | 2          | acme          | Campus          | P:FOC0002   | Ghost        | B
            api     | 3          | acme          | Campus          | P:FOC0003   | Stale        | C
            api     | 4          | acme          | Campus          | P:FOC0004   |              |
        """,
            "core.instance_licenses": """
            file_id | row_number | license_name | in_use_count
            api     | 1          | A            | 2
            api     | 1          | B            | 1
            api     | 2          | A            | 3
            api     | 2          | B            | 0
            api     | 3          | A            | 4
            api     | 4          | A            | 5
        """,
        },
        expect="""
            row_number | virtual_account | license_name | instance_id | contested_count | contest_kind | confidence_grade
            1          | Campus          | A            | P:FOC0001   | 2               | Duplicate    | B
            1          | Campus          | B            | P:FOC0001   | 1               | Duplicate    | B
            2          | Campus          | A            | P:FOC0002   | 3               | Ghost        | B
            3          | Campus          | A            | P:FOC0003   | 4               | Stale        | C
        """,
    )


def test_as_many_as_are_reserved_are_not_contested_by_silence_the_longest_silent_first(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.contested_use",
        given={
            "core.instance_standing": """
            file_id | row_number | smart_account | virtual_account | instance_id | contest_kind | last_contact_date
            api     | 1          | acme          | Campus          | a           | Stale        | 2026-06-30
            api     | 2          | acme          | Campus          | b           | Stale        | 2024-06-30
            api     | 3          | acme          | Campus          | c           | Stale        | 2025-06-30
            api     | 4          | acme          | Campus          | d           | Ghost        | 2023-06-30
            api     | 5          | acme          | Depot           | e           | Stale        | 2023-06-30
        """,
            "core.instance_licenses": """
            file_id | row_number | license_name | in_use_count
            api     | 1          | A            | 2
            api     | 2          | A            | 2
            api     | 3          | A            | 2
            api     | 4          | A            | 2
            api     | 5          | A            | 2
        """,
            "core.license_records": """
            file_id | row_number | smart_account | virtual_account | license_name | reserved_count
            lic     | 1          | acme          | Campus          | A            | 3
        """,
        },
        expect="""
            instance_id | contested_count
            a           | 2
            c           | 1
            d           | 2
            e           | 2
        """,
    )
