"""CCW-R line details: a header below five rows, one serial number on many rows, `-` and `N` for nothing."""

from __future__ import annotations

from datetime import date

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "ccwr_line_details"
ABOVE = "Line Details\nCustomer:,Acme plc\nCreated:,10-Apr-2025\n\nLines,3\n"
HEADER = (
    "PAK/Serial Number,Status,Last Date of Support,Service Level/Offer Type,End Date,Description,Product /Offer Name,"
    "Subscription ID/Contract Number"
)
ROWS = (
    "FOC2501A0AA,ACTIVE,N,SNT,10-Apr-2027,Switch,C9300-24T-A,201234567\n"
    "FOC2501A0AA,ACTIVE,31-Oct-2030,SNT,10-Apr-2027,Stack module,C9300-NM-8X,201234567\n"
    "-,ACTIVE,-,EA,26-Jan-2030,Networking,E3-NETWORKING,Sub770001\n"
)


def test_a_header_below_other_rows_is_found_and_no_row_is_lost(land: Land) -> None:
    landed = land({f"{DAY}/lines.csv": b"\xef\xbb\xbf" + f"{ABOVE}{HEADER}\n{ROWS}".encode()})
    assert landed.formats == {f"{DAY}/lines.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "row_number", "serial_number") == [
        (7, "FOC2501A0AA"),
        (8, "FOC2501A0AA"),
        (9, "-"),
    ]


def test_what_stands_for_nothing_is_nothing(land: Land) -> None:
    landed = land({f"{DAY}/lines.csv": f"{ABOVE}{HEADER}\n{ROWS}"})
    landed.build()
    rows = landed.estate.query(
        "select serial_number, end_date, support_end_date, contract_number, subscription_id "
        "from staging.contract_lines order by row_number"
    ).rows()
    assert rows == [
        ("FOC2501A0AA", date(2027, 4, 10), None, "201234567", None),
        ("FOC2501A0AA", date(2027, 4, 10), date(2030, 10, 31), "201234567", None),
        (None, date(2030, 1, 26), None, None, "Sub770001"),
    ]
