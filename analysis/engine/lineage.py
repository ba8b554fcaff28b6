"""Where a figure comes from: a column walked back to raw columns, a row walked back to files and rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl
import sqlglot
from sqlglot import exp
from sqlglot.lineage import Node
from sqlglot.lineage import lineage as sqlglot_lineage

from analysis.engine.database import Database, identifier, matching
from analysis.engine.models import Model, all_models
from analysis.errors import BuildError, QueryError

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
Read = tuple[tuple[str, tuple[str, ...]], ...]
ROWS = "*"  # stands for a relation's rows where a figure counts them


@dataclass(frozen=True, slots=True)
class Step:
    """One column on the way back, `depth` steps from the one asked for."""

    depth: int
    relation: str
    column: str


def column_lineage(database: Database, relation: str, column: str) -> list[Step]:
    """Walk a column back to the raw, inputs, reference and meta columns that it is made from.

    Raises QueryError for a column the relation does not have.
    """
    if column not in _columns(database, relation):
        raise QueryError(
            f"{relation} has no column {column!r}.",
            where=relation,
            todo=f"It has {', '.join(_columns(database, relation))}.",
        )
    return list(_walk(database, Step(0, relation, column), set()))


def _walk(database: Database, step: Step, seen: set[tuple[str, str]]) -> Iterator[Step]:
    yield step
    if (step.relation, step.column) in seen or step.relation not in all_models():
        return
    seen.add((step.relation, step.column))
    for parent, column in sorted(_parents(database, step.relation, step.column)):
        yield from _walk(database, Step(step.depth + 1, parent, column), seen)


def _parents(database: Database, relation: str, column: str) -> set[tuple[str, str]]:
    model = all_models()[relation]
    if column == ROWS:
        return {(parent, ROWS) for parent in model.reads}
    if model.is_computed:  # what Python makes of a column is not read: it may come from any column that goes in
        return {(parent, name) for parent in model.reads for name in _columns(database, parent)}
    read = tuple((parent, tuple(_columns(database, parent))) for parent in sorted(model.reads))
    return _parents_in(model.sql, relation, read).get(column, set())


@cache
def _parents_in(sql: str, relation: str, read: Read) -> dict[str, set[tuple[str, str]]]:
    """The columns that each column of a SELECT is made from; all at once: taking the SELECT apart is what costs."""
    schema: dict[str, dict[str, dict[str, str]]] = {}
    for parent, columns in read:
        layer, name = parent.split(".")
        schema.setdefault(layer, {})[name] = dict.fromkeys(columns, "varchar")
    roots = sqlglot_lineage(None, tree_of(sql, relation), schema=schema, dialect="duckdb", trim_selects=False)
    assert isinstance(roots, dict)  # noqa: S101 - one column alone would be a node
    return {column: set(_leaves(root)) for column, root in roots.items()}


def tree_of(sql: str, where: str) -> exp.Expr:
    """Parse one SELECT. Raises BuildError with the parser's own words."""
    try:
        return sqlglot.parse_one(sql, dialect="duckdb")
    except sqlglot.errors.ParseError as error:
        raise BuildError(f"{where} cannot be parsed: {error}", where=where) from error


def _leaves(node: Node) -> Iterator[tuple[str, str]]:
    source = node.source
    if not node.downstream and isinstance(source, exp.Table) and source.db:
        yield f"{source.db}.{source.name}", node.name.split(".")[-1].strip('"')
    elif not node.downstream and node.expression.find(exp.Star):  # a count of rows: what it counts is the rows
        for table in source.find_all(exp.Table):
            if table.db:
                yield f"{table.db}.{table.name}", ROWS
    for below in node.downstream:
        yield from _leaves(below)


def _columns(database: Database, relation: str) -> list[str]:
    schema, _, name = relation.partition(".")
    rows = database.rows(
        "select column_name from information_schema.columns "
        "where table_schema = ? and table_name = ? order by ordinal_position",
        [schema, name],
    )
    if not rows:
        raise QueryError(f"The estate has no relation {relation!r}.", where=relation)
    return [row[0] for row in rows]


def row_lineage(database: Database, relation: str, where: Mapping[str, Any]) -> pl.DataFrame:
    """Walk rows back to their files: one line a raw row, with its path, row number and raw relation.

    The rows of a relation hand their keys down to what it reads, since the same name means the same thing everywhere.
    What the relation itself leaves out with a plain condition is left out here too.
    """
    condition, values = matching(where)
    start = f"select distinct * from {relation} where {condition}"
    found: list[pl.DataFrame] = []
    handed: dict[str, list[pl.DataFrame]] = {relation: [database.frame(start, values)]}
    for name in _downwards(relation):
        for rows in handed.get(name, ()):
            stands = rows
            if {"file_id", "row_number"} <= set(rows.columns):
                told = rows.drop_nulls("file_id")
                found.append(told.select("file_id", "row_number", told_by=pl.lit(name)))
                stands = rows.filter(pl.col("file_id").is_null())
            if name in all_models():
                _hand_down(database, name, stands, handed)
    return _with_files(database, found)


def _downwards(relation: str) -> list[str]:
    """The relation, then everything built before it, the nearest first; a raw relation alone."""
    models = list(all_models())
    return [relation] if relation not in models else models[models.index(relation) :: -1]


def _hand_down(database: Database, relation: str, rows: pl.DataFrame, handed: dict[str, list[pl.DataFrame]]) -> None:
    """Find the rows of each parent that share the keys of these rows, and that the relation does not leave out."""
    model = all_models()[relation]
    filters = _filters(model)
    for parent in sorted(model.reads):
        if parent.startswith(NO_FILES) or rows.is_empty():
            continue
        columns = _columns(database, parent)
        keys = [name for name in rows.columns if name in columns and (name in KEYS or name in model.grain)]
        shared = " and ".join(
            f"parent.{identifier(name)} is not distinct from handed.{identifier(name)}" for name in keys
        )
        wanted = [name for name in columns if name in {*KEYS, *_grain(parent), "file_id", "row_number"}]
        database.offer("handed", rows.select(keys).unique() if keys else pl.DataFrame({"any": [True]}))
        below = database.frame(
            f"select distinct {', '.join(identifier(name) for name in wanted) or '1 as one'} from {parent} as parent "
            f"where ({filters.get(parent, 'true')}) and exists (from handed where {shared or 'true'})"
        )
        database.withdraw("handed")
        handed.setdefault(parent, []).append(below)


def _grain(relation: str) -> tuple[str, ...]:
    return all_models()[relation].grain if relation in all_models() else ()


def _filters(model: Model) -> dict[str, str]:
    """The plain conditions a model puts on what it reads: parts of a WHERE that speak of one relation only."""
    told: dict[str, list[str]] = {}
    if model.is_computed:
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


def _with_files(database: Database, found: list[pl.DataFrame]) -> pl.DataFrame:
    schema = {"file_id": pl.String, "row_number": pl.Int64, "told_by": pl.String}
    database.offer("traced", pl.concat(found) if found else pl.DataFrame(schema=schema))
    answer = database.frame(
        """
        select
            files.path, traced.row_number, files.format, files.taken_at,
            string_agg(distinct traced.told_by, ' ' order by traced.told_by) as told_by, files.file_id
        from traced inner join meta.files on traced.file_id = files.file_id
        group by files.path, traced.row_number, files.format, files.taken_at, files.file_id
        order by files.path, traced.row_number
        """
    )
    database.withdraw("traced")
    return answer
