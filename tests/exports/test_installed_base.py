"""The installed base: one row an item, with what covers it."""

from __future__ import annotations

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "installed_base"
HEADER = (
    "Serial Number / PAK number,Coverage,Covered Line Status,Product ID,Product Description,Asset Type,Item Quantity,"
    "Covered Line Start Date,Covered Line End Date,Contract Number,Subscription ID,Last Date of Support,"
    "Product List Price $,Product SO,Product PO,Installed Base Status,Best Partner BE GEO ID"
)


def test_an_item_and_its_cover_are_read_and_other_columns_kept(land: Land) -> None:
    row = (
        "FOC2501A0AA,Covered,ACTIVE,C9300-24T-A,Switch,Hardware,1,2024-04-11,2027-04-10,201234567,,2030-10-31,"
        '"8,405.00",109001,PO-77,Installed,12345.0'
    )
    landed = land({f"{DAY}/base.csv": f"{HEADER}\n{row}\n"})
    assert landed.formats == {f"{DAY}/base.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "product_id", "unit_list_price", "Best Partner BE GEO ID") == [
        ("C9300-24T-A", "8,405.00", "12345.0")
    ]


def test_a_list_of_serial_numbers_and_products_alone_is_not_taken_for_one(land: Land) -> None:
    landed = land({f"{DAY}/base.csv": "Serial Number / PAK number,Product ID,Quantity\nFOC2501A0AA,C9300-24T-A,1\n"})
    assert landed.formats == {f"{DAY}/base.csv": None}
