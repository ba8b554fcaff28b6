"""A partner's Enterprise Agreement table: one row a SKU of a suite in a Virtual Account."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "partner_agreements"
HEADER = (
    "Client,Domain,Virtual Account,Subscription,Status,Suite Name,Calculation Method,SKU,Purchased,Growth Allowance,"
    "Total Purchased,Generated,Balance,Pre EA,License Migrated,NTF Date,Start Date,End Date"
)
ROW = (
    "Acme,acme.example,Campus,Sub770001,ACTIVE,Switching,Generated,E3N-C93-A,400,80,480,310,{balance},0,0,"
    "2027-01-27,27/01/2025,26/01/2030"
)


def test_a_table_is_found_and_a_negative_balance_is_over_consumption(land: Land) -> None:
    landed = land({f"{DAY}/ea.csv": f"{HEADER}\n{ROW.format(balance=-30)}\n"})
    assert landed.formats == {f"{DAY}/ea.csv": FORMAT}
    landed.build()
    assert landed.rows("staging.ea_consumption", "sku", "consumed_count", "remaining_count") == [
        ("E3N-C93-A", 510, -30)
    ]


@pytest.mark.parametrize("balance", ["", "many"])
def test_a_row_without_a_balance_is_rejected(land: Land, balance: str) -> None:
    landed = land({f"{DAY}/ea.csv": f"{HEADER}\n{ROW.format(balance=balance)}\n{ROW.format(balance=170)}\n"})
    assert landed.counts == {"ea.csv": (2, 1, 1)}
