"""The grammar of model and check files."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from sqlglot import exp

from analysis.engine.building import FINDING_COLUMNS
from analysis.engine.lineage import tree_of
from analysis.engine.models import all_checks, all_models
from tests.architecture.sources import PACKAGE

MODELS = list(all_models())
CHECKS = list(all_checks())
COMPUTED = [name for name, model in all_models().items() if model.is_computed]
SQL = {name: model.sql for name, model in all_models().items() if not model.is_computed} | {
    f"checks.{name}": check.sql for name, check in all_checks().items()
}
SEVERITIES = {"stop", "high", "medium", "low"}
BRACES = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def prompt(empty_estate: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A plain DuckDB prompt on a built estate, as an analyst opens it."""
    connection = duckdb.connect(str(empty_estate), read_only=True)
    yield connection
    connection.close()


@pytest.mark.parametrize("name", SQL)
def test_a_file_is_one_select_that_runs_as_it_is_at_a_plain_prompt(
    name: str, prompt: duckdb.DuckDBPyConnection
) -> None:
    statements = duckdb.extract_statements(SQL[name])
    assert [statement.type for statement in statements] == [duckdb.StatementType.SELECT]
    prompt.execute(SQL[name]).fetchall()


@pytest.mark.parametrize("name", MODELS)
def test_a_model_begins_with_its_meaning_and_names_columns_it_has_as_its_grain(
    name: str, prompt: duckdb.DuckDBPyConnection
) -> None:
    model = all_models()[name]
    assert re.match(r"[A-Z].*", model.meaning)
    assert model.meaning.endswith((".", ")."))
    columns = {row[0] for row in prompt.execute(f"describe {name}").fetchall()}
    assert set(model.grain) <= columns


@pytest.mark.parametrize("name", COMPUTED)
def test_a_computed_model_only_hands_frames_to_a_room_that_computes(name: str) -> None:
    tree = ast.parse((PACKAGE / "models" / f"{name.replace('.', '/')}.py").read_text("utf-8"))
    _, *nodes = tree.body
    named = [node for node in nodes if not isinstance(node, ast.Import | ast.ImportFrom)]
    assert [type(node) for node in named] == [ast.Assign, ast.Assign, ast.FunctionDef]
    (function,) = (node for node in named if isinstance(node, ast.FunctionDef))
    assert [type(node) for node in function.body] == [ast.Expr, ast.Return], "a docstring and one call"


@pytest.mark.parametrize("name", COMPUTED)
def test_a_computed_model_has_the_columns_it_says(name: str, prompt: duckdb.DuckDBPyConnection) -> None:
    columns = [row[0] for row in prompt.execute(f"describe {name}").fetchall()]
    assert tuple(columns) == all_models()[name].columns


@pytest.mark.parametrize("name", SQL)
def test_columns_are_named_one_by_one(name: str) -> None:
    stars = [star for star in tree_of(SQL[name], name).find_all(exp.Star) if not isinstance(star.parent, exp.Count)]
    assert not stars


@pytest.mark.parametrize("name", SQL)
def test_differences_of_days_are_all_that_date_diff_counts(name: str) -> None:
    assert set(re.findall(r"date_diff\(\s*'(\w+)'", SQL[name])) <= {"day"}
    assert "datediff" not in SQL[name].replace("date_diff", "")


@pytest.mark.parametrize("name", SQL)
def test_no_step_only_renames(name: str) -> None:
    for cte in tree_of(SQL[name], name).find_all(exp.CTE):
        select = cte.this
        if not isinstance(select, exp.Select):
            continue
        does_something = any(
            select.args.get(part) for part in ("joins", "where", "group", "having", "qualify", "distinct", "laterals")
        )
        only_columns = all(isinstance(one.unalias(), exp.Column) for one in select.expressions)
        assert does_something or not only_columns, f"{cte.alias} only renames"


@pytest.mark.parametrize("name", SQL)
def test_a_line_of_sql_is_free_of_tabs_templates_and_upper_case_keywords(name: str) -> None:
    assert "\t" not in SQL[name]
    assert "{{" not in SQL[name]
    assert "{%" not in SQL[name]
    for line in SQL[name].splitlines():
        assert line == line.rstrip()


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_says_only_what_it_returns(name: str, prompt: duckdb.DuckDBPyConnection) -> None:
    check = all_checks()[name]
    columns = {column[0] for column in prompt.execute(check.sql).description or []}
    said = set(BRACES.findall(check.sentence + check.remedy))
    assert said <= columns
    assert check.subject in columns
    assert said & set(BRACES.findall(check.sentence)), "a sentence names what it found"


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_a_sentence_a_severity_and_a_remedy(name: str) -> None:
    check = all_checks()[name]
    assert check.severity in SEVERITIES
    assert check.sentence.endswith(".")
    assert check.remedy.endswith(".")


@pytest.mark.parametrize("name", CHECKS)
def test_findings_come_in_one_order(name: str) -> None:
    tree = tree_of(all_checks()[name].sql, name)
    assert tree.args.get("order") is not None


def test_a_finding_keeps_what_the_architecture_promises() -> None:
    assert {"check_name", "subject", "severity", "finding", "remedy"} <= set(FINDING_COLUMNS)


def test_reference_data_is_dated_or_sourced() -> None:
    # Names of steps are the house's own words.
    for path in sorted((PACKAGE / "reference").glob("*.csv")):
        header = path.read_text("utf-8").splitlines()[0].split(",")
        assert {"certainty", "source"} <= set(header), path.name
