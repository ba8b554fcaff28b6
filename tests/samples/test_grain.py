"""The grain that each model names is unique on real-sized clients."""

from __future__ import annotations

from analysis.engine.models import all_models
from tests.samples.conftest import Sample


def test_the_grain_of_every_model_is_unique(sample: Sample) -> None:
    twice = {}
    for name, model in all_models().items():
        grain = ", ".join(model.grain)
        if found := sample.rows(f"select {grain}, count(*) from {name} group by {grain} having count(*) > 1 limit 1"):
            twice[name] = found
    assert not twice


def test_every_relation_but_those_of_what_a_sample_lacks_has_rows(sample: Sample) -> None:
    empty = {name for name in all_models() if not sample.rows(f"select 1 from {name} limit 1")}
    without_proposal = {name for name in all_models() if "proposal" in name} | {"marts.claim_cards"}
    without_instance_answers = {
        "staging.instance_licenses",
        "core.instance_licenses",
        "core.contested_use",
        "core.level_mismatches",
    }
    without_onprem_or_meraki = {"staging.onprem_accounts", "staging.meraki_licenses", "staging.meraki_shortages"} | {
        name
        for name in all_models()
        if name.split(".")[1] in {"onprem_accounts", "onprem_versions", "onprem_systems", "onprem_advisories"}
        or name in {"core.onprem_releases", "marts.onprem_patch"}
    }
    without_users_or_controller = {"staging.account_users", "core.account_users", "staging.controller_reports"}
    without_keys_of_listed_orders = {"core.pak_orders"}
    without_usage_table_or_newly_retired_device = {"core.account_usage", "core.device_changes"}
    without_stops_or_notes_on_moves = {"staging.import_stops", "core.import_stops", "marts.documented_moves"}
    without_onprem_transfers_or_contested_use = {
        "core.tied_accounts",
        "core.contested_totals",
        "marts.account_transfers",
        "marts.immovable_surpluses",
        "marts.reregistration_options",
    }
    without_ledger = {name for name in all_models() if name.endswith((".settlements", ".settlement_benchmarks"))}
    without_overuse_outside_agreements = {"marts.transactional_lines", "marts.transactional_totals"}
    without_counts_that_disagree = {"core.ea_disagreements"}
    without_stated_ranges = {"marts.simulation", "marts.simulation_bins"}
    without_what_is_missing = {"marts.missing_inputs", "marts.bridge_limits"}
    assert empty <= (
        without_onprem_transfers_or_contested_use
        | without_proposal
        | without_ledger
        | without_instance_answers
        | without_onprem_or_meraki
        | without_users_or_controller
        | without_keys_of_listed_orders
        | without_usage_table_or_newly_retired_device
        | without_stops_or_notes_on_moves
        | without_overuse_outside_agreements
        | without_counts_that_disagree
        | without_stated_ranges
        | without_what_is_missing
    )
