"""`make bench`: measure, print the table, and keep it in benchmarks/README.md with machine and date."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.measure import Timing, in_turn, once

HERE = Path(__file__).parent
PROJECT = HERE.parent
BEGIN, END = "<!-- table begins -->", "<!-- table ends -->"
AS_OF = "2026-11-24"
SIZES = (10_000, 100_000, 1_000_000)
BARE = "DuckDB, all text, into a file"


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison."""

    what: str
    instead: str
    ours: Timing
    theirs: Timing
    ratio: float
    goal: str


def workbench(*arguments: object) -> list[str]:
    """The command as this environment's Python runs it."""
    return [str(Path(sys.executable).parent / "workbench"), *(str(argument) for argument in arguments)]


def reference(name: str, *arguments: object) -> list[str]:
    """What a user would do instead: a script of this folder."""
    return [sys.executable, str(HERE / "instead" / f"{name}.py"), *(str(argument) for argument in arguments)]


def ours(name: str, *arguments: object) -> list[str]:
    """A part of the workbench called from Python, imports aside."""
    return [sys.executable, str(HERE / "ours" / f"{name}.py"), *(str(argument) for argument in arguments)]


def made(kind: str, client: Path, size: int) -> Path:
    """A made-up client of a size."""
    command = [sys.executable, "-m", "benchmarks.clients", kind, str(client), str(size)]
    subprocess.run(command, check=True, cwd=PROJECT)
    return client


def nothing() -> None:
    """Prepare nothing."""


def landing(folder: Path, runs: int) -> list[Line]:
    """Land a table, against DuckDB's own load of the same file as text."""
    return [
        _land(folder, "table", 1_000_000, "a CSV of 1,000,000 rows", "≤ 1.3 ×, < 1 GB", "bare_load", BARE, runs * 2),
        _land(folder, "table", 5_000_000, "a CSV of 5,000,000 rows", "≤ 1.3 ×, < 1.5 GB", "bare_load", BARE, runs),
    ]


def pages(folder: Path, _runs: int) -> Line:
    """Land a hundred thousand pages of fifty product instances out of zips."""
    what = "5,000,000 instances as 100,000 JSON pages in zips"
    return _land(folder, "pages", 100_000, what, "≤ 100 s", "page_script", "a script: zipfile, json, DuckDB", 1)


def outputs(folder: Path, runs: int) -> Line:
    """Land the outputs of ten thousand devices."""
    what = "10,000 device outputs, show license all and show inventory"
    instead = "ntc-templates, inventory alone"
    return _land(folder, "outputs", 10_000, what, "≤ 33 s", "inventory_templates", instead, runs)


def workbooks(folder: Path, runs: int) -> Line:
    """Land a workbook, against its bare read."""
    return _land(
        folder, "workbook", 200_000, "an XLSX of 200,000 rows", "≤ 1.5 ×", "bare_workbook", "fastexcel's read", runs
    )


def usage(folder: Path, _runs: int) -> Line:
    """Land a hundred million points of usage."""
    return _land(folder, "usage", 100_000_000, "100,000,000 usage points in a CSV", "< 4 GB", "bare_load", BARE, 1)


def _land(
    folder: Path, kind: str, size: int, what: str, goal: str, instead: str, instead_words: str, runs: int
) -> Line:
    client, bare = made(kind, folder / f"{kind}-{size}", size), folder / "bare.duckdb"
    source = client / "exports"
    files = [path for path in source.rglob("*") if path.is_file()]

    def fresh() -> None:
        for path in (client / "estate.duckdb", client / "estate.duckdb.wal", bare):
            path.unlink(missing_ok=True)

    script = reference(instead, files[0] if len(files) == 1 else source, bare)
    timings = in_turn(ours("land", client), script, runs, fresh)
    shutil.rmtree(client)  # some of these take gigabytes
    bare.unlink(missing_ok=True)
    return Line(f"Estate.land, {what}", instead_words, *timings, goal)


def building(folder: Path, runs: int) -> list[Line]:
    """Build a large client, from nothing and again, against a script that computes the netting alone."""
    client = made("large", folder / "building", 200_000)

    def unbuilt() -> None:
        for path in client.glob("estate.duckdb*"):
            path.unlink() if path.is_file() else shutil.rmtree(path)

    script = reference("netting_script", client)
    built = in_turn(ours("build", client, AS_OF), script, runs, unbuilt)
    whole = in_turn(workbench("build", client, "--as-of", AS_OF), script, runs, unbuilt)
    again = in_turn(ours("build", client, AS_OF), script, runs, nothing)
    instead = "a polars script that reads the pages and nets them"
    what = "200,000 instances, 300 VAs, 500 licences"
    return [
        Line(f"Estate.build, {what}", instead, *built, "< 10 s, < 1.5 GB"),
        Line("workbench build of the same, landing included", instead, *whole, ""),
        Line("Estate.build of the same, nothing changed", instead, *again, "< 1 s"),
    ]


def position(folder: Path, _runs: int) -> list[Line]:
    """Build an estate of every size, against pandas on the same files; and how the seconds grow."""
    lines, whole = [], {}
    for size in SIZES:
        client = made("position", folder / f"position-{size}", size)

        def unbuilt(client: Path = client) -> None:
            for path in client.glob("estate.duckdb*"):
                path.unlink() if path.is_file() else shutil.rmtree(path)

        script = reference("position_pandas", client)
        built = in_turn(ours("build", client, AS_OF), script, 1, unbuilt)
        unbuilt()
        once(ours("land", client))
        three = in_turn(ours("position", client, AS_OF, "built"), script, 1, nothing)
        fresh = in_turn(ours("position", client, AS_OF), script, 1, unbuilt)
        whole[size] = built[0]
        what = f"{size:,} instances, {max(5, size // 2000)} VAs, {max(20, size // 500):,} licences, 36 snapshots"
        goal = "< 90 s, < 4 GB" if size == SIZES[-1] else ""
        instead = "pandas: position, netting and matching from the files"
        lines += [
            Line(f"Estate.build, {what}", instead, *built, goal),
            Line("of it position, netting and matching, from landed exports", instead, *three, "≤ 0.1 × at 1,000,000"),
            Line("of it position, netting and matching, landing included", instead, *fresh, ""),
        ]
        shutil.rmtree(client)
    smallest, largest = whole[SIZES[0]], whole[SIZES[-1]]
    ratio = largest.seconds / smallest.seconds
    words = f"Estate.build of {SIZES[-1]:,} instances", f"of {SIZES[0]:,}, of everything a hundredth"
    return [*lines, Line(*words, largest, smallest, ratio, "≤ 100 ×")]


def oracle(folder: Path, _runs: int) -> Line:
    """Hold the workbench against the tests' oracle on five thousand random estates."""
    sentence = folder / "agreement.txt"
    compared = [sys.executable, "-m", "tests.oracle.agreement", "5000", str(sentence)]
    timings = in_turn(compared, reference("oracle_alone", 5000), 1, nothing)
    words = sentence.read_text("utf-8")
    return Line(f"{words}: position, bridge, instances, plan", "the oracle's plain Python alone", *timings, "all agree")


def plan(folder: Path, runs: int) -> Line:
    """Plan the transfers of 500 Virtual Accounts and 2,000 licences, against pairing the largest with the largest."""
    frames = made("transfers", folder / "transfers", 2_000)
    timings = in_turn(ours("plan", frames), reference("greedy_moves", frames), runs, nothing)
    told = (frames / "moves.txt").read_text("utf-8")
    instead = f"a script: largest to largest, no dates, no tiers, {(frames / 'greedy.txt').read_text('utf-8')}"
    return Line(f"plan_transfers, 500 VAs, 2,000 licences: {told}", instead, *timings, "< 20 s, moves ≤ 1.02 × proven")


def simulation(folder: Path, runs: int) -> Line:
    """Draw the True Forward of 200 lines 100,000 times, against a loop in plain Python."""
    frames, draws = made("agreement", folder / "agreement", 200), 100_000
    timings = in_turn(ours("simulate", frames, draws), reference("charge_loop", frames, draws), min(runs, 2), nothing)
    told, looped = ((frames / name).read_text("utf-8") for name in ("simulated.txt", "looped.txt"))
    what = f"simulated_quantiles, {draws:,} draws × 200 lines: {told}"
    return Line(what, f"a loop in plain Python: {looped}", *timings, "< 2 s, < 1 GB")


def brief(folder: Path, runs: int) -> Line:
    """Write a brief of a built sample client, against plain papermill and nbconvert on the same notebook."""
    client, out = _sample(folder, "harbourline"), folder / "out"
    command = workbench("brief", "renewal_readiness", client, "--edition", "internal", "--as-of", AS_OF, "--out", out)
    plain = reference(
        "plain_papermill", PROJECT / "notebooks" / "briefs" / "renewal_readiness.ipynb", client, AS_OF, out
    )
    return Line(
        "a brief to HTML from a built estate",
        "papermill with a kernel, nbconvert",
        *in_turn(command, plain, runs, nothing),
        "< 6 s, < 2 MB",
    )


def formats(folder: Path, runs: int) -> Line:
    """Write every format of a brief of a built sample client, against doing three of them by hand."""
    client = _sample(folder, "calderbank")
    once(ours("build", client, AS_OF))
    out, notebook = folder / "formats", PROJECT / "notebooks" / "briefs" / "true_forward.ipynb"
    by_hand = reference("formats_script", notebook, client, AS_OF, out)
    timings = in_turn(ours("formats", client, AS_OF, out), by_hand, runs, nothing)
    told = (out / "told.txt").read_text("utf-8")
    instead = "papermill with a kernel, nbconvert, a browser's PDF, pandas to Excel: no slides, no pack"
    return Line(f"every format of a brief, warm: {told}", instead, *timings, "< 5 s, < 600 MB")


def evidence(folder: Path, runs: int) -> Line:
    """Write the evidence workbook of 200,000 instances, against pandas."""
    client = made("large", folder / "evidence", 200_000)
    once(ours("build", client, AS_OF))
    book, bare = folder / "evidence.xlsx", folder / "bare.xlsx"
    timings = in_turn(ours("workbook", client, AS_OF, book), reference("excel_script", client, bare), runs, nothing)
    what = f"an evidence workbook of 200,000 rows, each with file and line, {book.stat().st_size / 1e6:.0f} MB"
    return Line(what, f"pandas to Excel, {bare.stat().st_size / 1e6:.0f} MB", *timings, "< 15 s")


def _sample(folder: Path, name: str) -> Path:
    """A sample client without its estate."""
    client, left_out = folder / name, shutil.ignore_patterns("estate.duckdb*")
    return shutil.copytree(PROJECT / "data" / "sample" / name, client, ignore=left_out)


def starting(_folder: Path, runs: int) -> Line:
    """Print the help, against Python importing the command-line library."""
    timings = in_turn(workbench("--help"), [sys.executable, "-c", "import typer"], runs * 3, nothing)
    return Line("workbench --help", "python -c 'import typer'", *timings, "< 0.3 s")


def table_of(lines: list[Line]) -> str:
    """The markdown table."""
    rows = [
        "| what | seconds | peak MiB | instead | seconds | peak MiB | ratio | goal |",
        "| --- | ---: | ---: | --- | ---: | ---: | ---: | --- |",
    ]
    rows += [
        f"| {one.what} | {one.ours} | {one.instead} | {one.theirs} | {one.ratio:.2f} | {one.goal} |" for one in lines
    ]
    return "\n".join(rows)


def main() -> None:
    """Measure what is asked for and keep the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", help="landing, pages, outputs …; all if left out")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each command")
    asked = parser.parse_args()
    measures: dict[str, Callable[[Path, int], Line | list[Line]]] = {
        "landing": landing,
        "pages": pages,
        "outputs": outputs,
        "workbooks": workbooks,
        "usage": usage,
        "building": building,
        "position": position,
        "oracle": oracle,
        "plan": plan,
        "simulation": simulation,
        "brief": brief,
        "formats": formats,
        "evidence": evidence,
        "starting": starting,
    }
    if unknown := set(asked.only) - set(measures):
        parser.error(f"there is no measure named {', '.join(sorted(unknown))}")
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in measures.items():
            if not asked.only or name in asked.only:
                print(f"measuring {name} …", file=sys.stderr, flush=True)
                found = measure(Path(folder), asked.runs)
                lines += found if isinstance(found, list) else [found]
    table = table_of(lines)
    print(table)
    if not asked.only:
        _keep(table)


def _keep(table: str) -> None:
    page = HERE / "README.md"
    text = page.read_text("utf-8")
    machine = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    )
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END)
    page.write_text(f"{head}{BEGIN}\n\n{date.today():%-d %B %Y} · {machine}\n\n{table}\n\n{END}{tail}", "utf-8")


if __name__ == "__main__":
    main()
