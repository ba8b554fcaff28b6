"""What the command shows: tables, sentences and progress, with nothing a client's file could do to the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    import polars as pl

TABLE_ROWS = 200
NOTICES = 40
PIPED_WIDTH = 200


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on stderr where that is a terminal. Print when it is gone: it wipes the lines below it."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)


def print_gate(estate: Any, day: date) -> None:
    """What the folder holds and covers, what was lost on the way in, then what a reader must know, urgent first."""
    gate = estate.gate(day)
    is_missing = gate.kinds["source_status"] == "Missing"
    print_part("What the folder holds", gate.kinds.filter(~is_missing).drop("source_use", "where_from"))
    if missing := gate.kinds.filter(is_missing)["source_name"].to_list():
        typer.echo(f"\nNot found: {', '.join(missing)}.")
    print_part("Source by source", gate.sources)
    print_part("Accounts", gate.accounts)
    print_part("Order of day and month", gate.date_orders)
    print_part("Rejected rows, each reason with its first row", gate.rejects)
    if gate.notices.height:
        typer.echo()
    for severity, notice, remedy, count in gate.notices.head(NOTICES).iter_rows():
        more = f" The same of {count - 1} more files." if count > 1 else ""
        typer.echo(printable(f"{severity.upper():<4}  {notice}{more}{' ' + remedy if remedy else ''}"))
    if gate.notices.height > NOTICES:
        say(
            f"{gate.notices.height - NOTICES} more notices; ask for them with: "
            f"workbench query {estate.client} 'from meta.notices'"
        )


def print_part(title: str, frame: pl.DataFrame) -> None:
    """A table under its title, with words for headings; nothing where there is no row."""
    from analysis.engine.gate import HEADS  # noqa: PLC0415

    if not frame.is_empty():
        typer.secho(f"\n{title}", bold=True)
        print_table(frame.rename({name: HEADS.get(name, name) for name in frame.columns}))


def print_findings(estate: Any) -> None:
    """One line a check that found something, the gravest first, with its first finding in full."""
    checks = estate.query(
        """
        select severity, check_name as "check", count(*) as findings, first(finding) as "for example"
        from checks.findings
        group by severity, check_name
        order by list_position(['stop', 'high', 'medium', 'low'], severity), check_name
        """
    )
    typer.echo()
    if checks.is_empty():
        typer.echo("No check found anything.")
    else:
        print_table(checks)


def print_table(frame: pl.DataFrame) -> None:
    """Print a frame as a table; text from files is shown as it is, never as markup."""
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, kind in frame.schema.items():
        table.add_column(Text(printable(name)), justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in frame.head(TABLE_ROWS).iter_rows():
        table.add_row(*(Text("" if value is None else printable(str(value))) for value in row))
    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH)
    console.print(table)
    if frame.height > TABLE_ROWS:
        typer.echo(f"{frame.height - TABLE_ROWS} more rows; --format csv prints all.", err=True)


def say(text: str, *, err: bool = False) -> None:
    """Print a sentence that may hold words of a client's files."""
    typer.echo("\n".join(printable(line) for line in text.splitlines()), err=err)


def printable(text: str) -> str:
    """Without the control characters by which a file could write to the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)
