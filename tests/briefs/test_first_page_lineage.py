"""Each number on the first page of the readiness brief can be walked to files and rows."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING

import pytest

from analysis.briefs.opening import FACTS
from analysis.briefs.sentences import facts_in
from analysis.engine.estate import Estate
from tests.architecture.sources import NOTEBOOKS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow(reason="builds the sample clients")

ENDS = ("raw.", "inputs.", "reference.", "meta.")
FRAMES = ("marts.bridge_totals", "marts.readiness_gate", "marts.event_calendar", "marts.remediation_plan")


def first_page() -> tuple[set[str], set[str]]:
    """The facts in the sentences above the first section, and the relations read there."""
    notebook = json.loads((NOTEBOOKS / "briefs" / "renewal_readiness.ipynb").read_text("utf-8"))
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    first = next(place for place, cell in enumerate(cells) if "brief.section(" in cell)
    texts = {
        node.value
        for cell in cells[:first]
        for node in ast.walk(ast.parse(cell))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {fact for text in texts for fact in facts_in(text)}, {text for text in texts if text.startswith("marts.")}


def test_the_first_page_reads_facts_and_four_frames() -> None:
    facts, frames = first_page()
    assert len(facts) > 15
    assert frames == set(FRAMES)


def test_every_number_of_the_first_page_leads_to_files_and_rows(sample_clients: dict[str, Path]) -> None:
    facts, frames = first_page()
    with Estate(sample_clients["harbourline"]) as estate:
        columns = {relation: estate.read(relation).columns for relation in FACTS}
        homes = {fact: next(relation for relation in FACTS if fact in columns[relation]) for fact in facts}
        rows = {relation: estate.lineage(relation) for relation in {*homes.values(), *frames}}
        for fact, relation in sorted(homes.items()):
            ends = {step for step in estate.lineage(f"{relation}.{fact}")["relation"] if step.startswith(ENDS)}
            assert ends, f"{fact} leads nowhere"
            if raw := {end.removeprefix("raw.") for end in ends if end.startswith("raw.")}:
                assert raw & set(rows[relation]["format"]), f"{fact} leads to no file of {sorted(raw)}"
        for relation, told in rows.items():
            # Dates of the agreement stand in client.toml, which has no rows.
            assert told.height > 0 or relation == "marts.event_calendar", f"{relation} leads to no row"
            assert told["path"].null_count() + told["row_number"].null_count() == 0
