"""marts.readiness_gate: ten items always, and a note beside an item changes nothing of its status."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_an_estate_without_files_has_ten_items_and_none_is_done(check_model: CheckModel) -> None:
    check_model(
        "marts.readiness_gate",
        given={},
        expect="""
            item_number | item_key            | short_name   | gate_status
            1           | full_export         | Full export  | Not evidenced
            2           | reconciled          | Matched      | Not evidenced
            3           | misplacement_found  | Misplaced    | Not evidenced
            4           | paks_mapped         | PAKs         | Not evidenced
            5           | reporting_on_schedule | Reporting  | Not evidenced
            6           | violations_answered | Violations   | Not evidenced
            7           | onprem_patched      | On-Prem      | Not evidenced
            8           | moves_documented    | Moves        | Not evidenced
            9           | positions_written   | Positions    | Not evidenced
            10          | advisers_engaged    | Advisers     | Not evidenced
        """,
    )


def test_the_newest_signed_note_stands_beside_its_item_and_never_makes_it_done(check_model: CheckModel) -> None:
    check_model(
        "marts.readiness_gate",
        given={
            "marts.gate_coverage": """
            item_number | gate_status   | evidence         | evidence_relation
            1           | Done          | All of one day.  | core.virtual_accounts
        """,
            "marts.gate_entitlement": """
            item_number | gate_status   | evidence         | evidence_relation
            4           | Not evidenced | No PAK list.     | marts.pak_match
        """,
            "marts.gate_exposure": """
            item_number | gate_status | evidence        | evidence_relation
            10          | Blocked     | Too late.       | core.agreement_events
        """,
            "inputs.notes": """
            note_id | note_kind | subject | note_text           | author_name | note_date
            a       | gate      | 4       | We have no keys.    | R. Advisor  | 2026-11-01
            b       | gate      | 4       | We found no keys.   | S. Advisor  | 2026-11-20
            c       | position  | 10      | Not about the gate. | R. Advisor  | 2026-11-20
        """,
        },
        expect="""
            item_number | gate_status   | evidence        | note_text         | note_author | note_date
            1           | Done          | All of one day. |                   |             |
            4           | Not evidenced | No PAK list.    | We found no keys. | S. Advisor  | 2026-11-20
            10          | Blocked       | Too late.       |                   |             |
        """,
    )
