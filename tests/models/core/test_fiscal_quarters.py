"""core.fiscal_quarters: Cisco's calendar (RULES.md §10)."""

from __future__ import annotations

from tests.pictures import Pictures

CHECKS = "select fiscal_year, fiscal_quarter, quarter_end_date from reference.fiscal_calendar_checks order by all"


def test_every_published_quarter_end_is_met(pictures: Pictures) -> None:
    known = pictures.database.rows(CHECKS)
    assert len(known) == 8
    for year, quarter, end_date in known:
        assert pictures.database.rows(
            "select quarter_end_date from core.fiscal_quarters where fiscal_year = ? and fiscal_quarter = ?",
            [year, quarter],
        ) == [(end_date,)]


def test_quarters_have_thirteen_weeks_and_the_third_of_a_long_year_has_one_more(pictures: Pictures) -> None:
    lengths = pictures.database.rows("""
        select ends.fiscal_quarter, ends.days, count(*)
        from (
            select
                fiscal_quarter,
                date_diff('day', lag(quarter_end_date) over (order by quarter_end_date), quarter_end_date) as days
            from core.fiscal_quarters
        ) as ends
        where ends.days is not null
        group by all
        order by all
    """)
    assert [(quarter, days) for quarter, days, _ in lengths] == [(1, 91), (2, 91), (3, 91), (3, 98), (4, 91)]


def test_every_year_ends_on_the_last_saturday_of_july(pictures: Pictures) -> None:
    for (end_date,) in pictures.database.rows(
        "select quarter_end_date from core.fiscal_quarters where fiscal_quarter = 4"
    ):
        assert (end_date.month, end_date.isoweekday()) == (7, 6)
        assert end_date.day > 24
