"""Each sample client's built estate beside the figures that its story was computed to come to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from analysis.engine.estate import Estate, open_estate
from tests.conftest import SAMPLE_NAMES, SAMPLES


@dataclass(frozen=True)
class Sample:
    """A built estate, and expected/: worked out from the story's own model, without the workbench."""

    name: str
    folder: Path
    estate: Estate
    expected: dict[str, Any]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the estate answers."""
        return self.estate.query(sql).rows()

    def told(self, name: str, *columns: str) -> list[tuple[Any, ...]]:
        """Some columns of an expected list, in order."""
        return sorted(tuple(row[column] for column in columns) for row in self.expected[name])


@pytest.fixture(params=SAMPLE_NAMES)
def sample(request: pytest.FixtureRequest, sample_clients: dict[str, Path]) -> Iterator[Sample]:
    """One sample client after the other."""
    folder = sample_clients[request.param]
    expected = json.loads((SAMPLES / "expected" / f"{request.param}.json").read_text("utf-8"))
    with open_estate(folder) as estate:
        yield Sample(request.param, folder, estate, expected)
