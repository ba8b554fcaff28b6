from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from analysis.charts import snapshot_steps
from analysis.errors import ChartError
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import HISTORY, history, large

DAYS = (date(2026, 1, 31), date(2026, 4, 30), date(2026, 10, 31))


def _one(*levels: tuple[int | None, int | None]) -> list[tuple[date, str, int | None, int | None]]:
    return [(day, "ISE", entitled, used) for day, (entitled, used) in zip(DAYS, levels, strict=True)]


def test_a_level_holds_until_the_next_snapshot() -> None:
    drawn = snapshot_steps(history(*_one((100, 50), (100, 80), (100, 90))), **PARTS)
    used = [row for row in rows(drawn, "dashed") if row["tone"] == "ink"]
    flat = [row for row in used if row["y"] == row["y2"]]
    risers = [row for row in used if row["x"] == row["x2"]]
    assert len(flat) == len(risers) == 2
    assert risers[0]["x"] == flat[0]["x2"] == flat[1]["x"]


def test_only_what_was_in_use_beyond_entitlement_is_tinted() -> None:
    drawn = snapshot_steps(history(*_one((100, 90), (100, 130), (100, 140))), **PARTS)
    assert [row["short_count"] for row in rows(drawn, "short_count")] == [30]


def test_lines_are_named_at_their_ends() -> None:
    drawn = snapshot_steps(history(*_one((100, 90), (100, 130), (100, 140))), **PARTS)
    assert {"100 entitled", "140 in use"} <= set(words(drawn))
    assert next(row["tone"] for row in rows(drawn, "words") if row["words"] == "140 in use") == "short"


def test_an_unknown_level_leaves_a_gap_and_is_said() -> None:
    drawn = snapshot_steps(history(*_one((100, 90), (100, None), (100, None))), **PARTS)
    assert "unknown in use" in words(drawn)
    assert len([row for row in rows(drawn, "dashed") if row["tone"] == "ink"]) == 1


def test_the_licence_furthest_short_stands_first() -> None:
    assert (
        "C9300-24 DNA Advantage: 1,380 in use, from 1,110, 1,150 entitled."
        in meta(snapshot_steps(HISTORY, **PARTS))["alt"]
    )
    names = [
        word for word in words(snapshot_steps(HISTORY, **PARTS)) if word in {"C9300-24 DNA Advantage", "ISE Essentials"}
    ]
    assert names == ["C9300-24 DNA Advantage", "ISE Essentials"]


def test_a_licence_of_two_smart_accounts_is_two_panels_since_nothing_nets_between_them() -> None:
    two = pl.concat(
        history(*_one((100, 90), (100, 95), (100, used))).with_columns(smart_account=pl.lit(owner))
        for owner, used in (("harbourline.example", 60), ("calder.example", 140))
    )
    shown = words(snapshot_steps(two, **PARTS))
    assert {"ISE · calder.example", "ISE · harbourline.example", "140 in use", "60 in use"} <= set(shown)


def test_licences_left_out_are_counted() -> None:
    drawn = snapshot_steps(large("snapshot_steps"), **PARTS)
    assert "Left out: 34 licences closer to balance at the last snapshot." in words(drawn)


def test_a_time_that_is_text_is_refused() -> None:
    with pytest.raises(ChartError, match="taken_at"):
        snapshot_steps(HISTORY.cast({"taken_at": str}), **PARTS)
