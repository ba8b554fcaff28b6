"""difference_without_position: a difference from CSSM's data that nobody has written about."""

from __future__ import annotations

from collections.abc import Callable


def test_a_difference_without_a_written_position_is_found_the_largest_first(check_rule: Callable[..., None]) -> None:
    check_rule(
        "difference_without_position",
        given={
            "marts.lens_differences": """
            smart_account | license_name | difference_key  | difference_name            | difference_count
            acme          | A            | unmigrated_pak  | Unmigrated PAKs            | 60
            acme          | A            | stale_instances | Stale instances            | 5
            acme          | B            | unreported      | Devices CSSM does not know | -70
        """,
            "marts.documented_differences": """
            smart_account | license_name | difference_key  | note_id
            acme          | A            | stale_instances | n
        """,
        },
        finds=[
            (
                "Devices CSSM does not know make −70 B of difference from CSSM's data in acme, "
                "and no written position says so."
            ),
            "Unmigrated PAKs make 60 A of difference from CSSM's data in acme, and no written position says so.",
        ],
    )
