"""A status is a word with a shape; colour only repeats what the shape says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """The shape beside a word: its drawing in the page, its character in plain text, the colour's meaning."""

    shape: str
    character: str
    role: str


DONE = Mark("circle", "●", "ours")
HALF = Mark("half", "◐", "progress")
BLOCKED = Mark("up", "▲", "short")
SHORT = Mark("down", "▼", "short")
SURPLUS = Mark("up", "▲", "surplus")
MISPLACED = Mark("arrows", "⇄", "misplaced")
HIDDEN = Mark("key", "⚿", "hidden")
UNKNOWN = Mark("query", "?", "unknown")
NONE = Mark("ring", "○", "muted")

_MARKS = {
    DONE: "available, seen, covered, done, met, valid, ok, yes, current, found, matched, not affected, fixed, "
    "reported, deposited, converted",
    HALF: "future, in progress, expiring, partial, late, medium, due soon, stale, open, not seen, warn, duplicate, "
    "level mismatch, part deposited, part-used, fulfilled",
    BLOCKED: "blocked, overdue, never reported, high, stop, critical, affected, vulnerable, failed, present, ghost, "
    "unreported",
    SHORT: "short, shortage, over",
    SURPLUS: "surplus, spare",
    MISPLACED: "misplaced, move",
    HIDDEN: "hidden, pak, undeposited, not deposited, unfulfilled",
    NONE: "not applicable, none, low, info, absent, expired, no, ended, cancelled, probably gone, history, "
    "overlapped, later, empty, missing",
}
_MARK_OF = {word.strip(): mark for mark, words in _MARKS.items() for word in words.split(",")}


def mark_of(status: str) -> Mark:
    """Return a status's mark; a word that is not known is shown as unknown, never as good."""
    return _MARK_OF.get(status.strip().casefold().replace("_", " "), UNKNOWN)
