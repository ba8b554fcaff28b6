"""A model that Python makes: read without running, made like any other, walked back to what it reads."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType, ModuleType

import polars as pl
import pytest

from analysis.engine import building
from analysis.engine.building import make_relation
from analysis.engine.models import Model, all_models, read_computed
from analysis.engine.tracing import filters_of
from analysis.errors import BuildError
from tests.conftest import AS_OF
from tests.engine.conftest import LOT, Land
from tests.exports.answers import licence, page
from tests.landing import DAY, Landing
from tests.pictures import Pictures, place

SOURCE = '''"""What each licence is short of, twice.

grain: license_name
"""

from analysis.remediation import plan_transfers

READS = ("marts.license_netting",)
COLUMNS = ("license_name", "gross_short_count")


def compute(frames):
    return frames["marts.license_netting"]
'''
Compute = Callable[..., object]


def computed(monkeypatch: pytest.MonkeyPatch, compute: Compute, code: str = "") -> Model:
    """A model `marts.twice` whose Python is this function."""
    module = ModuleType("analysis.models.marts.twice")
    module.compute = compute  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return replace(read_computed("marts.twice", SOURCE), code=code)


def test_a_computed_model_is_read_without_running_it() -> None:
    model = read_computed("marts.twice", SOURCE.replace("return frames", "raise SystemExit; frames"))
    assert model.is_computed
    assert model.meaning == "What each licence is short of, twice."
    assert (model.grain, model.kind) == (("license_name",), "table")
    assert model.reads == {"marts.license_netting"}
    assert model.columns == ("license_name", "gross_short_count")


def test_its_fingerprint_covers_its_file_and_the_package_it_delegates_to() -> None:
    model = read_computed("marts.twice", SOURCE)
    assert "The transfer plan" in model.code
    assert model.own_fingerprint != replace(model, code=model.code + "\n# another word").own_fingerprint
    alone = read_computed("marts.twice", SOURCE.replace("from analysis.remediation import plan_transfers", ""))
    assert "The transfer plan" not in alone.code


@pytest.mark.parametrize("gone", ["grain: license_name", "READS = ", "COLUMNS = ", "def compute"])
def test_a_file_that_lacks_a_part_is_told(gone: str) -> None:
    with pytest.raises(BuildError, match=r"marts\.twice lacks its meaning, its grain, READS, COLUMNS or compute"):
        read_computed(
            "marts.twice",
            SOURCE.replace(gone, gone.replace("=", "+=").replace("grain", "per").replace("compute", "work")),
        )


def test_a_file_that_is_no_python_is_told() -> None:
    with pytest.raises(BuildError, match=r"marts\.twice cannot be parsed"):
        read_computed("marts.twice", "def (")


def test_frames_go_in_and_a_typed_relation_comes_out(pictures: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    place(pictures.database, "marts.license_netting", "license_name | gross_short_count\nA | 5\nB | 0")

    def twice(frames: MappingProxyType[str, pl.DataFrame]) -> pl.DataFrame:
        (frame,) = frames.values()
        return frame.select(pl.col("gross_short_count").cast(pl.Float32) * 2, "license_name")

    make_relation(pictures.database, computed(monkeypatch, twice))
    assert pictures.database.rows("from marts.twice order by license_name") == [("A", 10), ("B", 0)]
    types = "select column_name, data_type from information_schema.columns where table_name = 'twice'"
    assert pictures.database.rows(types) == [("license_name", "VARCHAR"), ("gross_short_count", "BIGINT")]


def test_an_answer_of_no_rows_has_its_columns_and_types_too(
    pictures: Pictures, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = pl.DataFrame({"license_name": [], "gross_short_count": []})
    make_relation(pictures.database, computed(monkeypatch, lambda _frames: empty))
    assert pictures.database.rows("from marts.twice") == []


@pytest.mark.parametrize(
    ("compute", "told"),
    [
        (lambda _frames: 1 / 0, r"marts\.twice failed: division by zero"),
        (lambda frames: frames["marts.nothing"], r"marts\.twice failed: 'marts\.nothing'"),
        (lambda _frames: None, r"marts\.twice answers with NoneType"),
        (lambda _frames: pl.DataFrame({"license_name": ["A"]}), r"marts\.twice answers with \['license_name'\]"),
        (
            lambda _frames: pl.DataFrame({"license_name": ["A"], "gross_short_count": ["many"]}),
            r"marts\.twice failed: Conversion Error",
        ),
    ],
)
def test_what_goes_wrong_in_python_is_a_build_error_that_names_the_file(
    pictures: Pictures, monkeypatch: pytest.MonkeyPatch, compute: Compute, told: str
) -> None:
    with pytest.raises(BuildError, match=told) as error:
        make_relation(pictures.database, computed(monkeypatch, compute))
    assert error.value.where == "models/marts/twice.py"


def test_a_failed_computation_leaves_the_estate_as_it_was(built: Landing, monkeypatch: pytest.MonkeyPatch) -> None:
    before = built.state()
    models = {**all_models(), "marts.twice": computed(monkeypatch, lambda _frames: 1 / 0)}
    monkeypatch.setattr(building, "all_models", lambda: MappingProxyType(models))
    with pytest.raises(BuildError, match="division by zero"):
        built.estate.build(AS_OF)
    assert built.state() == before


def test_it_is_made_again_when_its_python_changes_and_only_then(
    built: Landing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(frames: MappingProxyType[str, pl.DataFrame]) -> pl.DataFrame:
        return frames["marts.license_netting"].select("license_name", "gross_short_count")

    def build_with(code: str) -> tuple[str, ...]:
        models = {**all_models(), "marts.twice": computed(monkeypatch, answer, code)}
        monkeypatch.setattr(building, "all_models", lambda: MappingProxyType(models))
        return built.estate.build(AS_OF).built

    assert build_with("one") == ("marts.twice",)
    assert build_with("one") == ()
    assert build_with("two") == ("marts.twice",)


def test_a_column_walks_back_through_python_to_everything_that_goes_in(built: Landing) -> None:
    steps = built.estate.lineage("marts.transfer_plan.quantity_count")
    ends = {(relation, column) for _, relation, column in steps.rows()}
    assert ("marts.transfer_steps", "quantity_count") in ends
    assert ("marts.transfer_balances", "balance_count") in ends
    assert ("raw.smart_licensing_licenses", "in_use") in ends


def test_a_row_with_its_file_and_row_ends_there_and_one_without_is_walked_on(land: Land) -> None:
    short = page(
        licence("DNA-A", "Campus", inUse=15, licenseDetails=[LOT]),
        licence("DNA-A", "Depot", inUse=1, licenseDetails=[LOT]),
        licence("X DNA Advantage", "Port", inUse=1, licenseDetails=[LOT]),
        licence("X DNA Essentials", "Port", inUse=12, licenseDetails=[LOT]),
    )
    landed = land({f"{DAY}/l.json": short})
    landed.build()
    moves = landed.estate.lineage("marts.transfer_steps", transfer_kind="Move")
    assert moves.select("row_number", "told_by").rows() == [(2, "marts.transfer_steps")]
    covers = landed.estate.lineage("marts.transfer_steps", transfer_kind="Cover")
    assert set(covers["row_number"]) == {3}


def test_lineage_finds_no_condition_in_python() -> None:
    assert filters_of(all_models()["marts.transfer_steps"]) == {}
