"""Users and roles of a Smart Account as its administrator lists them; the people in it are invented."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from stories.csv_tables import Dialect, table
from stories.ledger import Told, Written, written

HEADER = ("User", "Email", "Role", "Virtual Account", "Last Login Date", "Status")
ADMINISTRATOR = "Smart Account Administrator"
OTHER_ROLES = ("Virtual Account Administrator", "Virtual Account User", "Smart Account Viewer")
FIRST = ("Abel", "Beatrix", "Conrad", "Delphine", "Edmund", "Fenella", "Gilbert", "Hester", "Ignatius", "Jocasta")
LAST = ("Applegarth", "Brocklebank", "Cholmondley", "Dunstable", "Entwistle", "Featherstone", "Grimshaw")
IDLE_DAYS, IDLE = 90, 2


@dataclass(frozen=True)
class Person:
    """A user: the role, when the last sign-in was, and whether the person has left."""

    name: str
    role: str
    account: str
    last_login: date | None
    has_left: bool


def people(domain: str, accounts: list[str], count: int, administrators: int, until: date) -> list[Person]:
    """As many people; of the administrators two have not signed in for long and one never has, and one has left."""
    rng = random.Random(f"users of {domain}")
    names = [f"{first} {last}" for first in FIRST for last in LAST]
    told = []
    for place, name in enumerate(rng.sample(names, count)):
        is_administrator = place < administrators
        days = 120 + 40 * place if is_administrator and place < IDLE else rng.randrange(1, IDLE_DAYS - 20)
        told.append(
            Person(
                name,
                ADMINISTRATOR if is_administrator else rng.choice(OTHER_ROLES),
                "All" if is_administrator else rng.choice(accounts),
                None if place == administrators - 1 else until - timedelta(days=days),
                place in {1, count - 1, count - 2},
            )
        )
    return told


def users_table(path: str, domain: str, listed: list[Person], taken: date) -> Written:
    """The list as a table."""
    rows = [
        (
            one.name,
            f"{one.name.replace(' ', '.').casefold()}@{domain}",
            one.role,
            one.account,
            one.last_login.isoformat() if one.last_login else "",
            "Left" if one.has_left else "Active",
        )
        for one in listed
    ]
    return written(path, table(HEADER, rows, Dialect()), Told("account_users", taken, len(rows), domain))


def users_story(listed: list[Person], as_of: date) -> dict[str, Any]:
    """The counts that the access posture must come to."""
    administrators = [one for one in listed if one.role == ADMINISTRATOR]
    idle = [one for one in administrators if one.last_login and (as_of - one.last_login).days > IDLE_DAYS]
    return {
        "user_count": len(listed),
        "administrator_count": len(administrators),
        "idle_administrator_count": len(idle),
        "unseen_administrator_count": sum(one.last_login is None for one in administrators),
        "left_user_count": sum(one.has_left for one in listed),
        "left_administrator_count": sum(one.has_left for one in administrators),
    }
