from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from analysis.briefs.parameters import check_parameters, read_parameters
from analysis.errors import ParameterError
from tests.briefs.notebooks import write_notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return write_notebook(tmp_path / "tiny.ipynb")


def test_parameters_are_read_with_type_default_and_comment(notebook: Path) -> None:
    told = [(one.name, one.kind, one.default, one.comment) for one in read_parameters(notebook)]
    assert told == [
        ("client", "str", "acme", "the client's folder"),
        ("edition", "choice", "internal", "for whom"),
        ("as_of", "date", "", "the day the brief speaks of"),
        ("rows", "int", 12, "rows a table shows"),
        ("margin", "float", 0.5, "a share"),
        ("is_short", "bool", False, "leave the appendices out"),
    ]


def test_what_is_not_given_is_the_notebooks_own(notebook: Path) -> None:
    given: dict[str, Any] = {"client": Path("data/acme"), "as_of": dt.date(2026, 10, 31), "margin": 1}
    assert check_parameters(notebook, given) == {
        "client": "data/acme",
        "edition": "internal",
        "as_of": "2026-10-31",
        "rows": 12,
        "margin": 1.0,
        "is_short": False,
    }


def test_values_typed_at_a_prompt_are_read_as_what_they_mean(notebook: Path) -> None:
    values = check_parameters(notebook, {"rows": "40", "margin": "0.25", "is_short": "true", "as_of": "2026-10-31"})
    assert (values["rows"], values["margin"], values["is_short"], values["as_of"]) == (40, 0.25, True, "2026-10-31")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("edition", "clinet", "one of internal, client. Did you mean 'client'"),
        ("as_of", "31/10/2026", "cannot be '31/10/2026': it takes a date such as 2026-10-31"),
        ("rows", "many", "a whole number"),
        ("rows", True, "a whole number"),
        ("rows", 2.5, "a whole number"),
        ("margin", "nan", "a number"),
        ("is_short", 7, "true or false"),
        ("client", 7, "text"),
        ("edtion", "client", "Did you mean 'edition'"),
        ("colour", "red", "This notebook takes client"),
    ],
)
def test_what_a_notebook_cannot_use_is_named_with_what_it_takes(
    notebook: Path, name: str, value: object, said: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        check_parameters(notebook, {name: value})
    assert name in str(caught.value)
    assert repr(value) in str(caught.value)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("client = 'acme'", "A parameter is written"),
        ("client: Path = 'acme'  # x", "has the type `Path`"),
        ("client: str = str(5)  # x", "The default of client"),
        ("edition: \"Literal['a', 'b']\" = 'c'  # x", "cannot be 'c'"),
    ],
)
def test_a_cell_that_cannot_be_checked_is_refused(tmp_path: Path, cell: str, said: str) -> None:
    notebook = write_notebook(tmp_path / "tiny.ipynb", parameters=cell)
    with pytest.raises(ParameterError, match=said):
        check_parameters(notebook, {})
