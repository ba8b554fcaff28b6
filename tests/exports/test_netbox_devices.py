"""NetBox devices as its API gives them."""

from __future__ import annotations

import json

from tests.engine.conftest import Land
from tests.exports.deployed import netbox_device
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "netbox_devices"


def test_an_answer_is_recognised_and_its_nested_values_are_kept(land: Land) -> None:
    landed = land({f"{DAY}/d": json.dumps({"count": 1, "next": None, "results": [netbox_device()]})})
    assert landed.formats == {f"{DAY}/d": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "name", "serial", "status") == [
        ("sw-01", "FOC1234X0AB", '{"value":"active","label":"Active"}')
    ]


def test_a_device_that_is_being_taken_down_is_no_longer_deployed(land: Land) -> None:
    others = [
        netbox_device(name=value, serial="", status={"value": value, "label": value.title()})
        for value in ("decommissioning", "planned", "failed")
    ]
    landed = land({f"{DAY}/d.json": json.dumps({"results": others})})
    assert staged(landed, "staging.deployment_records", "host_name", "serial_number", "is_deployed") == [
        ("decommissioning", None, False),
        ("failed", None, True),
        ("planned", None, None),
    ]


def test_a_status_without_a_label_is_rejected(land: Land) -> None:
    landed = land({f"{DAY}/d.json": json.dumps({"results": [netbox_device(status="active")]})})
    assert landed.rejects == [(1, "column 'status': active is not a list or object")]
