"""What the next True Forward comes to when its terms are moved: the amount, the steps that lead to it, and the range.

It begins at the contract's formula on the use that is shown, under the contract's own terms. Then the terms move one
after the other, in the order of STEPS, and a step is what the charge changes by: the steps sum to the amount, to the
cent. A discount comes off last, off the sum of all lines, and what it leaves is rounded half up to the cent once.

`what_if_model` is all that a page needs to do the same without Python: whole numbers, shares in millionths, prices in
millionths and money in cents as text, since a browser's own numbers are not exact beyond 2^53.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl

from analysis.errors import MissingInputError
from analysis.negotiation.assumptions import Assumptions, Evidence, changed_terms, key_of
from analysis.negotiation.charge import ABOVE_COMMITMENT, charge_lines
from analysis.negotiation.range_aims import Aims, Benchmark, with_chosen, worked_out
from analysis.negotiation.rounding import MILLION, millionths, to_cents
from analysis.negotiation.scenarios import SHOWN

DISCOUNT = "discount_share"
STEPS = ("corrected_share", "price_change_share", "milestone_shift_months", "growth_allowance_share", DISCOUNT)
# How far a slider goes and how fine its steps are, in millionths: what can be asked, not what is likely.
_PERCENT = MILLION // 100
_REACH = 50 * _PERCENT


@dataclass(frozen=True)
class Sliders:
    """What is supposed of the next True Forward; None is the contract's own.

    `corrected_share` is the part of each verified correction that is done by the milestone: all of them, unless it is
    moved. The allowance is a share of what is committed, in place of the contract's share or quantity.
    """

    corrected_share: Decimal = Decimal(1)
    price_change_share: Decimal | None = None
    milestone_shift_months: int | None = None
    growth_allowance_share: Decimal | None = None
    discount_share: Decimal = Decimal(0)


@dataclass(frozen=True)
class Aiming:
    """What a range is worked out from beside the formula; internal, like all that follows from it."""

    benchmark: Benchmark | None
    chosen: Aims
    part: Fraction


@dataclass(frozen=True)
class WhatIf:
    """An answer in money: where it begins, each step by its name in STEPS, what it comes to; aims where asked for."""

    shown_amount: Decimal
    steps: dict[str, Decimal]
    amount: Decimal
    aims: dict[str, Decimal | None] | None = None


def what_if(
    terms: pl.DataFrame,
    evidence: Evidence,
    sliders: Sliders | None = None,
    *,
    proposed: Decimal | None = None,
    aiming: Aiming | None = None,
) -> WhatIf:
    """Work out the charge as the sliders have it, of `terms` (core.true_forward_terms) of which nothing is `lacking`.

    With `aiming`, the range follows by the method of `range_aims`: its formula on verified data is the amount, its
    formula on the use shown is the same without any correction; what is proposed, and the benchmarks, stay.
    Raises MissingInputError where a line's charge is not known, such as for a milestone that it cannot have.
    """
    sliders = sliders or Sliders()
    assumed, steps = SHOWN, {}
    shown = level = _total(terms, evidence, assumed)
    for name in STEPS[:-1]:
        wish = getattr(sliders, name)
        before, assumed = level, assumed.but(**{name: wish})
        level = before if wish is None else _total(terms, evidence, assumed)
        steps[name] = level - before
    amount = _less(level, sliders.discount_share)
    steps[DISCOUNT] = amount - level
    if aiming is None:
        return WhatIf(shown, steps, amount)
    uncorrected = _less(_total(terms, evidence, assumed.but(corrected_share=None)), sliders.discount_share)
    asked = None if proposed is None else Fraction(proposed)
    computed = worked_out(asked, Fraction(uncorrected), Fraction(amount), aiming.benchmark, aiming.part)
    standing = with_chosen(computed, aiming.chosen)
    aims = {name: _money(getattr(standing, name)) for name in ("opening", "target", "walk_away")}
    return WhatIf(shown, steps, amount, aims)


def running_terms(terms: pl.DataFrame, events: pl.DataFrame) -> pl.DataFrame:
    """Leave out what belongs to an agreement that has ended; `events` is core.agreement_events."""
    return terms.join(events.filter("is_past"), on="subscription_id", how="anti", maintain_order="left")


def lacking(terms: pl.DataFrame) -> tuple[str, str] | None:
    """Tell what is missing for some position of a slider, and where to put it; None where nothing is."""
    if not terms.height:
        return "an agreement in force with its suites", "Fill in [[agreements]] with its suites in client.toml."
    if (found := terms["currency"].unique().sort()).len() > 1:
        told = ", ".join(one or "an unknown one" for one in found)
        return f"one currency of all suites: they are priced in {told}", "Read each suite's charge in its own currency."
    is_ungranted = pl.col("growth_allowance_share").is_null() & pl.col("growth_allowance_count").is_null()
    needs = (
        ("currency", pl.col("currency").is_null(), "Write the currency of its agreement in client.toml."),
        ("commitment", pl.col("committed_count").is_null(), "Write committed_count in client.toml."),
        ("use", pl.col("consumed_count").is_null(), "Export the licences of every Smart Account of the agreement."),
        ("net unit price", pl.col("net_unit_price_amount").is_null(), "Add the SKU to a price file in prices/."),
        ("next milestone", pl.col("remaining_months").is_null(), "Write it in milestone_dates in client.toml."),
        ("basis of the charge", pl.col("charge_basis").is_null(), "Write charge_basis in client.toml."),
        (
            "growth allowance",
            is_ungranted & (pl.col("charge_basis") != ABOVE_COMMITMENT),
            "Write growth_allowance_share or growth_allowance_count in client.toml.",
        ),
    )
    for name, is_lacking, todo in needs:
        if named := terms.filter(is_lacking)["suite_name"].to_list():
            return f"the {name} of suite {named[0]}{f' and {len(named) - 1} more' if named[1:] else ''}", todo
    return None


def what_if_model(
    terms: pl.DataFrame,
    evidence: Evidence,
    *,
    since: date,
    proposed: Decimal | None = None,
    aiming: Aiming | None = None,
) -> dict[str, Any]:
    """Return as plain JSON values what `what_if` works on, with every position of every slider.

    A position is a share in millionths or months moved; null is the contract's own, and `rest` is where a slider
    stands untouched. A milestone can lie on any day from `since` on that all lines can have; a slider of one position
    has nothing to move. Without `aiming` nothing of aims or benchmarks is in it.
    """
    shifts = _shifts(terms, evidence, since)
    taken = evidence.corrected()
    share = _own_share(terms)
    positions = {
        "corrected_share": _shares(0, MILLION, rest=MILLION) if any(taken.values()) else _still(MILLION),
        "price_change_share": _shares(-_REACH, _REACH, rest=0, own=True),
        "milestone_shift_months": {"values": list(shifts), "rest": list(shifts).index(None)},
        "growth_allowance_share": _still(None)
        if (terms["charge_basis"] == ABOVE_COMMITMENT).all()
        else _shares(0, _REACH, rest=share, own=True),
        DISCOUNT: _shares(0, _REACH, rest=0),
    }
    whole = terms.select(
        "committed_count",
        "growth_allowance_count",
        "consumed_count",
        "allowance_rounding",
        "charge_basis",
        growth_allowance_micros=millionths(terms, "growth_allowance_share").cast(pl.Int64),
        price_micros=millionths(terms, "net_unit_price_amount").cast(pl.String),
    )
    lines = [
        {**line, "corrected_count": taken.get(key_of(row), 0), "months": _months(row, evidence, shifts)}
        for line, row in zip(whole.to_dicts(), terms.to_dicts(), strict=True)
    ]
    model = {
        "currency": terms["currency"][0],
        "lines": lines,
        "sliders": positions,
        "milestones": [day and day.isoformat() for day in shifts.values()],
        "allowance_micros": share,
        "is_one_allowance": terms["growth_allowance_count"].null_count() == terms.height
        and terms["growth_allowance_share"].n_unique() == 1,
        "proposed_cents": _cents(proposed),
    }
    return model if aiming is None else model | {"range": _range(aiming)}


def sliders_at(model: Mapping[str, Any], places: Mapping[str, int]) -> Sliders:
    """Return what is supposed where sliders of a model stand at these positions, those not named at rest."""
    supposed: dict[str, Any] = {}
    for name, place in places.items():
        value = model["sliders"][name]["values"][place]
        is_whole = value is None or name == "milestone_shift_months"
        supposed[name] = value if is_whole else Decimal(value) / MILLION
    return Sliders(**supposed)


def _total(terms: pl.DataFrame, evidence: Evidence, assumed: Assumptions) -> Decimal:
    amounts = charge_lines(changed_terms(terms, evidence, assumed))["contract_amount"]
    if amounts.null_count():
        raise MissingInputError("The charge of a line is not known under these assumptions.", where=str(assumed))
    return Decimal(amounts.sum()).quantize(Decimal("0.01"))


def _less(amount: Decimal, share: Decimal) -> Decimal:
    return to_cents(Fraction(amount) * (1 - Fraction(share)))


def _shifts(terms: pl.DataFrame, evidence: Evidence, since: date) -> dict[int | None, date | None]:
    """Months by which the milestone of every line can move, in order, with its day where all share it; own is None."""
    days: dict[int, list[date]] = {}
    keys = {key_of(row) for row in terms.iter_rows(named=True)}
    for (line, shift), (day, _) in evidence.months.items():
        if line in keys and isinstance(shift, int) and shift and day >= since:
            days.setdefault(shift, []).append(day)
    found: dict[int | None, date | None] = {None: _one(terms["milestone_date"].to_list())}
    found |= {shift: _one(there) for shift, there in days.items() if len(there) == terms.height}
    return dict(sorted(found.items(), key=lambda one: one[0] or 0))


def _one(days: Iterable[date]) -> date | None:
    first, *others = dict.fromkeys(days)
    return None if others else first


def _months(row: Mapping[str, Any], evidence: Evidence, shifts: Iterable[int | None]) -> list[int]:
    return [row["remaining_months"] if shift is None else evidence.months[key_of(row), shift][1] for shift in shifts]


def _own_share(terms: pl.DataFrame) -> int:
    """The contract's allowance of all lines together, as a part of what is committed, in millionths."""
    committed = int(terms["committed_count"].sum())
    granted = charge_lines(terms)["allowance_count"].sum() or 0
    same = terms["growth_allowance_share"].unique()
    if same.len() == 1 and same[0] is not None and not terms["growth_allowance_count"].count():
        return int(same[0] * MILLION)
    return round(Fraction(int(granted) * MILLION, committed)) if committed else 0


def _shares(low: int, high: int, *, rest: int, own: bool = False) -> dict[str, Any]:
    """Every whole per cent from low to high, and where the slider rests among them."""
    values: list[int | None] = sorted({*range(low, high + 1, _PERCENT), rest})
    at = values.index(rest)
    return {"values": [*values[:at], None if own else rest, *values[at + 1 :]], "rest": at}


def _still(value: int | None) -> dict[str, Any]:
    return {"values": [value], "rest": 0}


def _range(aiming: Aiming) -> dict[str, Any]:
    better, worse = (aiming.benchmark.better, aiming.benchmark.worse) if aiming.benchmark else (None, None)
    chosen = aiming.chosen
    return {
        "better": _ratio(better),
        "worse": _ratio(worse),
        "part": _ratio(aiming.part),
        "chosen": [_cents(_money(one)) for one in (chosen.opening, chosen.target, chosen.walk_away)],
    }


def _ratio(share: Fraction | None) -> list[str] | None:
    return None if share is None else [str(share.numerator), str(share.denominator)]


def _money(amount: Fraction | None) -> Decimal | None:
    return None if amount is None else to_cents(amount)


def _cents(amount: Decimal | None) -> str | None:
    return None if amount is None else str(int(amount * 100))
