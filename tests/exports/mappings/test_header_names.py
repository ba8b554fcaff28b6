"""What a mapping may call a column: each name is one column, and each column has a name."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.exports.formats import plain
from analysis.exports.mappings.header_names import column_labels, places_of


@pytest.mark.parametrize(
    ("headers", "labels"),
    [
        (["SKU", "Quantity"], ["SKU", "Quantity"]),
        (["Quantity", "quantity", "Quantity"], ["Quantity", "quantity (2)", "Quantity (3)"]),
        (["", "SKU", "#"], ["column 1", "SKU", "column 3"]),
        (["Quantity", "Quantity", "Quantity 2"], ["Quantity", "Quantity (3)", "Quantity 2"]),
        (["column 2", ""], ["column 2", "column 2 (2)"]),
        ([], []),
    ],
    ids=["plain", "equal", "blank", "a header that reads like a number behind one", "like a place", "none"],
)
def test_a_column_is_named_by_its_header_or_its_place(headers: list[str], labels: list[str]) -> None:
    assert column_labels(headers) == labels


@given(st.lists(st.sampled_from(["A", "a", "A (2)", "A 2", "", "#", "column 1", "column 2", "column 2 (2)", "B"])))
def test_every_name_finds_its_own_column_and_no_other(headers: list[str]) -> None:
    labels = column_labels(headers)
    assert [places_of(headers)[plain(label)] for label in labels] == list(range(len(headers)))


def test_a_hundred_thousand_equal_headers_take_no_time() -> None:
    start = time.perf_counter()
    column_labels(["A"] * 100_000)
    assert time.perf_counter() - start < 3
