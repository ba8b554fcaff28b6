"""One meaning, one name, one type: every column of the estate stands in fields.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.engine.database import Database
from analysis.fields import FIELDS

SCHEMAS = ("staging", "core", "marts", "inputs", "reference")
Columns = dict[str, dict[str, str]]

SUFFIXES = {
    "_id": {"varchar"},
    "_name": {"varchar"},
    "_code": {"varchar"},
    "_date": {"date"},
    "_at": {"date"},
    "_count": {"bigint"},
    "_days": {"bigint"},
    "_months": {"bigint", "decimal(18,6)"},
    "_share": {"double", "decimal(18,6)"},
    "_amount": {"decimal(18,2)", "decimal(18,4)"},
}
TOO_VAGUE = {"total", "value", "flag", "type", "data", "name", "date", "id", "status"}


@pytest.fixture(scope="module")
def columns(empty_estate: Path) -> Columns:
    """The columns of every relation of a built estate, with their types."""
    database = Database(empty_estate, read_only=True)
    answer: Columns = {}
    for schema, table, column, kind in database.rows(
        "select table_schema, table_name, column_name, data_type from information_schema.columns order by all"
    ):
        if schema in SCHEMAS:
            answer.setdefault(f"{schema}.{table}", {})[column] = kind.lower()
    database.close()
    return answer


def each(columns: Columns) -> Iterator[tuple[str, str, str]]:
    for relation, found in columns.items():
        for column, kind in found.items():
            yield relation, column, kind


def test_every_column_is_defined_in_fields(columns: Columns) -> None:
    unknown = sorted(f"{relation}.{column}" for relation, column, _ in each(columns) if column not in FIELDS)
    assert not unknown


def test_every_column_has_the_type_of_its_definition(columns: Columns) -> None:
    wrong = [
        f"{relation}.{column} is {kind}, not {FIELDS[column].sql_type}"
        for relation, column, kind in each(columns)
        if column in FIELDS and kind != FIELDS[column].sql_type
    ]
    assert not wrong


def test_every_definition_is_used(columns: Columns) -> None:
    assert set(FIELDS) - {column for _, column, _ in each(columns)} == set()


def test_a_names_ending_tells_its_type() -> None:
    wrong = [
        f"{name} is {field.sql_type}"
        for name, field in FIELDS.items()
        for suffix, kinds in SUFFIXES.items()
        if name.endswith(suffix) and field.sql_type not in kinds
    ]
    assert not wrong


def test_a_question_answered_yes_or_no_begins_with_is_or_has() -> None:
    for name, field in FIELDS.items():
        assert (field.sql_type == "boolean") == name.startswith(("is_", "has_")), name


def test_no_name_is_too_vague_and_all_are_lower_snake_case() -> None:
    assert not TOO_VAGUE & set(FIELDS)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", name) for name in FIELDS)


def test_an_amount_of_money_stands_beside_its_currency(columns: Columns) -> None:
    alone = {
        relation
        for relation, column, kind in each(columns)
        if re.search(r"(^|_)amount$", column) and kind.startswith("decimal") and "currency" not in columns[relation]
    }
    # A suite's price is in its agreement's currency, today's and the next term's.
    assert alone == {"inputs.suites", "inputs.renewal_suites"}
