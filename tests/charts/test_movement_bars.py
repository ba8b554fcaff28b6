from __future__ import annotations

import polars as pl

from analysis.charts import movement_bars
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import MOVES, large, moves


def test_what_left_is_drawn_to_the_left_and_what_entered_to_the_right() -> None:
    drawn = movement_bars(moves(("Campus", -10, "Event log", 0), ("Campus", 30, "Event log", 0)), **PARTS)
    left, right = sorted(rows(drawn, "moved_count"), key=lambda row: float(row["x"]))
    assert (left["moved_count"], right["moved_count"]) == (10, 30)
    assert left["x2"] == right["x"]
    assert round((right["x2"] - right["x"]) / (left["x2"] - left["x"]), 1) == 3.0


def test_what_is_not_explained_is_hatched_and_counted_in_words() -> None:
    drawn = movement_bars(MOVES, **PARTS)
    assert sorted(row["moved_count"] for row in rows(drawn, "part") if row["part"] == "open") == [4, 4, 8, 8]
    assert {"10, 4 not explained", "8 not explained", "52"} <= set(words(drawn))


def test_a_told_move_without_snapshots_around_it_is_light() -> None:
    told = [row for row in rows(movement_bars(MOVES, **PARTS), "part") if row["part"] == "told"]
    assert [row["moved_count"] for row in told] == [12, 12]
    assert {row["tone"] for row in told} == {"ours_tint"}


def test_what_lots_explain_is_no_move() -> None:
    assert "Lab" not in words(movement_bars(MOVES, **PARTS))


def test_the_account_with_most_that_is_not_explained_stands_first() -> None:
    shown = [word for word in words(movement_bars(MOVES, **PARTS)) if word in set(MOVES["virtual_account"])]
    assert shown == ["Tilbury Port", "Southampton Port", "Depot Venlo", "Campus", "Datacentre"]


def test_accounts_of_two_smart_accounts_say_whose_they_are() -> None:
    both = pl.concat([MOVES, MOVES.with_columns(smart_account=pl.lit("calder.example"))])
    shown = words(movement_bars(both, **PARTS))
    assert {"Campus · calder.example", "Campus · harbourline.example"} <= set(shown)


def test_accounts_left_out_are_counted_and_the_sums_are_of_all() -> None:
    assert "Left out: 484 Virtual Accounts with fewer moves." in words(movement_bars(large("movement_bars"), **PARTS))
    assert (
        "70 licences left and 70 entered 5 Virtual Accounts; 12 of them are not explained."
        in meta(movement_bars(MOVES, **PARTS))["alt"]
    )
