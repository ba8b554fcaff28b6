"""Every kind and field that records hold is explained in one table."""

from __future__ import annotations

import re

from analysis.exports.device_outputs import KINDS
from analysis.exports.device_outputs.vocabulary import FIELDS
from tests.exports.device_outputs import captures
from tests.exports.device_outputs.telling import told

COLUMNS = {"kind", "command", "host_name", "operating_system", "row_number"}
# Labels that the table leaves to their own words.
BY_THEIR_OWN_WORDS = {"license": {"authorized_count"}}
TEXTS = [text for name, text in vars(captures).items() if name.isupper() and isinstance(text, str)]


def test_every_field_of_every_own_case_is_explained() -> None:
    unknown = {
        (row["kind"], name)
        for text in TEXTS
        for row in told(text)
        for name in set(row) - COLUMNS - set(FIELDS[str(row["kind"])]) - BY_THEIR_OWN_WORDS.get(str(row["kind"]), set())
    }
    assert unknown == set()


def test_every_kind_is_shown_by_some_own_case() -> None:
    shown = {str(row["kind"]) for text in [*TEXTS, "sw1#show clock\n", TRUST] for row in told(text)}
    assert shown == set(KINDS)


TRUST = (
    "sw1#show license status\nTrust Code Installed:\n  Active: PID:A,SN:B\n    INSTALLED on Mar 02 09:10:11 2026 CET\n"
)


def test_names_are_lower_snake_case_and_meanings_are_said() -> None:
    for fields in FIELDS.values():
        for name, meaning in fields.items():
            assert re.fullmatch(r"[a-z]+(_[a-z]+)*", name)
            assert meaning
