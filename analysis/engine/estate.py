"""One client's estate: land what the folder holds, build what follows from it, and answer questions."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import polars as pl

from analysis.engine.building import BuildReport, build
from analysis.engine.database import Database, matching
from analysis.engine.gate import RELATIONS as GATE_RELATIONS
from analysis.engine.gate import Gate, read_gate
from analysis.engine.landing import land
from analysis.engine.lineage import column_lineage
from analysis.engine.planning import Progress, no_progress
from analysis.engine.tracing import Reading, RowTrace, Trace, lines_of, trace_readings, trace_rows
from analysis.errors import ClientError, QueryError
from analysis.exports.client_toml import ClientConfig, read_client
from analysis.exports.notes import read_notes

FILE_NAME = "estate.duckdb"
CHOSEN_CLIENT = "WORKBENCH_CLIENT"
_RELATION = re.compile(r"\w+\.\w+")


class Estate:
    """One client's DuckDB file. Open for reading unless `writing`; close it, or use it in a `with`."""

    def __init__(self, client: Path | str, *, writing: bool = False) -> None:
        self.client = Path(client)
        self.config: ClientConfig = read_client(self.client)
        self.path = self.client / FILE_NAME
        if self.path.is_symlink():
            raise ClientError(
                f"{FILE_NAME} is a link, so what is written to it would lie outside the client's folder.",
                where=str(self.path),
                todo="Remove the link; the estate is made again beside client.toml.",
            )
        if not writing and not self.path.exists():
            raise QueryError(
                f"{self.client.name} has no estate yet.",
                where=str(self.path),
                todo=f"Run `workbench build {self.client}` first.",
            )
        self._database = Database(self.path, read_only=not writing)

    @property
    def client_id(self) -> str:
        """The folder's name."""
        return self.client.resolve().name

    def land(self, progress: Progress = no_progress) -> pl.DataFrame:
        """Read the exports into raw.*; return `meta.files`, one row a file, with what became of its rows."""
        land(self._database, self.client, self.config, progress)
        return self.read("meta.files")

    def build(self, as_of: date, progress: Progress = no_progress) -> BuildReport:
        """Bring staging, core, marts and findings up to date as of a day; all of it, or nothing. Call `land` before."""
        return build(self._database, self.config, self.client_id, as_of, progress, notes=read_notes(self.client))

    def gate(self, as_of: date | None = None) -> Gate:
        """The import gate: what the folder holds, covers, lacks and lost.

        With a day, what the gate reads is built for it first; without one, the estate must be built.
        """
        if as_of is not None:
            notes = read_notes(self.client)
            build(self._database, self.config, self.client_id, as_of, no_progress, GATE_RELATIONS, notes)
        return read_gate(self._database)

    def read(self, name: str, /, **where: Any) -> pl.DataFrame:
        """Read a relation, optionally where columns equal values (a list means any of them).

        Raises QueryError for a relation or column the estate does not have, naming the nearest one.
        """
        self._expect(name, where)
        condition, values = matching(where)
        return self._database.frame(f"select * from {name} where {condition}", values)

    def _expect(self, name: str, columns: Collection[str]) -> None:
        # Listing every relation takes longer than most readings.
        if not _RELATION.fullmatch(name) or not self._database.works(f"describe {name}"):
            raise QueryError(f"The estate has no relation {name!r}.", todo=_did_you_mean(name, self.relations))
        present = self.columns(name) if columns else []
        for column in columns:
            if column not in present:
                raise QueryError(f"{name} has no column {column!r}.", where=name, todo=_did_you_mean(column, present))

    def query(self, sql: str, parameters: list[Any] | None = None) -> pl.DataFrame:
        """Ask in SQL. Raises QueryError with the database's own words and the SQL."""
        return self._database.frame(sql, parameters)

    def lineage(self, name: str, /, **where: Any) -> pl.DataFrame:
        """Walk back: `relation.column` to the raw columns it is made from, a relation's rows to their files and rows.

        A column gives (depth, relation, column); rows give (path, row_number, format, taken_at, told_by, file_id).
        """
        relation, _, column = name.rpartition(".")
        if name not in self.relations and relation in self.relations:
            self._expect(relation, [column])
            steps = column_lineage(self._database, relation, column)
            schema = {"depth": pl.Int64, "relation": pl.String, "column": pl.String}
            return pl.DataFrame(
                [(step.depth, step.relation, step.column) for step in steps], schema=schema, orient="row"
            )
        self._expect(name, where)
        return lines_of(self._database, name, where)

    def trace(self, readings: Sequence[Reading]) -> Trace:
        """Walk many readings back at once, each a relation and its conditions; an origin is a place in the list."""
        return trace_readings(self._database, readings)

    def trace_rows(self, rows: Sequence[tuple[str, pl.DataFrame]], *, most_lines: int) -> RowTrace:
        """Walk rows back, each for itself: frames as they were read, each beside its relation."""
        return trace_rows(self._database, rows, most_lines=most_lines)

    @property
    def relations(self) -> list[str]:
        """Every relation of the estate, as schema.name."""
        rows = self._database.rows(
            "select table_schema || '.' || table_name from information_schema.tables order by all"
        )
        return [row[0] for row in rows]

    def columns(self, name: str) -> list[str]:
        """The columns of a relation, in order."""
        return [row[0] for row in self._database.rows(f"describe {name}")]

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Estate({str(self.client)!r}, {len(self.relations)} relations)"


def _did_you_mean(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(known[:40])}."


def open_estate(client: Path | str = "") -> Estate:
    """Open a built estate for reading; without a client's folder, the one that `workbench lab` was given."""
    chosen = client or os.environ.get(CHOSEN_CLIENT, "")
    if not chosen:
        raise ClientError("No client was chosen.", todo='Name its folder: open_estate("clients/acme").')
    return Estate(chosen)
