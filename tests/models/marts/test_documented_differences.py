"""marts.documented_differences: which difference has a written position."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
DIFFERENCES = """
    smart_account | license_name   | difference_key  | difference_name  | difference_count
    acme          | ISE Essentials | unmigrated_pak  | Unmigrated PAKs  | 60
    acme          | ISE Essentials | stale_instances | Stale instances  | 5
    north         | ISE Essentials | unmigrated_pak  | Unmigrated PAKs  | 3
    acme          | C9300-24 DNA-A | stale_instances | Stale instances  | 9
"""


def test_a_note_on_a_licence_covers_its_differences_whatever_case_and_dashes(check_model: CheckModel) -> None:
    check_model(
        "marts.documented_differences",
        given={
            "marts.lens_differences": DIFFERENCES,
            "inputs.notes": """
            note_id | note_kind | subject        | note_date  | exhibit_names
            a       | position  | ise essentials | 2026-11-01 | order 1
            b       | gate      | C9300-24 DNA-A | 2026-11-01 |
        """,
        },
        expect="""
            smart_account | license_name   | difference_key  | note_id | exhibit_names
            acme          | ISE Essentials | unmigrated_pak  | a       | order 1
            acme          | ISE Essentials | stale_instances | a       | order 1
            north         | ISE Essentials | unmigrated_pak  | a       | order 1
        """,
    )


def test_a_smart_account_and_a_difference_narrow_a_note_and_the_newest_speaks(check_model: CheckModel) -> None:
    check_model(
        "marts.documented_differences",
        given={
            "marts.lens_differences": DIFFERENCES,
            "inputs.notes": """
            note_id | note_kind | subject        | smart_account | difference_key  | note_date
            a       | position  | ISE-Essentials | ACME          | unmigrated_pak  | 2026-11-01
            b       | position  | ISE_Essentials | acme          | Unmigrated PAKs | 2026-11-02
            c       | position  | C9300 24 DNA A |               | unmigrated_pak  | 2026-11-02
            d       | position  | ISE Essentials | south         |                 | 2026-11-03
        """,
        },
        expect="""
            smart_account | license_name   | difference_key | note_id | note_date
            acme          | ISE Essentials | unmigrated_pak | b       | 2026-11-02
        """,
    )
