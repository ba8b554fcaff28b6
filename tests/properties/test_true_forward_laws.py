"""The True Forward formula held against RULES.md §7 worked out once more with decimals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.properties.estates import AS_OF, SMART_ACCOUNTS, Lot, Record, Small, Workbench

ROUNDINGS = {"floor": ROUND_FLOOR, "nearest": ROUND_HALF_UP, "ceiling": ROUND_CEILING}
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Case:
    """One suite of one agreement, and what is used of its licence."""

    committed: int
    share: Decimal | None
    count: int | None
    price: Decimal | None
    used: tuple[int, int]
    accounts: tuple[str, ...]
    milestone: date | None
    term_days: int
    basis: str
    allowance_rounding: str
    month_rounding: str
    commitment_type: str
    trigger: Decimal

    @property
    def end(self) -> date:
        """The last day of the term."""
        return (self.milestone or AS_OF) + timedelta(days=self.term_days)

    @property
    def consumed(self) -> int:
        """What the agreement's Smart Accounts use; all of them where it names none."""
        counted = self.accounts or SMART_ACCOUNTS
        return sum(count for account, count in zip(SMART_ACCOUNTS, self.used, strict=True) if account in counted)


def _thousandths(last: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, last).map(lambda number: Decimal(number) / 1000)


CASES = st.builds(
    Case,
    committed=st.integers(0, 2000),
    share=st.none() | _thousandths(500),
    count=st.none() | st.integers(0, 300),
    price=st.none() | st.integers(0, 5_000_000).map(lambda number: Decimal(number) / 10_000),
    used=st.tuples(st.integers(0, 2000), st.integers(0, 2000)),
    accounts=st.sampled_from([(), SMART_ACCOUNTS[:1], SMART_ACCOUNTS]),
    milestone=st.none() | st.integers(0, 400).map(lambda days: AS_OF + timedelta(days=days)),
    term_days=st.integers(0, 2000),
    basis=st.sampled_from(["above_allowance", "above_commitment"]),
    allowance_rounding=st.sampled_from(list(ROUNDINGS)),
    month_rounding=st.sampled_from(list(ROUNDINGS)),
    commitment_type=st.sampled_from(["full", "partial", "add_on"]),
    trigger=_thousandths(500).map(lambda share: 1 + share),
)


def months_between(first: date, last: date, rounding: str) -> int:
    """Months from a day to the day after the last one: whole ones, then the part as the policy says."""
    after = last + timedelta(days=1)
    whole = 0
    while moved(first, whole + 1) <= after:
        whole += 1
    rest = (after - moved(first, whole)).days
    return whole + {"floor": False, "nearest": rest >= 15, "ceiling": rest > 0}[rounding]


def moved(day: date, months: int) -> date:
    """The same day some months later, or the last of that month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def expected(case: Case) -> dict[str, Any]:
    """RULES.md §7, null wherever an input is."""
    quantity = allowed(case, case.committed)
    over_commitment = max(0, case.consumed - case.committed)
    over = None if quantity is None else max(0, case.consumed - case.committed - quantity)
    charged = over_commitment if case.basis == "above_commitment" else over
    months = months_between(case.milestone, case.end, case.month_rounding) if case.milestone else None
    following = None
    if charged is not None:
        following = case.consumed if charged else case.committed
    following_allowance = None if following is None else allowed(case, following)
    is_off_cycle = case.consumed > case.committed * case.trigger if case.commitment_type == "full" else None
    return {
        "allowance_count": quantity,
        "threshold_count": None if quantity is None else case.committed + quantity,
        "consumed_count": case.consumed,
        "over_count": over,
        "over_commitment_count": over_commitment,
        "remaining_months": months,
        "charge_amount": money(over, case.price, months),
        "over_commitment_amount": money(over_commitment, case.price, months),
        "contract_amount": money(charged, case.price, months),
        "next_committed_count": following,
        "next_threshold_count": None
        if following is None or following_allowance is None
        else following + following_allowance,
        "is_off_cycle": is_off_cycle,
    }


def allowed(case: Case, committed: int) -> int | None:
    if case.count is not None or case.share is None:
        return case.count
    return int((committed * case.share).quantize(Decimal(1), ROUNDINGS[case.allowance_rounding]))


def money(count: int | None, price: Decimal | None, months: int | None) -> Decimal | None:
    if count == 0:
        return Decimal("0.00")
    if count is None or price is None or months is None:
        return None
    return (count * price * months).quantize(CENT, ROUND_HALF_UP)


@given(case=CASES)
def test_every_figure_is_the_formulas(workbench: Workbench, case: Case) -> None:
    put(workbench, case)
    ((line,),) = workbench.answer("marts.true_forward_lines")
    wanted = expected(case)
    assert {name: line[name] for name in wanted} == wanted


@given(case=CASES)
def test_the_allowance_never_costs_and_the_commitment_never_falls(workbench: Workbench, case: Case) -> None:
    put(workbench, case)
    ((line,),) = workbench.answer("marts.true_forward_lines")
    if line["charge_amount"] is not None and line["over_commitment_amount"] is not None:
        assert 0 <= line["charge_amount"] <= line["over_commitment_amount"]
    if line["next_committed_count"] is not None:
        assert line["next_committed_count"] >= line["committed_count"]


def put(workbench: Workbench, case: Case) -> None:
    """Put a case into the inputs, and its use into the staging tables."""
    records = [
        Record(account, "DEFAULT", "ISE Advantage", count, (Lot(1),))
        for account, count in zip(SMART_ACCOUNTS, case.used, strict=True)
    ]
    workbench.tell(Small(tuple(records)))
    agreement = {"subscription_id": "Sub-1"}
    suite = {**agreement, "suite_name": "Identity", "sku": "E3N-I"}
    workbench.fill(
        "inputs.agreements",
        [
            agreement
            | {
                "start_date": AS_OF - timedelta(days=30),
                "end_date": case.end,
                "currency": "USD",
                "notice_days": 45,
                "invoice_days": 60,
                "charge_basis": case.basis,
                "allowance_rounding": case.allowance_rounding,
                "month_rounding": case.month_rounding,
            }
        ],
    )
    workbench.fill("inputs.milestones", [agreement | {"milestone_date": case.milestone}] if case.milestone else [])
    workbench.fill("inputs.agreement_accounts", [agreement | {"smart_account": name} for name in case.accounts])
    workbench.fill(
        "inputs.suites",
        [
            suite
            | {
                "commitment_type": case.commitment_type,
                "committed_count": case.committed,
                "growth_allowance_share": case.share if case.count is None else None,
                "growth_allowance_count": case.count,
                "net_unit_price_amount": case.price,
            }
        ],
    )
    workbench.fill("inputs.suite_licenses", [suite | {"license_name": "ISE Advantage"}])
    workbench.fill(
        "inputs.off_cycle_triggers",
        [agreement | {"first_month": 1, "last_month": 600, "trigger_share": case.trigger}],
    )
