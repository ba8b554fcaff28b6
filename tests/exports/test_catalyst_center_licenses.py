"""Catalyst Center's licence summary, whose list stands under the same key as its devices."""

from __future__ import annotations

import json
from datetime import date

from tests.engine.conftest import Land
from tests.exports.deployed import catalyst_device, catalyst_license
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "catalyst_center_licenses"


def test_devices_and_licence_summary_are_told_apart_by_their_records(land: Land) -> None:
    landed = land(
        {
            f"{DAY}/1.json": json.dumps({"response": [catalyst_license()]}),
            f"{DAY}/2.json": json.dumps({"response": [catalyst_device()]}),
        }
    )
    assert landed.formats == {f"{DAY}/1.json": FORMAT, f"{DAY}/2.json": "catalyst_center_devices"}


def test_it_says_in_which_accounts_a_device_is_registered(land: Land) -> None:
    landed = land({f"{DAY}/1.json": json.dumps({"response": [catalyst_license()]})})
    assert staged(
        landed,
        "staging.deployment_records",
        "host_name",
        "serial_number",
        "smart_account",
        "virtual_account",
        "last_seen_date",
    ) == [("sw-01.acme.example", None, "acme.example", "Campus", date(2026, 10, 30))]


def test_a_time_in_a_form_nobody_has_seen_is_kept_and_costs_no_record(land: Land) -> None:
    odd = catalyst_license(last_updated_time="at noon", last_successful_rum_usage_upload_time="1792540800000")
    landed = land({f"{DAY}/1.json": json.dumps({"response": [odd]})})
    assert landed.rows(f"raw.{FORMAT}", "last_updated_time", "last_successful_rum_usage_upload_time") == [
        ("at noon", "1792540800000")
    ]
    assert staged(landed, "staging.deployment_records", "last_seen_date") == [(None,)]
