"""Where a figure comes from: a column walked back to raw columns, a row walked back to files and rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from sqlglot import exp
from sqlglot.lineage import Node
from sqlglot.lineage import lineage as sqlglot_lineage

from analysis.engine.database import Database, identifier
from analysis.engine.models import all_models, tree_of
from analysis.errors import QueryError

KEYS = ("smart_account", "virtual_account", "license_name", "instance_id", "subscription_id", "suite_name", "sku", "proposal_line")


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
        raise QueryError(f"{relation} has no column {column!r}.", where=relation, todo=f"It has {', '.join(_columns(database, relation))}.")
    steps: list[Step] = []
    _walk(database, relation, column, 0, steps, set())
    return steps


def _walk(database: Database, relation: str, column: str, depth: int, steps: list[Step], seen: set[tuple[str, str]]) -> None:
    steps.append(Step(depth, relation, column))
    if (relation, column) in seen or relation not in all_models():
        return
    seen.add((relation, column))
    for parent, parent_column in sorted(_parents(database, relation, column)):
        _walk(database, parent, parent_column, depth + 1, steps, seen)


def _parents(database: Database, relation: str, column: str) -> set[tuple[str, str]]:
    model = all_models()[relation]
    schema: dict[str, dict[str, dict[str, str]]] = {}
    for parent in model.reads:
        layer, name = parent.split(".")
        schema.setdefault(layer, {})[name] = dict.fromkeys(_columns(database, parent), "varchar")
    root = sqlglot_lineage(column, tree_of(model.sql, relation), schema=schema, dialect="duckdb")
    return set(_leaves(root))


def _leaves(node: Node) -> Iterator[tuple[str, str]]:
    source = node.source
    if not node.downstream and isinstance(source, exp.Table) and source.db:
        yield f"{source.db}.{source.name}", node.name.split(".")[-1].strip('"')
    for below in node.downstream:
        yield from _leaves(below)


def _columns(database: Database, relation: str) -> list[str]:
    schema, _, name = relation.partition(".")
    rows = database.rows(
        "select column_name from information_schema.columns where table_schema = ? and table_name = ? order by ordinal_position", [schema, name]
    )
    if not rows:
        raise QueryError(f"The estate has no relation {relation!r}.", where=relation)
    return [row[0] for row in rows]


def row_lineage(database: Database, relation: str, where: Mapping[str, Any]) -> pl.DataFrame:
    """Walk rows back to their files: one line a raw row, with its path, row number and raw relation.

    The rows of a relation hand their keys down to what it reads, since the same name means the same thing everywhere.
    """
    found: dict[tuple[str, int], set[str]] = {}
    _trace(database, relation, dict(where), found, set())
    rows = [(file_id, number, " ".join(sorted(via))) for (file_id, number), via in sorted(found.items())]
    frame = pl.DataFrame(rows, schema={"file_id": pl.String, "row_number": pl.Int64, "told_by": pl.String}, orient="row")
    database.offer("traced", frame)
    answer = database.frame(
        "select files.path, traced.row_number, files.format, files.taken_at, traced.told_by, traced.file_id "
        "from traced inner join meta.files on traced.file_id = files.file_id order by files.path, traced.row_number"
    )
    database.withdraw("traced")
    return answer


def _trace(database: Database, relation: str, where: dict[str, Any], found: dict[tuple[str, int], set[str]], seen: set[str]) -> None:
    mark = f"{relation} {sorted(where.items())!r}"
    if mark in seen:
        return
    seen.add(mark)
    columns = _columns(database, relation)
    here = {name: value for name, value in where.items() if name in columns}
    condition = " and ".join(f"{identifier(name)} is not distinct from ?" for name in here) or "true"
    if {"file_id", "row_number"} <= set(columns):
        for file_id, number in database.rows(f"select distinct file_id, row_number from {relation} where {condition}", list(here.values())):
            found.setdefault((file_id, number), set()).add(relation)
        return
    keys = [name for name in KEYS if name in columns]
    model = all_models().get(relation)
    if model is None:
        return
    selected = ", ".join(keys) or "1"
    for row in database.rows(f"select distinct {selected} from {relation} where {condition}", list(here.values())):
        handed = {**here, **{name: value for name, value in zip(keys, row, strict=False) if value is not None}}
        for parent in model.reads:
            if not parent.startswith(("inputs.", "reference.", "meta.")):
                _trace(database, parent, handed, found, seen)
