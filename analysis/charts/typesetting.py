"""How wide text runs and how it is fitted: labels are placed before a browser ever sees them."""

from __future__ import annotations

import unicodedata
from itertools import combinations, pairwise

# Advance widths of Inter semibold, in hundredths of an em; figures as wide as tabular ones.
_ADVANCES = {
    22: "\"'’‘",
    25: " ijl",
    29: "I!,.:;·",
    37: "|/\\ft",
    40: "()[]r{}“”",
    46: "-_",
    50: "`–",
    56: "*?sJLkxz",
    60: "7FacvyEenou",
    65: "2ghpq#$5689PSbd1",
    67: "&034BRTZ£+<=>K~−×€",
    72: "XYADV",
    76: "CHNUG",
    80: "OQ…",
    86: "%w",
    91: "Mm",
    100: "@W",
}
_WIDTHS = {char: width / 100 for width, chars in _ADVANCES.items() for char in chars}
_REGULAR = 0.965
_SEMIBOLD_FROM = 600
ELLIPSIS = "…"


def text_width(text: str, size: float, weight: int = 400) -> float:
    """Return about how many pixels a line of text takes, never much less than it does."""
    ems = sum(_advance(char) for char in text)
    return ems * size * (1.0 if weight >= _SEMIBOLD_FROM else _REGULAR)


def _advance(char: str) -> float:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    if unicodedata.combining(char):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.66


def shorten(text: str, room: float, size: float, weight: int = 400) -> str:
    """Return the text, or as much of it as fits before an ellipsis."""
    if not text or text_width(text, size, weight) <= room:
        return text
    kept = text
    while kept and text_width(kept.rstrip() + ELLIPSIS, size, weight) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def even_lines(text: str, room: float, size: float, *, most: int) -> list[str]:
    """Break a name into as few lines as fit the room, as even as can be, the first of them in bold.

    Two lines at least where there are two words; where even the most lines do not fit, each is shortened.
    """
    words = text.split()
    fewest = min(2, len(words))
    for count in range(fewest, min(most, len(words)) + 1):
        lines = min(_splits(words, count), key=lambda split: _widest(split, size))
        if _widest(lines, size) <= room:
            return lines
    lines = wrapped(text, room, size, 600, lines=most)
    return [shorten(line, room, size, 400 if number else 600) for number, line in enumerate(lines)]


def _splits(words: list[str], count: int) -> list[list[str]]:
    cuts = ((0, *inner, len(words)) for inner in combinations(range(1, min(len(words), 12)), count - 1))
    return [[" ".join(words[a:b]) for a, b in pairwise(cut)] for cut in cuts]


def _widest(lines: list[str], size: float) -> float:
    return max(text_width(line, size, 400 if number else 600) for number, line in enumerate(lines))


def wrapped(text: str, room: float, size: float, weight: int = 400, *, lines: int) -> list[str]:
    """Break a name at its spaces into at most so many lines, the last one shortened to what is left."""
    done: list[str] = []
    words = text.split()
    while words and len(done) < lines - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", size, weight) <= room:
            line = f"{line} {words.pop(0)}"
        done.append(shorten(line, room, size, weight))
    if words:
        done.append(shorten(" ".join(words), room, size, weight))
    return done
