"""A small client, built, and briefs of it that no notebook had to run for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.briefs.blocks import Block, Cover, Exhibit
from analysis.briefs.document import Document
from analysis.briefs.evidence import Reading, gather_evidence
from analysis.briefs.provenance import provenance_of
from analysis.briefs.tables import Column, Table
from analysis.engine.estate import Estate
from tests.engine.conftest import LOT
from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT, Landing

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "<r>x</r>", "C9300 & <b>DNA</b>"]
FIRST = f"{DAY}/acme.example/1.json"
POSITION = Reading("marts.license_position")
NETTING = Reading("marts.license_netting", {"smart_account": "acme.example"})


def build_client(folder: Path) -> Path:
    """A client with eight licences, six of them hostile, landed and built."""
    files = {
        FIRST: page(*(licence(name, "Campus", inUse=15, licenseDetails=[LOT]) for name in HOSTILE)),
        f"{DAY}/acme.example/2.json": page(licence("A", "Campus", inUse=1), licence("A", "Datacentre", inUse=2)),
    }
    for name, text in {"client.toml": ONE_ACCOUNT, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    landing = Landing(folder)
    landing.build()
    landing.estate.close()
    return folder


def table(*names: str, relation: str = "marts.license_position", units: dict[str, str] | None = None) -> Table:
    """A table of these columns, its rows left out."""
    return Table([Column(name, f"Our {name}", (units or {}).get(name, "text")) for name in names], [], 0, relation)


def brief_of(client: Path | None, *exhibits: Exhibit, edition: str = "internal") -> Document:
    """A brief of these exhibits, its evidence gathered as after a run."""
    cover = Cover(
        "Tiny brief",
        "Acme",
        f"{edition.title()} edition",
        "All is **well**",
        "",
        "2026-10-31",
        "Data",
        "+ is surplus",
        edition,
    )
    blocks: list[Block] = [cover, *exhibits]
    if client is None:
        return Document(blocks, is_draft=True)
    run = {"parameters": {"client": str(client), "as_of": "2026-11-24", "edition": edition}, "notebook": "tiny.ipynb"}
    with Estate(client) as estate:
        document = Document(blocks, run=run)
        told = provenance_of(document, estate, client / "client.toml")
        return Document(blocks, gather_evidence(document, estate), {**run, **told})


def exhibit(
    number: int, key: str, *readings: Reading, shown: Table | None = None, title: str = "All is well"
) -> Exhibit:
    """An exhibit of these readings."""
    return Exhibit(number, key, title, title, readings=list(readings), table=shown)
