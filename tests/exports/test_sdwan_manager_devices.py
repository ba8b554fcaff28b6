"""SD-WAN Manager's devices: `chasisNumber`, as the source spells it, is a product id and a serial number, or a UUID."""

from __future__ import annotations

import json

import pytest

from tests.engine.conftest import Land
from tests.exports.deployed import sdwan_device
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "sdwan_manager_devices"


@pytest.mark.parametrize("text", [json.dumps({"header": {}, "data": [sdwan_device()]}), json.dumps([sdwan_device()])])
def test_an_answer_is_recognised_by_the_spelling_of_its_chassis(land: Land, text: str) -> None:
    landed = land({f"{DAY}/d.json": text})
    assert landed.formats == {f"{DAY}/d.json": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "chassis_number", "host_name", "validity") == [
        ("C8300-1N1S-6T-FDO1234M0AB", "edge-1", "valid")
    ]


@pytest.mark.parametrize(
    ("fields", "serial_number", "product_id"),
    [
        ({}, "FDO1234M0AB", "C8300-1N1S-6T"),
        ({"chasisNumber": "C8K-0F0E0D0C-0000-4000-8000-000000000001", "deviceModel": "vedge-C8000V"}, None, "C8000V"),
        ({"chasisNumber": "0f0e0d0c-0000", "deviceModel": "vmanage", "deviceType": "vmanage"}, None, "vmanage"),
    ],
)
def test_a_certificates_serial_is_never_a_devices(
    land: Land, fields: dict[str, str], serial_number: str | None, product_id: str
) -> None:
    landed = land({f"{DAY}/d.json": json.dumps({"data": [sdwan_device(**fields)]})})
    assert staged(landed, "staging.deployment_records", "serial_number", "product_id") == [(serial_number, product_id)]
