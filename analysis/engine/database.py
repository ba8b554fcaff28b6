"""One connection to one estate file; its errors become the workbench's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
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


def matching(where: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The condition that columns equal values, a list meaning any of them, and the values to bind."""
    tests, values = [], []
    for column, value in where.items():
        if isinstance(value, list):
            known = [one for one in value if one is not None]
            any_of = f"{identifier(column)} in ({', '.join('?' for _ in known)})" if known else "false"
            tests.append(f"({any_of} or {identifier(column)} is null)" if len(known) < len(value) else any_of)
            values += known
        else:
            tests.append(f"{identifier(column)} is not distinct from ?")
            values.append(value)
    return " and ".join(tests) or "true", values


class _Offered:
    """A frame that SQL reads under a name; another of the same columns may take its place."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame = frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.frame.__arrow_c_stream__(requested_schema)


class Database:
    """A thin door to DuckDB: statements in, rows or polars frames out."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self.path = path
        self._offered: dict[str, _Offered] = {}
        self._is_in_transaction = False
        try:
            self._connection = duckdb.connect(
                ":memory:" if path is None else str(path), read_only=read_only, config=_settings(read_only=read_only)
            )
        except duckdb.Error as error:
            raise _cannot_open(path, error) from error
        if not read_only:
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
            answer = self._connection.sql(sql, params=list(parameters or []))
            frame: pl.DataFrame | None = None if answer is None else answer.pl()
        except duckdb.Error as error:
            raise QueryError(first_line(error), where=sql.strip()) from error
        except pl.exceptions.PolarsError as error:
            todo = "Cast the column to a date, a number or varchar in the SELECT."
            raise QueryError(
                f"The answer holds a type that cannot be handed on: {error}", where=sql.strip(), todo=todo
            ) from error
        if frame is None:
            raise QueryError("That asks nothing.", where=sql.strip(), todo="Write one SELECT.")
        return frame

    def offer(self, name: str, frame: pl.DataFrame) -> None:
        """Let SQL read a frame under a name until `withdraw`."""
        frame = frame.cast({pl.Null: pl.String})  # the database cannot read a column without a type
        offered = self._offered.get(name)
        if offered is not None and offered.frame.schema == frame.schema:
            offered.frame = frame
            return
        self._offered[name] = _Offered(frame)
        self._connection.register(name, self._offered[name])

    def hold(self, name: str, sql: str, parameters: Sequence[Any] | None = None) -> pl.DataFrame:
        """Let SQL read a query's answer under a name until `withdraw`, and return it.

        Unlike a temporary table, whose memory a transaction keeps to its end even when dropped, this one can be let go.
        """
        answer = self.frame(sql, parameters)
        self.offer(name, answer)
        return answer

    def withdraw(self, name: str) -> None:
        """Take an offered frame back. In a transaction the name stays, empty: taken away, it would keep its rows."""
        if self._is_in_transaction:
            self._offered[name].frame = self._offered[name].frame.clear()
        else:
            self.vacate(name)

    def vacate(self, name: str) -> None:
        """Free a name that a frame was offered under, for a table."""
        if self._offered.pop(name, None) is not None:
            self._connection.unregister(name)

    def works(self, sql: str) -> bool:
        """Tell whether a statement works, on a connection of its own outside this one's transaction."""
        with self._connection.cursor() as aside:
            try:
                aside.execute(sql)
            except duckdb.Error:
                return False
        return True

    def insert(self, relation: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows to a relation by their columns' names."""
        if rows:
            self.offer("inserted", pl.DataFrame(rows, infer_schema_length=None))
            self.run(f"insert into {relation} by name select * from inserted")
            self.withdraw("inserted")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: an error, or a kill, leaves the file as it was."""
        self.run("begin")
        self._is_in_transaction = True
        try:
            yield
            self.run("commit")
        except BaseException as error:
            with suppress(duckdb.Error):
                self.run("rollback")
            if isinstance(error, duckdb.Error):
                raise _cannot_write(self.path, error) from error
            raise
        finally:
            self._is_in_transaction = False
            for name in list(self._offered):
                self.withdraw(name)

    @contextmanager
    def unordered(self, *, when: bool) -> Iterator[None]:
        """Let large inserts write their rows in any order, on every core; for rows that carry their own number."""
        if when:
            self.run("set preserve_insertion_order = false")
        try:
            yield
        finally:
            if when:
                self.run("set preserve_insertion_order = true")


def _settings(*, read_only: bool) -> dict[str, Any]:
    """How a connection behaves; a reader can reach nothing but the estate, and cannot change that."""
    closed = {"enable_external_access": False, "lock_configuration": True} if read_only else {}
    return {"memory_limit": MEMORY_LIMIT, "python_enable_replacements": False, **closed}


def first_line(error: Exception) -> str:
    """The sentence of a database error, without the echo of the statement."""
    return str(error).strip().split("\n\nLINE")[0].split("\n\nCandidate")[0]


def _cannot_write(path: Path | None, error: Exception) -> WorkbenchError:
    return WorkbenchError(
        f"The database refused a step: {first_line(error)}",
        where=str(path),
        todo="The estate is as it was. If disk and memory are free, the workbench is at fault: report this sentence.",
    )


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
    if "different configuration" in text:
        return QueryError(
            "This program has the estate open already, for reading or for writing.",
            where=str(path),
            todo="Close it first: estate.close(), or leave its `with` block.",
        )
    return QueryError(
        f"The estate's file cannot be opened: {first_line(error)}",
        where=str(path),
        todo="Deleting estate.duckdb loses nothing: `workbench build` makes it again.",
    )
