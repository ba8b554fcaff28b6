"""Writes the sample clients: `python data/sample/generate.py [OUT_DIR]`, the same bytes each time."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stories import (
    calderbank,
    calderbank_sources,
    csv_tables,
    harbourline,
    harbourline_sources,
    settlements,
    stmarys,
    stmarys_sources,
)
from stories.assembly import Export, export_files
from stories.client_toml import client_toml
from stories.gate import gate_figures
from stories.golden import expected
from stories.ledger import Part, Told, Written, written
from stories.mappings import mapping_files
from stories.notes import note_files
from stories.readme import client_readme, top_readme

if TYPE_CHECKING:
    from datetime import date

    from stories.model import Client

OWNED_FOLDERS = ("exports", "prices", "proposal", "benchmarks", "mappings", "notes")
RATIO = (2.0, 3.0)
MOST_BYTES, MOST_BYTES_A_FILE = 12_000_000, 900_000


class StoryError(Exception):
    """The files would no longer tell the client's story."""


@dataclass(frozen=True)
class Story:
    """A client, the exports of its licences, and the maker of its other sources."""

    client: Client
    exports: tuple[Export, ...]
    sources: Callable[[Client, list[Written]], Part]


def client_files(story: Story) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Every file of one client, path → bytes, and the figures it must come to."""
    client = story.client
    snapshots: dict[str, list[date]] = {}
    for one in story.exports:
        snapshots.setdefault(one.domain, []).append(one.day)
    files = export_files(client, story.exports)
    more, told = story.sources(client, files)
    files += [*more, *priced_files(client)]
    figures = expected(client, snapshots)
    figures["sources_story"] = told
    figures["import_gate"] = gate_figures(client, files, listed_accounts(client))
    told["settlements"] = settlements.settlements_story(client)
    notes, told["notes"] = note_files(client, told)
    contents = {"client.toml": client_toml(client).encode()} | {one.path: one.content for one in files} | notes
    contents |= {path: text.encode() for path, text in mapping_files(client.client_id).items()}
    contents["README.md"] = client_readme(client, figures, contents).encode()
    return contents, figures


def priced_files(client: Client) -> list[Written]:
    """The client's prices, and what the vendor proposes."""
    prices = Told("price_list", None, len(client.prices))
    files = [written("prices/price_list_2026.csv", csv_tables.price_list(client), prices)]
    if client.proposal:
        lines = Told("true_forward_proposal", None, len(client.proposal))
        files.append(written("proposal/true_forward_proposal_2026-11.csv", csv_tables.proposal(client), lines))
    files += settlements.settlement_files(client)
    return files


def listed_accounts(client: Client) -> dict[str, list[str]]:
    """The Virtual Accounts that the account lists name, by Smart Account."""
    listed = {account.domain: list(account.virtual_accounts) for account in client.accounts}
    for account in client.accounts:
        listed |= {domain: list(names) for domain, _, names in account.also_listed}
    return listed


def hold_the_stories(figures: dict[str, dict[str, Any]]) -> None:
    """Stop where a change to the script has broken what a client is there to show."""
    harbour, mary, calder = (figures[name]["netting_totals"] for name in ("harbourline", "stmarys", "calderbank"))
    ratio = float(figures["calderbank"]["proposal"]["ratio"])
    promises = {
        "harbourline's shortage is mostly misplaced": harbour["misplaced_count"] > 10 * harbour["genuine_short_count"],
        "stmarys's shortage is mostly genuine": mary["genuine_short_count"] > 2 * mary["misplaced_count"],
        "calderbank is short on both sides": calder["gross_short_count"] > calder["misplaced_count"],
        "the proposal is two to three times the formula": RATIO[0] < ratio < RATIO[1],
        "covering that the export does not show stands where it was put": [
            len(figures[name]["unreported_cover"]) for name in ("harbourline", "stmarys", "calderbank")
        ]
        == [1, 0, 1],
    }
    broken = [promise for promise, is_held in promises.items() if not is_held]
    if broken:
        raise StoryError(f"No longer true: {'; '.join(broken)}.")


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Write one client's files in place of those the script wrote before."""
    for owned in OWNED_FOLDERS:
        shutil.rmtree(folder / owned, ignore_errors=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def main(out: Path) -> None:
    """Make all clients in memory, check them, then write."""
    stories = (
        Story(harbourline.harbourline(), harbourline.EXPORTS, harbourline_sources.sources),
        Story(stmarys.stmarys(), stmarys.EXPORTS, stmarys_sources.sources),
        Story(calderbank.calderbank(), calderbank.EXPORTS, calderbank_sources.sources),
    )
    made = {story.client.client_id: client_files(story) for story in stories}
    figures = {name: one for name, (_, one) in made.items()}
    hold_the_stories(figures)
    sizes = [len(content) for files, _ in made.values() for content in files.values()]
    if sum(sizes) > MOST_BYTES or max(sizes) > MOST_BYTES_A_FILE:
        raise StoryError(f"{sum(sizes):,} bytes in all and {max(sizes):,} in the largest file are too many.")
    (out / "expected").mkdir(exist_ok=True)
    for name, (files, figures_of_it) in made.items():
        write(out / name, files)
        (out / "expected" / f"{name}.json").write_bytes(_readable(figures_of_it).encode())
    (out / "README.md").write_bytes(top_readme(figures, [story.client for story in stories]).encode())
    print(f"{len(sizes)} files, {sum(sizes):,} bytes, in {', '.join(made)}.")


def _readable(figures: dict[str, Any]) -> str:
    """JSON with one row a line where a figure is a list of rows."""
    parts = []
    for name, figure in figures.items():
        parts.append(f"{json.dumps(name)}: {_rows(figure) if isinstance(figure, list) else _nested(figure)}")
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _nested(figure: Any) -> str:
    if not isinstance(figure, dict):
        return json.dumps(figure, ensure_ascii=False)
    inner = (
        f"{json.dumps(name)}: {_rows(one, 3) if isinstance(one, list) else json.dumps(one)}"
        for name, one in figure.items()
    )
    return "{\n  " + ",\n  ".join(inner) + "\n }"


def _rows(rows: list[Any], indent: int = 2) -> str:
    if not rows:
        return "[]"
    pad = "\n" + " " * indent
    return f"[{pad}" + f",{pad}".join(json.dumps(row, ensure_ascii=False) for row in rows) + f"\n{' ' * (indent - 1)}]"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
