"""What speaks of a person stays in raw: it reaches no model, no brief and no line that the command prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.briefs.making import make_brief
from analysis.engine.estate import Estate
from analysis.engine.models import all_checks, all_models
from analysis.exports.formats import all_formats
from analysis.fields import FIELDS, is_personal
from tests.conftest import AS_OF
from tests.test_cli import Workbench, workbench

__all__ = ["workbench"]
SHORTEST = 5
NOBODY = {"System"}
RAW_COLUMNS = "select column_name, table_name from duckdb_columns() where schema_name = 'raw'"


def personal_values(client: Path) -> set[str]:
    """Everything that stands in a raw column whose header speaks of a person."""
    values: set[str] = set()
    with Estate(client) as estate:
        for column, table in estate.query(RAW_COLUMNS).iter_rows():
            if is_personal(column):
                name = column.replace('"', '""')
                found = estate.query(f'select distinct cast("{name}" as varchar) as told from raw.{table}')["told"]
                values |= {value.strip() for value in found.drop_nulls() if len(value.strip()) >= SHORTEST}
    return values - NOBODY


def test_no_format_maps_a_personal_column_but_the_log_s_user_which_no_model_reads() -> None:
    mapped = {
        f"{one.name}.{column.name}"
        for one in all_formats().values()
        for column in one.columns
        if is_personal(column.name) or any(is_personal(source) for source in column.sources)
    }
    models = "\n".join(model.sql for model in all_models().values())
    for name in sorted(mapped):
        table, column = name.split(".")
        assert f"raw.{column}" not in models, f"{name} is read from raw.{table}"


def test_no_column_of_the_estate_and_no_check_speaks_of_a_person() -> None:
    assert not [name for name in FIELDS if is_personal(name)]
    assert not [name for name, check in all_checks().items() if "contact_name" in check.sql or "email" in check.sql]


@pytest.mark.slow(reason="reads every relation of the sample clients and makes their briefs")
@pytest.mark.parametrize("name", ["harbourline", "stmarys", "calderbank"])
def test_no_personal_value_of_a_sample_leaves_raw(
    sample_clients: dict[str, Path], workbench: Workbench, tmp_path: Path, name: str
) -> None:
    client = sample_clients[name]
    values = personal_values(client)
    assert values, "the sample holds nothing personal, so it proves nothing"
    with Estate(client) as estate:
        beyond = [name for name in estate.relations if not name.startswith(("raw.", "meta.")) or name == "meta.notices"]
        told = [estate.read(relation).write_csv() for relation in beyond]
    for brief in ("renewal_readiness", "true_forward"):
        made = make_brief(brief, client, AS_OF, edition="internal", formats=["html"], out=tmp_path)
        told += [path.read_text("utf-8") for path in made]
    _, out, err = workbench("land", client, f"--as-of={AS_OF}")
    everything = "\n".join([*told, out, err])
    assert sorted(value for value in values if value in everything) == []
