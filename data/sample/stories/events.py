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


def account_events(account: SmartAccount, on: date, transfers: int) -> list[Event]:
    """A year of events up to the day; the transfers are of licences that the account really holds."""
    rng = random.Random(f"events|{account.domain}")
    events: list[Event] = []
    holdings = sorted(key for key, lots in account.lots.items() if lots)
    for _ in range(transfers):
        virtual_account, license_name = rng.choice(holdings)
        others = [name for name in account.virtual_accounts if name != virtual_account]
        quantity, source = rng.choice((2, 4, 5, 8, 10, 12)), rng.choice(others)
        message = (
            f'{quantity} "{license_name}" licenses were transferred from Virtual Account "{source}" '
            f'to Virtual Account "{virtual_account}"'
        )
        events.append((_moment(rng, on), "License Transfer", message, virtual_account, rng.choice(USERS[:2])))
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
