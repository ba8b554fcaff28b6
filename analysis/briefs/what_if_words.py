"""What each position of a what-if's sliders is called, and what it supposes, in a reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from analysis.negotiation.rounding import MILLION
from analysis.numbers import MINUS, date_text, number_text

NAMES = {
    "corrected_share": "Corrections done",
    "price_change_share": "Net unit price",
    "milestone_shift_months": "Milestone",
    "growth_allowance_share": "Growth allowance",
    "discount_share": "Discount",
}
PROPOSED, SHOWN, AMOUNT = "Cisco’s proposal", "Formula, use as shown", "Charge"
Model = Mapping[str, Any]


def positions(model: Model, name: str) -> list[tuple[str, str]]:
    """Return for every position of a slider what it is called and what is then supposed, a clause without its stop."""
    values = model["sliders"][name]["values"]
    if name == "milestone_shift_months":
        return [_milestone(shift, day) for shift, day in zip(values, model["milestones"], strict=True)]
    if name == "growth_allowance_share":
        return [_allowance(value, model) for value in values]
    return [_WORDS[name](value, len(values)) for value in values]


def _share(micros: int) -> str:
    """A share in per cent, with all the digits it has."""
    figure = Decimal(micros).scaleb(-4).normalize()
    return f"{number_text(figure, max(-int(figure.as_tuple().exponent), 0))} %"


def _corrected(value: int, count: int) -> tuple[str, str]:
    if count == 1:
        return "none verified", "no correction of use is verified"
    if value in (0, MILLION):
        done = "every verified correction" if value else "no verified correction"
        return _share(value), f"{done} is done by the milestone"
    return _share(value), f"{_share(value)} of each verified correction is done by the milestone"


def _price(value: int | None, _: int) -> tuple[str, str]:
    if value is None:
        return "as agreed", "net unit prices are the contract’s"
    side, sign = ("above", "+") if value > 0 else ("below", MINUS)
    return f"{sign}{_share(abs(value))}", f"net unit prices are {_share(abs(value))} {side} the contract’s"


def _discount(value: int, _: int) -> tuple[str, str]:
    return (_share(value), f"a discount of {_share(value)} comes off") if value else ("none", "no discount comes off")


def _milestone(shift: int | None, day: str | None) -> tuple[str, str]:
    if day is not None:
        told = date_text(day)
        return told, f"the milestone {'stays on' if shift is None else 'moves to'} {told}"
    if shift is None:
        return "as agreed", "each milestone stays on its day"
    told = f"{abs(shift)} {'month' if abs(shift) == 1 else 'months'} {'later' if shift > 0 else 'earlier'}"
    return told, f"each milestone is {told}"


def _allowance(value: int | None, model: Model) -> tuple[str, str]:
    if value is not None:
        return _share(value), f"the growth allowance is {_share(value)}" if value else "no growth allowance holds"
    if len(model["sliders"]["growth_allowance_share"]["values"]) == 1:
        return "none holds", "under this contract no growth allowance holds"
    if model["is_one_allowance"]:
        own = _share(model["allowance_micros"])
        return own, f"the growth allowance is the contract’s {own}"
    return "as agreed", "each growth allowance is the contract’s"


_WORDS = {"corrected_share": _corrected, "price_change_share": _price, "discount_share": _discount}
