"""Rows walked back to files and rows: many readings, or each of many rows, in one walk.

The rows of a relation hand their keys down to what it reads, since the same name means the same thing everywhere; what
the relation leaves out with a plain condition is left out here too. A row that names its file and row ends there.
Every row carries which starting points lead to it, as one bit each, so that a hundred walks cost little more than one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import polars as pl
from sqlglot import exp

from analysis.engine.database import Database, identifier, literal, matching
from analysis.engine.lineage import tree_of
from analysis.engine.models import Model, all_models
from analysis.errors import QueryError

# What identifies something wherever it stands; a relation's own grain is added to it.
KEYS = (
    "smart_account",
    "virtual_account",
    "license_name",
    "instance_id",
    "subscription_id",
    "suite_name",
    "sku",
    "proposal_line",
)
NO_FILES = ("inputs.", "reference.", "meta.", "raw.")
ORIGIN = "origin_number"
_MOST_ORIGINS = 8192  # bits a row carries; rows beyond them are not told apart

Reading = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Trace:
    """Where a walk ended: `lines` is one row a line of a file, `origins` who reached it.

    Lines that the same starting points reach share a set_number: lines has file_id, row_number, told_by, set_number;
    origins has set_number, origin_number. `row_counts` is how many rows each reading has.
    """

    lines: pl.DataFrame
    origins: pl.DataFrame
    row_counts: tuple[int, ...] = ()


@dataclass(frozen=True)
class RowTrace:
    """What each row of some frames stands on.

    `places` has, for each frame and aligned with its rows, the origin_number a row shares with all rows that cannot be
    told apart from it. `counts` has origin_number, file_id, line_count; `lines` has origin_number, file_id, row_number,
    for the origins with few lines only.
    """

    places: list[pl.Series]
    counts: pl.DataFrame
    lines: pl.DataFrame


def trace_readings(database: Database, readings: Sequence[Reading]) -> Trace:
    """Walk whole readings back; an origin is the place of a reading in the list."""
    counts = []
    with _handed(database, len(readings)) as walk:
        for number, (relation, where) in enumerate(readings):
            unknown = [name for name in where if name not in walk.columns.get(relation, where)]
            if unknown:
                raise QueryError(f"{relation} has no column {unknown[0]!r}.", where=relation)
            condition, values = matching(where)
            rows = f"from {relation} where {condition}"
            walk.start(relation, f"select * {rows}", str(number), values)
            counts.append(int(database.value(f"select count(*) {rows}", values)))
        return replace(walk.down(), row_counts=tuple(counts))


def lines_of(database: Database, relation: str, where: Mapping[str, Any]) -> pl.DataFrame:
    """Walk rows back to their files: one line a raw row, with its path, row number and raw relation."""
    lines = trace_readings(database, [(relation, where)]).lines
    files = database.frame("select file_id, path, format, taken_at from meta.files")
    told = lines.join(files, on="file_id").sort("path", "row_number")
    return told.select("path", "row_number", "format", "taken_at", "told_by", "file_id")


def trace_rows(database: Database, rows: Sequence[tuple[str, pl.DataFrame]], *, most_lines: int) -> RowTrace:
    """Walk the rows of frames back, each for itself; a frame holds rows of the relation it stands beside.

    Rows with more than `most_lines` lines are counted and not listed. Where there are very many rows, the frames with
    most of them are walked as one.
    """
    columns = columns_of_all(database)
    keys = [frame.select(_wanted(relation, columns)) for relation, frame in rows]
    numbers = [_numbers(frame) for frame in keys]
    sizes = [number.n_unique() for number in numbers]
    while sum(sizes) > _MOST_ORIGINS:
        widest = sizes.index(max(sizes))
        numbers[widest], sizes[widest] = numbers[widest] * 0, 1
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    places = [(number + start).alias(ORIGIN) for number, start in zip(numbers, starts, strict=True)]
    with _handed(database, sum(sizes)) as walk:
        for (relation, _), frame, place in zip(rows, keys, places, strict=True):
            database.offer("started", frame.with_columns(place).unique())
            walk.start(relation, "select * from started", ORIGIN)
            database.withdraw("started")
        trace = walk.down()
    return _by_origin(trace, places, most_lines)


def _numbers(keys: pl.DataFrame) -> pl.Series:
    """Number the rows from nought, rows of the same keys alike."""
    if not keys.width:
        return pl.Series(ORIGIN, [0] * keys.height, pl.Int64)
    return keys.select((pl.struct(pl.all()).rank("dense").cast(pl.Int64) - 1).alias(ORIGIN)).to_series()


def _by_origin(trace: Trace, places: list[pl.Series], most_lines: int) -> RowTrace:
    files = trace.lines.group_by("set_number", "file_id").len("line_count")
    counts = trace.origins.join(files, on="set_number").group_by(ORIGIN, "file_id").agg(pl.col("line_count").sum())
    few = counts.group_by(ORIGIN).agg(pl.col("line_count").sum()).filter(pl.col("line_count") <= most_lines)
    lines = trace.origins.join(few, on=ORIGIN, how="semi").join(trace.lines, on="set_number")
    return RowTrace(places, counts.cast({"line_count": pl.Int64}), lines.select(ORIGIN, "file_id", "row_number"))


def columns_of_all(database: Database) -> dict[str, list[str]]:
    """The columns of every relation, in order."""
    return dict(
        database.rows(
            "select table_schema || '.' || table_name, list(column_name order by ordinal_position) "
            "from information_schema.columns group by all"
        )
    )


class _Walk:
    """One walk under way: a table a relation, with the rows that are handed to it and their origins.

    A table is dropped as soon as everything below has read it: kept to the end they would fill the memory.
    """

    def __init__(self, database: Database, width: int) -> None:
        self.columns = columns_of_all(database)
        self._database = database
        self._width = width
        self._made = 0
        self._selects: dict[str, list[tuple[str, str]]] = {}  # relation: selects for it, each with the table it reads
        self._readers: dict[str, int] = {}  # table: how many selects are still to read it
        self._ended = self._table("file_id varchar, row_number bigint, told_by varchar, origins bit")

    def start(self, relation: str, rows: str, origin: str, values: Sequence[Any] = ()) -> None:
        """Begin at rows of a relation, each at its own origin or all at the same."""
        bits = f"set_bit(repeat('0', {self._width})::bit, cast({origin} as integer), 1)"
        table, _ = self._keep(f"select {self._names(relation)}, {bits} as origins from ({rows})", relation, values)
        self._have_read(relation, f"select * from {table}", table)
        self._is_read(table)

    def down(self) -> Trace:
        """Walk down everything that was started, and return where it ends."""
        models = all_models()
        for relation in [*(name for name in self._selects if name not in models), *reversed(list(models))]:
            if relation not in self._selects:
                continue
            asked = self._selects.pop(relation)
            table, count = self._keep(" union all by name ".join(select for select, _ in asked), relation)
            for _, read in asked:
                self._is_read(read)
            stands = ""
            if count and {"file_id", "row_number"} <= set(self.columns[relation]):
                stands = "where file_id is null"
                self._database.run(
                    f"insert into {self._ended} select file_id, row_number, {literal(relation)}, origins "
                    f"from {table} where file_id is not null"
                )
            if count and relation in models:
                self._hand_down(models[relation], table, stands)
            self._is_read(table)
        return self._ends()

    def close(self) -> None:
        """Drop what is left."""
        for table in [*self._readers, self._ended]:
            self._database.run(f"drop table {table}")
        self._readers.clear()

    def _hand_down(self, model: Model, table: str, stands: str) -> None:
        """Have each parent give the rows that share keys with these, and that the relation does not leave out."""
        for parent in sorted(model.reads):
            if parent.startswith(NO_FILES):
                continue
            mine = _wanted(model.relation, self.columns)
            keys = [name for name in mine if name in self.columns[parent] and (name in KEYS or name in model.grain)]
            named = "".join(f"{identifier(name)}, " for name in keys)
            same = [f"parent.{identifier(name)} is not distinct from handed.{identifier(name)}" for name in keys]
            grouped = f"group by {named.removesuffix(', ')}" if keys else "having count(*) > 0"
            select = (
                f"select {self._names(parent, 'parent.')}, handed.origins from "
                f"(select * from {parent} where {filters_of(model).get(parent, 'true')}) as parent inner join "
                f"(select {named}bit_or(origins) as origins from {table} {stands} {grouped}) as handed "
                f"on {' and '.join(same) or 'true'}"
            )
            self._have_read(parent, select, table)

    def _have_read(self, relation: str, select: str, table: str) -> None:
        self._selects.setdefault(relation, []).append((select, table))
        self._readers[table] += 1

    def _is_read(self, table: str) -> None:
        """Count one reader less; a table that nobody is still to read is dropped."""
        self._readers[table] -= 1
        if self._readers[table] <= 0:
            del self._readers[table]
            self._database.run(f"drop table {table}")

    def _keep(self, select: str, relation: str, values: Sequence[Any] = ()) -> tuple[str, int]:
        """Put rows into a table, alike ones once with the origins of all; return it and how many rows it has."""
        made = f"select {self._names(relation)}, bit_or(origins) as origins from ({select}) group by all"
        self._made += 1
        table = f"handed_{self._made}"
        count: int = self._database.rows(f"create temp table {table} as {made}", values)[0][0]
        self._readers[table] = 1  # the walk itself, until it says otherwise
        return table, count

    def _names(self, relation: str, before: str = "") -> str:
        wanted = [f"{before}{identifier(name)}" for name in _wanted(relation, self.columns)]
        return ", ".join(wanted) or "1 as one"

    def _table(self, columns: str) -> str:
        self._made += 1
        self._database.run(f"create temp table handed_{self._made} ({columns})")
        return f"handed_{self._made}"

    def _ends(self) -> Trace:
        told = self._database.frame(
            "select file_id, row_number, string_agg(distinct told_by, ' ' order by told_by) as told_by, "
            f"cast(bit_or(origins) as blob) as origins from {self._ended} group by file_id, row_number"
        )
        sets = told.select("origins").unique().with_row_index("set_number").cast({"set_number": pl.Int64})
        lines = told.join(sets, on="origins").drop("origins")
        self._database.offer("reached", sets)
        before = -self._width % 8  # bytes hold eight bits, and the first of them are none of ours
        origins = self._database.frame(
            f"select set_number, range as {ORIGIN} "
            "from (select set_number, cast(origins as bit) as bits from reached), "
            f"range({self._width}) where get_bit(bits, cast(range as integer) + {before}) = 1"
        )
        self._database.withdraw("reached")
        return Trace(lines, origins)


@contextmanager
def _handed(database: Database, width: int) -> Iterator[_Walk]:
    walk = _Walk(database, width)
    try:
        yield walk
    finally:
        walk.close()


def _wanted(relation: str, columns: Mapping[str, list[str]]) -> list[str]:
    """What is handed on of a relation: what identifies a row, and its place in a file."""
    if relation not in columns:
        raise QueryError(f"The estate has no relation {relation!r}.", where=relation)
    models = all_models()
    grain = models[relation].grain if relation in models else ()
    return [name for name in columns[relation] if name in {*KEYS, *grain, "file_id", "row_number"}]


@cache
def filters_of(model: Model) -> Mapping[str, str]:
    """The plain conditions a model puts on what it reads: parts of a WHERE that speak of one relation only."""
    told: dict[str, list[str]] = {}
    if model.is_computed or "where" not in model.sql:
        return {}
    for select in tree_of(model.sql, model.relation).find_all(exp.Select):
        where = select.args.get("where")
        parts = (
            list(where.this.flatten()) if where and isinstance(where.this, exp.And) else [where.this] if where else []
        )
        for table in [
            one for source in (select.args.get("from_"), *select.args.get("joins", ())) for one in _tables(source)
        ]:
            mine = [_bare(part) for part in parts if _speaks_of(part, table.alias_or_name)]
            told.setdefault(f"{table.db}.{table.name}", []).append(" and ".join(f"({part})" for part in mine) or "true")
    return {relation: " or ".join(f"({one})" for one in conditions) for relation, conditions in told.items()}


def _tables(source: exp.Expr | None) -> list[exp.Table]:
    table = source.this if source is not None else None
    return [table] if isinstance(table, exp.Table) and table.db else []


def _speaks_of(part: exp.Expr, alias: str) -> bool:
    columns = list(part.find_all(exp.Column))
    return bool(columns) and not part.find(exp.Select) and all(column.table == alias for column in columns)


def _bare(part: exp.Expr) -> str:
    copy = part.copy()
    for column in copy.find_all(exp.Column):
        column.set("table", None)
    return copy.sql(dialect="duckdb")
