"""CCW-R quote: its header stands somewhere in the first rows, its identifiers came through a spreadsheet."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "ccwr_quote"
HEADER = "PAK/Serial Number,Instance Number,SKU,Start Date,End Date,Quantity,Unit List Price"
ROW = 'FOC2501A0AA,3000123456.0,CON-SNT-C93024TA,2026-11-01,45961,1.0,"1,120.00"'


@pytest.mark.parametrize("above", [0, 5, 40, 110])
def test_the_header_is_found_however_far_down(land: Land, above: int) -> None:
    notes = "".join(f"Note {number},Terms and conditions\n" for number in range(above))
    landed = land({f"{DAY}/quote.csv": f"{notes}{HEADER}\n{ROW}\n"})
    assert landed.formats == {f"{DAY}/quote.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "row_number", "sku", "quantity") == [(above + 2, "CON-SNT-C93024TA", "1.0")]


def test_a_row_without_a_sku_is_rejected(land: Land) -> None:
    landed = land({f"{DAY}/quote.csv": f"{HEADER}\n{ROW}\nFOC2501A0AB,,,,,1,\n"})
    assert landed.counts == {"quote.csv": (2, 1, 1)}
