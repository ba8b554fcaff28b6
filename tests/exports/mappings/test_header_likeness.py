"""How like two names are: by their words, short forms written out, the words that many columns share counting less."""

from __future__ import annotations

import time

import pytest

from analysis.exports.mappings.header_likeness import ALL_BUT_SAME, likeness


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Qty", "Quantity"),
        ("S/N", "Serial Number"),
        ("serialNo", "Serial Number"),
        ("PAK No.", "PAK Number"),
        ("Lic. Name", "License Name"),
        ("VA", "Virtual Account"),
        ("Quantity (fulfilled)", "Fulfilled Quantity"),
        ("virtual_account", "Virtual Account"),
        ("Quantitiy", "Quantity"),
    ],
)
def test_another_spelling_of_a_name_is_all_but_the_same(header: str, name: str) -> None:
    assert likeness(header, name) == pytest.approx(ALL_BUT_SAME, abs=0.06)


@pytest.mark.parametrize(
    ("nearer", "further", "name"),
    [
        ("Contract End Date", "Contract Start Date", "End Date"),
        ("Product", "Product Description", "Product ID"),
        ("Total Quantity", "Total Price", "Quantity"),
        ("Serial", "Number", "Serial Number"),
    ],
)
def test_the_words_that_tell_most_decide(nearer: str, further: str, name: str) -> None:
    assert likeness(nearer, name) > likeness(further, name)


@pytest.mark.parametrize("header", ["", "#", "Router", "Lizenz"])
def test_names_without_a_word_in_common_are_not_alike(header: str) -> None:
    assert likeness(header, "License") == 0


def test_a_hostile_header_is_compared_at_once() -> None:
    start = time.perf_counter()
    assert likeness("license " * 100_000 + "a" * 1_000_000, "License") > 0
    assert time.perf_counter() - start < 0.5
