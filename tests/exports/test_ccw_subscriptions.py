"""CCW's subscription list: columns come and go, and people's columns stay in raw."""

from __future__ import annotations

from datetime import date

import pytest

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "ccw_subscriptions"
ALL = (
    "End Customer,Offer Name,Consumption Status,TF Groups,True Forward Effective Date,Next True Forward,"
    "Subscription ID,Status,Start Date,End Date,Currency,Monthly Charge,Customer Success Manager Email"
)
ROW = (
    "Acme plc,EA 3.0 Networking,OVER CONSUMED,Switching;Routing,n/a,{next},Sub770001,ACTIVE,{start},26-Jan-2030,"
    'USD,"12,345.60",r.mason@example.com'
)


def row(start: str = "27-Jan-2025", next_day: str = "27-Jan-2027") -> str:
    """One subscription."""
    return ROW.format(start=start, next=next_day).replace(";", " -")


@pytest.mark.parametrize(
    "header",
    [
        "Subscription ID,Next True Forward,TF Groups,Monthly Charge",
        "Status,Offer Name,Subscription ID,Consumption Status,WebOrderID",
    ],
)
def test_a_list_is_found_by_its_id_and_three_columns_of_its_own(land: Land, header: str) -> None:
    cells = ",".join("0" if name == "Monthly Charge" else "Sub1" for name in header.split(","))
    landed = land({f"{DAY}/s.csv": f"{header}\n{cells}\n"})
    assert landed.formats == {f"{DAY}/s.csv": FORMAT}


def test_an_id_and_common_words_are_not_enough(land: Land) -> None:
    landed = land({f"{DAY}/s.csv": "Subscription ID,Status,Start Date,End Date,Currency\nSub1,ACTIVE,,,USD\n"})
    assert landed.formats == {f"{DAY}/s.csv": None}


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("27-Jan-2025", date(2025, 1, 27)),
        ("27 January 2025", date(2025, 1, 27)),
        ("Jan 27 2025", date(2025, 1, 27)),
        ("2025-01-27T00:00:00Z", date(2025, 1, 27)),
        ("2025/01/27", date(2025, 1, 27)),
        ("27/01/2025", date(2025, 1, 27)),
        ("01/27/2025", date(2025, 1, 27)),
        ("45684", date(2025, 1, 27)),
        ("45684.75", date(2025, 1, 27)),
    ],
)
def test_a_day_reads_in_every_shape(land: Land, start: str, day: date) -> None:
    landed = land({f"{DAY}/s.csv": f"{ALL}\n{row(start)}\n"})
    landed.build()
    assert landed.rows("staging.subscriptions", "start_date", "end_date") == [(day, date(2030, 1, 26))]


@pytest.mark.parametrize("nothing", ["n/a", "-", "0", ""])
def test_a_true_forward_day_that_is_none_costs_no_row(land: Land, nothing: str) -> None:
    landed = land({f"{DAY}/s.csv": f"{ALL}\n{row(next_day=nothing)}\n"})
    landed.build()
    assert landed.rows("staging.subscriptions", "subscription_id", "next_true_forward_date") == [("Sub770001", None)]


def test_a_person_is_kept_in_raw_and_goes_no_further(land: Land) -> None:
    landed = land({f"{DAY}/s.csv": f"{ALL}\n{row()}\n"})
    landed.build()
    assert landed.rows(f"raw.{FORMAT}", "Customer Success Manager Email") == [("r.mason@example.com",)]
    assert "r.mason" not in str(landed.estate.query("select * from staging.subscriptions").rows())
