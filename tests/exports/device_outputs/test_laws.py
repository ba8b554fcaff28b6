"""Laws of the reader: no text stops it, and what stands below a line never changes what was told above it."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.exports.device_outputs import FORMAT, KINDS
from analysis.exports.formats import Record, Unread
from tests.exports.device_outputs.captures import (
    ALL,
    CLASSIC,
    INVENTORY_NX_OS,
    NEXUS_USAGE,
    OUTPUTS,
    TECH_SUPPORT,
    VERSION_ASA,
    VERSION_IOS,
    capture,
)
from tests.exports.device_outputs.telling import items, same_but_for_place

TEXTS = [*OUTPUTS.values(), NEXUS_USAGE, INVENTORY_NX_OS, VERSION_ASA, VERSION_IOS, capture(*OUTPUTS)]
LINES = sorted({line for text in TEXTS for line in text.splitlines()})
# One record that is told over all of an output, and grows with each of its lines.
SPANNING = ("reporting_status", "software", "other_command")
lines_of_devices = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=40).map("\n".join)


@given(st.one_of(st.text(max_size=400), lines_of_devices))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_an_error_in_bounded_time(text: str) -> None:
    start = time.perf_counter()
    found = items(text)
    assert FORMAT.recognises is not None
    assert FORMAT.own_date is not None
    FORMAT.recognises(text)
    FORMAT.own_date(text)
    assert time.perf_counter() - start < 1
    last = text.count("\n") + text.count("\r") + 1
    for item in found:
        assert 1 <= item.row_number <= last
        if isinstance(item, Unread):
            assert item.reason
            assert item.raw_row
        else:
            assert item.values["kind"] in KINDS
            fields = json.loads(item.values["fields"] or "")
            assert all(isinstance(value, str) and value for value in fields.values())


@given(lines_of_devices)
@settings(max_examples=100, deadline=None)
def test_kind_and_row_number_name_a_record_of_any_text(text: str) -> None:
    keys = [(item.values["kind"], item.row_number) for item in items(text) if isinstance(item, Record)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("place", range(len(TEXTS)))
def test_cutting_a_capture_after_any_line_changes_nothing_that_was_told_before(place: int) -> None:
    lines = TEXTS[place].splitlines(keepends=True)
    whole = records(TEXTS[place])
    for end in range(0, len(lines), max(1, len(lines) // 60)):
        cut = records("".join(lines[:end]))
        # The record that the cut goes through, and those that are told over the whole output, may still grow.
        growing = {key for key in cut if key[0] in SPANNING} | set(list(cut)[-1:]) | last_of_each_kind(cut)
        assert set(cut) <= set(whole)
        assert {key: cut[key] for key in cut if key not in growing} == {
            key: whole[key] for key in cut if key not in growing
        }
        for key in growing & set(cut):
            assert set(cut[key]["fields"]) <= set(whole[key]["fields"]) | {"note"}


def last_of_each_kind(found: dict[tuple[str, int], Any]) -> set[tuple[str, int]]:
    """The record of each kind that was told last: of two kinds that begin on one line both may be under way."""
    return {max(key for key in found if key[0] == kind) for kind, _ in found}


def records(text: str) -> dict[tuple[str, int], dict[str, Any]]:
    """Every record by its kind and row number."""
    return {
        (str(item.values["kind"]), item.row_number): {
            **item.values,
            "fields": json.loads(item.values["fields"] or ""),
        }
        for item in items(text)
        if isinstance(item, Record)
    }


@pytest.mark.parametrize("command", OUTPUTS)
def test_a_prompt_before_an_output_changes_nothing_it_tells(command: str) -> None:
    bare = same_but_for_place(OUTPUTS[command])
    assert same_but_for_place(capture(command)) == bare
    assert same_but_for_place(capture(command, mark=">")) == bare
    assert same_but_for_place(f"sw1#\nsw1#\n{capture(command)}sw1#\n") == bare


def test_outputs_behind_prompts_tell_what_each_tells_alone() -> None:
    alone = [record for command in OUTPUTS for record in same_but_for_place(capture(command))]
    assert same_but_for_place(capture(*OUTPUTS)) == alone


@pytest.mark.parametrize("text", [ALL, TECH_SUPPORT, CLASSIC, INVENTORY_NX_OS, VERSION_ASA])
def test_line_ends_and_indentation_change_nothing(text: str) -> None:
    expected = same_but_for_place(text)
    assert same_but_for_place(text.replace("\n", "\r\n")) == expected
    assert same_but_for_place(text.replace("\n", "\r")) == expected
    assert same_but_for_place(text.replace("\n", "\n   ")) == expected
