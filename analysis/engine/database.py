"""One connection to one estate file; its errors become the workbench's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from analysis.errors import QueryError, WorkbenchError

MEMORY_LIMIT = "1GB"


def identifier(name: str) -> str:
    """Quote a name for SQL, whatever characters a client's header holds."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Quote a text for SQL where a parameter cannot stand."""
    return "'" + text.replace("'", "''") + "'"


class Database:
    """A thin door to DuckDB: statements in, rows or polars frames out."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self.path = path
        try:
            self._connection = duckdb.connect(":memory:" if path is None else str(path), read_only=read_only)
        except duckdb.IOException as error:
            raise _cannot_open(path, error) from error
        self.run(f"set memory_limit = '{MEMORY_LIMIT}'")
        self.run("set enable_progress_bar = false")
        if path is not None:
            self.run(f"set temp_directory = {literal(str(path) + '.tmp')}")
        if read_only:
            self.run("set enable_external_access = false")
            self.run("set lock_configuration = true")
        else:
            for script in ("meta.sql", "functions.sql"):
                self.run((files("analysis.engine") / script).read_text("utf-8"))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def run(self, sql: str, parameters: Sequence[Any] | None = None) -> None:
        """Execute statements for their effect."""
        self.rows(sql, parameters)

    def rows(self, sql: str, parameters: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
        """Execute and return all rows."""
        return self._connection.execute(sql, parameters or []).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] | None = None) -> Any:
        """Execute and return the first value of the first row, None where there is no row."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def frame(self, sql: str, parameters: Sequence[Any] | None = None) -> pl.DataFrame:
        """Execute a query and return its answer as a polars frame; the SQL travels with the error."""
        try:
            return self._connection.sql(sql, params=list(parameters or [])).pl()
        except duckdb.Error as error:
            raise QueryError(first_line(error), where=sql.strip()) from error

    def offer(self, name: str, frame: pl.DataFrame) -> None:
        """Let SQL read a frame under a name until `withdraw`."""
        self._connection.register(name, frame)

    def withdraw(self, name: str) -> None:
        """Take an offered frame back."""
        self._connection.unregister(name)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: an error, or a kill, leaves the file as it was."""
        self.run("begin")
        try:
            yield
        except BaseException:
            self.run("rollback")
            raise
        self.run("commit")


def first_line(error: Exception) -> str:
    """The sentence of a database error, without the echo of the statement."""
    return str(error).strip().split("\n\nLINE")[0].split("\n\nCandidate")[0]


def _cannot_open(path: Path | None, error: Exception) -> WorkbenchError:
    text = str(error)
    if "lock" in text.lower():
        holder = re.search(r"PID (\d+)", text)
        by = f" (process {holder.group(1)})" if holder else ""
        return QueryError(
            f"Another program{by} has this estate open for writing.",
            where=str(path),
            todo="Close the notebook or command that uses it, then try again.",
        )
    return QueryError(
        f"The estate's file cannot be opened: {first_line(error)}",
        where=str(path),
        todo="Deleting estate.duckdb loses nothing: `workbench build` makes it again.",
    )
