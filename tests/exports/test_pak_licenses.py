"""PAK portal tables: by likely words, else by a mapping, since their layout is not publicly known."""

from __future__ import annotations

from tests.engine.conftest import Land
from tests.landing import DAY, TWO_ACCOUNTS

FORMAT = "pak_licenses"
TABLE = (
    "PAK Number,SKU,Quantity,Fulfilled Quantity,Status,Date,Smart "
    "Account\n3901J1,L-ASA,10,4,CONVERTED,2020-01-31,acme.example\n"
)
OTHER = TABLE.replace("PAK Number", "Key").replace("Quantity", "Units")
MAPPING = """
format = "pak_licenses"
[columns]
pak_number = "Key"
sku = "SKU"
quantity = "Units"
fulfilled_quantity = "Fulfilled Units"
status = "Status"
pak_date = "Date"
smart_account = "Smart Account"
"""


def test_a_table_that_names_pak_quantity_and_status_is_found(land: Land) -> None:
    landed = land({f"{DAY}/pak.csv": TABLE.replace("Status", "PAK_STATUS")})
    assert landed.formats == {f"{DAY}/pak.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "pak_number", "fulfilled_quantity", "status") == [("3901J1", "4", "CONVERTED")]


def test_a_table_of_other_words_asks_for_a_mapping(land: Land) -> None:
    landed = land({f"{DAY}/pak.csv": OTHER})
    assert landed.formats == {f"{DAY}/pak.csv": None}
    assert landed.told[0].startswith(
        f"warn: {DAY}/pak.csv is a table of an unknown layout; its first row reads 'Key,SKU"
    )


def test_a_mapping_answers_for_every_file_of_that_layout(land: Land) -> None:
    landed = land(
        {f"{DAY}/1.csv": OTHER, f"{DAY}/2.csv": OTHER.replace("3901J1", "3901J2"), "mappings/pak.toml": MAPPING}
    )
    assert landed.rows(f"raw.{FORMAT}", "pak_number", "fulfilled_quantity", "status") == [
        ("3901J1", "4", "CONVERTED"),
        ("3901J2", "4", "CONVERTED"),
    ]
    assert landed.rows("meta.files", "mapping") == [("mappings/pak.toml",), ("mappings/pak.toml",)]


def test_where_the_file_says_the_smart_account_no_folder_has_to(land: Land) -> None:
    landed = land({f"{DAY}/pak.csv": OTHER, "mappings/pak.toml": MAPPING}, TWO_ACCOUNTS)
    assert landed.rows("meta.files", "format", "smart_account", "smart_account_source") == [
        (FORMAT, None, "the file's own column")
    ]
    assert landed.rows(f"raw.{FORMAT}", "smart_account") == [("acme.example",)]
