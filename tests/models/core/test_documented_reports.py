"""core.documented_reports: which devices' reporting a signed note documents."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
ACCOUNTS = """
    smart_account | virtual_account
    acme          | Campus
    acme          | DEFAULT
    north         | DEFAULT
"""
DEVICES = """
    serial_number | license_name | host_name | smart_account | virtual_account | reporting_status
    FOC1          | A            | sw-1      | acme          | Campus          | OVERDUE
    FOC1          | B            | sw-1      | acme          | Campus          | OK
    FOC2          | A            | sw-2      | acme          | DEFAULT         | OVERDUE
    FOC3          | A            | sw-3      | north         | DEFAULT         | OVERDUE
"""


def test_a_note_names_a_serial_number_a_host_name_or_a_virtual_account(check_model: CheckModel) -> None:
    check_model(
        "core.documented_reports",
        given={
            "core.reporting_standings": DEVICES,
            "core.virtual_accounts": ACCOUNTS,
            "inputs.notes": """
            note_id | note_kind | subject | note_date
            a       | report    | foc2    | 2026-11-01
            b       | report    | SW-3    | 2026-11-01
            c       | report    | campus  | 2026-11-01
            d       | position  | FOC1    | 2026-11-02
        """,
        },
        expect="""
            serial_number | note_id
            FOC1          | c
            FOC2          | a
            FOC3          | b
        """,
    )


def test_a_virtual_account_of_two_smart_accounts_needs_its_own_named(check_model: CheckModel) -> None:
    check_model(
        "core.documented_reports",
        given={
            "core.reporting_standings": DEVICES,
            "core.virtual_accounts": ACCOUNTS,
            "inputs.notes": """
            note_id | note_kind | subject | smart_account | note_date
            a       | report    | DEFAULT |               | 2026-11-01
            b       | report    | default | North         | 2026-11-01
            c       | report    | FOC1    | north         | 2026-11-01
        """,
        },
        expect="""
            serial_number | note_id
            FOC3          | b
        """,
    )


def test_of_several_notes_the_newest_speaks(check_model: CheckModel) -> None:
    check_model(
        "core.documented_reports",
        given={
            "core.reporting_standings": DEVICES,
            "core.virtual_accounts": ACCOUNTS,
            "inputs.notes": """
            note_id | note_kind | subject | note_date
            a       | report    | FOC1    | 2026-11-01
            b       | report    | Campus  | 2026-11-05
            c       | report    | sw-1    | 2026-10-05
        """,
        },
        expect="""
            serial_number | note_id | note_date
            FOC1          | b       | 2026-11-05
        """,
    )
