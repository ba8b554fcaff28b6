"""Assumptions as readers see them: 5 % fewer in use, 3 months later."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from analysis.negotiation.assumptions import Assumptions

_BASES = {"above_allowance": "above the allowance", "above_commitment": "above the commitment"}
_CAPTURES = {"milestone": "captured at the milestone", "peak": "captured at the peak"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def assumption_text(assumed: Assumptions) -> str:
    """Say what a scenario supposes, in one sentence."""
    parts = [
        driver_words(key, figure)
        for key in ("use_change_share", "price_change_share", "growth_allowance_share", "corrected_share")
        if (figure := getattr(assumed, key)) is not None
    ]
    if assumed.milestone_shift_months is not None:
        parts.append(driver_words("milestone_shift_months", Decimal(assumed.milestone_shift_months)))
    if assumed.milestone_date is not None:
        parts.append(f"milestone on {_day(assumed.milestone_date)}")
    if assumed.charge_basis is not None:
        parts.append(f"charged {_BASES[assumed.charge_basis]}")
    if assumed.capture_key is not None:
        parts.append(_CAPTURES[assumed.capture_key])
    sentence = ", ".join(parts)
    whose = f" ({assumed.subscription_id} alone)" if assumed.subscription_id else ""
    return f"{sentence[:1].upper()}{sentence[1:]}{whose}."


def driver_words(key: str, figure: Decimal) -> str:
    """Say what one figure of a driver means."""
    if key == "milestone_shift_months":
        months = f"{abs(figure):,.0f} {'month' if abs(figure) == 1 else 'months'}"
        return f"milestone {months} {'later' if figure > 0 else 'earlier'}" if figure else "milestone as agreed"
    if key == "use_change_share":
        return f"{percent(abs(figure))} {'more' if figure > 0 else 'fewer'} in use" if figure else "use as it is"
    if key == "price_change_share":
        return f"price {percent(abs(figure))} {'higher' if figure > 0 else 'lower'}" if figure else "price as it is"
    if key == "growth_allowance_share":
        return f"growth allowance of {percent(figure)}"
    return {0: "no correction accepted", 1: "every correction accepted"}.get(
        int(figure) if figure == int(figure) else -1, f"{percent(figure)} of each correction accepted"
    )


def percent(share: Decimal) -> str:
    """A share in per cent, with no more digits than it has."""
    figure = (share * 100).normalize()
    return f"{figure:,f} %"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
