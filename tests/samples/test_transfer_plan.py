"""The transfer plans of the sample clients: what can be cured by the independent figures, and each story's twist."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from analysis.engine.estate import open_estate
from tests.samples.conftest import Sample


def test_what_is_misplaced_is_cured_but_where_a_higher_tier_covers_it_already(sample: Sample) -> None:
    cured = sample.rows("""
        select smart_account, covered_license_name, cast(sum(quantity_count) as bigint)
        from marts.transfer_steps
        group by all
    """)
    by_license = {(account, name): count for account, name, count in cured}
    for account, name, misplaced in sample.told("license_netting", "smart_account", "license_name", "misplaced_count"):
        assert by_license.get((account, name), 0) >= misplaced


def test_no_more_stays_short_than_the_bridge_leaves_and_no_line_is_worse(sample: Sample) -> None:
    ((left, worse),) = sample.rows("""
        select
            cast(sum(greatest(-planned_balance_count, 0)) as bigint),
            count(*) filter (where planned_balance_count < least(balance_count, 0))
        from marts.transfer_simulation
    """)
    assert left <= sum(row["genuine_shortage_count"] for row in sample.expected["bridge"])
    assert worse == 0


def test_a_move_walks_back_to_the_row_that_owns_its_lot(sample: Sample) -> None:
    moves = sample.estate.read("marts.transfer_plan")
    for row in moves.head(5).to_dicts():
        (walked,) = sample.estate.lineage("marts.transfer_plan", move_number=row["move_number"]).to_dicts()
        assert (walked["file_id"], walked["row_number"]) == (row["file_id"], row["row_number"])
        owner = sample.rows(f"""
            select smart_account, virtual_account, license_name
            from core.license_lots
            where file_id = '{row["file_id"]}' and row_number = {row["row_number"]}
            and lot_number = {row["lot_number"]}
        """)
        assert owner == [(row["smart_account"], row["from_virtual_account"], row["license_name"])]


def test_what_cannot_move_is_told_where_something_stays_short_beside_it(sample: Sample) -> None:
    assert sample.rows("from marts.immovable_surpluses") == []


def test_harbourlines_datacentre_keeps_the_lot_that_ends_before_the_milestone(sample_clients: dict[str, Path]) -> None:
    with open_estate(sample_clients["harbourline"]) as estate:
        moves = estate.read("marts.transfer_plan", license_name="C9300-24 DNA Advantage", to_virtual_account="Campus")
    assert moves["quantity_count"].sum() == 120
    assert set(moves["from_virtual_account"]) == {"Datacentre"}
    assert date(2027, 1, 12) not in moves["lot_end_date"].to_list()


def test_harbourlines_port_that_a_higher_tier_covers_needs_no_move(sample_clients: dict[str, Path]) -> None:
    with open_estate(sample_clients["harbourline"]) as estate:
        covers = estate.read("marts.transfer_steps", transfer_kind="Cover")
    assert covers.select("to_virtual_account", "covered_license_name", "quantity_count").rows() == [
        ("Immingham Port", "Aironet DNA Essentials Term Licenses", 24)
    ]


def test_a_hospital_behind_on_prem_is_told_to_synchronise(sample_clients: dict[str, Path]) -> None:
    with open_estate(sample_clients["stmarys"]) as estate:
        moves = estate.read("marts.transfer_plan")
        tied = estate.read("core.tied_accounts")
    named = dict(tied.select("virtual_account", "onprem_names").rows())
    for row in moves.to_dicts():
        ends = [named[name] for name in (row["from_virtual_account"], row["to_virtual_account"]) if name in named]
        assert (row["onprem_names"] or "") == ", ".join(ends)
    assert moves["onprem_names"].drop_nulls().len() > 0


def test_calder_banks_two_smart_accounts_are_named_to_each_other_and_nothing_is_counted(
    sample_clients: dict[str, Path],
) -> None:
    with open_estate(sample_clients["calderbank"]) as estate:
        offers = estate.read("marts.account_transfers")
        moves = estate.read("marts.transfer_plan")
    free = offers.filter(offers["transfer_obstacle"].is_null())
    assert {(row["smart_account"], row["from_smart_account"]) for row in free.to_dicts()} == {
        ("calderbank.example", "northgate.example"),
        ("northgate.example", "calderbank.example"),
    }
    assert (free["lot_count"] <= free["surplus_count"]).all()
    assert set(moves["smart_account"]) == {"calderbank.example", "northgate.example"}


def test_a_device_that_could_be_registered_again_uses_what_is_short_where_it_is(sample: Sample) -> None:
    options = sample.rows("""
        select count(*), count(*) filter (where short.balance_count < 0 and spare.balance_count >= options.in_use_count)
        from marts.reregistration_options as options
        inner join marts.license_position as short using (smart_account, virtual_account, license_name)
        inner join marts.license_position as spare
            on
                options.smart_account = spare.smart_account
                and options.to_virtual_account = spare.virtual_account
                and options.license_name = spare.license_name
    """)
    ((every, right),) = options
    assert every == right
