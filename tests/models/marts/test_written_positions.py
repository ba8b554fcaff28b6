"""marts.written_positions: a numbered position on each difference."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_each_difference_has_its_position_also_one_against_us_and_a_note_stands_with_its_own(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.written_positions",
        given={
            "marts.lens_differences": """
                smart_account | license_name | difference_key    | difference_number | difference_count
                acme          | B            | stale_instances   | 4                 | 5
                acme          | B            | lots_not_in_force | 1                 | -6
                acme          | A            | lots_not_in_force | 1                 | 2
            """,
            "marts.license_lenses": """
                smart_account | license_name | shown_balance_count | proven_balance_count
                acme          | B            | 10                  | 9
            """,
            "marts.documented_differences": """
                smart_account | license_name | difference_key  | note_id
                acme          | B            | stale_instances | n:1
            """,
            "inputs.notes": """
                note_id | note_text | author_name | note_date
                n:1     | Gone.     | R. Hale     | 2026-11-19
                n:2     | Other.    | R. Hale     | 2026-11-19
            """,
        },
        expect="""
            position_number | license_name | difference_count | shown_balance_count | proven_balance_count | is_adverse | note_text
            1               | A            | 2                |                     |                      | false      |
            2               | B            | -6               | 10                  | 9                    | true       |
            3               | B            | 5                | 10                  | 9                    | false      | Gone.
        """,
    )
