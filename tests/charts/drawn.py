"""What a chart draws, read back from its specification: rows, words, and the boxes the words take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.charts.typesetting import text_width

if TYPE_CHECKING:
    import altair as alt

PARTS: dict[str, Any] = {"title": "A finding", "unit": "licences", "source": "CSSM export of 31 Oct 2026"}


@dataclass(frozen=True)
class Words:
    """A line of text and the rectangle it takes."""

    words: str
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: Words) -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def rows(chart: alt.LayerChart, *columns: str) -> list[dict[str, Any]]:
    """Return the rows of every layer whose data hold these columns."""
    datasets = chart.to_dict()["datasets"].values()
    return [row for data in datasets for row in data if all(name in row for name in columns)]


def words(chart: alt.LayerChart) -> list[str]:
    return [row["words"] for row in rows(chart, "words")]


def boxes(chart: alt.LayerChart) -> list[Words]:
    return [_box(row) for row in rows(chart, "words", "align", "size")]


def meta(chart: alt.LayerChart) -> dict[str, str]:
    found: dict[str, str] = chart.to_dict()["usermeta"]
    return found


def _box(row: dict[str, Any]) -> Words:
    wide = text_width(row["words"], row["size"], row["weight"]) * 0.97
    left = row["x"] - {"left": 0.0, "center": 0.5, "right": 1.0}[row["align"]] * wide
    return Words(row["words"], left, left + wide, row["y"] - row["size"] * 0.72, row["y"] + row["size"] * 0.15)
