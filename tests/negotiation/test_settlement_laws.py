"""Laws of transactional settlement, whatever the periods; and a plain recomputation day by day."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.negotiation.settlement import POLICIES, settlement_lines
from tests.negotiation.test_settlement import Period, periods

LAWS = settings(deadline=None, max_examples=60, derandomize=True, database=None)
START = date(2024, 1, 17)
PRICES = st.decimals("0", "9999", places=4)


@st.composite
def runs(draw: st.DrawFn) -> list[Period]:
    """Periods one after another, some of them unknown."""
    told, day = [], START
    for _ in range(draw(st.integers(1, 8))):
        end = day + timedelta(days=draw(st.integers(1, 80)))
        told.append((day, end, draw(st.none() | st.integers(0, 5_000))))
        day = end
    return told


def plain(told: list[Period], price: Decimal, policy: str) -> tuple[Decimal, Decimal] | None:
    """Unit-months and money by walking every day; null where no day is over."""
    months: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for start, end, over in told:
        if over is not None:
            for number in range((end - start).days):
                day = start + timedelta(days=number)
                months[day.year, day.month].append((over, monthrange(day.year, day.month)[1]))
    if not any(over for days in months.values() for over, _ in days):
        return None
    total = Fraction(0)
    for days in months.values():
        if policy == "started":
            total += max(over for over, _ in days)
        else:
            total += sum(Fraction(over, 30 if policy == "thirty_days" else length) for over, length in days)
    exact = Decimal(total.numerator) / Decimal(total.denominator)
    rounded = exact.quantize(Decimal("0.000001"), ROUND_HALF_UP)
    return rounded, (rounded * price).quantize(Decimal("0.01"), ROUND_HALF_UP)


@LAWS
@given(told=runs(), price=PRICES, policy=st.sampled_from(POLICIES))
def test_it_is_what_walking_every_day_comes_to(told: list[Period], price: Decimal, policy: str) -> None:
    lines = settlement_lines(periods(*told, price=str(price), policy=policy))
    expected = plain(told, price, policy)
    amounts = [row for row in lines.select("over_unit_months", "settlement_amount").rows() if row[1] is not None]
    assert amounts == ([] if expected is None else [expected])


@LAWS
@given(told=runs(), data=st.data(), policy=st.sampled_from(POLICIES))
def test_the_order_of_rows_and_how_a_period_is_cut_change_nothing(
    told: list[Period], data: st.DataObject, policy: str
) -> None:
    cut = []
    for start, end, over in told:
        middle = start + timedelta(days=data.draw(st.integers(0, (end - start).days)))
        cut += [(one, other, over) for one, other in ((start, middle), (middle, end)) if one < other]
    shuffled = data.draw(st.permutations(cut))
    assert settlement_lines(periods(*shuffled, policy=policy)).equals(settlement_lines(periods(*told, policy=policy)))


@LAWS
@given(told=runs(), more=st.integers(1, 100), policy=st.sampled_from(POLICIES))
def test_more_over_use_never_costs_less(told: list[Period], more: int, policy: str) -> None:
    raised = [(start, end, None if over is None else over + more) for start, end, over in told]
    before = settlement_lines(periods(*told, policy=policy))["settlement_amount"].sum()
    after = settlement_lines(periods(*raised, policy=policy))["settlement_amount"].sum()
    assert after >= before


@LAWS
@given(told=runs(), other=runs())
def test_no_licence_knows_of_another(told: list[Period], other: list[Period]) -> None:
    both = pl.concat([periods(*told), periods(*other, name="Other")])
    apart = pl.concat([settlement_lines(periods(*told)), settlement_lines(periods(*other, name="Other"))])
    assert settlement_lines(both).equals(apart)
