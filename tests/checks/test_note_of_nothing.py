"""note_of_nothing: a note whose subject is nowhere in the data."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]
POSITION = "of which no difference from CSSM's data is known"
MOVEMENT = "of which no change of quantity is known"
REPORT = "which is no device, and no single Virtual Account, whose reporting is known"
GIVEN = {
    "marts.lens_differences": """
        smart_account | license_name   | difference_key | difference_name
        acme          | ISE Essentials | unmigrated_pak | Unmigrated PAKs
    """,
    "marts.movement_ledger": """
        smart_account | license_name | virtual_account | moved_at
        acme          | DNA-A        | Campus          | 2026-05-18
    """,
    "marts.reporting_ledger": """
        serial_number | license_name | host_name | smart_account | virtual_account
        FOC1          | A            | sw-1      | acme          | Campus
    """,
    "core.virtual_accounts": """
        smart_account | virtual_account
        acme          | Campus
        acme          | DEFAULT
        north         | DEFAULT
    """,
}


def test_a_note_whose_subject_is_known_is_not_told(check_rule: CheckRule) -> None:
    check_rule(
        "note_of_nothing",
        given=GIVEN
        | {
            "inputs.notes": """
            note_id | note_kind | subject        | smart_account | virtual_account | difference_key
            a       | position  | ise-essentials |               |                 |
            b       | position  | ISE Essentials | ACME          |                 | unmigrated pak
            c       | movement  | dna a          |               | campus          |
            d       | report    | foc1           |               |                 |
            e       | report    | SW-1           | acme          |                 |
            f       | report    | campus         |               |                 |
            g       | report    | default        | north         |                 |
            h       | gate      | 7              |               |                 |
            i       | other     | anything       |               |                 |
        """
        },
        finds=[],
    )


def test_a_note_that_matches_nothing_is_told_with_what_it_should_name(check_rule: CheckRule) -> None:
    check_rule(
        "note_of_nothing",
        given=GIVEN
        | {
            "inputs.notes": """
            note_id | note_kind | subject        | smart_account | virtual_account | difference_key
            a       | position  | ISE Premier    |               |                 |
            b       | position  | ISE Essentials | north         |                 |
            c       | position  | ISE Essentials |               |                 | stale
            d       | movement  | DNA-A          |               | Depot           |
            e       | report    | FOC2           |               |                 |
            f       | report    | DEFAULT        |               |                 |
            g       | report    | FOC1           | north         |                 |
        """
        },
        finds=[
            f"Note a speaks of ISE Premier, {POSITION}: it counts for nothing.",
            f"Note b speaks of ISE Essentials, {POSITION}: it counts for nothing.",
            f"Note c speaks of ISE Essentials, {POSITION}: it counts for nothing.",
            f"Note d speaks of DNA-A, {MOVEMENT}: it counts for nothing.",
            f"Note e speaks of FOC2, {REPORT}: it counts for nothing.",
            f"Note f speaks of DEFAULT, {REPORT}: it counts for nothing.",
            f"Note g speaks of FOC1, {REPORT}: it counts for nothing.",
        ],
    )


def test_a_note_on_a_claim_names_a_line_of_the_proposal_or_its_sku(check_rule: CheckRule) -> None:
    check_rule(
        "note_of_nothing",
        given=GIVEN
        | {
            "marts.claim_cards": """
            proposal_line | sku
            14            | E3N-A
        """,
            "inputs.notes": """
            note_id | note_kind | subject | note_path
            a       | claim     | 14      | notes/c.toml
            b       | claim     | e3n-a=  | notes/c.toml
            c       | claim     | 15      | notes/c.toml
        """,
        },
        finds=["Note c speaks of 15, which is no line of the vendor's proposal: it counts for nothing."],
    )
