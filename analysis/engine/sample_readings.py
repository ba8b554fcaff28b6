"""How the database reads the cells of a sample: the readings by which landing judges a value, before anything lands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from analysis.engine.database import Database, literal
from analysis.engine.judging import READERS, SAYS
from analysis.exports.formats import ReadsAs
from analysis.exports.mappings.column_looks import ColumnLook, shape_shares

SAMPLES = 3
_NOTHING: tuple[Any, ...] = ([], 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as it would read: the value as text, or what is wrong with it."""

    text: str | None
    problem: str = ""


# One pass over all columns: the database spends longer on understanding these readings than on making them.
_LOOK = """
    with cells as (
        select place, row_number, as_text(value) as value, as_count(value) is not null as is_count,
            as_amount(value) is not null as is_amount,
            as_date(value, 'dmy') as day_first, as_date(value, 'mdy') as month_first
        from sample
        where not is_blank(value)
    )
    select place, list(value order by row_number) as filled, count(*) filter (is_count), count(*) filter (is_amount),
        count(*) filter (coalesce(day_first, month_first) is not null),
        count(*) filter (day_first is not null and month_first is null),
        count(*) filter (month_first is not null and day_first is null),
        count(*) filter (day_first <> month_first)
    from cells
    group by place
"""


def look_at_columns(rows: pl.DataFrame, labels: Sequence[str]) -> list[ColumnLook]:
    """Judge every column `c0`, `c1` … of a sample of a table's rows by its values."""
    cells = rows.unpivot(index="row_number", variable_name="place")
    database = _offering(cells)
    try:
        found = {place: told for place, *told in database.rows(_LOOK)}
    finally:
        database.close()
    return [_look(label, *found.get(f"c{place}", _NOTHING)) for place, label in enumerate(labels)]


def _look(
    label: str,
    values: list[str],
    count: int,
    amount: int,
    date: int,
    day_first: int,
    month_first: int,
    either_order: int,
) -> ColumnLook:
    reads = {"count": count, "amount": amount, "date": date}
    return ColumnLook(
        label=label,
        filled_count=len(values),
        reads={name: reading / len(values) if values else 0.0 for name, reading in reads.items()},
        shapes=shape_shares(values),
        samples=tuple(dict.fromkeys(values))[:SAMPLES],
        day_first=day_first,
        month_first=month_first,
        either_order=either_order,
    )


def read_cells(
    rows: pl.DataFrame, columns: Sequence[tuple[int, ReadsAs]], date_order: str
) -> list[tuple[Reading, ...]]:
    """Read columns of a sample, each told by its place, as what a format wants of them."""
    if not columns:
        return []
    parts = []
    for place, reads_as in columns:
        cell = f"c{place}"
        reading = READERS.get(reads_as, "as_text({})").format(cell, order=literal(date_order))
        # An amount has four decimals there, and as many as it needs here.
        as_read = f"cast({reading} as varchar)"
        parts += [f"as_text({cell})", f"rtrim(rtrim({as_read}, '0'), '.')" if reads_as == "amount" else as_read]
    database = _offering(rows)
    try:
        read = database.rows(f"select {', '.join(parts)} from sample order by row_number")
    finally:
        database.close()
    return [
        tuple(
            Reading(value) if text is None or value is not None else Reading(text, f"is not {SAYS[reads_as]}")
            for text, value, (_, reads_as) in zip(row[::2], row[1::2], columns, strict=True)
        )
        for row in read
    ]


def _offering(rows: pl.DataFrame) -> Database:
    """A database of the workbench's functions, and of nothing but these rows."""
    database = Database(None)
    database.offer("sample", rows)
    return database
