"""Tests as pictures of data: text tables in, a model or check run on them, a text table out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.engine.building import make_relation, run_check
from analysis.engine.database import Database
from analysis.engine.models import all_checks, all_models
from analysis.exports.client_toml import INPUT_COLUMNS
from analysis.exports.formats import all_formats
from analysis.fields import FIELDS, sql_type

RAW_KEYS = ("file_id", "row_number")


def rows_of(picture: str) -> tuple[list[str], list[list[str | None]]]:
    """The header and the cells of a picture; an empty cell is null, a cell in quotes is kept as it stands."""
    lines = [line.strip() for line in picture.strip().splitlines() if line.strip()]
    table = [[cell.strip() for cell in line.split("|")] for line in lines]
    return table[0], [[_cell(cell) for cell in row] for row in table[1:]]


def _cell(text: str) -> str | None:
    if len(text) > 1 and text.startswith('"') and text.endswith('"'):
        return text[1:-1]
    return text or None


def columns_of(relation: str) -> dict[str, str]:
    """Every column a relation has and its type: from the package itself, so that a picture may leave columns out."""
    layer, name = relation.split(".")
    if layer == "inputs":
        return {column: sql_type(column) for column in INPUT_COLUMNS[name]}
    if layer == "raw":
        columns = [column.name for column in all_formats()[name].columns]
        return {"file_id": "varchar", "row_number": "bigint", **dict.fromkeys(columns, "varchar")}
    return {}


def place(database: Database, relation: str, picture: str) -> None:
    """Make a relation that holds what the picture shows; columns not shown are null."""
    header, rows = rows_of(picture)
    known = columns_of(relation)
    types = known or _model_columns(database, relation)
    if relation.startswith("meta."):
        names, marks = ", ".join(header), ", ".join("?" for _ in header)
        for row in rows:
            database.run(f"insert into {relation} ({names}) values ({marks})", row)
        return
    strange = set(header) - set(types)
    assert not strange, f"the picture shows {sorted(strange)}, which {relation} does not have"
    typed = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
    database.run(f"create or replace table {relation} ({typed})")
    names, marks = ", ".join(header), ", ".join("?" for _ in header)
    for row in rows:
        database.run(f"insert into {relation} ({names}) values ({marks})", row)


def _model_columns(database: Database, relation: str) -> dict[str, str]:
    """The columns of a model, as an estate without any data has them."""
    rows = database.rows(
        "select column_name, data_type from information_schema.columns "
        "where table_schema || '.' || table_name = ? order by ordinal_position",
        [relation],
    )
    return {name: FIELDS[name].sql_type if name in FIELDS else kind for name, kind in rows}


def picture_of(database: Database, sql: str, header: list[str]) -> list[tuple[Any, ...]]:
    """The asked columns of an answer, as sorted text rows."""
    names = ", ".join(f'cast("{column}" as varchar)' for column in header)
    return sorted(database.rows(f"select {names} from ({sql})"), key=repr)


class Pictures:
    """An estate without data, in memory, on which one relation after another is drawn."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def check_model(self, relation: str, *, given: Mapping[str, str], expect: str) -> None:
        """Draw what the model reads, run it, compare the columns the expectation shows."""
        model = all_models()[relation]
        self._draw(given, model.reads)
        header, rows = rows_of(expect)
        sql = model.sql
        if model.is_computed:
            make_relation(self.database, model)
            sql = f"from {relation}"
        assert picture_of(self.database, sql, header) == sorted((tuple(row) for row in rows), key=repr)

    def check_rule(self, name: str, *, given: Mapping[str, str], finds: list[str]) -> None:
        """Draw what the check reads, run it, compare the sentences a reader would see."""
        check = all_checks()[name]
        self._draw(given, check.reads)
        assert [finding["finding"] for finding in run_check(self.database, check)] == finds

    def _draw(self, given: Mapping[str, str], reads: frozenset[str]) -> None:
        beside = set(given) - set(reads)
        assert not beside, f"the picture shows {sorted(beside)}, which is not read"
        for relation, picture in given.items():
            kind = self.database.value(
                "select table_type from information_schema.tables where table_schema || '.' || table_name = ?",
                [relation],
            )
            if kind == "VIEW" and not relation.startswith("meta."):
                columns = _model_columns(self.database, relation)
                self.database.run(f"drop view {relation}")
                typed = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
                self.database.run(f"create table {relation} ({typed})")
            place(self.database, relation, picture)
