"""A list of assets: its data end at the first blank row."""

from __future__ import annotations

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "asset_list"
HEADER = (
    "Site,Health,PAK/Serial Number,Contract Number,Product Number,Product Label,End of Support,Product Description,"
    "Product Type,Product Relationship,Start Date,End Date,Contract Line Status,PO Number,SO Number,Product Ship Date"
)
ASSET = "Leeds,Good,FOC2501A0A{0},201234567,C9300-24T-A,C9300,,Switch,Chassis,Parent,2024-04-11,2027-04-10,ACTIVE,,,"
BLANK = "," * 15


def test_a_list_is_found_by_its_own_words(land: Land) -> None:
    landed = land({f"{DAY}/assets.csv": f"{HEADER}\n{ASSET.format('A')}\n"})
    assert landed.formats == {f"{DAY}/assets.csv": FORMAT}


def test_what_stands_below_the_first_blank_row_is_kept_in_raw_only(land: Land) -> None:
    rows = [ASSET.format("A"), ASSET.format("B"), BLANK, ASSET.format("C")]
    landed = land({f"{DAY}/assets.csv": "\n".join([HEADER, *rows])})
    landed.build()
    assert landed.rows(f"raw.{FORMAT}", "row_number") == [(2,), (3,), (5,)]
    assert landed.rows("staging.contract_lines", "serial_number") == [("FOC2501A0AA",), ("FOC2501A0AB",)]


def test_a_rejected_row_is_no_blank_row(land: Land) -> None:
    rows = [ASSET.format("A"), ASSET.format("B").replace("2027-04-10", "next year"), ASSET.format("C")]
    landed = land({f"{DAY}/assets.csv": "\n".join([HEADER, *rows])})
    landed.build()
    assert landed.rejects == [(3, "column 'End Date': next year is not a date")]
    assert landed.rows("staging.contract_lines", "serial_number") == [("FOC2501A0AA",), ("FOC2501A0AC",)]
