"""Any other list of deployed devices: read only where a mapping tells its layout."""

from __future__ import annotations

from datetime import date

from tests.engine.conftest import Land
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "device_list"
TEXT = "Box,S/N,Seen,Status\nsw-01,FOC1234X0AB,30.10.2026,live\nsw-02,,29.10.2026,live\n"
MAPPING = (
    f'format = "{FORMAT}"\ndate_order = "dmy"\n'
    '[columns]\nhost_name = "Box"\nserial_number = "S/N"\nlast_seen = "Seen"\nstatus = "Status"\n'
)


def test_its_own_words_are_not_enough_to_recognise_a_list(land: Land) -> None:
    header = "Host Name,Serial Number,Product ID,Software Version,Status\n"
    assert land({f"{DAY}/l.csv": f"{header}a,b,c,d,e\n"}).formats == {f"{DAY}/l.csv": None}


def test_a_mapped_list_lands_and_a_row_without_a_serial_number_is_rejected(land: Land) -> None:
    landed = land({"mappings/boxes.toml": MAPPING, f"{DAY}/boxes.csv": TEXT})
    assert landed.rejects == [(3, "column 'S/N': is empty")]
    assert staged(landed, "staging.deployment_records", "host_name", "is_deployed", "last_seen_date") == [
        ("sw-01", True, date(2026, 10, 30))
    ]
