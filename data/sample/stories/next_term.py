"""What two clients were told of their next term: options as a vendor quotes them, and what the client expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stories.model import Agreement, Client

Table = dict[str, str | int | float | bool]

PLAN, QUOTE = "Capacity plan of October 2026", "Partner's letter of 10 November 2026"
QUOTED = "Renewal quote of 6 November 2026"
# Days from an invoice within which it can be disputed, where the contract says it.
DISPUTE_DAYS = {"Sub-3310592": 30}
FOR_ALL: dict[str, Table] = {
    "calderbank": {
        "term_months": 36,
        "growth_share_per_year": 0.03,
        "growth_allowance_share": 0.15,
        "annual_uplift_share": 0.04,
        "is_price_locked": False,
        "true_forward_price_share": 1.0,
        "source": PLAN,
    },
    "stmarys": {
        "subscription_id": "Sub-2048817",
        "term_months": 36,
        "growth_share_per_year": 0.02,
        "growth_allowance_share": 0.10,
        "annual_uplift_share": 0.05,
        "is_price_locked": False,
        "true_forward_price_share": 1.0,
        "source": QUOTED,
    },
}
OPTIONS: dict[str, tuple[Table, ...]] = {
    "calderbank": (
        {"name": "Price locked", "kind": "Same commitment", "is_price_locked": True, "source": QUOTE},
        {"name": "Right-sized, price locked", "kind": "Right-sized", "is_price_locked": True, "source": QUOTE},
        {
            "name": "Grown, five years",
            "kind": "Grown",
            "term_months": 60,
            "price_change_share": -0.06,
            "is_price_locked": True,
            "source": QUOTE,
        },
        {
            "name": "Without an agreement",
            "kind": "Transactional",
            "price_change_share": 0.22,
            "source": QUOTE,
        },
    ),
    "stmarys": (
        {"name": "As quoted", "kind": "Same commitment", "source": QUOTED},
        {
            "name": "Grown, price locked",
            "kind": "Grown",
            "price_change_share": -0.03,
            "is_price_locked": True,
            "source": QUOTED,
        },
    ),
}
COMMENTS = {
    "subscription_id": "the agreement that is renewed",
    "term_months": "months of the next term",
    "growth_share_per_year": "by how much use is expected to grow in a year",
    "growth_allowance_share": "growth free of charge in the next term",
    "annual_uplift_share": "what the price rises by on each anniversary",
    "is_price_locked": "true: the price does not rise",
    "true_forward_price_share": "price in a True Forward, as a share of the commitment's",
    "price_change_share": "on today's price",
    "source": "who says so, and when",
    "kind": "Same commitment, Right-sized, Grown or Transactional",
}


def next_term_lines(client: Client) -> list[tuple[str, str, str]]:
    """Key, entry and comment of each line of `[renewal]`; a line without an entry is a heading or blank."""
    if client.client_id not in FOR_ALL:
        return []
    lines = [("", "", ""), ("[renewal]", "", "")]
    lines += _entries(FOR_ALL[client.client_id], COMMENTS)
    for place, option in enumerate(OPTIONS[client.client_id]):
        lines += [("", "", ""), ("[[renewal.options]]", "", "")]
        lines += _entries(option, COMMENTS if place == 0 else {})
    return lines


def dispute_days(agreement: Agreement) -> int | None:
    """What the contract says of disputing an invoice; None where it says nothing."""
    return DISPUTE_DAYS.get(agreement.subscription_id)


def _entries(table: Table, comments: dict[str, str]) -> list[tuple[str, str, str]]:
    return [(key, _entry(one), comments.get(key, "")) for key, one in table.items()]


def _entry(one: str | float | bool) -> str:
    if isinstance(one, bool):
        return "true" if one else "false"
    if isinstance(one, float):
        return f"{one:.2f}"
    return f'"{one}"' if isinstance(one, str) else str(one)
