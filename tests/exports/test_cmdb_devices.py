"""ServiceNow's CMDB as a table, headed by labels or by field names."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Land
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "cmdb_devices"


@pytest.mark.parametrize(
    "header",
    [
        "Name,Serial number,Model ID,Install Status,IP Address,Most recent discovery",
        "name,serial_number,model_id,install_status,ip_address,last_discovered",
    ],
)
@pytest.mark.parametrize(
    ("status", "is_deployed"),
    [
        ("1", True),
        ("Installed", True),
        ("7", False),
        ("Retired", False),
        ("100", False),
        ("Absent", False),
        ("6", None),
        ("In stock", None),
        ("", None),
    ],
)
def test_install_status_reads_as_number_or_word_and_says_nothing_where_it_is_neither(
    land: Land, header: str, status: str, is_deployed: bool | None
) -> None:
    landed = land(
        {f"{DAY}/cmdb.csv": f"{header}\nsw-01,foc1234x0ab,C9300-48U,{status},192.0.2.1,2026-10-30 02:11:09\n"}
    )
    assert landed.formats == {f"{DAY}/cmdb.csv": FORMAT}
    assert staged(landed, "staging.deployment_records", "serial_number", "is_deployed") == [
        ("FOC1234X0AB", is_deployed)
    ]


def test_a_cmdb_of_another_layout_is_read_with_a_mapping(land: Land) -> None:
    mapping = 'format = "device_list"\n[columns]\nserial_number = "Asset S/N"\nstatus = "Lifecycle"\nhost_name = "CI"\n'
    landed = land(
        {
            "mappings/cmdb.toml": mapping,
            f"{DAY}/cmdb.csv": "CI,Asset S/N,Lifecycle,Owner\nsw-01,FOC1234X0AB,Retired,x\n",
        }
    )
    assert staged(landed, "staging.deployment_records", "system_name", "host_name", "serial_number", "is_deployed") == [
        ("Device list", "sw-01", "FOC1234X0AB", False)
    ]
