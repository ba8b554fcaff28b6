"""CSSM's event log: found by its words, and what it says of a person stays in raw."""

from __future__ import annotations

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "cssm_events"
HEADER = "Time,Event Type,Message,User,Virtual Account"
MOVED = '"10 ""DNA Advantage"" licenses were transferred from ""Campus"" to ""Depot""."'


def test_a_log_is_found_by_time_event_type_and_message(land: Land) -> None:
    landed = land({f"{DAY}/log.csv": f"{HEADER}\n2026-Oct-30 10:15:22,License Transfer,{MOVED},r.mason,Campus\n"})
    assert landed.formats == {f"{DAY}/log.csv": FORMAT}
    landed.build()
    assert landed.rows("staging.license_transfers", "license_name", "quantity_count", "to_virtual_account") == [
        ("DNA Advantage", 10, "Depot")
    ]


def test_who_did_it_stays_in_raw(land: Land) -> None:
    landed = land({f"{DAY}/log.csv": f"{HEADER}\n2026-10-30,License Transfer,{MOVED},r.mason,Campus\n"})
    landed.build()
    assert landed.rows(f"raw.{FORMAT}", "User") == [("r.mason",)]
    for relation in ("staging.account_events", "staging.license_transfers"):
        assert "r.mason" not in str(landed.estate.query(f"select * from {relation}").rows())


def test_another_log_of_times_and_messages_is_not_taken_for_one(land: Land) -> None:
    landed = land({f"{DAY}/syslog.csv": "Time,Severity,Message\n2026-10-30,5,Interface up\n"})
    assert landed.formats == {f"{DAY}/syslog.csv": None}


def test_an_event_without_a_day_is_rejected(land: Land) -> None:
    landed = land({f"{DAY}/log.csv": f"{HEADER}\nyesterday,Sync,Synchronised,,\n2026-10-30,Sync,Synchronised,,\n"})
    assert landed.rejects == [(2, "column 'Time': yesterday is not a date")]
    assert landed.counts == {"log.csv": (2, 1, 1)}
