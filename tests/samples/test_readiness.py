"""The readiness gate, risks, indicators and remediation plan of every sample, beside the stories behind them."""

from __future__ import annotations

from typing import Any

import polars as pl

from analysis.remediation.achievable import still_achievable
from tests.conftest import AS_OF
from tests.samples.conftest import Sample

GATE = {
    "harbourline": "DPDPPPNPPD",
    "stmarys": "DPDPPPPPPN",
    "calderbank": "PPPPPPNPPD",
}
RISKS = {"harbourline": "PPPNP", "stmarys": "PPPPP", "calderbank": "PPPPP"}
INDICATORS = {"harbourline": "PAPNPP", "stmarys": "PAPPPP", "calderbank": "PPPNPA"}


def notes(sample: Sample) -> dict[str, Any]:
    told: dict[str, Any] = sample.expected["sources_story"]["notes"]
    return told


def letters(sample: Sample, relation: str, status: str, number: str) -> str:
    """The first letter of every status, in order; Not evidenced is N, In progress and Present are P."""
    ((said,),) = sample.rows(f"select string_agg(left({status}, 1), '' order by {number}) from {relation}")
    return str(said).replace("I", "P")


def test_the_gate_says_how_each_item_stands(sample: Sample) -> None:
    assert letters(sample, "marts.readiness_gate", "gate_status", "item_number") == GATE[sample.name]
    assert sample.rows("select 1 from marts.readiness_gate where evidence not like '%.' or evidence is null") == []


def test_the_risks_and_indicators_say_how_they_stand(sample: Sample) -> None:
    assert letters(sample, "marts.readiness_risks", "risk_status", "risk_number") == RISKS[sample.name]
    assert (
        letters(sample, "marts.readiness_indicators", "indicator_status", "indicator_number")
        == (INDICATORS[sample.name])
    )


def test_every_evidence_names_a_relation_of_the_estate(sample: Sample) -> None:
    for relation in ("readiness_gate", "readiness_risks", "readiness_indicators", "remediation_plan"):
        named = {name for (name,) in sample.rows(f"select distinct evidence_relation from marts.{relation}")}
        assert named <= set(sample.estate.relations), relation


def test_notes_stand_beside_the_items_they_are_on_and_later_ones_do_not_count(sample: Sample) -> None:
    told = notes(sample)
    assert sample.rows("select item_number from marts.readiness_gate where note_text is not null order by 1") == [
        (item,) for item in told["gate_items"]
    ]
    counts = sample.rows("select (select count(*) from inputs.notes), (select count(*) from inputs.later_notes)")
    assert counts == [(told["note_count"], told["later_note_count"])]
    assert len(sample.estate.read("checks.findings", check_name="later_note")) == told["later_note_count"]


def test_late_devices_are_documented_by_their_serial_number_or_by_their_site(sample: Sample) -> None:
    found = sample.rows("""
        select distinct documented.serial_number
        from core.documented_reports as documented
        inner join marts.reporting_ledger as ledger using (serial_number)
        where ledger.reporting_status in ('OVERDUE', 'NEVER REPORTED')
        order by all
    """)
    assert [serial for (serial,) in found] == notes(sample)["documented_devices"]


def test_both_ends_of_a_silent_move_are_documented(sample: Sample) -> None:
    ((count,),) = sample.rows("select count(*) from marts.documented_moves")
    assert count == 2 * notes(sample)["documented_move_count"]


def test_undeposited_orders_that_were_written_about_have_their_position(sample: Sample) -> None:
    found = sample.rows("""
        select license_name
        from marts.documented_differences
        where difference_key = 'undeposited_order'
        order by all
    """)
    assert [name for (name,) in found] == notes(sample)["undeposited_positions"]


def test_a_note_on_a_licence_that_is_nowhere_is_told(sample: Sample) -> None:
    found = sample.estate.read("checks.findings", check_name="note_of_nothing")["finding"].to_list()
    assert [name for name in notes(sample)["notes_of_nothing"] if not any(name in told for told in found)] == []
    assert len(found) == len(notes(sample)["notes_of_nothing"])


def test_no_licence_is_cured_more_often_than_its_step_of_the_bridge_says(sample: Sample) -> None:
    over = sample.rows("""
        with cured as (
            select plan.smart_account, plan.license_name, leads.step_key, sum(plan.cured_count) as cured_count
            from marts.remediation_plan as plan
            inner join reference.remediation_leads as leads using (cure_kind)
            group by all
        )

        select cured.smart_account, cured.license_name, cured.step_key, cured.cured_count, steps.short_count
        from cured
        left join marts.bridge_steps as steps using (smart_account, license_name, step_key)
        where cured.cured_count > coalesce(-steps.short_count, 0)
    """)
    assert over == []


def test_moves_keys_orders_and_instances_are_cured_in_full_by_the_plan(sample: Sample) -> None:
    open_steps = sample.rows("""
        with cured as (
            select leads.step_key, sum(plan.cured_count) as cured_count
            from marts.remediation_plan as plan
            inner join reference.remediation_leads as leads using (cure_kind)
            where leads.step_key is not null
            group by leads.step_key
        )

        select steps.step_key, -sum(steps.short_count) - coalesce(any_value(cured.cured_count), 0) as open_count
        from marts.bridge_steps as steps
        left join cured using (step_key)
        where steps.step_key in ('moves', 'pak', 'undeposited', 'instances')
        group by steps.step_key
        having open_count <> 0
    """)
    assert open_steps == []


def test_only_harbourlines_orders_begin_too_late(sample: Sample) -> None:
    late = {kind for (kind,) in sample.rows("select cure_kind from marts.remediation_plan where is_too_late")}
    assert late == ({"Deposit order"} if sample.name == "harbourline" else set())
    ((count,),) = sample.rows("select coalesce(sum(late_count), 0) from marts.remediation_totals")
    assert count == (21 if sample.name == "harbourline" else 0)


def test_the_what_if_agrees_with_the_totals_of_the_estate(sample: Sample) -> None:
    plan = sample.estate.read("marts.remediation_plan").sort("cure_number")
    names = ("cure_kind", "achievable_count", "achievable_amount", "late_count", "late_amount", "late_cure_count")
    told = still_achievable(plan, AS_OF).filter(pl.col("cure_kind") != "All").select(names)
    assert told.sort("cure_kind").rows() == sample.rows(
        f"select {', '.join(names)} from marts.remediation_totals order by cure_kind"
    )
