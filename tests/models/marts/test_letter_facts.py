"""marts.letter_facts: every figure the letters say in words."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    client_id | as_of_date
    acme      | 2026-11-24
"""


def test_requests_positions_and_exhibits_are_counted_the_proposal_not_among_them(check_model: CheckModel) -> None:
    check_model(
        "marts.letter_facts",
        given={
            "inputs.run": RUN,
            "marts.data_requests": """
                request_number | source_status | reply_date
                1              | Found         | 2026-12-08
                2              | Missing       | 2026-12-01
                3              | Stale         | 2026-12-08
                4              | Missing       | 2026-12-08
            """,
            "marts.written_positions": """
                position_number | difference_key  | is_adverse | note_text
                1               | stale_instances | false      | Gone.
                2               | stale_instances | true       |
                3               | other_level     | true       |
            """,
            "marts.position_exhibits": """
                exhibit_number | position_number
                1              | 1
                1              | 2
                2              | 3
                3              |
            """,
        },
        expect="""
            request_count | missing_request_count | stale_request_count | compared_request_count | reply_date | position_count | adverse_position_count | signed_position_count | unsigned_position_count | difference_kind_count | exhibit_count
            4             | 2                     | 1                   | 1                      | 2026-12-01 | 3              | 2                      | 1                     | 2                       | 2                     | 2
        """,
    )


def test_a_client_of_whom_nothing_is_known_has_no_position_and_says_so_with_noughts(check_model: CheckModel) -> None:
    check_model(
        "marts.letter_facts",
        given={"inputs.run": RUN, "marts.data_requests": "request_number | source_status"},
        expect="""
            request_count | position_count | exhibit_count | adverse_position_count
            0             | 0              | 0             | 0
        """,
    )
