"""Laws of the range, for any amounts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from tests.negotiation.range_frames import MARK_UP, amounts, own_ledger, range_of

CENTS = st.decimals(min_value=0, max_value=10**9, places=2)
SHARES = st.decimals(min_value=0, max_value=3, places=6)
LINES = st.lists(st.tuples(CENTS, CENTS, st.just("USD")), max_size=5)
AIMS = ("opening", "target", "walk_away")


@st.composite
def ledgers(draw: st.DrawFn) -> list[tuple[object, ...]]:
    """A ledger of any three rising shares, small or not, or none."""
    low, median, high = sorted(draw(st.lists(SHARES, min_size=3, max_size=3)))
    count, is_small = draw(st.integers(1, 40)), draw(st.booleans())
    day = draw(st.none() | st.dates())
    return draw(
        st.just([]) | st.just(own_ledger(str(low), str(median), str(high), count=count, is_small=is_small, day=day))
    )


@given(CENTS, CENTS, LINES, ledgers())
def test_more_proposal_never_lowers_what_is_achievable_nor_any_aim(
    one: Decimal, more: Decimal, lines: list[tuple[Decimal, Decimal, str]], ledger: list[tuple[object, ...]]
) -> None:
    lower, higher = (amounts(range_of([(p, "USD")], lines, ledger=ledger)) for p in sorted((one, more)))
    for key in lower:
        assert lower[key] is None or lower[key] <= higher[key]  # type: ignore[operator]


@given(CENTS, LINES, ledgers())
def test_opening_target_and_walk_away_rise_and_none_passes_the_proposal(
    proposed: Decimal, lines: list[tuple[Decimal, Decimal, str]], ledger: list[tuple[object, ...]]
) -> None:
    found = amounts(range_of([(proposed, "USD")], lines, ledger=ledger))
    known = [found[key] for key in AIMS if found[key] is not None]
    assert known == sorted(known)  # type: ignore[type-var]
    assert not known or known[-1] <= proposed  # type: ignore[operator]
    if found["formula_verified"] is not None:
        assert found["opening"] == min(found["formula_verified"], proposed)


@given(CENTS, LINES, st.lists(st.none() | CENTS, min_size=3, max_size=3), st.booleans())
def test_aims_set_by_hand_stand_and_never_change_places(
    proposed: Decimal, lines: list[tuple[Decimal, Decimal, str]], chosen: list[Decimal | None], has_proposal: bool
) -> None:
    rising = iter(sorted(one for one in chosen if one is not None))
    by_hand = [None if one is None else next(rising) for one in chosen]
    named: dict[str, Any] = {f"{key}_amount": one for key, one in zip(AIMS, by_hand, strict=True)}
    found = amounts(range_of([(proposed, "USD")] if has_proposal else [], lines, reason="Board", **named))
    for key, one in zip(AIMS, by_hand, strict=True):
        assert one is None or found[key] == one
    known = [found[key] for key in AIMS if found[key] is not None]
    assert known == sorted(known)  # type: ignore[type-var]


@given(
    st.lists(st.tuples(CENTS, st.sampled_from(["USD", "EUR"])), max_size=5), LINES, st.randoms(use_true_random=False)
)
def test_the_order_of_lines_and_of_claims_changes_nothing(
    proposal: list[tuple[Decimal, str]], lines: list[tuple[Decimal, Decimal, str]], random: object
) -> None:
    second = ("second", *MARK_UP[1:])
    answer = range_of(proposal, lines, claims=(MARK_UP, second))
    for rows in (proposal, lines):
        random.shuffle(rows)  # type: ignore[attr-defined]
    assert range_of(proposal, lines, claims=(second, MARK_UP)).equals(answer)


@given(st.none() | CENTS, LINES, ledgers(), st.none() | st.integers(0, 10**6), st.none() | st.dates())
def test_no_benchmark_leaves_without_source_date_and_n(
    proposed: Decimal | None,
    lines: list[tuple[Decimal, Decimal, str]],
    ledger: list[tuple[object, ...]],
    count: int | None,
    day: object,
) -> None:
    claim = (*MARK_UP[:7], day, count, "S")
    answer = range_of([] if proposed is None else [(proposed, "USD")], lines, claims=(claim,), ledger=ledger)
    benchmarks = answer.filter(pl.col("range_key").str.contains("^(benchmark|ledger)_"))
    assert benchmarks.equals(answer.filter("is_benchmark"))
    assert benchmarks["is_internal"].all()
    for row in benchmarks.iter_rows(named=True):
        source, dated, n = row["source_words"].split(", ")[:3]
        assert source == row["source"]
        assert (dated == "undated") == (row["source_date"] is None)
        assert (n == "n unknown") if row["sample_count"] is None else n == f"n = {row['sample_count']:,}"
        assert row["sample_words"].startswith(n)
