"""Catalyst Center devices as its API gives them."""

from __future__ import annotations

import json

import pytest

from tests.engine.conftest import Land
from tests.exports.deployed import catalyst_device
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "catalyst_center_devices"
ONE = catalyst_device()


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"response": [ONE], "version": "1.0"}),
        json.dumps([ONE], indent=2),
        json.dumps(ONE),
    ],
)
def test_an_answer_a_list_and_one_record_are_recognised(land: Land, text: str) -> None:
    landed = land({f"{DAY}/inventory": text})
    assert landed.formats == {f"{DAY}/inventory": FORMAT}
    assert set(landed.rows(f"raw.{FORMAT}", "host_name", "serial_number", "reachability_status")) == {
        ("sw-01.acme.example", "FOC1234X0AB, FOC1234X0AC", "Reachable")
    }


def test_a_stack_becomes_one_record_a_member(land: Land) -> None:
    landed = land({f"{DAY}/inventory.json": json.dumps({"response": [ONE]})})
    assert staged(
        landed, "staging.deployment_records", "member_number", "serial_number", "product_id", "is_deployed"
    ) == [
        (1, "FOC1234X0AB", "C9300-48U", True),
        (2, "FOC1234X0AC", "C9300-24U", True),
    ]


def test_a_time_that_is_none_is_rejected(land: Land) -> None:
    landed = land({f"{DAY}/i.json": json.dumps({"response": [ONE, catalyst_device(lastUpdated="soon")]})})
    assert landed.rejects == [(2, "column 'lastUpdated': soon is not a date")]
