"""Smart Licensing API v1, product instances: one record an instance, the licences it uses inside."""

from __future__ import annotations

import json

import pytest

from tests.engine.conftest import Land
from tests.exports.answers import answers, device, page
from tests.landing import DAY

FORMAT = "smart_licensing_devices"
NAMELESS = device(
    hostName="",
    displayName="UDI_PID:C8000V; UDI_SN:ABCD123456; ",
    sudi={"udiSerialNumber": "ABCD123456", "udiPid": "C8000V", "uuid": None},
    virtualAccount="TEST",
)
OWN = {"totalRecords": 1, "devices": [NAMELESS], "statusMessage": "", "status": "SUCCESS"}


@pytest.mark.parametrize("answer", answers("v1_devices.json", OWN))
def test_an_answer_is_recognised_under_any_name_and_kept_to_the_last_blank(land: Land, answer: str) -> None:
    landed = land({f"{DAY}/some/where/export.txt": answer})
    assert landed.formats == {f"{DAY}/some/where/export.txt": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "display_name", "virtual_account") == [
        ("UDI_PID:C8000V; UDI_SN:ABCD123456; ", "TEST")
    ]


@pytest.mark.parametrize("answer", answers("v1_devices.json", OWN))
def test_a_device_without_a_host_name_has_its_product_and_serial_number(land: Land, answer: str) -> None:
    landed = land({f"{DAY}/d.json": answer})
    landed.build()
    assert landed.rows("core.product_instances", "host_name", "product_id", "serial_number") == [
        (None, "C8000V", "ABCD123456")
    ]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (device(virtualAccount=" "), "column 'virtualAccount': is empty"),
        (device(sudi=None), "column 'sudi': is empty"),
        (device(sudi="FOC1"), "column 'sudi': FOC1 is not a list or object"),
        (device(lastContactDate="yesterday"), "column 'lastContactDate': yesterday is not a date"),
        (device(licenseUsage="all"), "column 'licenseUsage': all is not a list"),
        (
            device(licenseUsage=[{"license": "A", "quantity": "x"}]),
            "field licenseUsage.quantity: x is not a whole number",
        ),
        (device(licenseUsage=[{"quantity": 1}]), "field licenseUsage.license: nothing is not text"),
    ],
)
def test_a_device_that_cannot_be_read_is_rejected_and_never_stops_the_build(
    land: Land, wrong: object, reason: str
) -> None:
    landed = land({f"{DAY}/d.json": json.dumps({"devices": [device("GOOD"), wrong]})})
    landed.build()
    assert landed.rejects == [(2, reason)]
    assert landed.rows("core.product_instances", "serial_number") == [("GOOD",)]


def test_pages_of_devices_and_of_licences_may_lie_together(land: Land) -> None:
    landed = land({f"{DAY}/1": page(device("A"), key="devices"), f"{DAY}/2": page(device("B"), key="devices"),
                   f"{DAY}/3": page({"license": "L", "virtualAccount": "V"})})  # fmt: skip
    assert landed.formats == {f"{DAY}/1": FORMAT, f"{DAY}/2": FORMAT, f"{DAY}/3": "smart_licensing_licenses"}
