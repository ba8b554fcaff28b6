"""EA Workspace tables: known by the labels of its screens only."""

from __future__ import annotations

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "ea_workspace"
HEADER = (
    "Suite,EA Purchased Entitlements,Growth Allowance,Total EA Entitlements,Pre-EA Consumption,Licenses Generated,"
    "Licenses Migrated,Total Consumption,Remaining Entitlement,Consumption Method"
)


def test_the_labels_of_the_suite_grid_are_known(land: Land) -> None:
    landed = land({f"{DAY}/ea.csv": f"{HEADER}\nSwitching,400,80,480,0,310,0,310,170,Generated\n"})
    assert landed.formats == {f"{DAY}/ea.csv": FORMAT}
    landed.build()
    assert landed.rows("core.ea_consumption", "suite_name", "purchased_count", "consumed_count") == [
        ("Switching", 400, 310)
    ]


def test_the_labels_of_the_true_forward_grid_are_known(land: Land) -> None:
    header = "Suite,Consumption Test Count,Discounts (%),True Forward Event Order Qty,True Forward Required"
    landed = land({f"{DAY}/ea.csv": f"{header}\nSwitching,510,42%,30,Yes\n"})
    assert landed.formats == {f"{DAY}/ea.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "event_quantity", "discounts") == [("30", "42%")]
