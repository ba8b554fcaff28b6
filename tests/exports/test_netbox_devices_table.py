"""NetBox's device list as a table: its user picks the columns and the delimiter."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Land
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "netbox_devices_table"
UNPICKED = "Name,Status,Tenant,Site,Location,Rack,Role,Manufacturer,Type,IP Address"


@pytest.mark.parametrize(
    ("text", "serial_number"),
    [
        (f"{UNPICKED}\nsw-01,Active,,Head office,,R1,Access,Cisco,C9300-48U,192.0.2.1/24\n", None),
        ("Name;Serial number;Status;Site;Type;Rack\nsw-01;FOC1234X0AB;Active;Head office;C9300-48U;\n", "FOC1234X0AB"),
        ("name\tstatus\tserial\tdevice_type\tmanufacturer\tsite\nsw-01\tActive\tFOC1234X0AB\tC9300-48U\tCisco\tHQ\n",
         "FOC1234X0AB"),
    ],
)  # fmt: skip
def test_any_pick_of_columns_is_recognised_by_three_of_netboxs_own(
    land: Land, text: str, serial_number: str | None
) -> None:
    landed = land({f"{DAY}/devices.csv": text})
    assert landed.formats == {f"{DAY}/devices.csv": FORMAT}
    assert staged(landed, "staging.deployment_records", "host_name", "serial_number", "product_id", "is_deployed") == [
        ("sw-01", serial_number, "C9300-48U", True)
    ]


def test_a_table_with_a_name_and_a_status_alone_could_be_anything(land: Land) -> None:
    landed = land({f"{DAY}/t.csv": "Name,Status,Type\nA,Active,B\n"})
    assert landed.formats == {f"{DAY}/t.csv": None}
