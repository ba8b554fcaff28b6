"""portfolio_board: the nearest event first, what failed before all, and nothing unknown that looks like nothing."""

from __future__ import annotations

import pytest

from analysis.charts import portfolio_board
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.portfolio import MANY_CLIENTS, PORTFOLIO, portfolio


def test_what_failed_comes_first_then_the_nearest_event_and_last_who_has_none() -> None:
    drawn = rows(portfolio_board(PORTFOLIO, **PARTS), "words", "weight")
    names = set(PORTFOLIO["client_name"])
    order = [row["words"] for row in sorted(drawn, key=lambda row: row["y"]) if row["words"] in names]
    assert order == ["Northgate Rail", "Harbourline Freight", "St Mary's Hospitals", "Calderbank", "A parish council"]


def test_a_client_that_failed_says_why_in_place_of_figures() -> None:
    drawn = portfolio_board(PORTFOLIO.filter(PORTFOLIO["failure"].is_not_null()), **PARTS)
    assert "licenses.csv has no column Virtual Account" in words(drawn)
    assert "unknown" not in words(drawn)
    assert rows(drawn, "is_done") == []


def test_a_charge_that_is_not_known_is_hatched_and_one_of_nothing_is_quiet() -> None:
    drawn = portfolio_board(PORTFOLIO, **PARTS)
    assert words(drawn).count("unknown") == 3  # charge, misplaced and age of the parish council
    assert {row["tone"] for row in rows(drawn, "words", "weight") if row["words"] == "GBP 0"} == {"muted"}


def test_as_many_cells_are_filled_as_items_are_done() -> None:
    cells = rows(portfolio_board(portfolio(("A", 5, 1.0, 1.0, 7, 1, None)), **PARTS), "is_done")
    assert [cell["is_done"] for cell in cells] == [True] * 7 + [False] * 3
    assert {cell["tone"] for cell in cells if not cell["is_done"]} == {"band"}


def test_the_furthest_event_fills_the_lane_and_the_others_are_in_proportion() -> None:
    drawn = portfolio_board(portfolio(("A", 100, 1.0, 1.0, 1, 1, None), ("B", 50, 1.0, 1.0, 1, 1, None)), **PARTS)
    near, far = sorted(row["x2"] - row["x"] for row in rows(drawn, "x2", "size") if row["size"] == 2)
    assert (far - 6) == pytest.approx(2 * (near - 6), abs=0.1)


def test_old_data_change_colour_and_shape() -> None:
    fresh = portfolio_board(portfolio(("A", 5, 1.0, 1.0, 1, 9, None)), **PARTS)
    stale = portfolio_board(portfolio(("A", 5, 1.0, 1.0, 1, 88, None)), **PARTS)
    marks = [{(row["tone"], row["shape"]) for row in rows(one, "shape")} for one in (fresh, stale)]
    assert marks[0].isdisjoint({mark for mark in marks[1] if mark[0] == "short"})
    assert "short" in {tone for tone, _ in marks[1]}


def test_clients_beyond_the_sixtieth_are_counted_under_the_board() -> None:
    assert "Left out: 40 clients with a later event." in words(portfolio_board(MANY_CLIENTS, **PARTS))


def test_the_alternative_text_tells_how_many_failed_and_which_events_are_near() -> None:
    said = meta(portfolio_board(PORTFOLIO, **PARTS))["alt"]
    assert said == (
        "5 clients, 1 of them failed. Nearest events: Harbourline Freight in 67 days; "
        "St Mary's Hospitals in 128 days; Calderbank in 249 days."
    )
