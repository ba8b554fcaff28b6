"""CSSM's product-instance table, and the order of day and month that only a whole file settles."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Land
from tests.landing import DAY, ONE_ACCOUNT

FORMAT = "cssm_product_instances"
HEADER = "Name,Product Type,Last Contact,Alerts,Virtual Account"


def table(*days: str) -> str:
    """One instance a day of last contact."""
    return "\n".join([HEADER, *(f'sw-{number},C9300,"{day}",,Campus' for number, day in enumerate(days, start=1))])


def test_a_table_is_recognised_whatever_its_name(land: Land) -> None:
    landed = land({f"{DAY}/Campus/instances of today.json": table("2026-Mar-19 10:00:00", "2026-10-30")})
    assert landed.formats == {f"{DAY}/Campus/instances of today.json": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "row_number", "name", "last_contact") == [
        (2, "sw-1", "2026-Mar-19 10:00:00"),
        (3, "sw-2", "2026-10-30"),
    ]


def test_a_name_that_is_product_and_serial_number_is_read_as_both(land: Land) -> None:
    landed = land({f"{DAY}/i.csv": f"{HEADER}\nUDI_PID:C8000V; UDI_SN:ABCD123456; ,Router,2026-10-30,,Campus\n"})
    landed.build()
    assert landed.rows("core.product_instances", "host_name", "product_id", "serial_number") == [
        (None, "C8000V", "ABCD123456")
    ]


@pytest.mark.parametrize(
    ("days", "order", "first_day"),
    [
        (["03/04/2026", "19/03/2026"], "dmy", "2026-04-03"),
        (["03/04/2026", "03/19/2026"], "mdy", "2026-03-04"),
        (["03.04.2026 10:15", "19.03.2026"], "dmy", "2026-04-03"),
        (["05/05/2026", "06/06/2026"], "dmy", "2026-05-05"),
        (["10-Apr-2025", "2026-10-30"], None, "2025-04-10"),
        (["Apr 10, 2025", "30 October 2026"], None, "2025-04-10"),
        (["2025-04-10T01:07:36Z", "2026-10-30 02:11"], None, "2025-04-10"),
        (["45757", "46325.091"], None, "2025-04-10"),
        (["45757", "03/04/2026", "19/03/2026"], "dmy", "2025-04-10"),
    ],
)
def test_the_whole_file_settles_the_order_of_day_and_month(
    land: Land, days: list[str], order: str | None, first_day: str
) -> None:
    landed = land({f"{DAY}/i.csv": table(*days)})
    landed.build()
    assert landed.rows("meta.files", "date_order") == [(order,)]
    ((day,),) = landed.estate.query(
        "select last_contact_date from core.product_instances where host_name = 'sw-1'"
    ).rows()
    assert str(day) == first_day


def test_a_day_against_the_order_of_its_file_is_rejected_never_turned_round(land: Land) -> None:
    landed = land({f"{DAY}/i.csv": table("19/03/2026", "20/03/2026", "03/21/2026")})
    assert landed.rejects == [(4, "column 'Last Contact': 03/21/2026 is not a date")]


@pytest.mark.parametrize("days", [("03/04/2026", "05/06/2026"), ("19/03/2026", "03/04/2026", "03/19/2026")])
def test_a_file_that_leaves_the_order_open_asks_and_is_not_used(land: Land, days: tuple[str, ...]) -> None:
    landed = land({f"{DAY}/i.csv": table("2026-10-30", *days)})
    assert landed.counts == {"i.csv": (1 + len(days), 0, 1 + len(days))}
    assert landed.told == [
        (
            f"stop: {DAY}/i.csv, column 'Last Contact': 03/04/2026 in row {3 + days.index('03/04/2026')} could be "
            "either order; the file does not settle whether its dates put the day or the month first. "
            'Write date_order = "dmy" or "mdy" in client.toml, or in a file in mappings/ for this layout.'
        )
    ]


def test_a_file_whose_days_contradict_each_other_asks_too(land: Land) -> None:
    landed = land({f"{DAY}/i.csv": table("19/03/2026", "03/19/2026")})
    assert landed.counts == {"i.csv": (2, 0, 2)}
    assert landed.told[0].startswith(
        f"stop: {DAY}/i.csv, column 'Last Contact': 19/03/2026 in row 2 stands against as many dates of the other order"
    )


@pytest.mark.parametrize(("order", "first_day"), [("dmy", "2026-04-03"), ("mdy", "2026-03-04")])
def test_an_answer_in_client_toml_is_taken_at_the_next_landing(land: Land, order: str, first_day: str) -> None:
    landed = land({f"{DAY}/i.csv": table("03/04/2026", "05/06/2026")})
    landed.write({"client.toml": ONE_ACCOUNT + f'date_order = "{order}"\n'})
    landed.land()
    landed.build()
    assert landed.counts == {"i.csv": (2, 2, 0)}
    assert str(landed.rows("core.product_instances", "last_contact_date")[0][0]) == first_day


def test_what_the_file_itself_settles_outweighs_client_toml(land: Land) -> None:
    landed = land({f"{DAY}/i.csv": table("03/04/2026", "19/03/2026")}, ONE_ACCOUNT + 'date_order = "mdy"\n')
    assert landed.rows("meta.files", "date_order") == [("dmy",)]


@pytest.mark.parametrize("day", ["2026-02-30", "yesterday", "12/05/26", "31/31/2026", "19999", "80000", "0026-01-01"])
def test_a_date_that_is_none_names_file_row_and_column(land: Land, day: str) -> None:
    landed = land({f"{DAY}/i.csv": table("2026-10-30", day)})
    assert landed.told == [
        (
            f"warn: {DAY}/i.csv, row 3: column 'Last Contact': {day} is not a date. 1 row landed. "
            "Correct the row in the file, or download it again."
        )
    ]
    assert landed.rows(f"raw.{FORMAT}", "name") == [("sw-1",)]


def test_each_file_settles_its_own_order(land: Land) -> None:
    landed = land(
        {f"{DAY}/1.csv": table("03/04/2026", "19/03/2026"), f"{DAY}/2.csv": table("03/04/2026", "03/19/2026")}
    )
    assert sorted(landed.rows("meta.files", "path", "date_order")) == [(f"{DAY}/1.csv", "dmy"), (f"{DAY}/2.csv", "mdy")]
