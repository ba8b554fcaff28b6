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
