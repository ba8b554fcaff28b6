"""Adding one thing is one file and one test file."""

from __future__ import annotations

import ast

import pytest

from analysis.engine.models import all_checks, all_models
from analysis.exports.formats import all_formats
from tests.architecture.sources import NOTEBOOKS, PACKAGE, TESTS


def charts() -> list[str]:
    """The modules of charts/ that hold a chart: a public function of the module's own name."""
    found = []
    for path in sorted((PACKAGE / "charts").glob("*.py")):
        functions = {node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}
        if path.stem in functions:
            found.append(path.stem)
    return found


def notebooks() -> list[str]:
    return sorted(path.stem for path in (NOTEBOOKS / "briefs").glob("*.ipynb"))


WANTED = [
    *(f"exports/test_{name}.py" for name in all_formats()),
    *(f"models/{name.split('.')[0]}/test_{name.split('.')[1]}.py" for name in all_models()),
    *(f"checks/test_{name}.py" for name in all_checks()),
    *(f"charts/test_{name}.py" for name in charts()),
]


@pytest.mark.parametrize("path", WANTED)
def test_a_thing_has_its_test_file(path: str) -> None:
    assert (TESTS / path).is_file()
    assert "\ndef test_" in (TESTS / path).read_text("utf-8")


def test_a_test_file_has_the_thing_it_tests() -> None:
    for folder in ("models/staging", "models/core", "models/marts", "checks"):
        kept = {f"{folder}/{path.name}" for path in (TESTS / folder).glob("test_*.py")}
        assert kept <= set(WANTED), f"nothing left to test for {sorted(kept - set(WANTED))}"


@pytest.mark.parametrize("name", notebooks())
def test_a_brief_is_told_apart_in_the_tests_of_briefs(name: str) -> None:
    assert any(name in path.read_text("utf-8") for path in (TESTS / "briefs").glob("test_*.py"))


def test_charts_are_found_at_all() -> None:
    assert {"shortage_bridge", "account_heatmap", "event_timeline", "entitlement_bullets"} <= set(charts())


def test_the_sample_files_show_every_format_that_is_common() -> None:
    # A format without a sample is one nobody has seen through to a brief.
    suffixes = {path.suffix for path in (PACKAGE.parent / "data" / "sample").glob("*/exports/**/*") if path.is_file()}
    assert {".json", ".csv"} <= suffixes
