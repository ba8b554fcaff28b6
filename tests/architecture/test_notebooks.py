"""Notebooks are thin: parameters, facts, words and exhibits."""

from __future__ import annotations

import ast
import io
import json
import re
import tokenize
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.sources import NOTEBOOKS, imports_of

MOST_CELLS, MOST_LINES = 24, 8  # docs/decisions/notebooks-of-a-long-brief.md
FORBIDDEN = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.Lambda,
    ast.ClassDef,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.comprehension,
)
SQL_WORDS = re.compile(
    r"\b(select\b.+\bfrom|insert\s+into|create\s+(or\s+replace\s+)?(table|view))\b", re.IGNORECASE | re.DOTALL
)
Notebook = dict[str, Any]


def faults_of(notebook: Notebook) -> list[str]:
    """What keeps a notebook from being thin; nothing where it is."""
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    prose = [cell for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    tagged = [cell for cell in code if "parameters" in cell["metadata"].get("tags", [])]
    faults = []
    if any(cell["outputs"] or cell["execution_count"] for cell in code):
        faults.append("an output is kept")
    if len(code) > MOST_CELLS:
        faults.append(f"{len(code)} code cells")
    if any(len(source_of(cell).strip().splitlines()) > MOST_LINES for cell in code):
        faults.append("a long cell")
    if len(tagged) != 1:
        faults.append(f"{len(tagged)} cells tagged parameters")
    faults += [fault for cell in code for fault in code_faults(source_of(cell))]
    faults += [fault for cell in tagged for fault in parameter_faults(source_of(cell))]
    if any(re.search(r"\d", source_of(cell)) for cell in prose):
        faults.append("a digit in prose")
    return faults


def source_of(cell: Notebook) -> str:
    return "".join(cell["source"])


def code_faults(source: str) -> list[str]:
    tree = ast.parse(source)
    faults = [f"{type(node).__name__.lower()}" for node in ast.walk(tree) if isinstance(node, FORBIDDEN)]
    faults += [f"imports {name}" for name in imports_of(source) if name.split(".")[0] != "analysis"]
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return faults + ["sql" for text in texts if SQL_WORDS.search(text)]


def parameter_faults(source: str) -> list[str]:
    """Each parameter has a type, and a comment behind it that says what it is."""
    comments = {
        token.start[0]
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    return [
        f"parameter in line {node.lineno} without type or comment"
        for node in ast.parse(source).body
        if not isinstance(node, ast.AnnAssign) or node.end_lineno not in comments
    ]


FOUND = sorted(path for path in NOTEBOOKS.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)


@pytest.mark.parametrize("path", FOUND, ids=[path.relative_to(NOTEBOOKS).as_posix() for path in FOUND])
def test_a_notebook_is_thin(path: Path) -> None:
    assert faults_of(json.loads(path.read_text("utf-8"))) == []


def test_the_briefs_are_there() -> None:
    assert {"renewal_readiness", "true_forward"} <= {path.stem for path in FOUND if path.parent.name == "briefs"}


def test_a_notebook_is_named_after_its_question_never_numbered() -> None:
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", path.stem) for path in FOUND)


def code_cell(source: str, **more: Any) -> Notebook:
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None} | more


def prose_cell(source: str) -> Notebook:
    return {"cell_type": "markdown", "source": source, "metadata": {}}


def thin_notebook(*more: Notebook) -> Notebook:
    parameters = code_cell('client: str = "data"  # the folder', metadata={"tags": ["parameters"]})
    cells = [parameters, prose_cell("What is short"), code_cell("from analysis import open_estate"), *more]
    return {"cells": cells}


def test_a_thin_notebook_has_no_fault() -> None:
    assert faults_of(thin_notebook()) == []


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (code_cell("def f(): pass"), "functiondef"),
        (code_cell("class A: pass"), "classdef"),
        (code_cell("for a in b: pass"), "for"),
        (code_cell("while a: pass"), "while"),
        (code_cell("c = [a for a in b]"), "comprehension"),
        (code_cell("import polars as pl"), "imports polars"),
        (code_cell('brief.read("select a from b")'), "sql"),
        (code_cell("\n".join("a = b" for _ in range(9))), "a long cell"),
        (prose_cell("We are 120 short"), "a digit in prose"),
        (code_cell("a = b", execution_count=1), "an output is kept"),
        (code_cell("a = b", outputs=[{"text": "a"}]), "an output is kept"),
        (code_cell("b: int = 1  # b", metadata={"tags": ["parameters"]}), "2 cells tagged parameters"),
    ],
)
def test_each_fault_is_found(cell: Notebook, fault: str) -> None:
    assert faults_of(thin_notebook(cell)) == [fault]


def test_too_many_cells_are_found() -> None:
    assert faults_of(thin_notebook(*(code_cell("a = b") for _ in range(23)))) == ["25 code cells"]


@pytest.mark.parametrize("source", ["a = 1  # what", "a: int = 1"])
def test_a_parameter_without_type_or_comment_is_found(source: str) -> None:
    assert parameter_faults(source) == ["parameter in line 1 without type or comment"]
