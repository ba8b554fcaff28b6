"""Who may use whom: the table of ARCHITECTURE.md, held by reading every import."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, imports_of, libraries_used, modules, room_of, rooms_used

MAY_USE = {
    "errors": set[str](),
    "fields": set[str](),
    "numbers": {"errors"},
    "exports": {"errors", "fields"},
    "engine": {"errors", "fields", "exports"},
    "remediation": {"errors", "fields"},
    "negotiation": {"errors", "fields"},
    "models": {"remediation", "negotiation"},
    "charts": {"errors", "fields", "numbers"},
    "widgets": {"errors", "fields", "exports", "engine", "remediation", "negotiation", "charts", "numbers"},
    "briefs": {"errors", "fields", "numbers", "exports", "engine", "remediation", "negotiation", "charts"},
    "terminal": {"errors", "engine"},
    "cli": {
        "terminal",
        "errors",
        "fields",
        "exports",
        "engine",
        "remediation",
        "negotiation",
        "charts",
        "numbers",
        "briefs",
        "widgets",
    },
    "__init__": set[str](),
}
# Frames and validated records are how rooms speak; every other library has one home.
EVERYWHERE = {"polars", "pydantic", "pydantic_core"}
HOMES = {
    "exports": {"ntc_templates", "fastexcel", "dataframely", "rapidfuzz"},
    "engine": {"duckdb", "sqlglot"},
    "remediation": {"highspy", "numpy"},
    "negotiation": {"numpy"},
    "charts": {"altair"},
    "numbers": {"babel"},
    "widgets": {"ipywidgets", "altair"},
    "briefs": {
        "papermill",
        "nbconvert",
        "nbformat",
        "IPython",
        "traitlets",
        "jinja2",
        "markupsafe",
        "markdown_it",
        "platformdirs",
        "vl_convert",
        "docx",
        "typst",
        "pptx",
        "xlsxwriter",
        "PIL",
        "pypdf",
    },
    "terminal": {"typer", "rich"},
    "cli": {"typer"},
}
MODULES = [pytest.param(module, id=module.relative_to(PACKAGE).as_posix()) for module in modules()]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_the_rooms_that_its_own_may_use(module: Path) -> None:
    room = room_of(module)
    beyond = rooms_used(module.read_text("utf-8")) - MAY_USE[room] - {room}
    assert not beyond, f"{room} may not import {sorted(beyond)}"


@pytest.mark.parametrize("module", MODULES)
def test_a_library_is_imported_only_where_it_is_at_home(module: Path) -> None:
    room = room_of(module)
    strange = libraries_used(module.read_text("utf-8")) - EVERYWHERE - HOMES.get(room, set())
    assert not strange, f"{sorted(strange)} is not at home in {room}"


def test_every_room_stands_in_the_table() -> None:
    assert {room_of(module) for module in modules()} <= set(MAY_USE)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import duckdb as d", {"duckdb"}),
        ("def f():\n    from analysis.briefs import run", {"analysis.briefs"}),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import altair", {"typing", "altair"}),
        ("from analysis import charts", {"analysis.charts"}),
    ],
)
def test_an_import_is_seen_wherever_it_hides(source: str, names: set[str]) -> None:
    assert set(imports_of(source)) == names
