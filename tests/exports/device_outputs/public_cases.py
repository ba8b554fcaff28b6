"""Public cases of other parsers, where they are at hand: an output and what it must be read as."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

REAL = Path(__file__).resolve().parents[4] / "shared" / "fixtures" / "cli"
Leaves = dict[tuple[str, ...], str]


def cases(source: str, command: str) -> list[Any]:
    """The outputs of a command from one source, each beside its expected parse, as parameters of a test."""
    found = sorted(REAL.glob(f"{source}/{command}/*.txt"))
    return [pytest.param(path, id=path.relative_to(REAL).as_posix()) for path in found]


def text_of(path: Path) -> str:
    """The output, line ends as they are."""
    return path.read_bytes().decode()


def expected_of(path: Path) -> Any:
    """The parse that stands beside an output."""
    return json.loads(path.with_suffix(".json").read_text("utf-8"))


def leaves(tree: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every value of a tree under the keys that lead to it."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, (*path, key))
    elif isinstance(tree, list):
        for place, value in enumerate(tree):
            yield from leaves(value, (*path, str(place)))
    else:
        yield path, "" if tree is None else str(tree)
