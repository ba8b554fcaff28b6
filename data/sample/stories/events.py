"""CSSM's event log: deposits, transfers between Virtual Accounts, devices that came and went, told in words."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from stories.csv_tables import Dialect, table
from stories.ledger import OWN_DAYS, Told, Written, written

if TYPE_CHECKING:
    from stories.model import SmartAccount

HEADER = ("Time", "Event Type", "Message", "Virtual Account", "User")
Event = tuple[datetime, str, str, str, str]
USERS = ("a.sample", "r.sample", "System")


def account_events(account: SmartAccount, on: date, since: date) -> list[Event]:
    """Events from one day to another; the transfers are the account's moves, but for those made in silence."""
    rng = random.Random(f"events|{account.domain}")
    events: list[Event] = []
    holdings = sorted(key for key, lots in account.lots.items() if lots)
    for move in account.moves:
        if move.is_logged:
            message = (
                f'{move.quantity} "{move.license_name}" licenses were transferred from Virtual Account "{move.source}" '
                f'to Virtual Account "{move.target}"'
            )
            moment = datetime.combine(move.day, _moment(rng, on).time())
            events.append((moment, "License Transfer", message, move.target, rng.choice(USERS[:2])))
    opened = datetime.combine(since, _moment(rng, on).time())
    events.append(
        (opened, "Virtual Account Added", "The Virtual Account was added", account.virtual_accounts[-1], USERS[0])
    )
    for device in sorted(account.devices_on(on), key=lambda one: one.registered_at, reverse=True)[:25]:
        words = f'The product instance "{device.display_name}" was added to the Virtual Account'
        moment = device.registered_at.replace(tzinfo=None)
        events.append((moment, "Product Instance Added", words, device.virtual_account, "System"))
    for virtual_account, license_name in rng.sample(holdings, 12):
        words = f'The Virtual Account has insufficient "{license_name}" licenses.\nAction is required.'
        events.append((_moment(rng, on), "Insufficient Licenses", words, virtual_account, "System"))
    return sorted(events, key=lambda event: (event[0], event[2]), reverse=True)


def _moment(rng: random.Random, on: date) -> datetime:
    day = on - timedelta(days=rng.randint(1, 360))
    return datetime.combine(day, time(rng.randint(6, 19), rng.randint(0, 59), rng.randint(0, 59)))


def event_log(
    path: str, account: SmartAccount, taken: date, events: list[Event], dialect: Dialect, shape: str, undated: int = 0
) -> Written:
    """The log as downloaded; some messages run over two lines, and the first rows may have lost their time."""
    rows = [
        ("" if place < undated else moment.strftime(shape), kind, message, virtual_account, user)
        for place, (moment, kind, message, virtual_account, user) in enumerate(events)
    ]
    needs_order = not shape.startswith("%Y") and "%b" not in shape
    told = Told(
        "cssm_events",
        taken,
        len(rows),
        account.domain,
        rejects=(("column 'Time': is empty", undated),) if undated else (),
        date_order=("dmy" if shape.startswith("%d") else "mdy", OWN_DAYS) if needs_order else None,
    )
    return written(path, table(HEADER, rows, dialect), told)


def events_story(events: list[Event]) -> dict[str, Any]:
    """What the log tells."""
    return {
        "event_count": len(events),
        "license_transfer_count": sum(kind == "License Transfer" for _, kind, *_ in events),
        "instance_added_count": sum(kind == "Product Instance Added" for _, kind, *_ in events),
    }
