"""core.ea_disagreements: an EA's own export that does not add up."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_remainder_a_total_and_a_consumption_that_their_parts_contradict_are_told(check_model: CheckModel) -> None:
    check_model(
        "core.ea_disagreements",
        given={
            "staging.ea_consumption": """
            file_id | row_number | taken_at   | subscription_id | suite_name | purchased_count | allowance_count | entitled_count | former_count | generated_count | migrated_count | consumed_count | remaining_count
            ea      | 1          | 2026-11-01 | Sub-1           | Agreeing   | 500             | 75              | 575            | 400          | 100             | 100            | 600            | -25
            ea      | 2          | 2026-11-01 | Sub-1           | Left over  | 500             | 75              | 575            | 400          | 100             | 100            | 600            | 25
            ea      | 3          | 2026-11-01 | Sub-1           | Short      | 500             | 75              | 500            | 400          | 100             | 100            | 600            | -100
            ea      | 4          | 2026-11-01 | Sub-1           | Parts      | 500             | 75              | 575            | 400          | 100             | 101            | 600            | -25
            ea      | 5          | 2026-12-01 | Sub-1           | Tomorrow   | 500             | 75              | 575            |              |                 |                | 600            | 25
        """
        },
        expect="""
            suite_name | disagreement_key | stated_count | added_count
            Left over  | remaining        | 25           | -25
            Short      | total            | 500          | 575
            Parts      | consumption      | 600          | 601
        """,
    )


def test_premier_and_converted_licences_that_no_column_tells_and_counts_left_out_are_no_disagreement(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.ea_disagreements",
        given={
            "staging.ea_consumption": """
            file_id | row_number | taken_at   | suite_name | purchased_count | allowance_count | entitled_count | former_count | generated_count | migrated_count | consumed_count
            ea      | 1          | 2026-11-01 | Premier    | 500             | 75              | 600            | 400          | 100             | 0              | 600
            ea      | 2          | 2026-11-01 | Open       | 500             |                 | 100            | 400          |                 | 900            | 600
        """
        },
        expect="suite_name | disagreement_key",
    )
