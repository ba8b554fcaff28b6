"""marts.position_exhibits: the numbered exhibits, down to file and rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CheckModel = Callable[..., None]
EXPORTS = """
    file_id | path            | taken_at
    f       | exports/i.json  | 2026-11-12
    g       | exports/j.json  | 2026-11-12
    p       | proposal/tf.csv |
"""


def test_rows_that_follow_one_another_are_one_range_and_a_file_is_one_exhibit_for_several_positions(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.position_exhibits",
        given={
            "core.exports": EXPORTS,
            "marts.written_positions": """
                position_number | difference_number | difference_key  | smart_account | license_name
                1               | 4                 | stale_instances | acme          | A
                2               | 4                 | stale_instances | acme          | B
            """,
            "core.contested_use": """
                file_id | row_number | smart_account | license_name | contest_kind | contested_count
                f       | 3          | acme          | A            | Stale        | 1
                f       | 7          | acme          | A            | Stale        | 2
                f       | 8          | acme          | A            | Stale        | 1
                f       | 9          | acme          | A            | Stale        | 1
                f       | 9          | acme          | B            | Stale        | 4
                g       | 1          | acme          | A            | Stale        | 1
                g       | 2          | acme          | A            | Duplicate    | 1
                g       | 3          | acme          | C            | Stale        | 1
            """,
        },
        expect="""
            exhibit_number | position_number | relation_name      | path           | row_ranges | evidence_row_count | evidence_count
            1              | 1               | core.contested_use | exports/i.json | 3, 7–9     | 4                  | 5
            1              | 2               | core.contested_use | exports/i.json | 9          | 1                  | 4
            2              | 1               | core.contested_use | exports/j.json | 1          | 1                  | 1
        """,
    )


def test_the_proposal_is_the_last_exhibit_and_proves_no_position(check_model: CheckModel) -> None:
    check_model(
        "marts.position_exhibits",
        given={
            "core.exports": EXPORTS,
            "marts.written_positions": """
                position_number | difference_number | difference_key | smart_account | license_name
                1               | 2                 | unmigrated_pak | acme          | A
            """,
            "core.hidden_entitlements": """
                file_id | row_number | smart_account | license_name | hidden_kind    | hidden_count
                g       | 4          | acme          | A            | Unmigrated PAK | 60
            """,
            "core.proposal_lines": """
                file_id | row_number
                p       | 2
                p       | 3
            """,
        },
        expect="""
            exhibit_number | position_number | relation_name            | path            | taken_at   | row_ranges | evidence_count
            1              | 1               | core.hidden_entitlements | exports/j.json  | 2026-11-12 | 4          | 60
            2              |                 | marts.proposal_lines     | proposal/tf.csv |            | 2–3        |
        """,
    )


@pytest.mark.parametrize(
    ("key", "relation", "picture", "count"),
    [
        (
            "other_level",
            "core.level_mismatches",
            """
            file_id | row_number | smart_account | license_name | instance_id | difference_count
            f       | 5          | acme          | A            | i           | 2
            """,
            -2,
        ),
        (
            "unreported_devices",
            "core.unreported_use",
            """
            file_id | row_number | smart_account | license_name | unreported_count
            f       | 5          | acme          | A            | 3
            """,
            -3,
        ),
        (
            "retired_instances",
            "core.contested_use",
            """
            file_id | row_number | smart_account | license_name | contest_kind | contested_count
            f       | 5          | acme          | A            | Ghost        | 1
            """,
            1,
        ),
    ],
)
def test_every_kind_of_difference_has_its_rows(
    check_model: CheckModel, key: str, relation: str, picture: str, count: int
) -> None:
    check_model(
        "marts.position_exhibits",
        given={
            "core.exports": EXPORTS,
            "marts.written_positions": f"""
                position_number | difference_number | difference_key | smart_account | license_name
                1               | 5                 | {key}          | acme          | A
            """,
            relation: picture,
        },
        expect=f"""
            exhibit_number | position_number | relation_name | row_ranges | evidence_count
            1              | 1               | {relation}    | 5          | {count}
        """,
    )


def test_lots_are_proven_by_the_rows_whose_total_is_not_what_is_in_force(check_model: CheckModel) -> None:
    check_model(
        "marts.position_exhibits",
        given={
            "core.exports": EXPORTS,
            "marts.written_positions": """
                position_number | difference_number | difference_key    | smart_account | license_name
                1               | 1                 | lots_not_in_force | acme          | A
            """,
            "marts.license_position": """
                smart_account | virtual_account | license_name | available_count | reported_quantity_count | balance_count
                acme          | Campus          | A            | 10              | 16                      | 0
                acme          | Lab             | A            | 5               | 5                       | 0
            """,
            "core.license_records": """
                file_id | row_number | smart_account | virtual_account | license_name
                f       | 1          | acme          | Campus          | A
                f       | 2          | acme          | Lab             | A
            """,
        },
        expect="""
            exhibit_number | position_number | row_ranges | evidence_count
            1              | 1               | 1          | -6
        """,
    )
