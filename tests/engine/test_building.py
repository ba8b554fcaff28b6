"""A build: ordered by the SQL itself, all or nothing, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from analysis.engine import building
from analysis.engine.models import all_checks, all_models, in_order, read_check, read_model
from analysis.errors import BuildError
from tests.engine.conftest import LOT, Land
from tests.exports.answers import licence, page
from tests.landing import DAY, ONE_ACCOUNT, Landing

AS_OF = date(2026, 11, 24)
PRICES = "SKU,License,Description,Unit List Price,Unit Net Price,Price Months,Currency\n,A,,20,12.50,1,USD\n"


def with_model(monkeypatch: pytest.MonkeyPatch, relation: str, sql: str) -> None:
    """Let a build find another SELECT for a relation."""
    models = {**all_models(), relation: replace(all_models()[relation], sql=sql)}
    monkeypatch.setattr(building, "all_models", lambda: MappingProxyType(models))


def test_the_order_comes_from_the_sql() -> None:
    placed = {name: number for number, name in enumerate(all_models())}
    read = [(name, parent) for name, model in all_models().items() for parent in model.reads if parent in placed]
    assert read
    assert [(name, parent) for name, parent in read if placed[parent] > placed[name]] == []


def test_a_relation_hidden_in_a_subquery_is_read_and_a_cte_is_not() -> None:
    sql = (
        "-- Meaning.\n-- grain: a\nwith x as (select a from core.one) select x.a from x where x.a "
        "in (select b from core.two)"
    )
    assert read_model("marts.three", sql).reads == {"core.one", "core.two"}


def test_models_that_read_each_other_in_a_circle_are_told_with_their_names() -> None:
    with pytest.raises(BuildError, match=r"circle: core\.a → core\.b → core\.a|circle: core\.b → core\.a → core\.b"):
        in_order({"core.a": {"core.b"}, "core.b": {"core.a"}, "core.c": {"core.a"}})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("select 1 as a", "core.x does not begin with its meaning and its grain."),
        ("-- Meaning.\n-- grain: a\nselect a from where", "core.x cannot be parsed"),
    ],
)
def test_a_model_file_that_is_not_one_is_told(text: str, told: str) -> None:
    with pytest.raises(BuildError, match=told):
        read_model("core.x", text)


def test_a_check_file_without_a_remedy_is_told() -> None:
    with pytest.raises(BuildError, match="Check x lacks remedy"):
        read_check("x", "-- {a} is wrong.\n-- severity: high\n-- subject: a\nselect 1 as a")


def test_a_build_with_nothing_changed_builds_nothing(built: Landing) -> None:
    before = built.state()
    report = built.estate.build(AS_OF)
    assert (report.built, set(report.unchanged)) == ((), set(all_models()))
    assert built.state() == before


def test_a_comment_or_line_break_in_a_model_builds_nothing(built: Landing, monkeypatch: pytest.MonkeyPatch) -> None:
    model = all_models()["marts.license_netting"]
    with_model(monkeypatch, "marts.license_netting", f"-- Told otherwise.\n{model.sql}\n\n")
    assert built.estate.build(AS_OF).built == ()


def test_a_changed_model_is_built_with_what_reads_it_and_nothing_else(
    built: Landing, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = all_models()["marts.cured_shortages"].sql
    with_model(monkeypatch, "marts.cured_shortages", f"select * from ({sql.rstrip().rstrip(';')}\n) where true")
    report = built.estate.build(AS_OF)
    readers = {name for name, model in all_models().items() if "marts.cured_shortages" in model.reads}
    assert {"marts.cured_shortages"} | readers <= set(report.built)
    assert set(report.built) <= {name for name in all_models() if name.startswith("marts.")}


def test_a_new_price_file_builds_only_what_depends_on_it(built: Landing) -> None:
    built.write({"prices/p.csv": PRICES})
    built.land()
    report = built.estate.build(AS_OF)
    assert "staging.prices" in report.built
    assert not depending("raw.price_list", "meta.files") & set(report.unchanged)
    of_exports = {
        "staging.license_records",
        "staging.license_lots",
        "staging.product_instances",
        "core.fiscal_quarters",
    }
    assert of_exports <= set(report.unchanged)
    assert depending("raw.price_list") <= set(report.built)


def depending(*sources: str) -> set[str]:
    """The models made from raw.price_list, or from the list of all files alone."""
    found: set[str] = set()
    for name, model in all_models().items():
        raw = {parent for parent in model.reads if parent.startswith("raw.")}
        reads = model.reads - {"meta.files"} if raw else model.reads
        if reads & {*sources, *found}:
            found.add(name)
    return found


def test_another_day_builds_what_depends_on_the_day(built: Landing) -> None:
    report = built.estate.build(date(2026, 12, 1))
    assert "core.license_lots" in report.built
    assert "staging.license_records" in report.unchanged


def test_what_a_build_found_is_the_same_as_if_built_at_once(built: Landing) -> None:
    built.write({"prices/p.csv": PRICES})
    built.land()
    built.build()
    step_by_step = built.state()
    built.estate.close()
    (built.client / "estate.duckdb").unlink()
    built.land()
    built.build()
    assert built.state() == step_by_step


def test_a_failing_model_leaves_the_former_estate_whole(built: Landing, monkeypatch: pytest.MonkeyPatch) -> None:
    before = built.state()
    built.write({f"{DAY}/m.json": page(licence("B", inUse=3))})
    built.land()
    with_model(monkeypatch, "marts.bridge_totals", "select no_such_column from marts.bridge_steps")
    with pytest.raises(BuildError, match=r"marts\.bridge_totals failed: .*no_such_column") as told:
        built.estate.build(AS_OF)
    assert told.value.where == "models/marts/bridge_totals.sql"
    assert built.state() == before


def test_a_model_that_fails_on_its_rows_leaves_the_former_estate_whole(
    built: Landing, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built.state()
    sql = (
        "select cast(license_name as integer) as license_name, smart_account, 1 as "
        "short_account_count from marts.license_position"
    )
    with_model(monkeypatch, "marts.license_netting", sql)
    with pytest.raises(BuildError, match="Could not convert string 'A'"):
        built.estate.build(AS_OF)
    assert built.state() == before


def test_a_check_of_severity_stop_rolls_the_build_back_in_its_own_words(
    built: Landing, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built.state()
    stop = replace(all_checks()["genuine_shortage"], severity="stop", sentence="Stopped by {license_name}.")
    monkeypatch.setattr(building, "all_checks", lambda: {"genuine_shortage": stop})
    monkeypatch.setattr(building, "short_hash", lambda *parts: repr(parts)[-16:])
    with pytest.raises(BuildError, match=r"Stopped by A\.") as told:
        built.estate.build(date(2026, 12, 1))
    assert told.value.where == "check genuine_shortage"
    assert built.state() == before


def test_an_earlier_day_uses_the_snapshot_of_that_day(land: Land) -> None:
    older = page(licence("A", inUse=3, licenseDetails=[LOT]))
    newer = page(licence("A", inUse=15, licenseDetails=[LOT]))
    landed = land({"exports/2026-09-01/l.json": older, f"{DAY}/l.json": newer})
    landed.build(date(2026, 10, 1))
    assert landed.rows("marts.license_position", "in_use_count", "balance_count") == [(3, 7)]
    landed.build(date(2026, 11, 24))
    assert landed.rows("marts.license_position", "in_use_count", "balance_count") == [(15, -5)]


def test_every_finding_keeps_the_row_it_was_found_in(built: Landing) -> None:
    ((subject, finding, row),) = built.estate.query(
        "select subject, finding, finding_row ->> 'license_name' from checks.findings where "
        "check_name = 'genuine_shortage'"
    ).rows()
    assert (subject, row) == ("A", "A")
    assert finding.startswith("A is short by 5 in all of acme.example")


def test_what_is_built_is_listed_with_fingerprint_rows_and_kind(built: Landing) -> None:
    builds = built.estate.read("meta.builds")
    assert set(all_models()) | {"checks.findings", "inputs.run", "reference.license_ladders"} <= set(builds["relation"])
    assert builds["fingerprint"].null_count() == 0
    assert dict(built.estate.query("select relation, row_count from meta.builds").rows())["marts.license_position"] == 1


def test_a_relation_whose_file_is_gone_leaves_the_estate(built: Landing, monkeypatch: pytest.MonkeyPatch) -> None:
    models = {name: model for name, model in all_models().items() if name != "marts.event_calendar"}
    monkeypatch.setattr(building, "all_models", lambda: models)
    monkeypatch.setattr(building, "all_checks", dict)
    built.estate.build(AS_OF)
    assert "marts.event_calendar" not in built.estate.relations


def test_a_view_may_become_a_table_and_a_table_a_view(built: Landing, monkeypatch: pytest.MonkeyPatch) -> None:
    models = dict(all_models())
    for name in ("staging.prices", "marts.event_calendar"):
        models[name] = replace(models[name], kind={"view": "table", "table": "view"}[models[name].kind])
    monkeypatch.setattr(building, "all_models", lambda: models)
    built.estate.build(AS_OF)
    kinds = dict(built.estate.query("select relation, kind from meta.builds").rows())
    assert (kinds["staging.prices"], kinds["marts.event_calendar"]) == ("table", "view")


def test_client_toml_reaches_the_inputs(land: Land) -> None:
    landed = land({}, ONE_ACCOUNT + "[thresholds]\nlast_contact_red_days = 60\n")
    landed.build()
    assert landed.rows("inputs.thresholds", "last_contact_amber_days", "last_contact_red_days") == [(30, 60)]
    assert landed.rows("inputs.run", "client_id", "client_name", "as_of_date") == [("acme", "Acme", AS_OF)]
