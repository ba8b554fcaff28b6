"""marts.documented_moves: which change of quantity a signed note documents."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
MOVES = """
    smart_account | license_name | virtual_account | moved_at   | from_snapshot_date | is_explained
    acme          | DNA-A        | Campus          | 2026-05-18 | 2026-02-16         | false
    acme          | DNA-A        | Depot           | 2026-05-18 | 2026-02-16         | false
    acme          | DNA-A        | Campus          | 2026-11-15 | 2026-08-17         | false
    north         | DNA-A        | Campus          | 2026-05-18 | 2026-02-16         | false
"""


def test_a_note_on_a_licence_documents_what_had_happened_when_it_was_signed(check_model: CheckModel) -> None:
    check_model(
        "marts.documented_moves",
        given={
            "marts.movement_ledger": MOVES,
            "inputs.notes": """
            note_id | note_kind | subject | smart_account | note_date
            a       | movement  | dna a   | acme          | 2026-06-01
            b       | position  | DNA-A   |               | 2026-11-20
        """,
        },
        expect="""
            smart_account | license_name | virtual_account | moved_at   | note_id
            acme          | DNA-A        | Campus          | 2026-05-18 | a
            acme          | DNA-A        | Depot           | 2026-05-18 | a
        """,
    )


def test_a_day_between_two_snapshots_and_a_virtual_account_narrow_a_note(check_model: CheckModel) -> None:
    check_model(
        "marts.documented_moves",
        given={
            "marts.movement_ledger": MOVES,
            "inputs.notes": """
            note_id | note_kind | subject | smart_account | virtual_account | moved_at   | note_date
            a       | movement  | DNA-A   | Acme          | campus          | 2026-03-02 | 2026-11-20
            b       | movement  | DNA-A   |               | Depot           | 2026-01-02 | 2026-11-20
            c       | movement  | DNA-B   |               |                 |            | 2026-11-20
        """,
        },
        expect="""
            smart_account | license_name | virtual_account | moved_at   | note_id
            acme          | DNA-A        | Campus          | 2026-05-18 | a
        """,
    )
