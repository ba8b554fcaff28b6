"""Laws of the next term: sizes, price locks, growth, and a second computation in plain Python."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.models.marts.renewal_option_lines import COLUMNS
from analysis.negotiation.renewal import renewal_lines
from tests.negotiation.next_term_frames import cost, term, terms

LAWS = settings(deadline=None, max_examples=60, derandomize=True, database=None)
COUNTS = st.integers(0, 20_000)
PRICES = st.decimals(0, 500, places=4)
SHARES = st.decimals(0, 1, places=6)
LINES = st.fixed_dictionaries(
    {
        "option_kind": st.sampled_from(["Same commitment", "Right-sized", "Grown", "Transactional"]),
        "committed_count": COUNTS,
        "verified_consumed_count": st.none() | COUNTS,
        "months_to_start": st.integers(0, 40),
        "term_months": st.integers(1, 84),
        "growth_share_per_year": st.decimals(-1, 1, places=6),
        "annual_uplift_share": SHARES,
        "true_forward_price_share": st.decimals(0, 3, places=6),
        "growth_allowance_share": SHARES,
        "charge_basis": st.sampled_from(["above_allowance", "above_commitment"]),
        "net_unit_price_amount": st.none() | PRICES,
    }
)


@LAWS
@given(LINES)
def test_a_second_computation_in_plain_python_comes_to_the_same(line: dict[str, Any]) -> None:
    assert _by_hand(term(**line)) == cost(**line)["term_amount"]


@LAWS
@given(COUNTS, st.integers(0, 20_000), PRICES, st.integers(1, 84), SHARES, SHARES)
def test_right_sized_is_never_dearer_than_the_same_commitment_where_use_stays_below(
    used: int, spare: int, price: Decimal, months: int, allowance: Decimal, uplift: Decimal
) -> None:
    line = {
        "committed_count": used + spare,
        "verified_consumed_count": used,
        "net_unit_price_amount": price,
        "term_months": months,
        "growth_allowance_share": allowance,
        "annual_uplift_share": uplift,
    }
    assert cost(**line, option_kind="Right-sized")["term_amount"] <= cost(**line)["term_amount"]


@LAWS
@given(LINES)
def test_a_price_lock_never_raises_what_a_term_costs(line: dict[str, Any]) -> None:
    free, locked = cost(**line)["term_amount"], cost(**{**line, "annual_uplift_share": Decimal(0)})["term_amount"]
    assert (free is None) == (locked is None)
    assert free is None or locked <= free


@LAWS
@given(LINES, st.integers(1, 5_000))
def test_more_use_never_makes_a_term_cheaper(line: dict[str, Any], more: int) -> None:
    used = line["verified_consumed_count"] or 0
    kept = {
        **line,
        "option_kind": "Same commitment",
        "net_unit_price_amount": Decimal("12.5"),
        "true_forward_price_share": Decimal(1),
    }
    # One anniversary: over several, an early charge can spare a later one.
    kept["term_months"] = min(kept["term_months"], 24)
    less, most = (cost(**{**kept, "verified_consumed_count": count})["term_amount"] for count in (used, used + more))
    assert less <= most


@LAWS
@given(LINES)
def test_no_part_of_a_cost_is_negative(line: dict[str, Any]) -> None:
    told = cost(**line)
    assert all(told[name] is None or told[name] >= 0 for name in ("commitment_amount", "growth_charge_amount"))


@LAWS
@given(st.lists(LINES, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_nothing_and_no_line_knows_of_another(
    lines: list[dict[str, Any]], random: Any
) -> None:
    rows = [term(**line, sku=str(number)) for number, line in enumerate(lines)]
    together = {row["sku"]: row for row in renewal_lines(terms(*rows), COLUMNS).to_dicts()}
    random.shuffle(rows)
    assert {row["sku"]: row for row in renewal_lines(terms(*rows), COLUMNS).to_dicts()} == together
    assert all(together[row["sku"]] == renewal_lines(terms(row), COLUMNS).row(0, named=True) for row in rows)


def _by_hand(row: dict[str, Any]) -> Decimal | None:
    """Month by month for the commitment, anniversary by anniversary for growth."""
    months = row["term_months"]
    own = {"Same commitment": row["committed_count"], "Grown": _use(row, (months - 1) // 12 * 12)}
    committed = own.get(row["option_kind"], _use(row, 0))
    if committed is None or (row["net_unit_price_amount"] is None and committed):
        return None
    total = sum((committed * _price(row, month) for month in range(months) if committed), Decimal(0))
    total = total.quantize(Decimal("0.01"), ROUND_HALF_UP)
    for month in range(12, months, 12):
        now = _use(row, month)
        if now is None:
            return None
        free = Decimal(0)
        if row["charge_basis"] == "above_allowance":
            free = (committed * row["growth_allowance_share"]).quantize(Decimal(1), ROUND_FLOOR)
        over = now - committed - free
        if over <= 0:
            continue
        if row["net_unit_price_amount"] is None:
            return None
        rate = (_price(row, month) * row["true_forward_price_share"]).quantize(Decimal("0.0001"), ROUND_HALF_UP)
        total += (over * rate * (months - month)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        committed = now
    return total


def _use(row: dict[str, Any], month: int) -> int | None:
    used: int | None = row["verified_consumed_count"]
    ahead = row["months_to_start"] + month
    if used is None or ahead == 0:
        return used
    growth: Decimal = 1 + row["growth_share_per_year"]
    return int((used * growth ** (Decimal(ahead) / 12)).quantize(Decimal(1), ROUND_HALF_UP))


def _price(row: dict[str, Any], month: int) -> Decimal:
    price: Decimal = row["net_unit_price_amount"]
    uplift: Decimal = (1 + row["annual_uplift_share"]) ** (month // 12)
    return (price * uplift).quantize(Decimal("0.0001"), ROUND_HALF_UP)
