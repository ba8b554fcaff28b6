"""Answers in JSON as they really come: what is whole in them lands, the rest is told with its file and record."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.engine.conftest import Land
from tests.exports.answers import licence, page
from tests.landing import DAY, Landing

API = "raw.smart_licensing_licenses"


def read_json(landed: Landing) -> list[tuple[object, ...]]:
    return landed.rows(API, "license", "in_use")


@pytest.mark.parametrize("length", [20, 50, 300, 500])
def test_an_answer_that_breaks_off_stops_wherever_that_is(land: Land, length: int) -> None:
    landed = land({f"{DAY}/l.json": page(licence("A"), licence("B"))[:length]})
    (told,) = landed.told
    assert told.startswith(
        (f"stop: {DAY}/l.json starts like JSON but is not: EOF", f"stop: {DAY}/l.json breaks off or is")
    )


def test_a_record_of_too_many_fields_costs_its_file_only(land: Land) -> None:
    fields: dict[str, Any] = {f"field {number}": 1 for number in range(3_000)}
    landed = land({f"{DAY}/1.json": page(licence("A", **fields)), f"{DAY}/2.json": page(licence("B"))})
    assert landed.rows(API, "license") == [("B",)]
    assert landed.rejects == [(1, "its file has more unknown columns than can be kept")]
    assert landed.told[0].startswith(f"stop: {DAY}/1.json has 3,000 columns that are not known here")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[" * 200_000, "stop: is nested too deeply to be read."),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "stop: is nested too deeply to be read."),
        ('{"\\ud800": 1}\n{"a": 2}\n', "warn: is JSON of an unknown layout (top level: ?)."),
        ('{"message": "\\ud800"}', "stop: starts like JSON but is not: "),
    ],
)
def test_an_answer_that_no_reader_can_hold_is_told(land: Land, text: str, told: str) -> None:
    landed = land({f"{DAY}/l.json": text, f"{DAY}/g.json": page(licence("A"))})
    severity, _, sentence = told.partition(": ")
    assert landed.told[0].startswith(f"{severity}: {DAY}/l.json {sentence}")
    assert read_json(landed) == [("A", "4")]


def test_a_record_nested_deeper_than_any_stack_is_kept_word_for_word(land: Land) -> None:
    deep = "[" * 300_000 + "]" * 300_000
    text = page(licence("A"), licence("B", more="DEEP")).replace('"DEEP"', deep)
    landed = land({f"{DAY}/l.json": text})
    assert landed.rows(API, "license", "more") == [("A", None), ("B", deep)]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("1" + "0" * 400, "column 'inUse': 1000000"),
        ("1e999", "column 'inUse': 1e999 is not a whole number"),
        ("NaN", "column 'inUse': NaN is not a whole number"),
        ("-Infinity", "column 'inUse': -Infinity is not a whole number"),
        ('"\\ud800"', "the record holds something that JSON does not allow"),
    ],
)
def test_a_value_that_no_count_can_be_costs_its_record_only(land: Land, value: str, reason: str) -> None:
    text = page(licence("A"), licence("B", inUse="VALUE"), licence("C")).replace('"VALUE"', value)
    landed = land({f"{DAY}/l.json": text})
    assert read_json(landed) == [("A", "4"), ("C", "4")]
    ((row, told),) = landed.rejects
    assert (row, told[: len(reason)]) == (2, reason)
    assert len(landed.told[0]) < 500


def test_a_field_that_stands_twice_in_a_record_is_told(land: Land) -> None:
    text = page(licence("A"), licence("B")).replace('"inUse": 4', '"inUse": 4, "inUse": 5')
    landed = land({f"{DAY}/l.json": text})
    assert read_json(landed) == [("A", "4"), ("B", "4")]
    assert landed.told == [
        (
            f"warn: {DAY}/l.json, row 1: a field stands twice in one record, and the first was read, and 1 more "
            "like it. Ask the service again and save its answer as it comes."
        )
    ]


def test_an_account_list_nested_without_end_does_not_stop_the_question_whose_files_these_are(land: Land) -> None:
    many = [{"domain": f"{number}.example", "virtual_accounts": []} for number in range(6_000)]
    text = json.dumps({"accounts": [*many, "DEEP"]}).replace('"DEEP"', "[" * 100_000 + "]" * 100_000)
    landed = land({f"{DAY}/s.json": text, f"{DAY}/l.json": page(licence())}, 'name = "Acme"\ncurrency = "USD"\n')
    assert any(f"{DAY}/l.json does not say which Smart Account it is" in told for told in landed.told)
