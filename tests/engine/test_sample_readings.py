"""How cells of a sample read: the same readings by which landing judges them."""

from __future__ import annotations

import polars as pl

from analysis.engine.sample_readings import Reading, look_at_columns, read_cells

ROWS = pl.DataFrame(
    {
        "row_number": [2, 3, 4],
        "c0": ["1,250", "(5)", "-"],
        "c1": ["03/04/2026", "25/04/2026", "n/a"],
        "c2": ["12,50", "about ten", None],
    }
)


def test_shares_are_of_the_filled_values() -> None:
    counts, dates, amounts = look_at_columns(ROWS, ["A", "B", "C"])
    assert (counts.filled_count, counts.reads["count"]) == (2, 1.0)
    assert (dates.reads["date"], dates.day_first, dates.month_first, dates.either_order) == (1.0, 1, 0, 1)
    assert (amounts.reads["amount"], amounts.samples) == (0.5, ("12,50", "about ten"))


def test_a_cell_reads_as_its_column_wants_or_says_what_it_is_not() -> None:
    read = read_cells(ROWS, [(0, "count"), (1, "date"), (2, "amount")], "dmy")
    assert [[one.text for one in row] for row in read] == [
        ["1250", "2026-04-03", "12.5"],
        ["-5", "2026-04-25", "about ten"],
        [None, None, None],
    ]
    assert read[1][2] == Reading("about ten", "is not an amount")


def test_a_date_of_an_unknown_order_does_not_read() -> None:
    assert read_cells(ROWS, [(1, "date")], "")[0] == (Reading("03/04/2026", "is not a date"),)


def test_nothing_is_read_of_no_column_or_no_row() -> None:
    assert read_cells(ROWS, [], "") == []
    assert [look.filled_count for look in look_at_columns(ROWS.head(0), ["A", "B", "C"])] == [0, 0, 0]
