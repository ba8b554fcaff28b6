"""The `workbench` command: progress on stderr, results on stdout.

Exit 0 done, 1 some clients failed, 2 wrong use, 3 the import gate stopped a brief.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.errors import BuildError, GateStoppedError, WorkbenchError

if TYPE_CHECKING:
    import polars as pl

app = typer.Typer(
    help="From a client's Cisco exports to renewal-readiness and True Forward briefs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = PROJECT / "data" / "sample"
TABLE_ROWS = 200
NOTICES = 40
PIPED_WIDTH = 200

Client = Annotated[Path, typer.Argument(help="The client's folder.", metavar="CLIENT")]
AsOf = Annotated[
    str,
    typer.Option("--as-of", help="The day everything is told for, as 2026-11-24; today if left out.", metavar="DATE"),
]
Out = Annotated[Path, typer.Option("--out", help="The folder that briefs are written to.", metavar="DIR")]


class Edition(StrEnum):
    """Who will read the brief."""

    internal = "internal"
    client = "client"


class QueryFormat(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    json = "json"


def main() -> None:
    """Run the command; a WorkbenchError becomes its sentences and an exit code."""
    try:
        app(prog_name="workbench")
    except GateStoppedError as error:
        _say(str(error), err=True)
        sys.exit(3)
    except WorkbenchError as error:
        _say(str(error), err=True)
        sys.exit(1 if isinstance(error, BuildError) else 2)


@app.command()
def demo(out: Out = Path("reports")) -> None:
    """Build the three sample clients and write both briefs of each, from nothing."""
    import tomllib  # noqa: PLC0415 - each command imports what it needs, so that --help starts at once

    settings = tomllib.loads((SAMPLES / "demo.toml").read_text("utf-8"))
    pairs = [(client, name) for client in settings["clients"] for name in settings["briefs"]]
    for number, (client, name) in enumerate(pairs, start=1):
        typer.echo(f"{number} of {len(pairs)}: {name} of {client}", err=True)
        folder, day = SAMPLES / client, settings["as_of"]
        for path in _write_brief(name, folder, day, edition=Edition.internal, formats=["html"], out=out):
            typer.echo(path)


@app.command()
def new(client: Client) -> None:
    """Make a client's folder with a client.toml that says what each line means."""
    from importlib.resources import files  # noqa: PLC0415

    from analysis.errors import ClientError  # noqa: PLC0415

    if (client / "client.toml").exists():
        raise ClientError(
            f"{client} is a client's folder already.", where=str(client / "client.toml"), todo="Choose another name."
        )
    for folder in ("exports", "prices", "proposal", "mappings", "notes"):
        (client / folder).mkdir(parents=True, exist_ok=True)
    template = (files("analysis.exports") / "client_template.toml").read_text("utf-8")
    name = client.resolve().name.replace("\\", " ").replace('"', " ")
    (client / "client.toml").write_text(template.replace("@NAME@", name), "utf-8")
    typer.echo(client / "client.toml")
    typer.echo(
        f"Put what the client downloaded into {client / 'exports'}/<day it was taken>/, "
        f"then run: workbench build {client}",
        err=True,
    )


@app.command()
def land(client: Client) -> None:
    """Read the exports and print what was understood, rejected and could not be read."""
    from analysis.engine.estate import Estate  # noqa: PLC0415

    with Estate(client, writing=True) as estate:
        with _progress() as progress:
            estate.land(progress)
        _print_landing(estate)


@app.command()
def build(client: Client, as_of: AsOf = "") -> None:
    """Land, build and check; print the findings."""
    from analysis.engine.estate import Estate  # noqa: PLC0415

    day = _day(as_of)
    with Estate(client, writing=True) as estate:
        with _progress() as progress:
            estate.land(progress)
        _print_landing(estate)
        with _progress() as progress:
            report = estate.build(day, progress)
        _print_findings(estate)
        counts = f"{len(report.built)} relations built, {len(report.unchanged)} unchanged"
        typer.echo(f"{counts}, in {report.seconds:.1f} s.", err=True)


@app.command()
def brief(
    name: Annotated[str, typer.Argument(help="renewal_readiness or true_forward.", metavar="NAME")],
    clients: Annotated[list[Path], typer.Argument(help="The clients' folders.", metavar="CLIENT...")],
    as_of: AsOf = "",
    edition: Annotated[Edition, typer.Option("--edition", help="Who will read it.")] = Edition.internal,
    to: Annotated[str, typer.Option("--to", help="Formats, separated by commas; html so far.")] = "html",
    out: Out = Path("reports"),
) -> None:
    """Write a brief of one or more clients: land, build, run its notebook, render it."""
    day = _day(as_of)
    failed, stopped = [], False
    for client in clients:
        try:
            for path in _write_brief(name, client, day, edition=edition, formats=to.split(","), out=out):
                typer.echo(path)
        except WorkbenchError as error:
            if len(clients) == 1:
                raise
            failed.append(client)
            stopped = stopped or isinstance(error, GateStoppedError)
            _say(f"{client}: {error}", err=True)
    if failed:
        typer.echo(
            f"{len(failed)} of {len(clients)} clients failed: {', '.join(str(client) for client in failed)}", err=True
        )
        raise typer.Exit(1)


@app.command()
def query(
    client: Client,
    sql: Annotated[str, typer.Argument(help="One SELECT.", metavar="SQL")],
    form: Annotated[QueryFormat, typer.Option("--format", help="How the answer is printed.")] = QueryFormat.table,
) -> None:
    """Ask a client's estate in SQL."""
    from analysis.engine.estate import open_estate  # noqa: PLC0415

    with open_estate(client) as estate:
        answer = estate.query(sql)
    if form is QueryFormat.table:
        _print_table(answer)
        return
    text = answer.write_csv() if form is QueryFormat.csv else answer.write_json() + "\n"
    # Word for word into a file or a pipe; a terminal gets no control characters.
    is_seen = sys.stdout.isatty()
    sys.stdout.write("\n".join(_printable(line) for line in text.split("\n")) if is_seen else text)


@app.command()
def lineage(
    client: Client,
    relation: Annotated[str, typer.Argument(help="A relation, or relation.column.", metavar="RELATION[.COLUMN]")],
    where: Annotated[
        list[str] | None, typer.Option("--where", help="Only rows where column=value; may be repeated.")
    ] = None,
) -> None:
    """Walk a column back to its raw columns, or rows back to their files and rows."""
    from analysis.engine.estate import open_estate  # noqa: PLC0415

    if wrong := next((part for part in where or [] if "=" not in part), None):
        raise typer.BadParameter(f"{wrong!r} is not column=value.", param_hint="--where")
    pairs = dict(part.partition("=")[::2] for part in where or [])
    with open_estate(client) as estate:
        answer = estate.lineage(relation, **pairs)
    if "depth" in answer.columns:
        for depth, parent, column in answer.iter_rows():
            _say(f"{'    ' * depth}{parent}.{column}")
    else:
        _print_table(answer)


@app.command()
def lab(client: Annotated[Path | None, typer.Argument(help="The client's folder.", metavar="[CLIENT]")] = None) -> None:
    """Open JupyterLab on the explorer notebooks, without a network; without a client, on a sample."""
    from analysis.engine.estate import CHOSEN_CLIENT, Estate  # noqa: PLC0415

    chosen = client or SAMPLES / "harbourline"
    if not (chosen / "estate.duckdb").exists():
        with Estate(chosen, writing=True) as estate, _progress() as progress:
            estate.land(progress)
            estate.build(_day(""), progress)
    os.environ[CHOSEN_CLIENT] = str(chosen.resolve())
    # Lab's question about news from outside is switched off there.
    os.environ["JUPYTER_CONFIG_PATH"] = str(Path(__file__).parent / "jupyter_config")
    folder = PROJECT / "notebooks"
    arguments = [
        sys.executable, "-m", "jupyterlab", str(folder / "explore" / "position.ipynb"),
        f"--ServerApp.root_dir={folder}",
        "--LabApp.extension_manager=readonly",
        "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "--LabApp.news_url=",
    ]  # fmt: skip
    os.execv(sys.executable, arguments)  # noqa: S606 - our own interpreter


def _write_brief(name: str, client: Path, day: date, *, edition: Edition, formats: list[str], out: Path) -> list[Path]:
    from analysis.briefs.making import make_brief  # noqa: PLC0415
    from analysis.engine.estate import Estate  # noqa: PLC0415

    with Estate(client, writing=True) as estate, _progress() as progress:
        estate.land(progress)
        estate.build(day, progress)
    return make_brief(name, client, day, edition=edition.value, formats=formats, out=out)


def _day(text: str) -> date:
    """The one place where a clock is read."""
    if not text:
        return date.today()  # noqa: DTZ011 - the user's own day
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2026-11-24.", param_hint="--as-of") from None


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on stderr where that is a terminal. Print when it is gone: it wipes the lines below it."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)


def _print_landing(estate: Any) -> None:
    """What was understood, one line a format and day; then what a reader must know, the most urgent first."""
    _print_table(
        estate.query(
            """
            select coalesce(format, 'not read') as format, smart_account, taken_at, count(*) as files,
                cast(sum(read_count) as bigint) as read, cast(sum(landed_count) as bigint) as landed,
                cast(sum(rejected_count) as bigint) as rejected
            from meta.files
            group by format, smart_account, taken_at
            order by taken_at desc nulls last, smart_account nulls last, format
            """
        )
    )
    notices = estate.query(
        """
        select severity, arg_min(notice, notice) as notice, remedy, count(*) as notices
        from meta.notices left join meta.files using (file_id)
        group by severity, remedy, coalesce(replace(notice, path, ''), notice)
        order by case severity when 'stop' then 0 when 'warn' then 1 else 2 end, notice
        """
    )
    if notices.height:
        typer.echo()
    for severity, notice, remedy, count in notices.head(NOTICES).iter_rows():
        more = f" The same of {count - 1} more files." if count > 1 else ""
        typer.echo(_printable(f"{severity.upper():<4}  {notice}{more}{' ' + remedy if remedy else ''}"))
    if notices.height > NOTICES:
        _say(
            f"{notices.height - NOTICES} more notices; ask for them with: "
            f"workbench query {estate.client} 'from meta.notices'"
        )


def _print_findings(estate: Any) -> None:
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
        _print_table(checks)


def _print_table(frame: pl.DataFrame) -> None:
    """Print a frame as a table; text from files is shown as it is, never as markup."""
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, kind in frame.schema.items():
        table.add_column(Text(name), justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in frame.head(TABLE_ROWS).iter_rows():
        table.add_row(*(Text("" if value is None else _printable(str(value))) for value in row))
    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH)
    console.print(table)
    if frame.height > TABLE_ROWS:
        typer.echo(f"{frame.height - TABLE_ROWS} more rows; --format csv prints all.", err=True)


def _say(text: str, *, err: bool = False) -> None:
    """Print a sentence that may hold words of a client's files."""
    typer.echo("\n".join(_printable(line) for line in text.splitlines()), err=err)


def _printable(text: str) -> str:
    """Without the control characters by which a file could write to the terminal."""
    return "".join(character if character.isprintable() else " " for character in text)
