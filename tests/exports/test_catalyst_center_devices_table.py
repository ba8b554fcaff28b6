"""Catalyst Center's device inventory as a table."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Land
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "catalyst_center_devices_table"


@pytest.mark.parametrize(
    "header",
    [
        "Device Name,IP Address,Reachability,Serial Number,Platform,Image Version,Last Updated",
        "hostname,managementIpAddress,reachabilityStatus,serialNumber,platformId,softwareVersion,lastUpdated",
    ],
)
def test_labels_and_field_names_head_the_same_table(land: Land, header: str) -> None:
    row = 'sw-01,192.0.2.1,Unreachable,"FOC1, FOC2",C9300-48U,17.9.4,2026-10-30 02:11:09'
    landed = land({f"{DAY}/devices.csv": f"{header}\n{row}\n"})
    assert landed.formats == {f"{DAY}/devices.csv": FORMAT}
    assert staged(
        landed,
        "staging.deployment_records",
        "member_number",
        "serial_number",
        "product_id",
        "is_deployed",
        "software_version",
    ) == [(1, "FOC1", "C9300-48U", None, "17.9.4"), (2, "FOC2", "C9300-48U", None, "17.9.4")]


def test_a_table_without_reachability_is_not_taken_for_one(land: Land) -> None:
    assert land({f"{DAY}/d.csv": "Device Name,IP Address,Serial Number\nsw-01,192.0.2.1,FOC1\n"}).formats == {
        f"{DAY}/d.csv": None
    }
