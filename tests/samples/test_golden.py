"""The marts come to the figures of expected/, which an independent computation wrote (data/sample/README.md)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.samples.conftest import Sample

NETTING = ("gross_short_count", "misplaced_count", "genuine_short_count", "surplus_count")
STEPS = ("gross_shortage", "expired_lots", "substitution", "moves", "genuine_shortage")
LINE = (
    "committed_count",
    "allowance_count",
    "threshold_count",
    "consumed_count",
    "over_count",
    "over_commitment_count",
    "remaining_months",
)


def test_every_position_out_of_balance(sample: Sample) -> None:
    found = sample.rows("""
        select smart_account, virtual_account, license_name, balance_count
        from marts.license_position
        where balance_count is distinct from 0
        order by all
    """)
    told = sample.told("positions_not_in_balance", "smart_account", "virtual_account", "license_name", "balance_count")
    assert found == told


def test_the_netting_of_every_licence(sample: Sample) -> None:
    columns = ("smart_account", "license_name", *NETTING)
    found = sample.rows(f"select {', '.join(columns)} from marts.license_netting order by all")
    assert found == sample.told("license_netting", *columns)


def test_the_bridge_of_every_smart_account_down_to_what_moves_leave(sample: Sample) -> None:
    found = sample.rows("""
        select smart_account, step_key, cast(sum(short_count) as bigint)
        from marts.bridge_steps
        where step_number <= 4
        group by smart_account, step_number, step_key
        union all
        select smart_account, 'genuine_shortage', cast(sum(unmoved_short_count) as bigint)
        from marts.bridge_levels
        group by smart_account
    """)
    told = [
        (row["smart_account"], step, row.get(f"{step}_count", row.get(f"{step}_change_count")))
        for row in sorted(sample.expected["bridge"], key=lambda row: row["smart_account"])
        for step in STEPS
    ]
    assert sorted(found) == sorted(told)


def test_the_bridge_sums_in_counts_and_in_the_money_that_is_known(sample: Sample) -> None:
    per_license = sample.rows("""
        select
            sum(short_count) filter (where step_number < 8) - max(short_count) filter (where step_number = 8)
            + sum(short_count) filter (where step_number in (8, 9)) - max(short_count) filter (where step_number = 10),
            sum(amount) filter (where step_number < 8) - max(amount) filter (where step_number = 8)
            + sum(amount) filter (where step_number in (8, 9)) - max(amount) filter (where step_number = 10),
            count(*) filter (where amount is null)
        from marts.bridge_steps
        group by smart_account, license_name
    """)
    assert {counts for counts, _, _ in per_license} == {0}
    assert {money for _, money, unknown in per_license if not unknown} == {Decimal("0.00")}


def test_what_a_higher_tier_could_cover(sample: Sample) -> None:
    found = sample.rows("""
        select smart_account, virtual_account, license_name, covered_count
        from marts.substitution_options
        where covered_count > 0
        order by all
    """)
    assert found == sample.told("unreported_cover", "smart_account", "virtual_account", "covered", "quantity_count")


def test_the_substitution_that_the_newest_export_reports(sample: Sample) -> None:
    found = sample.rows("""
        select smart_account, virtual_account, license_name, covering_license_name, substitution_count
        from core.license_substitutions
        where taken_at = (select max(taken_at) from core.license_records)
        order by all
    """)
    columns = ("smart_account", "virtual_account", "covered", "covering", "quantity_count")
    assert found == sample.told("substitutions", *columns)


@pytest.mark.parametrize("kind", ["ended_still_active", "ending_before_milestone"])
def test_the_lots_that_ended_or_will_have_ended(sample: Sample, kind: str) -> None:
    milestone = sample.expected["lots"]["next_milestone_date"]
    where = {
        "ended_still_active": "lot_status = 'Ended' and reported_status = 'ACTIVE'",
        "ending_before_milestone": f"lot_status = 'Available' and lot_end_date <= date '{milestone}'",
    }[kind]
    found = sample.rows(f"""
        select smart_account, virtual_account, license_name, lot_count, lot_end_date
        from core.license_lots
        where {where}
        order by all
    """)
    told = sorted(
        (
            row["smart_account"],
            row["virtual_account"],
            row["license_name"],
            row["quantity_count"],
            date.fromisoformat(row["end_date"]),
        )
        for row in sample.expected["lots"][kind]
    )
    assert found == told
    check = {"ended_still_active": "ended_lot_still_active", "ending_before_milestone": "lot_ending_before_event"}[kind]
    ((findings,),) = sample.rows(f"select count(*) from checks.findings where check_name = '{check}'")
    assert findings == len(told) == sample.expected["lots"][f"{kind}_count"]


def test_how_long_instances_have_been_silent(sample: Sample) -> None:
    found = sample.rows("""
        select
            smart_account,
            count(*),
            count(*) filter (where contact_status = 'Late'),
            count(*) filter (where contact_status in ('Not seen', 'Probably gone')),
            count(*) filter (where contact_status = 'Probably gone')
        from core.product_instances
        group by smart_account
        order by all
    """)
    columns = ("smart_account", "instance_count", "amber_count", "stale_count", "gone_count")
    assert found == sample.told("instances", *columns)


def test_the_true_forward_charge_of_every_suite(sample: Sample) -> None:
    found = {
        (row["subscription_id"], row["suite_name"], row["sku"]): row
        for row in sample.estate.read("marts.true_forward_lines").to_dicts()
    }
    told = {(row["subscription_id"], row["suite_name"], row["sku"]): row for row in sample.expected["true_forward"]}
    assert set(found) == set(told)
    for key, wanted in told.items():
        line = found[key]
        assert [line[name] for name in LINE] == [wanted[name] for name in LINE]
        assert line["net_unit_price_amount"] == Decimal(wanted["net_unit_price_amount"])
        assert line["charge_amount"] == Decimal(wanted["above_allowance_amount"])
        assert line["over_commitment_amount"] == Decimal(wanted["over_commitment_amount"])
        assert line["contract_amount"] == Decimal(wanted["charge_amount"])
        assert (line["charge_basis"], line["currency"]) == (wanted["charge_basis"], wanted["currency"])


def test_every_snapshot_as_cisco_showed_it(sample: Sample) -> None:
    found = sample.rows("""
        select taken_at, smart_account, license_name, reported_quantity_count, in_use_count, gross_short_count
        from marts.license_history
        order by all
    """)
    told = sorted(
        (
            date.fromisoformat(row["taken_at"]),
            row["smart_account"],
            row["license_name"],
            row["quantity_count"],
            row["in_use_count"],
            row["short_as_exported_count"],
        )
        for row in sample.expected["license_history"]
    )
    assert found == told


def test_the_first_step_of_the_bridge_is_the_last_day_of_the_history(sample: Sample) -> None:
    ((shown,),) = sample.rows("""
        select cast(sum(gross_short_count) as bigint)
        from marts.license_history
        where taken_at = (select max(taken_at) from marts.license_history)
    """)
    ((gross,),) = sample.rows("select short_count from marts.bridge_totals where step_key = 'gross_shortage'")
    assert shown == gross


def test_the_facts_of_the_briefs(sample: Sample) -> None:
    facts = sample.estate.read("marts.renewal_facts").row(0, named=True)
    netted, lots, instances = (sample.expected[name] for name in ("netting_totals", "lots", "instance_totals"))
    bridge = {
        step: sum(row.get(f"{step}_count", row.get(f"{step}_change_count")) for row in sample.expected["bridge"])
        for step in STEPS
    }
    assert {
        "gross_short_count": bridge["gross_shortage"],
        "not_in_force_count": bridge["expired_lots"],
        "substitutable_count": -bridge["substitution"],
        "movable_count": -bridge["moves"],
        "unmoved_short_count": bridge["genuine_shortage"],
        "in_force_short_count": netted["gross_short_count"],
        "misplaced_count": netted["misplaced_count"],
        "surplus_count": netted["surplus_count"],
        "instance_count": instances["instance_count"],
        "unseen_instance_count": instances["stale_count"],
        "gone_instance_count": instances["gone_count"],
        "ended_lot_count": lots["ended_still_active_count"],
        "ended_license_count": lots["ended_still_active_quantity_count"],
        "ending_lot_count": lots["ending_before_milestone_count"],
        "ending_license_count": lots["ending_before_milestone_quantity_count"],
        "milestone_date": date.fromisoformat(lots["next_milestone_date"]),
    }.items() <= facts.items()
    charge = sample.estate.read("marts.true_forward_facts").row(0, named=True)["charge_amount"]
    assert charge == Decimal(sample.expected["true_forward_charge_amount"])


def test_what_is_told_as_genuinely_short_is_told_alike_everywhere(sample: Sample) -> None:
    facts = sample.estate.read("marts.renewal_facts").row(0, named=True)
    found = sample.rows("""
        select license_name, short_count
        from marts.bridge_steps
        where step_key = 'genuine_shortage' and short_count > 0
    """)
    assert sum(count for _, count in found) == facts["genuine_short_count"]
    assert len({name for name, _ in found}) == facts["genuine_license_count"]
    assert max(count for _, count in found) == facts["top_genuine_count"]
    ((findings,),) = sample.rows("select count(*) from checks.findings where check_name = 'genuine_shortage'")
    assert findings == len(found)


def test_the_vendors_proposal_beside_the_formula(sample: Sample) -> None:
    facts = sample.estate.read("marts.true_forward_facts").row(0, named=True)
    told = sample.expected.get("proposal")
    if told is None:
        assert facts["proposed_line_count"] == 0
        return
    assert facts["proposed_line_count"] == told["line_count"]
    assert facts["proposed_amount"] == Decimal(told["proposed_amount"])
    assert facts["charge_amount"] == Decimal(told["formula_charge_amount"])
    unmatched = sample.rows(
        "select cast(proposal_line as integer) from marts.proposal_lines where not is_matched order by 1"
    )
    assert [line for (line,) in unmatched] == told["lines_of_no_suite"]
    ((ours,),) = sample.rows("select sum(contract_amount) from marts.proposal_lines")
    assert ours <= Decimal(told["formula_charge_amount"])
