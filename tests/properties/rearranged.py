"""The same files told otherwise: rows in another order, answers on other pages, tables in several parts."""

from __future__ import annotations

import json
from random import Random
from typing import Any


def rearranged(files: dict[str, str], random: Random) -> dict[str, str]:
    """The client's folder with the rows of every export dealt out to other files in another order."""
    dealt: dict[str, str] = {}
    for name, text in files.items():
        if name.endswith(".json"):
            dealt |= _pages(name, text, random)
        elif name.endswith(".csv"):
            dealt |= _parts(name, text, random)
        else:
            dealt[name] = text
    return dealt


def _pages(name: str, text: str, random: Random) -> dict[str, str]:
    answer = json.loads(text)
    (key,) = (key for key, value in answer.items() if isinstance(value, list))
    dealt = _dealt(answer[key], random)
    return {_named(name, place): json.dumps(answer | {key: records}) for place, records in enumerate(dealt)}


def _parts(name: str, text: str, random: Random) -> dict[str, str]:
    header, *rows = text.splitlines(keepends=True)
    return {_named(name, place): header + "".join(some) for place, some in enumerate(_dealt(rows, random))}


def _dealt(rows: list[Any], random: Random) -> list[list[Any]]:
    """The rows in another order, on one to three hands."""
    shuffled = random.sample(rows, len(rows))
    hands = random.randint(1, 3)
    return [shuffled[place::hands] for place in range(hands) if shuffled[place::hands]] or [[]]


def _named(name: str, place: int) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{(place * 7 + 3) % 10}.{suffix}"
