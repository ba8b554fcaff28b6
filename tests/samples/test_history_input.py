"""What a client's folder may lack or get wrong about its history: nothing reads like proof that was not proved."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from analysis.engine.estate import Estate
from tests.conftest import AS_OF, MakeClient

HEADER = "License,Billing,Available to Use,In Use,Substitution,Balance,Alerts,Virtual Account\n"
EVENTS = "Time,Event Type,Message,Virtual Account,User\n"
JUNE, NOVEMBER = "exports/2026-06-10", "exports/2026-11-10"
MOVED = (
    '2026-08-01 09:00,License Transfer,"10 ""DNA"" licenses were transferred from ""Campus"" to ""Depot""",Depot,x\n'
)
FIRST_EVENT = "2026-05-01 09:00,Virtual Account Added,The Virtual Account was added,Depot,x\n"


def licenses(**owned: int) -> str:
    rows = "".join(f"DNA,Prepaid,{count},5,0,{count - 5},,{account}\n" for account, count in owned.items())
    return HEADER + rows


def told(make_client: MakeClient, files: dict[str, str], sql: str, as_of: date = AS_OF) -> list[tuple[Any, ...]]:
    with Estate(make_client(files), writing=True) as estate:
        estate.land()
        estate.build(as_of)
        return estate.query(sql).rows()


LEDGER = """
    select virtual_account, cast(moved_at as varchar), quantity_count, movement_source, is_explained, reason
    from marts.movement_ledger
    order by all
"""


def test_one_snapshot_compares_with_nothing_and_says_so(make_client: MakeClient) -> None:
    files = {f"{NOVEMBER}/Licenses.csv": licenses(Campus=100, Depot=20)}
    assert told(make_client, files, LEDGER) == []
    sql = "select is_comparable, comparison_count, once_shown_account_count from marts.movement_coverage"
    assert told(make_client, files, sql) == [(False, 0, 2)]
    sql = "select count(*) from checks.findings where check_name = 'single_snapshot'"
    assert told(make_client, files, sql) == [(1,)]


def test_a_log_that_the_snapshots_contradict_explains_nothing(make_client: MakeClient) -> None:
    files = {
        f"{JUNE}/Licenses.csv": licenses(Campus=100, Depot=20),
        f"{NOVEMBER}/Licenses.csv": licenses(Campus=100, Depot=20),
        f"{NOVEMBER}/events.csv": EVENTS + MOVED + FIRST_EVENT,
    }
    assert told(make_client, files, LEDGER) == [
        ("Campus", "2026-08-01", -10, "Event log", False, "the snapshots do not show it"),
        ("Depot", "2026-08-01", 10, "Event log", False, "the snapshots do not show it"),
    ]


def test_a_log_that_agrees_explains_the_move(make_client: MakeClient) -> None:
    files = {
        f"{JUNE}/Licenses.csv": licenses(Campus=100, Depot=20),
        f"{NOVEMBER}/Licenses.csv": licenses(Campus=90, Depot=30),
        f"{NOVEMBER}/events.csv": EVENTS + MOVED.replace("Campus", "CAMPUS") + FIRST_EVENT,
    }
    assert told(make_client, files, LEDGER) == [
        ("Campus", "2026-08-01", -10, "Event log", True, "the event log and the snapshots agree"),
        ("Depot", "2026-08-01", 10, "Event log", True, "the event log and the snapshots agree"),
    ]


def test_the_same_log_downloaded_twice_tells_a_move_once(make_client: MakeClient) -> None:
    log = EVENTS + MOVED + FIRST_EVENT
    files = {
        f"{JUNE}/Licenses.csv": licenses(Campus=100, Depot=20),
        f"{NOVEMBER}/Licenses.csv": licenses(Campus=90, Depot=30),
        "exports/2026-08-10/events.csv": log,
        f"{NOVEMBER}/events.csv": log + "2026-09-01 09:00,Virtual Account Added,It was added,Lab,x\n",
    }
    assert [row[2:5] for row in told(make_client, files, LEDGER)] == [
        (-10, "Event log", True),
        (10, "Event log", True),
    ]


@pytest.mark.parametrize(
    ("log", "reason"),
    [
        ("", "no event log covers it"),
        (
            EVENTS + "2026-09-01 09:00,Virtual Account Added,It was added,Lab,x\n",
            "the event log covers only part of it",
        ),
        (EVENTS + FIRST_EVENT, "the event log does not tell it"),
        (EVENTS + FIRST_EVENT + MOVED.replace("10 ", ""), "the event log does not tell it"),
    ],
    ids=["no log", "log too short", "log without the move", "log without the quantity"],
)
def test_a_difference_without_a_word_in_the_log_is_not_explained(
    make_client: MakeClient, log: str, reason: str
) -> None:
    files = {
        f"{JUNE}/Licenses.csv": licenses(Campus=100, Depot=20),
        f"{NOVEMBER}/Licenses.csv": licenses(Campus=90, Depot=30),
        **({f"{NOVEMBER}/events.csv": log} if log else {}),
    }
    assert told(make_client, files, LEDGER) == [
        ("Campus", "2026-11-10", -10, "Snapshots", False, reason),
        ("Depot", "2026-11-10", 10, "Snapshots", False, reason),
    ]


def test_what_the_whole_smart_account_gained_is_no_move(make_client: MakeClient) -> None:
    files = {
        f"{JUNE}/Licenses.csv": licenses(Campus=100, Depot=20),
        f"{NOVEMBER}/Licenses.csv": licenses(Campus=100, Depot=45),
    }
    assert told(make_client, files, LEDGER) == [
        ("Depot", "2026-11-10", 25, "Snapshots", True, "the whole Smart Account owns more")
    ]


def test_a_table_of_one_account_alone_does_not_tell_a_loss_from_a_move(make_client: MakeClient) -> None:
    single = "License,Available to Use,In Use\nDNA,{count},5\n"
    files = {
        f"{JUNE}/Campus/Licenses.csv": single.format(count=100),
        f"{JUNE}/Depot/Licenses.csv": single.format(count=20),
        f"{NOVEMBER}/Campus/Licenses.csv": single.format(count=90),
        f"{NOVEMBER}/events.csv": EVENTS + FIRST_EVENT,
    }
    reason = "the event log does not tell it, and not every account was exported"
    assert told(make_client, files, LEDGER) == [("Campus", "2026-11-10", -10, "Snapshots", False, reason)]


def test_an_account_left_out_of_one_export_lost_nothing(make_client: MakeClient) -> None:
    files = {
        "exports/2026-05-10/Licenses.csv": licenses(Campus=100, Depot=20),
        "exports/2026-06-10/Licenses.csv": licenses(Campus=100),
        "exports/2026-07-10/Licenses.csv": licenses(Campus=100, Depot=20),
    }
    assert told(make_client, files, LEDGER) == []
    sql = "select incomplete_snapshot_count from marts.movement_coverage"
    assert told(make_client, files, sql) == [(1,)]


def test_over_use_is_unknown_where_what_is_owned_is(make_client: MakeClient) -> None:
    record = {"license": "DNA", "virtualAccount": "Campus", "quantity": 3, "inUse": 5, "licenseDetails": []}
    files = {f"{NOVEMBER}/licenses.json": json.dumps({"totalRecords": 1, "licenses": [record], "status": "SUCCESS"})}
    sql = "select over_count, is_known from marts.overuse_history"
    assert told(make_client, files, sql) == [(None, False)]
    sql = "select is_over_now, as_of_over_count, since_date from marts.overuse_summary"
    assert told(make_client, files, sql) == [(None, None, None)]
