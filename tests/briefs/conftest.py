"""A browser, and a tiny brief, run and rendered once for all tests that read it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analysis.briefs.document import read_document
from analysis.briefs.evidence import Evidence, FileLines, Reading
from analysis.briefs.html import write_html
from analysis.briefs.run import run_brief
from tests.briefs.browser import open_browser
from tests.briefs.notebooks import TINY, WHOLE, write_notebook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a brief with charts, a refusal and a hostile name."""
    folder = tmp_path_factory.mktemp("tiny")
    notebook = write_notebook(folder / "tiny.ipynb", *TINY)
    return write_html(read_document(run_brief(notebook, {}, folder / "record.ipynb")), folder / "tiny.html")


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Both editions of a page with notes, a long table, an empty one, and the files behind it."""
    folder = tmp_path_factory.mktemp("whole")
    notebook = write_notebook(folder / "whole.ipynb", *WHOLE)
    files = [
        FileLines(f"cssm/licences {n:02}.csv", "CSSM licence export", "2026-11-12", "2–12, 19", 12) for n in range(12)
    ]
    small = [FileLines(f"cssm/small {n}.csv", "CSSM licence export", "", "2–4", 3) for n in range(2)]
    evidence = {"lines": Evidence([Reading("marts.license_position", {"smart_account": "a"})], [11], [*small, *files])}
    pages = {}
    for edition in ("internal", "client"):
        record = run_brief(notebook, {"edition": edition, "client": "clients/acme"}, folder / f"{edition}.ipynb")
        document = replace(read_document(record), evidence=evidence)
        pages[edition] = write_html(document, folder / f"{edition}.html")
    return pages


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests that open a page."""
    with open_browser() as started:
        yield started
