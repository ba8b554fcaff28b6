"""The `workbench` command: progress on stderr, results on stdout.

Exit 0 done, 1 some clients failed, 2 wrong use, 3 the import gate stopped a brief.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis.errors import BuildError, GateStoppedError, WorkbenchError
from analysis.terminal import print_findings, print_gate, print_table, printable, progress_bar, say

app = typer.Typer(
    help="From a client's Cisco exports to renewal-readiness and True Forward briefs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

PROJECT = Path(__file__).resolve().parent.parent
SAMPLES = PROJECT / "data" / "sample"

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


class Editions(StrEnum):
    """Which editions of a brief are written."""

    both = "both"
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
        say(str(error), err=True)
        sys.exit(3)
    except WorkbenchError as error:
        say(str(error), err=True)
        sys.exit(1 if isinstance(error, BuildError) else 2)


@app.command()
def demo(out: Out = Path("reports")) -> None:
    """Build the three sample clients and write both briefs of each in every format, from nothing."""
    import tomllib  # noqa: PLC0415 - each command imports what it needs, so that --help starts at once

    from analysis.briefs.making import WRITERS  # noqa: PLC0415

    settings = tomllib.loads((SAMPLES / "demo.toml").read_text("utf-8"))
    pairs = [(client, name) for client in settings["clients"] for name in settings["briefs"]]
    for number, (client, name) in enumerate(pairs, start=1):
        typer.echo(f"{number} of {len(pairs)}: {name} of {client}", err=True)
        folder, day = SAMPLES / client, settings["as_of"]
        for path in _write_brief(name, folder, day, editions=Editions.both, formats=list(WRITERS), out=out):
            typer.echo(path)


@app.command()
def new(client: Client) -> None:
    """Make a client's folder with a client.toml and a note that say what each line means."""
    from importlib.resources import files  # noqa: PLC0415

    from analysis.errors import ClientError  # noqa: PLC0415

    if (client / "client.toml").exists():
        raise ClientError(
            f"{client} is a client's folder already.", where=str(client / "client.toml"), todo="Choose another name."
        )
    for folder in ("exports", "prices", "proposal", "benchmarks", "mappings", "notes"):
        (client / folder).mkdir(parents=True, exist_ok=True)
    template = (files("analysis.exports") / "client_template.toml").read_text("utf-8")
    name = client.resolve().name.replace("\\", " ").replace('"', " ")
    (client / "client.toml").write_text(template.replace("@NAME@", name), "utf-8")
    note = (files("analysis.exports") / "notes_template.toml").read_text("utf-8")
    (client / "notes" / "example.toml").write_text(note, "utf-8")
    typer.echo(client / "client.toml")
    typer.echo(
        f"Put what the client downloaded into {client / 'exports'}/<day it was taken>/, "
        f"then run: workbench build {client}",
        err=True,
    )


@app.command()
def land(client: Client, as_of: AsOf = "") -> None:
    """Read the exports and print the import gate: what was found, covered, rejected, is missing or stale."""
    from analysis.engine.estate import Estate  # noqa: PLC0415

    day = _day(as_of)
    with Estate(client, writing=True) as estate:
        with progress_bar() as progress:
            estate.land(progress)
        print_gate(estate, day)


@app.command("map")
def map_table(
    file: Annotated[Path, typer.Argument(help="A table, as `workbench land` prints its path.", metavar="FILE")],
    form: Annotated[str, typer.Option("--format", help="Which export it is, if known.", metavar="NAME")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="Where to write the mapping.", metavar="PATH")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a mapping that is there.")] = False,
) -> None:
    """Write a mapping to complete for a table of an unknown layout."""
    from analysis.engine.unknown_table import next_steps, propose_mapping, read_unknown_table, save_mapping  # noqa: PLC0415

    table = read_unknown_table(file)
    proposal, near = propose_mapping(table, form)
    path = save_mapping(table, proposal, near, out, force=force)
    say(str(path))
    for sentence in next_steps(table, proposal, path):
        say(sentence, err=True)


@app.command()
def build(client: Client, as_of: AsOf = "") -> None:
    """Land, build and check; print the findings."""
    from analysis.engine.estate import Estate  # noqa: PLC0415

    day = _day(as_of)
    with Estate(client, writing=True) as estate:
        with progress_bar() as progress:
            estate.land(progress)
        print_gate(estate, day)
        with progress_bar() as progress:
            report = estate.build(day, progress)
        print_findings(estate)
        counts = f"{len(report.built)} relations built, {len(report.unchanged)} unchanged"
        typer.echo(f"{counts}, in {report.seconds:.1f} s.", err=True)


@app.command()
def brief(
    name: Annotated[str, typer.Argument(help="renewal_readiness, true_forward or transfer_plan.", metavar="NAME")],
    clients: Annotated[list[Path], typer.Argument(help="The clients' folders.", metavar="CLIENT...")],
    as_of: AsOf = "",
    edition: Annotated[Editions, typer.Option("--edition", help="Who will read it.")] = Editions.both,
    to: Annotated[
        str, typer.Option("--to", help="Formats, separated by commas: html, pdf, pptx, xlsx, pack.")
    ] = "html",
    out: Out = Path("reports"),
) -> None:
    """Write a brief of one or more clients: land, build, run its notebook, render it."""
    day, formats = _day(as_of), [form.strip() for form in to.split(",")]
    failed = []
    for client in clients:
        try:
            for path in _write_brief(name, client, day, editions=edition, formats=formats, out=out):
                typer.echo(path)
        except WorkbenchError as error:
            if len(clients) == 1:
                raise
            failed.append(client)
            say(f"{client}: {error}", err=True)
    if failed:
        typer.echo(
            f"{len(failed)} of {len(clients)} clients failed: {', '.join(str(client) for client in failed)}", err=True
        )
        raise typer.Exit(1)


@app.command()
def plan(client: Client, as_of: AsOf = "", out: Out = Path("reports")) -> None:
    """Write the transfer plan for the client's administrator: land, build, then a page and a CSV of every move."""
    from analysis.briefs.making import make_plan  # noqa: PLC0415

    day = _day(as_of)
    _bring_up_to(client, day)
    for path in make_plan(client, day, out=out):
        typer.echo(path)


@app.command()
def letters(
    client: Client,
    as_of: AsOf = "",
    edition: Annotated[
        Edition, typer.Option("--edition", help="client can be sent; internal adds what only we may know.")
    ] = Edition.client,
    to: Annotated[str, typer.Option("--to", help="Formats, separated by commas: md, docx.")] = "md,docx",
    out: Out = Path("reports"),
) -> None:
    """Write the texts ready to send: a request for data, the positions, the answer to the proposal, an agenda."""
    from analysis.briefs.letters import make_letters  # noqa: PLC0415

    day = _day(as_of)
    _bring_up_to(client, day)
    formats = [form.strip() for form in to.split(",")]
    for path in make_letters(client, day, edition=edition.value, formats=formats, out=out):
        typer.echo(path)


@app.command()
def verify(
    pack: Annotated[Path, typer.Argument(help="A pack, as `workbench brief … --to pack` writes it.", metavar="PACK")],
    client: Annotated[
        Path | None, typer.Argument(help="The client's folder, to check the inputs too.", metavar="[CLIENT]")
    ] = None,
) -> None:
    """Check that an evidence pack is whole and unchanged."""
    from analysis.briefs.verifying import verify_pack  # noqa: PLC0415

    findings = verify_pack(pack, client)
    for finding in findings:
        say(f"{finding.subject} {finding.problem}")
    if findings:
        raise typer.Exit(1)
    say(f"{pack}: every file is there and unchanged{', and so is every input' if client else ''}.")


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
        print_table(answer)
        return
    text = answer.write_csv() if form is QueryFormat.csv else answer.write_json() + "\n"
    # Word for word into a file or a pipe; a terminal gets no control characters.
    is_seen = sys.stdout.isatty()
    sys.stdout.write("\n".join(printable(line) for line in text.split("\n")) if is_seen else text)


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
            say(f"{'    ' * depth}{parent}.{column}")
    else:
        print_table(answer)


@app.command()
def lab(client: Annotated[Path | None, typer.Argument(help="The client's folder.", metavar="[CLIENT]")] = None) -> None:
    """Open JupyterLab on the explorer notebooks, without a network; without a client, on a sample."""
    from analysis.engine.estate import CHOSEN_CLIENT, Estate  # noqa: PLC0415

    chosen = client or SAMPLES / "harbourline"
    if not (chosen / "estate.duckdb").exists():
        with Estate(chosen, writing=True) as estate, progress_bar() as progress:
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


def _write_brief(
    name: str, client: Path, day: date, *, editions: Editions, formats: list[str], out: Path
) -> Iterator[Path]:
    from analysis.briefs.making import EDITIONS, make_brief  # noqa: PLC0415

    _bring_up_to(client, day)
    for edition in EDITIONS if editions is Editions.both else [editions.value]:
        yield from make_brief(name, client, day, edition=edition, formats=formats, out=out)


def _bring_up_to(client: Path, day: date) -> None:
    """Land and build."""
    from analysis.engine.estate import Estate  # noqa: PLC0415

    with Estate(client, writing=True) as estate, progress_bar() as progress:
        estate.land(progress)
        estate.build(day, progress)


def _day(text: str) -> date:
    """The one place where a clock is read."""
    if not text:
        return date.today()  # noqa: DTZ011 - the user's own day
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2026-11-24.", param_hint="--as-of") from None
