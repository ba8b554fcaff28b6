"""Columns of a table as the database looks at them, for tests of what is made of that."""

from __future__ import annotations

from itertools import zip_longest

import polars as pl

from analysis.engine.sample_readings import look_at_columns
from analysis.exports.mappings.column_looks import ColumnLook
from analysis.exports.mappings.header_names import column_labels


def look(header: str, *values: str) -> ColumnLook:
    """One column of a table."""
    return looks({header: list(values)})[0]


def looks(table: dict[str, list[str]]) -> list[ColumnLook]:
    """The columns of a table, given by header."""
    rows = list(zip_longest(*table.values()))
    schema = {f"c{place}": pl.String for place in range(len(table))}
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_row_index("row_number")
    return look_at_columns(frame, column_labels(list(table)))
