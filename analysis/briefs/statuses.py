"""A status is a word with a shape; colour only repeats what the shape says."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.charts import shapes


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


def shape_paths() -> dict[str, str]:
    """Return the drawing of each shape, as paths around its centre in a square of 12; an even-odd hole is a hole."""
    ring = shapes.circle(4.5)
    return {
        "circle": ring,
        "ring": f"{ring}{shapes.circle(3.2)}",
        "half": f"M0,-4.5A4.5,4.5,0,0,0,0,4.5Z{ring}{shapes.circle(3.4)}",
        "up": shapes.triangle_up(5),
        "down": shapes.triangle_down(5),
        "arrows": "M-5.5,-2.6L-2,-5.2V-3.4H5.5V-1.8H-2V0ZM5.5,2.6L2,5.2V3.4H-5.5V1.8H2V0Z",
        "key": (
            "M-5.5,0A2.6,2.6,0,0,1,-.5,-.9H5.5V.9H4.6V2.8H2.9V.9H-.5A2.6,2.6,0,0,1,-5.5,0Z"
            "M-3.9,0A1,1,0,0,0,-1.9,0A1,1,0,0,0,-3.9,0Z"
        ),
    }
