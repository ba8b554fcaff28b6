"""Order lists: by their words where those are sure, else by a mapping."""

from __future__ import annotations

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "orders"
TABLE = (
    "Sales Order,Line,PO Number,Part Number,Description,Qty,Unit List Price,Discount,Unit Net Price,Currency,"
    "Start Date,End Date,Smart Account,Virtual Account\n"
    "109001,1.0,PO-77,E3N-C93-A,Switching,400,20.00,42%,11.60,USD,27-Jan-2025,26-Jan-2030,acme.example,Campus\n"
)
MAPPING = """
format = "orders"
[columns]
order_number = "Auftrag"
sku = "Artikel"
quantity = "Menge"
"""


def test_a_list_with_prices_and_accounts_is_found(land: Land) -> None:
    landed = land({f"{DAY}/orders.csv": TABLE})
    assert landed.formats == {f"{DAY}/orders.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "order_number", "sku", "quantity", "discount") == [
        ("109001", "E3N-C93-A", "400", "42%")
    ]


def test_three_common_words_are_not_enough(land: Land) -> None:
    landed = land({f"{DAY}/orders.csv": "Order Number,Part Number,Quantity\n1,A-1,5\n"})
    assert landed.formats == {f"{DAY}/orders.csv": None}


def test_a_mapping_names_what_no_alias_does(land: Land) -> None:
    landed = land({f"{DAY}/orders.csv": "Auftrag;Artikel;Menge\n109001;A-1;5\n", "mappings/orders.toml": MAPPING})
    assert landed.rows(f"raw.{FORMAT}", "order_number", "quantity") == [("109001", "5")]
