"""A terminal's capture as its reader saw it: lines without escape codes, pager residue or unseen characters."""

from __future__ import annotations

import re

LONGEST_REDRAWN_LINE = 4096
_ESCAPE = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[()][0-9A-Za-z]|[=>78A-Zc])")
_BACK = re.compile("(\x08+)")
_PAGER = re.compile(r"\s*(?:(?:<--- ?More ?--->|-- ?More ?--(?: ?\(\d{1,3}%\))?)\s*)+", re.IGNORECASE)
_UNSEEN = dict.fromkeys([*range(9), *range(10, 32), 127, 0x200B, 0xFEFF]) | {0xA0: " "}


def lines_of(text: str) -> list[str]:
    """The lines of a text; a lone carriage return ends one too, as it does where the file is opened as text."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def as_shown(lines: list[str]) -> list[str]:
    """Each line as the screen showed it in the end."""
    return [line if line.isprintable() and "More" not in line else _shown(line) for line in lines]


def _shown(line: str) -> str:
    if "\x1b" in line:
        line = _ESCAPE.sub("", line)
    if "\x08" in line and len(line) <= LONGEST_REDRAWN_LINE:
        line = _redrawn(line)
    line = line.translate(_UNSEEN).expandtabs()
    return _PAGER.sub("", line, count=1) if "More" in line and _PAGER.match(line) else line


def _redrawn(line: str) -> str:
    """The line after its backspaces: what is written later stands over what was written before."""
    shown: list[str] = []
    place = 0
    for part in _BACK.split(line):
        if part.startswith("\x08"):
            place = max(0, place - len(part))
        else:
            shown[place : place + len(part)] = part
            place += len(part)
    return "".join(shown)
