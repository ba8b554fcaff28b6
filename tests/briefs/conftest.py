"""A browser, and a tiny brief, run and rendered once for all tests that read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analysis.briefs.document import read_document
from analysis.briefs.html import write_html
from analysis.briefs.run import run_brief
from tests.briefs.browser import open_browser
from tests.briefs.notebooks import TINY, write_notebook

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
def browser() -> Iterator[Browser]:
    """One browser for all tests that open a page."""
    with open_browser() as started:
        yield started
