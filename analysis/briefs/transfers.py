"""The transfer plan for the client's administrator: a page to work through, and the same list as a CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from analysis.briefs.columns import LISTED_MOVES
from analysis.briefs.figures import escape_markdown
from analysis.numbers import count_text

if TYPE_CHECKING:
    from analysis.briefs.opening import ClientBrief

MOST_ROWS = 300  # of one table on the page; the list has them all
CSV_COLUMNS = {
    "move_number": "Move",
    "is_done": "Done",
    "smart_account": "Smart Account",
    "move_tool": "Tool",
    "license_name": "License",
    "quantity_count": "Quantity",
    "from_virtual_account": "From Virtual Account",
    "to_virtual_account": "To Virtual Account",
    "covered_license_name": "Cures shortage of",
    "lot_end_date": "Lot ends",
    "onprem_names": "Synchronise SSM On-Prem",
    "path": "Source file",
    "row_number": "Source row",
    "lot_number": "Lot in row",
}
_LIKE_A_FORMULA = r"^\s*[=+\-@]|^[\t\r\n]"


def csv_text(moves: pl.DataFrame) -> str:
    """The moves as CSV: with a byte-order mark, by which Excel knows UTF-8, and no cell it would take for a formula.

    A text that begins like a formula gets an apostrophe before it.
    """
    told = moves.with_columns(is_done=pl.lit("")).select(pl.col(name).alias(head) for name, head in CSV_COLUMNS.items())
    safe = told.with_columns(
        pl.when(pl.col(name).str.contains(_LIKE_A_FORMULA))
        .then(pl.lit("'") + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name, kind in told.schema.items()
        if kind == pl.String
    )
    return "\ufeff" + safe.write_csv(line_terminator="\r\n")


def show_moves(brief: ClientBrief) -> None:
    """Show the moves, one table for each Smart Account and tool, to be ticked off."""
    moves = brief.read("marts.transfer_plan").sort("move_number")
    told = moves.with_columns(
        is_done=pl.lit(value=False),
        lot_ends=lot_ends(),
        cures=pl.when(pl.col("license_name") != pl.col("covered_license_name")).then("covered_license_name"),
    ).with_columns(pl.col("cures", "onprem_names").fill_null(""))
    for (account, tool), rows in told.group_by("smart_account", "move_tool", maintain_order=True):
        count, total = rows.height, int(rows["quantity_count"].sum())
        words = f"{count_text(total)} {_plural(total, 'licence')} in {count_text(count)} {_plural(count, 'move')}"
        title = f"{escape_markdown(str(account))}: {words}, in {escape_markdown(str(tool))}"
        brief.exhibit(
            title=title.replace("{", "{{").replace("}", "}}"),
            table=rows,
            columns={name: wish for name, wish in LISTED_MOVES.items() if name not in _empty(rows)},
            rows=MOST_ROWS,
            sources=["marts.transfer_plan"],
            reading="The CSV beside this page has the same moves, each with its file and row.",
        )


def lot_ends() -> pl.Expr:
    """The end of a lot: its day, or in a word that it is perpetual or that its source has no dates."""
    none = pl.when("is_dated").then(pl.lit("no end")).otherwise(pl.lit("not told"))
    return pl.coalesce(pl.col("lot_end_date").cast(pl.String), none)


def _plural(count: int, one: str) -> str:
    return one if count == 1 else f"{one}s"


def _empty(rows: pl.DataFrame) -> set[str]:
    """Columns that say nothing in these rows."""
    return {name for name in ("cures", "onprem_names") if (rows[name] == "").all()}
