from __future__ import annotations

import datetime as dt
from typing import Any

import nbformat
import polars as pl
import pytest

from analysis.briefs import blocks
from analysis.briefs.blocks import MIME, block_from
from analysis.briefs.markdown import to_html, to_inline_html
from analysis.briefs.statuses import UNKNOWN, mark_of
from analysis.briefs.tables import table_from, table_html, table_text
from analysis.errors import BuildError, WorkbenchError

POSITION = pl.DataFrame(
    {
        "virtual_account": ["Campus", "<b>Branch</b>", "Datacentre"],
        "in_use_count": [1320, None, 1050],
        "balance_count": [-120, None, 150],
        "position_status": ["Short", "Unknown", "Surplus"],
        "charge_amount": [19800.0, 0.0, None],
        "currency": ["USD"] * 3,
    }
)

ALL = [
    blocks.Cover("Title", "Acme", "Internal edition", "Open at **5**", "Lead", "2026-11-15", "Data of", "Positive is"),
    blocks.KeyFigures([blocks.KeyFigure("Owed", "7 *of 10*", "note", "ours")]),
    blocks.Section("The position", opens_page=False),
    blocks.Prose("**Bold** [](#moves)"),
    blocks.Exhibit(
        1, "moves", "Finding", "alt", table=table_from(POSITION), chart={"mark": "bar"}, sources=["marts.x"]
    ),
    blocks.Columns("Why", ["a [](#later)"], "Next", ["b"]),
    blocks.Refusal("peak", "the history", "Put it there."),
    blocks.Listing("Sources", table_from(POSITION)),
]


@pytest.mark.parametrize("block", ALL, ids=lambda block: block.kind)
def test_a_block_survives_the_notebook_it_is_kept_in(block: blocks.Block) -> None:
    cell = nbformat.v4.new_code_cell(outputs=[nbformat.v4.new_output("display_data", block.bundle())])  # type: ignore[no-untyped-call]
    notebook = nbformat.v4.new_notebook(cells=[cell])  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    kept = nbformat.reads(nbformat.writes(notebook), as_version=4).cells[0].outputs[0].data  # type: ignore[no-untyped-call]
    assert block_from(kept[MIME]) == block
    assert {"text/html", "text/plain"} < set(kept)


def test_a_block_of_another_version_says_what_is_wrong() -> None:
    with pytest.raises(BuildError, match=r"Run the brief again"):
        block_from({"kind": "section", "heading": "x"})


def test_a_number_no_browser_can_read_is_refused() -> None:
    with pytest.raises(BuildError, match="NaN"):
        blocks.Exhibit(1, "k", "t", "a", chart={"value": float("nan")}).document()


def test_a_table_says_its_figures_signs_statuses_and_currency() -> None:
    table = table_from(POSITION, relation="marts.license_position")
    html = table_html(table, "The position")
    assert "<caption>The position</caption>" in html
    assert '<td class="number" data-sort="-120">−120</td>' in html
    assert '<td class="number" data-sort="150">+150</td>' in html
    assert '<use href="#mark-down"></use></svg> <span>Short</span>' in html
    assert "Charge, USD" in html
    assert "&lt;b&gt;Branch&lt;/b&gt;" in html
    assert '<span aria-label="not known">?</span>' in html
    assert "▼ Short" in table_text(table)


def test_a_long_table_says_how_many_rows_are_left_and_where() -> None:
    table = table_from(POSITION, rows=1, relation="marts.license_position")
    assert "2 more rows in the estate: marts.license_position" in table_html(table)
    assert len(table.rows) == 1


def test_columns_are_chosen_named_and_given_a_unit() -> None:
    table = table_from(POSITION, columns={"virtual_account": "Account", "in_use_count": ("Used", "signed")})
    assert [(column.label, column.unit) for column in table.columns] == [("Account", "text"), ("Used", "signed")]
    assert "+1,320" in table_html(table)


@pytest.mark.parametrize("columns", [["no_such"], {"virtual_account": ("x", "no_unit")}])
def test_a_wrong_column_says_which(columns: Any) -> None:
    with pytest.raises(WorkbenchError, match=r"no_such|no_unit"):
        table_from(POSITION, columns=columns)


def test_dates_and_booleans_are_written_for_readers() -> None:
    frame = pl.DataFrame({"taken_at": [dt.datetime(2026, 11, 15, 8, 30)], "is_current": [True], "license_name": ["X"]})  # noqa: DTZ001
    table = table_from(frame)
    assert [column.label for column in table.columns] == ["Taken", "Is current", "Licence"]
    assert "15 Nov 2026 | Yes | X" in table_text(table)


def test_an_empty_table_says_so() -> None:
    assert "No rows" in table_html(table_from(POSITION.head(0)))


def test_a_status_nobody_knows_never_looks_good() -> None:
    assert mark_of("splendid") is UNKNOWN
    assert mark_of("Not reporting") is UNKNOWN
    assert mark_of("in_progress").character == "◐"


def test_words_of_an_author_may_not_hold_html_or_addresses() -> None:
    html = to_html("<b>x</b> [y](https://example.com) ![z](z.png) <https://example.com>")
    assert "<b>" not in html
    assert "<a" not in html
    assert "<img" not in html


def test_a_reference_becomes_the_number_of_its_exhibit() -> None:
    html = to_inline_html("See [](#moves) or [that one](#moves).", {"moves": "Exhibit 5"})
    assert html == (
        'See <a href="#moves" class="reference">Exhibit\u00a05</a> or <a href="#moves" class="reference">that one</a>.'
    )


def test_a_reference_to_no_exhibit_is_an_error() -> None:
    with pytest.raises(BuildError, match="'moves'"):
        to_html("See [](#moves).", {"bridge": "Exhibit 1"})


def test_a_figure_and_its_unit_stay_on_one_line() -> None:
    assert to_inline_html("USD 398,600 is 83 % on 30 Jan 2027, 45 days on.") == (
        "USD\u00a0398,600 is 83\u00a0% on 30\u00a0Jan 2027, 45\u00a0days on."
    )
