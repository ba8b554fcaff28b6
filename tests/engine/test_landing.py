"""Landing again: the estate follows the folder, by content."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from analysis.engine.estate import Estate
from analysis.engine.json_loading import load_json
from analysis.errors import WorkbenchError
from tests.engine.conftest import Land
from tests.exports.answers import licence, page
from tests.exports.usage_reports import measurement, payload, report
from tests.landing import DAY, Landing

ROOT = Path(__file__).resolve().parents[2]
HEADER = "License,Billing,Available to Use,In Use,Substitution,Balance,Alerts,Virtual Account"
TABLE = f"{HEADER}\nA,P,10,4,0,6,,Campus\nB,P,10,x,0,6,,Campus\n"
RAW = "raw.smart_licensing_licenses"


def everything(landed: Landing) -> dict[str, list[tuple[object, ...]]]:
    """All that a landing writes."""
    relations = ("meta.files", "meta.rejects", "meta.notices", "meta.columns", "raw.cssm_licenses", RAW)
    return {name: landed.estate.query(f"select * from {name} order by all").rows() for name in relations}


def test_landing_twice_changes_nothing(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": TABLE, f"{DAY}/l.json": page(licence(more=1)), f"{DAY}/bad.csv": "x,y\n"})
    before = everything(landed)
    landed.land()
    assert everything(landed) == before


def test_another_process_knows_every_file_by_the_same_id(land: Land) -> None:
    """What names a file must not depend on where a process keeps its functions."""
    landed = land({f"{DAY}/usage.xml": report(payload(measurement("2"))), f"{DAY}/l.csv": TABLE})
    before = everything(landed)
    landed.estate.close()
    again = "import sys; from pathlib import Path; from tests.landing import Landing; Landing(Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", again, str(landed.client)], check=True, cwd=ROOT)
    landed.estate = Estate(landed.client)
    assert everything(landed) == before


def test_what_has_landed_is_not_read_again(land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    landed = land({f"{DAY}/l.csv": TABLE, f"{DAY}/l.json": page(licence())})
    monkeypatch.setattr("analysis.engine.landing.LOADERS", {})
    landed.land()
    assert landed.counts == {"l.csv": (2, 1, 1), "l.json": (1, 1, 0)}


@pytest.mark.parametrize("copy", [f"{DAY}/copy of l.json", f"{DAY}/Campus/l.json"])
def test_the_same_file_under_another_name_or_folder_counts_once_and_is_told(land: Land, copy: str) -> None:
    landed = land({f"{DAY}/l.json": page(licence("A")), copy: page(licence("A"))})
    assert landed.rows(RAW, "license") == [("A",)]
    assert landed.told == [f"info: {copy} is the same as {DAY}/l.json; counted once."]


def test_the_same_answer_on_another_day_is_another_snapshot(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page(licence("A")), "exports/2026-11-14/l.json": page(licence("A"))})
    assert landed.rows(RAW, "license") == [("A",), ("A",)]


def test_a_changed_file_replaces_its_rows(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page(licence("A"), licence("B")), f"{DAY}/m.json": page(licence("M"))})
    landed.write({f"{DAY}/l.json": page(licence("C"))})
    landed.land()
    assert landed.rows(RAW, "license") == [("C",), ("M",)]
    assert landed.counts == {"l.json": (1, 1, 0), "m.json": (1, 1, 0)}


def test_a_removed_file_takes_its_rows_rejects_and_notices_with_it(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": TABLE, f"{DAY}/l.json": page(licence())})
    (landed.client / DAY / "l.csv").unlink()
    landed.land()
    assert everything(landed) | {"meta.files": [], RAW: []} == {name: [] for name in everything(landed)}
    assert landed.counts == {"l.json": (1, 1, 0)}


def test_a_renamed_file_keeps_its_id_and_what_is_told_of_it_follows(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": TABLE})
    before = landed.rows("meta.files", "file_id")
    (landed.client / DAY / "l.csv").rename(landed.client / DAY / "licences.csv")
    landed.land()
    assert landed.rows("meta.files", "file_id") == before
    assert landed.told == [
        (
            f"warn: {DAY}/licences.csv, row 3: column 'In Use': x is not a whole number. 1 row landed. "
            "Correct the row in the file, or download it again."
        )
    ]


def test_a_copy_takes_over_when_the_first_of_two_is_removed(land: Land) -> None:
    landed = land({f"{DAY}/a.json": page(licence("A")), f"{DAY}/b.json": page(licence("A"))})
    (landed.client / DAY / "a.json").unlink()
    landed.land()
    assert landed.rows("meta.files", "path") == [(f"{DAY}/b.json",)]
    assert landed.told == []


def test_a_file_moved_to_another_day_lands_anew_for_that_day(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page(licence("A"))})
    (landed.client / "exports/2026-11-14").mkdir()
    (landed.client / DAY / "l.json").rename(landed.client / "exports/2026-11-14/l.json")
    landed.land()
    assert [str(day) for (day,) in landed.rows("meta.files", "taken_at")] == ["2026-11-14"]
    assert landed.rows(RAW, "license") == [("A",)]


def test_every_row_read_landed_or_was_rejected_whatever_the_file(land: Land) -> None:
    files: dict[str, str | bytes] = {
        f"{DAY}/1.csv": TABLE + "\n\nTotal,,20,4,,,,\nragged,P\n",
        f"{DAY}/2.json": page(licence("A"), licence(inUse="x"), licence("C"))[:-100],
        f"{DAY}/3.csv": "Name,Product Type,Last Contact,Virtual Account\na,b,01/02/2026,V\nc,d,,V\n",
    }
    landed = land(files)
    raw = ("cssm_licenses", "smart_licensing_licenses", "cssm_product_instances")
    held = [landed.estate.query(f"select count(*) from raw.{name}").item() for name in raw]
    rejected = len(landed.rejects)
    read, good, bad = (sum(column) for column in zip(*landed.counts.values(), strict=True))
    assert (read, good, bad) == (sum(held) + rejected, sum(held), rejected)
    assert landed.counts == {"1.csv": (4, 1, 3), "2.json": (3, 1, 2), "3.csv": (2, 0, 2)}


def test_a_landing_that_fails_leaves_what_was_there(land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    landed = land({f"{DAY}/l.json": page(licence("A"))})
    before = everything(landed)
    landed.write({f"{DAY}/l.json": page(licence("B")), f"{DAY}/l.csv": TABLE})
    failing = {"json": load_json, "table": lambda database, _plans: database.run("select nothing")}
    monkeypatch.setattr("analysis.engine.landing.LOADERS", failing)
    with pytest.raises(WorkbenchError, match="The database refused a step"):
        landed.estate.land()
    assert everything(landed) == before


def test_large_batches_of_pages_land_completely(land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.engine.landing.BATCH_BYTES", 3000)
    landed = land({f"{DAY}/{number:03}.json": page(licence(f"L{number:03}")) for number in range(60)})
    assert landed.rows(RAW, "license") == [(f"L{number:03}",) for number in range(60)]


def test_a_landing_says_how_far_it_is(land: Land) -> None:
    landed = land({f"{DAY}/{number}.json": page(licence(f"L{number}")) for number in range(3)})
    (landed.client / DAY / "0.json").unlink()
    landed.write({f"{DAY}/3.json": page(licence("new"))})
    heard: list[tuple[str, int, int]] = []
    landed.estate.land(lambda what, done, of: heard.append((what, done, of)))
    assert heard == [
        ("looking at files", 1, 3),
        ("looking at files", 2, 3),
        ("looking at files", 3, 3),
        ("landing files", 1, 1),
    ]


def test_a_large_file_lands_as_a_small_one_does(land: Land, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {
        f"{DAY}/l.csv": TABLE + "Total,,20,4,,,,\nC,P,,1,0,0,,Campus\n",
        f"{DAY}/l.json": page(licence("A"), licence(inUse="x"), licence("C")),
        f"{DAY}/i.csv": "Name,Product Type,Last Contact,Virtual Account\na,b,2026-10-30,V\nc,d,12/05/26,V\n",
    }
    landed = land(files)
    small = everything(landed)
    landed.estate.close()
    (landed.client / "estate.duckdb").unlink()
    monkeypatch.setattr("analysis.engine.judging.LARGE_ROWS", 0)
    landed.land()
    assert everything(landed) == small
    assert landed.estate.query("select current_setting('preserve_insertion_order')").item() is True
