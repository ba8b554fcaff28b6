"""core.license_substitutions: which licence covers which."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

HISTORY = """
    file_id | row_number | smart_account | virtual_account | license_name   | taken_at   | reported_quantity_count | in_use_count
    api     | 1          | acme          | Campus          | DNA Essentials | 2026-10-31 | 20                      | 30
    api     | 2          | acme          | Campus          | DNA Advantage  | 2026-10-31 | 40                      | 26
"""


def test_the_licence_with_the_lower_balance_of_its_own_is_the_covered_one_in_either_order(
    check_model: CheckModel,
) -> None:
    expected = """
        smart_account | virtual_account | license_name   | covering_license_name | taken_at   | substitution_count
        acme          | Campus          | DNA Essentials | DNA Advantage         | 2026-10-31 | 10
    """
    for told in (
        "api | 1 | 1 | DNA Essentials | DNA Advantage | 10",
        "api | 1 | 1 | DNA Advantage | DNA Essentials | 10",
        "api | 2 | 1 | DNA Essentials | DNA Advantage | 10",
        "api | 2 | 1 | DNA Advantage | DNA Essentials | 10",
    ):
        header = (
            "file_id | row_number | substitution_number | license_name | substituted_license_name | substitution_count"
        )
        check_model(
            "core.license_substitutions",
            given={"core.license_history": HISTORY, "staging.license_substitutions": f"{header}\n{told}"},
            expect=expected,
        )


def test_a_pair_that_both_records_tell_is_one(check_model: CheckModel) -> None:
    check_model(
        "core.license_substitutions",
        given={
            "core.license_history": HISTORY,
            "staging.license_substitutions": """
            file_id | row_number | substitution_number | license_name   | substituted_license_name | substitution_count
            api     | 1          | 1                   | DNA Essentials | DNA Advantage            | 10
            api     | 2          | 1                   | DNA Advantage  | DNA Essentials           | 10
        """,
        },
        expect="""
            license_name   | covering_license_name | substitution_count
            DNA Essentials | DNA Advantage         | 10
        """,
    )


def test_parts_of_a_pair_that_one_record_tells_are_added(check_model: CheckModel) -> None:
    check_model(
        "core.license_substitutions",
        given={
            "core.license_history": HISTORY,
            "staging.license_substitutions": """
            file_id | row_number | substitution_number | license_name   | substituted_license_name | substitution_count
            api     | 1          | 1                   | DNA Essentials | DNA Advantage            | 6
            api     | 1          | 2                   | DNA Essentials | DNA Advantage            | 4
        """,
        },
        expect="""
            license_name   | covering_license_name | substitution_count
            DNA Essentials | DNA Advantage         | 10
        """,
    )


def test_a_half_told_pair_and_a_licence_that_covers_itself_say_nothing(check_model: CheckModel) -> None:
    check_model(
        "core.license_substitutions",
        given={
            "core.license_history": HISTORY,
            "staging.license_substitutions": """
            file_id | row_number | substitution_number | license_name   | substituted_license_name | substitution_count
            api     | 1          | 1                   | DNA Essentials |                          | 10
            api     | 1          | 2                   | DNA Essentials | DNA Essentials           | 10
            api     | 1          | 3                   | DNA Essentials | DNA Advantage            | 0
        """,
        },
        expect="license_name | covering_license_name",
    )


def test_only_the_own_balance_in_the_same_virtual_account_and_snapshot_decides(check_model: CheckModel) -> None:
    check_model(
        "core.license_substitutions",
        given={
            "core.license_history": """
            file_id | row_number | smart_account | virtual_account | license_name   | taken_at   | reported_quantity_count | in_use_count
            api     | 1          | acme          | Campus          | DNA Essentials | 2026-10-31 | 30                      | 31
            api     | 2          | acme          | Campus          | DNA Advantage  | 2026-10-31 | 6                       | 0
            api     | 3          | acme          | Depot           | DNA Essentials | 2026-10-31 | 90                      | 0
            api     | 4          | acme          | Depot           | DNA Advantage  | 2026-10-31 | 0                       | 90
            former  | 1          | acme          | Campus          | DNA Essentials | 2026-09-30 | 90                      | 0
            former  | 2          | acme          | Campus          | DNA Advantage  | 2026-09-30 | 0                       | 90
        """,
            "staging.license_substitutions": """
            file_id | row_number | substitution_number | license_name  | substituted_license_name | substitution_count
            api     | 1          | 1                   | DNA Advantage | DNA Essentials           | 1
        """,
        },
        expect="""
            virtual_account | license_name   | covering_license_name | taken_at   | substitution_count
            Campus          | DNA Essentials | DNA Advantage         | 2026-10-31 | 1
        """,
    )


def test_a_licence_without_a_record_of_its_own_neither_lacks_nor_has(check_model: CheckModel) -> None:
    for told in ("DNA Advantage | DNA Premier", "DNA Premier | DNA Advantage"):
        check_model(
            "core.license_substitutions",
            given={
                "core.license_history": HISTORY,
                "staging.license_substitutions": "file_id | row_number | substitution_number | license_name | "
                f"substituted_license_name | substitution_count\napi | 2 | 1 | {told} | 3",
            },
            expect="""
                license_name | covering_license_name | substitution_count
                DNA Premier  | DNA Advantage         | 3
            """,
        )


def test_where_the_two_records_tell_different_quantities_the_larger_counts(check_model: CheckModel) -> None:
    check_model(
        "core.license_substitutions",
        given={
            "core.license_history": HISTORY,
            "staging.license_substitutions": """
            file_id | row_number | substitution_number | license_name   | substituted_license_name | substitution_count
            api     | 1          | 1                   | DNA Essentials | DNA Advantage            | 10
            api     | 2          | 1                   | DNA Advantage  | DNA Essentials           | 8
        """,
        },
        expect="""
            license_name   | substitution_count
            DNA Essentials | 10
        """,
    )


def test_of_two_equal_balances_the_licence_named_first_is_covered(check_model: CheckModel) -> None:
    check_model(
        "core.license_substitutions",
        given={
            "core.license_history": """
            file_id | row_number | smart_account | virtual_account | license_name   | taken_at   | reported_quantity_count | in_use_count
            api     | 1          | acme          | Campus          | DNA Essentials | 2026-10-31 | 20                      | 20
            api     | 2          | acme          | Campus          | DNA Advantage  | 2026-10-31 | 40                      | 40
        """,
            "staging.license_substitutions": """
            file_id | row_number | substitution_number | license_name   | substituted_license_name | substitution_count
            api     | 1          | 1                   | DNA Essentials | DNA Advantage            | 10
        """,
        },
        expect="""
            license_name   | covering_license_name
            DNA Essentials | DNA Advantage
        """,
    )


def test_of_two_equal_balances_that_each_name_themselves_first_one_is_covered_once(check_model: CheckModel) -> None:
    told = ("api | 1 | 1 | DNA Essentials | DNA Advantage | 6", "api | 2 | 1 | DNA Advantage | DNA Essentials | 10")
    for rows in (told, told[::-1]):
        check_model(
            "core.license_substitutions",
            given={
                "core.license_history": """
                file_id | row_number | smart_account | virtual_account | license_name   | taken_at   | reported_quantity_count | in_use_count
                api     | 1          | acme          | Campus          | DNA Essentials | 2026-10-31 | 20                      | 20
                api     | 2          | acme          | Campus          | DNA Advantage  | 2026-10-31 | 40                      | 40
            """,
                "staging.license_substitutions": "file_id | row_number | substitution_number | license_name | "
                "substituted_license_name | substitution_count\n" + "\n".join(rows),
            },
            expect="""
                license_name  | covering_license_name | substitution_count
                DNA Advantage | DNA Essentials        | 10
            """,
        )
