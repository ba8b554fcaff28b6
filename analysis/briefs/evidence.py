"""What an exhibit stands on: the relations it was read from, with their conditions, and the lines of files behind them.

Gathered once after a brief has run and kept in its record, so that every format proves the same exhibit the same way.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl
from pydantic import TypeAdapter

from analysis.briefs.editions import files_for_edition

if TYPE_CHECKING:
    from analysis.briefs.document import Document
    from analysis.engine.estate import Estate


@dataclass(frozen=True)
class Reading:
    """One relation as a brief read it: `where` are its conditions, column = value, as Estate.read takes them."""

    relation: str
    where: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FileLines:
    """Lines of one file; `lines` is their numbers as ranges, ``3, 7–19``, and `line_count` how many they are."""

    path: str
    format_title: str
    taken_at: str
    lines: str
    line_count: int


@dataclass(frozen=True)
class Evidence:
    """What proves one exhibit: its readings, with how many rows each has, and the files behind all of them."""

    readings: list[Reading]
    row_counts: list[int]
    files: list[FileLines]


_EVIDENCE: TypeAdapter[dict[str, Evidence]] = TypeAdapter(dict[str, Evidence])


def evidence_from(run: Mapping[str, Any]) -> dict[str, Evidence]:
    """Read back what a record keeps of its evidence."""
    kept = run.get("evidence", {})
    files = kept.get("files", [])
    exhibits = kept.get("exhibits", {}).items()
    return _EVIDENCE.validate_python(
        {key: {**told, "files": [files[place] for place in told["files"]]} for key, told in exhibits}
    )


def evidence_document(evidence: Mapping[str, Evidence]) -> dict[str, Any]:
    """Return evidence as plain JSON values, for the record: what exhibits share is kept once."""
    places: dict[FileLines, int] = {}
    made: dict[str, Any] = _EVIDENCE.dump_python(dict(evidence), mode="json")
    for key, told in evidence.items():
        made[key]["files"] = [places.setdefault(one, len(places)) for one in told.files]
    return {"files": [asdict(one) for one in places], "exhibits": made}


def gather_evidence(document: Document, estate: Estate) -> dict[str, Evidence]:
    """Walk every exhibit of a brief back to lines of files, by its key.

    In the client edition no file of the internal folder is among them.
    """
    readings: dict[str, Reading] = {}
    for exhibit in document.exhibits:
        readings |= {_name(reading): reading for reading in exhibit.readings}
    files = files_for_edition(estate.read("meta.files"), is_internal=document.is_internal)
    trace = estate.trace([(reading.relation, reading.where) for reading in readings.values()])
    lines = trace.lines.join(files.select("file_id", "path"), on="file_id")
    places = {name: place for place, name in enumerate(readings)}
    told = {}
    for exhibit in document.exhibits:
        names = list(dict.fromkeys(map(_name, exhibit.readings)))
        sets = trace.origins.filter(pl.col("origin_number").is_in([places[name] for name in names]))
        behind = lines.join(sets.select("set_number").unique(), on="set_number", how="semi")
        told[exhibit.key] = Evidence(
            [readings[name] for name in names],
            [trace.row_counts[places[name]] for name in names],
            _file_lines(behind, files),
        )
    return told


def _name(reading: Reading) -> str:
    return json.dumps([reading.relation, reading.where], sort_keys=True)


def _file_lines(lines: pl.DataFrame, files: pl.DataFrame) -> list[FileLines]:
    """The lines of each file as ranges, in the order of the files' names."""
    told = line_ranges(lines, ["file_id"]).join(files, on="file_id").sort("path")
    wanted = told.select(
        "path",
        pl.coalesce("format_title", "format", pl.lit("")),
        pl.col("taken_at").cast(pl.String).fill_null(""),
        "lines",
        "line_count",
    )
    return [FileLines(*row) for row in wanted.iter_rows()]


def line_ranges(lines: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Write the row numbers of each group as ranges: the group's columns, `lines` and `line_count`."""
    ordered = lines.select(*by, "row_number").unique().sort(*by, "row_number")
    runs = ordered.with_columns(run=pl.col("row_number") - pl.int_range(pl.len()).over(by))
    spans = runs.group_by(*by, "run", maintain_order=True).agg(
        first=pl.col("row_number").min(), last=pl.col("row_number").max()
    )
    first, last = pl.col("first").cast(pl.String), pl.col("last").cast(pl.String)
    words = pl.when(first == last).then(first).otherwise(pl.format("{}–{}", first, last))
    return spans.group_by(*by, maintain_order=True).agg(
        lines=words.str.join(", "), line_count=(pl.col("last") - pl.col("first") + 1).sum()
    )
