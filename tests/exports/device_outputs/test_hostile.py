"""Texts that were made to do harm: each is read in well under a second a megabyte, and nothing breaks."""

from __future__ import annotations

import time

import pytest

from analysis.exports.device_outputs import FORMAT
from tests.exports.device_outputs.captures import ALL, INVENTORY, USAGE
from tests.exports.device_outputs.telling import items, told

MEGABYTE = 1_000_000
SECONDS = 2.0
STARTS = {
    "nothing": "",
    "usage": "sw1#show license usage\n",
    "tech support": "sw1#show license tech support\n",
    "rum": "sw1#show license rum id detail\n",
    "events": "sw1#show license eventlog\n2026-03-02 09:10:11.089 UTC SAEVT ",
    "history": "sw1#show license history message\n",
    "classic": "sw1#show license\n",
    "version": "sw1#show version\n",
    "inventory": 'sw1#show inventory\nNAME: "',
}
LONG = {
    "letters": "a" * MEGABYTE,
    "spaces": "a" + " " * MEGABYTE + "b",
    "brackets": "(" * MEGABYTE,
    "closed brackets": "x" + ")" * MEGABYTE,
    "colons": "a: " * (MEGABYTE // 3),
    "labels": "  Label: x" * (MEGABYTE // 10),
    "commas": "PID:a,SN:b," * (MEGABYTE // 11),
    "quotes": '="' * (MEGABYTE // 2),
    "words": 'a="b ' * (MEGABYTE // 5),
    "dashes": "-" * MEGABYTE,
    "stars": "*\t" * (MEGABYTE // 2),
    "prompts": "sw1#" * (MEGABYTE // 4),
    "shows": "sh ow " * (MEGABYTE // 6),
    "backspaces": "a\x08" * (MEGABYTE // 2),
    "pagers": "--More-- " * (MEGABYTE // 9),
    "escapes": "\x1b[" * (MEGABYTE // 2),
    "titles": "\x1b]" * (MEGABYTE // 2),
    "zeros": "\x00" * MEGABYTE,
    "versions": "Cisco IOS Software, " + "Version " * (MEGABYTE // 8),
    "processors": "cisco " + "a (b) " * (MEGABYTE // 6),
    "builders": "Compiled " + " by x" * (MEGABYTE // 5),
    "increments": "INCREMENT " + "a " * (MEGABYTE // 2),
}


@pytest.mark.parametrize("shape", LONG)
def test_a_line_of_a_megabyte_is_read_quickly_in_every_output(shape: str) -> None:
    for name, start in STARTS.items():
        text = start + LONG[shape]
        began = time.perf_counter()
        list(items(text))
        assert time.perf_counter() - began < SECONDS, name


REPEATED = {
    "one letter": "a\n",
    "empty lines": "\n",
    "rules": "-\n",
    "titles": "Title\n======\n",
    "prompts": "sw1#\n",
    "commands": "sw1#show license usage\n",
    "licences": "a (b):\n  Count: 1\n",
    "handles": "Handle: 1\n",
    "labels": "Status: x\n",
    "parts": 'NAME: "x", DESCR: "y"\nPID: z, VID: , SN: s\n',
    "devices": "UDI: PID:a,SN:b\n",
    "reports": "Report Id: 7\n",
    "events": "2026-03-02 09:10:11.089 UTC SAEVT x\nwrapped\n",
    "features": "Index 1 Feature: x\n",
    "increments": "INCREMENT a \\\n",
    "versions": "Cisco IOS Software, Version 1\n",
    "serials": "Processor board ID X\n",
    "refusals": "sw1#show license all\n% Invalid input\n",
}


@pytest.mark.parametrize("shape", REPEATED)
def test_endless_repetition_is_read_in_time_that_grows_with_its_length(shape: str) -> None:
    for start in ("", "sw1#show license all\n", "sw1#show version\n", "sw1#show license\n"):
        text = start + REPEATED[shape] * (300_000 // len(REPEATED[shape]))
        began = time.perf_counter()
        list(items(text))
        assert time.perf_counter() - began < 2 * SECONDS


def test_values_that_differ_endlessly_under_one_label_are_all_kept() -> None:
    lines = "".join(f"  Mystery: {number}\n" for number in range(20_000))
    began = time.perf_counter()
    (row,) = told(f"sw1#show license usage\na (b):\n  Count: 1\n{lines}")
    assert time.perf_counter() - began < SECONDS
    assert len({value for name, value in row.items() if name.startswith("mystery")}) == 20_000


def test_the_head_of_a_hostile_file_is_judged_quickly() -> None:
    assert FORMAT.recognises is not None
    assert FORMAT.own_date is not None
    for text in [*LONG.values(), *(one * (262_144 // len(one)) for one in REPEATED.values())]:
        head = text[:262_144]
        began = time.perf_counter()
        FORMAT.recognises(head)
        FORMAT.own_date(head)
        assert time.perf_counter() - began < 2 * SECONDS


def test_zero_bytes_inside_an_output_are_passed_over() -> None:
    assert told(USAGE.replace("Count", "Co\x00unt")) == told(USAGE)
    assert told(INVENTORY.replace("SN:", "\x00SN:")) == told(INVENTORY)


def test_a_very_long_value_is_kept_whole() -> None:
    value = "x" * 100_000
    text = ALL.replace("Virtual Account: Campus", f"Virtual Account: {value}")
    assert [row["virtual_account"] for row in told(text, "reporting_status")] == [value]
