"""Moves of licences between Virtual Accounts: most told by the event log, a few made in silence, one only told."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from stories.model import Move

if TYPE_CHECKING:
    from stories.model import SmartAccount

QUANTITIES = (2, 4, 5, 8, 10, 12)
LOG_DAYS = 360
QUIET_DAYS = 40  # before the log was taken nothing moved: its newest rows may have lost their time


@dataclass(frozen=True)
class MovePlan:
    """How many moves the log of a Smart Account tells, on which days one was made in silence, or told and not made."""

    logged_on: date
    told: int
    silent: tuple[date, ...] = ()
    only_told: tuple[date, ...] = ()


def make_moves(account: SmartAccount, plan: MovePlan, snapshots: tuple[date, ...]) -> None:
    """Fill the account's moves; what moved in silence, or was only told, is of a licence of its own."""
    rng = random.Random(f"moves|{account.domain}")
    swapped = {name for one in account.substitutions for name in (one.covered, one.covering)}
    free = sorted(
        (virtual_account, license_name, place)
        for (virtual_account, license_name), lots in account.lots.items()
        for place, lot in enumerate(lots)
        if license_name not in swapped
        and lot.license_type != "DEMO"
        and lot.booked_as is None
        and lot.quantity > max(QUANTITIES)
        and all(lot.is_available(day) and lot.is_listed(day) for day in (snapshots[0], snapshots[-1], plan.logged_on))
        and any(name == license_name and other != virtual_account for other, name in account.lots)
    )
    rng.shuffle(free)
    days = [day for day in plan.silent + plan.only_told if day not in snapshots]
    odd: list[Move] = []
    while len(odd) < len(days):
        target, license_name, place = free.pop()
        if license_name not in {move.license_name for move in odd}:
            day = days[len(odd)]
            is_made = len(odd) < len(plan.silent)
            odd.append(_move(rng, account, day, target, license_name, place, is_logged=not is_made, is_made=is_made))
    quiet = {move.license_name for move in odd}
    told: list[Move] = []
    while len(told) < plan.told:
        target, license_name, place = free.pop()
        day = plan.logged_on - timedelta(days=rng.randint(QUIET_DAYS, LOG_DAYS))
        if license_name not in quiet and day not in snapshots:
            told.append(_move(rng, account, day, target, license_name, place))
    account.moves = sorted((*told, *odd), key=lambda move: (move.day, move.license_name, move.target))


def _move(
    rng: random.Random,
    account: SmartAccount,
    day: date,
    target: str,
    license_name: str,
    place: int,
    *,
    is_logged: bool = True,
    is_made: bool = True,
) -> Move:
    others = sorted(other for other, name in account.lots if name == license_name and other != target)
    return Move(day, license_name, rng.choice(others), target, rng.choice(QUANTITIES), place, is_logged, is_made)


def movement_figures(account: SmartAccount, plan: MovePlan, snapshots: tuple[date, ...], as_of: date) -> dict[str, Any]:
    """What the movement ledger must come to: the comings and goings of the log, and those that are not explained."""
    since = date(as_of.year - 1, as_of.month, as_of.day)
    told = [move for move in account.moves if move.is_logged and since < move.day]
    days: dict[tuple[str, str, date], int] = {}
    for move in told:
        for virtual_account, sign in ((move.source, -1), (move.target, 1)):
            key = virtual_account, move.license_name, move.day
            days[key] = days.get(key, 0) + sign * move.quantity
    rows = []
    for move in account.moves:
        if not move.is_made:
            reason, day = "the snapshots do not show it", move.day
        elif not move.is_logged:
            day = next(one for one in snapshots if one > move.day)
            before = max(one for one in snapshots if one < move.day)
            is_covered = day <= plan.logged_on
            is_part = before < plan.logged_on < day
            reason = (
                "the event log does not tell it"
                if is_covered
                else "the event log covers only part of it"
                if is_part
                else "no event log covers it"
            )
        else:
            continue
        rows += [
            {
                "smart_account": account.domain,
                "license_name": move.license_name,
                "virtual_account": virtual_account,
                "moved_at": day.isoformat(),
                "quantity_count": sign * move.quantity,
                "unexplained_count": move.quantity,
                "reason": reason,
            }
            for virtual_account, sign in ((move.source, -1), (move.target, 1))
        ]
    return {
        "smart_account": account.domain,
        "told_move_count": len(told),
        "told_leg_count": sum(1 for quantity in days.values() if quantity),
        "before_snapshots_count": sum(1 for *_, day in days if day <= snapshots[0]),
        "unexplained_move_count": len(rows) // 2,
        "unexplained": sorted(rows, key=lambda row: (row["license_name"], row["virtual_account"])),
    }
