"""marts.reporting_ledger: how each device stands with the reporting of each licence."""

from __future__ import annotations

from collections.abc import Callable

from tests.engine.conftest import Land
from tests.landing import DAY

CheckModel = Callable[..., None]


# A policy of the device's own, a deadline that lies in the past, and a licence that export rules restrict.
OUTPUT = """sw-1#show license all
Smart Licensing Status
======================

Smart Licensing is ENABLED

Smart Licensing Using Policy:
  Status: ENABLED

Account Information:
  Smart Account: Acme As of Oct 14 12:10:01 2026 UTC
  Virtual Account: Campus

Transport:
  Type: cslu
  Cslu address: http://192.0.2.4:8182/cslu/v1/pi

Policy:
  Policy in use: Merged from multiple sources.
  Reporting ACK required: yes (CISCO default)
  Unenforced/Non-Export Perpetual Attributes:
    First report requirement (days): 365 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 90 (CISCO default)
  Unenforced/Non-Export Subscription Attributes:
    First report requirement (days): 90 (CISCO default)
    Reporting frequency (days): 90 (CISCO default)
    Report on change (days): 90 (CISCO default)
  Enforced (Perpetual/Subscription) License Attributes:
    First report requirement (days): 0 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 0 (CISCO default)
  Export (Perpetual/Subscription) License Attributes:
    First report requirement (days): 0 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 0 (CISCO default)

Usage Reporting:
  Last ACK received: Aug 01 10:00:00 2026 UTC
  Next ACK deadline: {deadline}
  Reporting push interval: 30  days
  Next ACK push check: <none>
  Next report push: <none>
  Last report push: Aug 01 09:55:00 2026 UTC
  Last report file write: <none>

License Usage
=============

network-advantage (C9300-24 Network Advantage):
  Description: C9300-24 Network Advantage
  Count: 1
  Version: 1.0
  Status: IN USE
  Export status: NOT RESTRICTED
  Enforcement type: NOT ENFORCED
  License type: Perpetual

dna-advantage (C9300-24 DNA Advantage):
  Description: C9300-24 DNA Advantage
  Count: 1
  Version: 1.0
  Status: IN USE
  Export status: NOT RESTRICTED
  Enforcement type: NOT ENFORCED
  License type: Subscription

hseck9 (Cat9K HSEC):
  Description: Cat9K HSEC
  Count: 1
  Version: 1.0
  Status: IN USE
  Export status: RESTRICTED - ALLOWED
  Enforcement type: EXPORT RESTRICTED
  License type: Perpetual

Product Information
===================
UDI: PID:C9300-24T,SN:FOC1234X0AB
"""
COLUMNS = "license_name, policy_source, reporting_path, cast(due_date as varchar), days_late, reporting_status"


def ledger_of(land: Land, deadline: str) -> list[tuple[object, ...]]:
    landed = land({f"{DAY}/sw-1.txt": OUTPUT.replace("{deadline}", deadline)})
    landed.build()
    return landed.estate.query(f"select {COLUMNS} from marts.reporting_ledger order by license_name").rows()


def test_a_deadline_of_the_device_is_what_all_its_licences_owe(land: Land) -> None:
    assert ledger_of(land, "Oct 30 10:00:00 2026 UTC") == [
        ("C9300-24 DNA Advantage", "Device", "CSLU", "2026-10-30", 25, "OVERDUE"),
        ("C9300-24 Network Advantage", "Device", "CSLU", "2026-10-30", 25, "OVERDUE"),
        ("Cat9K HSEC", "Device", "CSLU", "2026-10-30", 25, "OVERDUE"),
    ]


def test_without_a_deadline_each_licence_owes_what_its_class_does(land: Land) -> None:
    assert ledger_of(land, "<none>") == [
        ("C9300-24 DNA Advantage", "Device", "CSLU", "2026-10-30", 25, "OVERDUE"),
        ("C9300-24 Network Advantage", "Device", "CSLU", None, None, "OK"),
        ("Cat9K HSEC", "Device", "CSLU", None, None, "NOT APPLICABLE"),
    ]


def test_leaving_out_a_line_of_an_output_never_makes_a_late_licence_look_good(land: Land) -> None:
    lines = OUTPUT.replace("{deadline}", "Oct 30 10:00:00 2026 UTC").splitlines()
    first, last = lines.index("Usage Reporting:"), lines.index("Product Information")
    files = {
        f"{DAY}/{number}.txt": "\n".join(lines[:number] + lines[number + 1 :]).replace("0AB", f"{number:03d}")
        for number in range(first, last)
        if lines[number].strip()
    }
    landed = land(files)
    landed.build()
    rows = landed.estate.query(
        "select serial_number, license_name, reporting_status from marts.reporting_ledger"
    ).rows()
    assert len({serial for serial, _, _ in rows}) == len(files)
    # An export-restricted licence owes no report of its own.
    good = {(lines[int(serial[-3:])], name, status) for serial, name, status in rows if status in {"OK", "DUE SOON"}}
    assert good == set()


def test_every_row_of_the_ledger_can_be_walked_back_to_its_file(land: Land) -> None:
    landed = land({f"{DAY}/sw-1.txt": OUTPUT.replace("{deadline}", "<none>")})
    landed.build()
    rows = landed.estate.query(
        """
        select ledger.license_name, raw.fields ->> 'license_name' as said
        from marts.reporting_ledger as ledger
        inner join raw.device_outputs as raw using (file_id, row_number)
        """
    ).rows()
    assert len(rows) == 3
    assert all(name == said for name, said in rows)


def test_what_the_standings_say_is_what_the_ledger_shows(check_model: CheckModel) -> None:
    check_model(
        "marts.reporting_ledger",
        given={
            "core.reporting_standings": """
            serial_number | license_key | license_name | policy_source | due_date   | days_late | reporting_status | status_reason
            FOC1          | dna         | DNA          | Device        | 2026-11-01 | 23        | OVERDUE          | acknowledgement overdue
            FOC2          | ""          |              |               |            |           | UNKNOWN          | no output of the device
        """
        },
        expect="""
            serial_number | license_name | policy_source | due_date   | days_late | reporting_status | status_reason
            FOC1          | DNA          | Device        | 2026-11-01 | 23        | OVERDUE          | acknowledgement overdue
            FOC2          |              |               |            |           | UNKNOWN          | no output of the device
        """,
    )
