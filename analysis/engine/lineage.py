"""Where a column comes from: walked back, relation by relation, to raw columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import sqlglot
from sqlglot import exp
from sqlglot.lineage import Node
from sqlglot.lineage import lineage as sqlglot_lineage

from analysis.engine.database import Database
from analysis.engine.models import all_models
from analysis.errors import BuildError, QueryError

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
