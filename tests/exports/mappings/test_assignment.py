"""Pairs one to one whose scores sum to the most there can be: held against trying every way."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.exports.mappings.assignment import best_pairs

Scores = list[list[float]]


@st.composite
def tables(draw: st.DrawFn) -> Scores:
    width = draw(st.integers(1, 5))
    score = st.sampled_from([0.0, 0.0, 0.25, 0.5, 0.55, 0.9, 1.0])
    return draw(st.lists(st.lists(score, min_size=width, max_size=width), min_size=1, max_size=5))


def most(scores: Scores) -> float:
    """The largest sum of any way to pair rows with columns, found by trying all."""
    if len(scores) > len(scores[0]):
        return most([list(column) for column in zip(*scores, strict=True)])
    ways = itertools.permutations(range(len(scores[0])), len(scores))
    return max(sum(row[place] for row, place in zip(scores, way, strict=True)) for way in ways)


@given(tables())
def test_no_other_way_of_pairing_has_a_larger_sum(scores: Scores) -> None:
    pairs = best_pairs(scores)
    assert sum(scores[row][column] for row, column in pairs.items()) == pytest.approx(most(scores))
    assert len(set(pairs.values())) == len(pairs)
    assert all(scores[row][column] > 0 for row, column in pairs.items())


def test_a_row_gives_its_best_column_away_where_the_whole_gains_by_it() -> None:
    assert best_pairs([[0.9, 0.8], [0.8, 0.1]]) == {0: 1, 1: 0}


@pytest.mark.parametrize("scores", [[], [[]], [[0.0, 0.0]]])
def test_where_nothing_fits_nothing_is_paired(scores: Scores) -> None:
    assert best_pairs(scores) == {}


def test_a_wide_table_is_paired_in_no_time() -> None:
    start = time.perf_counter()
    best_pairs([[((row * 37 + column * 91) % 100) / 100 for column in range(150)] for row in range(60)])
    assert time.perf_counter() - start < 2
