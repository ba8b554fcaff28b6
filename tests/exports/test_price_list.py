"""Price lists in prices/: no Smart Account and no day needed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "price_list"
HEADER = "SKU,License,Description,Unit List Price,Unit Net Price,Price Months,Currency"


def test_a_price_list_needs_no_folder_of_a_day(land: Land) -> None:
    landed = land({"prices/from the reseller.txt": f"{HEADER}\nC9300-DNA-A,,DNA,20.00,12.50,1,USD\n"})
    assert landed.formats == {"prices/from the reseller.txt": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "row_number", "sku", "unit_net_price") == [(2, "C9300-DNA-A", "12.50")]


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        ("12.50", "12.50"), ("12,50", "12.50"), ("1,234.50", "1234.50"), ("1.234,50", "1234.50"), ("$ 12.50", "12.50"),
        ("USD 1'234.50", "1234.50"), ("(5.00)", "-5.00"), ("−5.00", "-5.00"),
    ],
)  # fmt: skip
def test_an_amount_reads_with_comma_or_dot_and_stays_as_it_was(land: Land, price: str, amount: str) -> None:
    landed = land({"prices/p.csv": f'{HEADER}\nX,,,,"{price}",1,USD\n'})
    landed.build()
    assert landed.rows(f"raw.{FORMAT}", "unit_net_price") == [(price,)]
    assert landed.rows("staging.prices", "net_unit_price_amount") == [(Decimal(amount).quantize(Decimal("0.0001")),)]


def test_a_price_that_is_no_amount_is_rejected_and_the_others_land(land: Land) -> None:
    landed = land({"prices/p.csv": f"{HEADER}\nX,,,,on request,1,USD\nY,,,,5,1,USD\nZ,,,,5,one,USD\n"})
    assert landed.rejects == [
        (2, "column 'Unit Net Price': on request is not an amount"),
        (4, "column 'Price Months': one is not a whole number"),
    ]


def test_a_price_list_among_the_exports_is_told_where_it_belongs(land: Land) -> None:
    landed = land({f"{DAY}/p.csv": f"{HEADER}\nX,,,,5,1,USD\n"})
    assert landed.told == [f"stop: {DAY}/p.csv is a price list, which is not read from exports/. Put it into prices/."]
