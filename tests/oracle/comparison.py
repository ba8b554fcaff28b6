"""The workbench beside the oracle: many estates landed and built as one client, each held against plain Python.

This is the only module here that knows the workbench.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.engine.estate import Estate as Workbench
from tests.oracle.bridge import bridges, status, steps, totals, unit_price
from tests.oracle.export_files import Named, client_files, named
from tests.oracle.facts import Estate
from tests.oracle.instances import contested, judged
from tests.oracle.ladders import LADDERS, covering
from tests.oracle.lenses import lenses
from tests.oracle.plans import complaints, plans
from tests.oracle.position import balances, netting, position
from tests.oracle.random_estates import AS_OF

Row = tuple[Any, ...]
Picture = dict[Row, Row]

# What is compared: the relation, its key without the Smart Account, and its columns.
COMPARED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "marts.license_position": (
        ("virtual_account", "license_name"),
        ("available_count", "in_use_count", "reserved_count", "substitution_count", "balance_count", "position_status"),
    ),
    "marts.substitution_options": (("virtual_account", "license_name"), ("covered_count", "given_count")),
    "marts.license_netting": (
        ("license_name",),
        ("gross_short_count", "misplaced_count", "genuine_short_count", "surplus_count"),
    ),
    "marts.bridge_steps": (("license_name", "step_key"), ("short_count", "amount")),
    "marts.license_lenses": (("license_name",), ("shown_balance_count", "proven_balance_count")),
    "core.contested_totals": (("virtual_account", "license_name"), ("contested_count",)),
    "marts.instance_match": (("virtual_account", "serial_number"), ("match_class",)),
}


@dataclass(frozen=True)
class Difference:
    """Where the two sides disagree: about the estate in this place, or about the sum of all."""

    place: int | None
    relation: str
    key: Row
    oracle: Row | None
    workbench: Row | None

    def __str__(self) -> str:
        return f"{self.relation} {self.key}: the oracle says {self.oracle}, the workbench {self.workbench}"


@dataclass(frozen=True)
class Client:
    """What is told of a client and not of an account: its own word on its records, and its threshold for silence."""

    records_are_complete: bool = False
    silent_after_days: int = 90


def together(estates: Sequence[Estate], client: Client) -> list[Named]:
    """Estates as one client."""
    has_records = any(one.deployed for one in estates)
    return named(
        replace(
            one,
            records_are_complete=client.records_are_complete,
            silent_after_days=client.silent_after_days,
            has_deployment_records=has_records,
        )
        for one in estates
    )


def write_client(folder: Path, estates: Sequence[Named]) -> None:
    """Write the client's folder."""
    for name, text in client_files(estates).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def differences(estates: Sequence[Estate], client: Client = Client()) -> list[Difference]:
    """Land and build the estates as one client and hold every figure of each against the oracle's."""
    clients = together(estates, client)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "oracle"
        write_client(folder, clients)
        with Workbench(folder, writing=True) as workbench:
            workbench.land()
            workbench.build(AS_OF)
            return compare(workbench, clients)


def compare(workbench: Workbench, clients: Sequence[Named]) -> list[Difference]:
    """Hold a built client against the oracle."""
    found = []
    for relation in COMPARED:
        theirs = workbench_picture(workbench, relation)
        for place, one in enumerate(clients):
            ours = PICTURES[relation](one)
            there = {key: row for account in one.accounts for key, row in theirs[one.account(account)].items()}
            found += [
                Difference(place, relation, key, ours.get(key), there.get(key))
                for key in sorted({*ours, *there}, key=repr)
                if ours.get(key) != there.get(key)
            ]
    return found + plan_differences(workbench, clients) + total_differences(workbench, clients)


def workbench_picture(workbench: Workbench, relation: str) -> Mapping[str, Picture]:
    """A relation's rows by Smart Account, counts of one key added up."""
    keys, columns = COMPARED[relation]
    pictures: dict[str, Picture] = defaultdict(dict)
    names = ", ".join(("smart_account", *keys, *columns))
    for account, *rest in workbench.query(f"select {names} from {relation}").rows():
        key, row = (account, *rest[: len(keys)]), tuple(rest[len(keys) :])
        former = pictures[account].get(key)
        if former is not None and relation == "core.contested_totals":
            row = (row[0] + former[0],)
        pictures[account][key] = row
    return pictures


def _position(one: Named) -> Picture:
    return {
        (one.account(key[0]), key[1], one.license(key[2])): (
            line.available,
            line.in_use,
            line.reserved,
            line.substitution,
            line.balance,
            status(one.estate, key),
        )
        for key, line in position(one.estate).items()
    }


def _options(one: Named) -> Picture:
    lines = position(one.estate)
    covered, given = covering(lines)
    return {
        (one.account(key[0]), key[1], one.license(key[2])): (covered[key], given[key])
        for key in balances(lines)
        if key[2] in LADDERS
    }


def _netting(one: Named) -> Picture:
    return {
        (one.account(account), one.license(name)): (net.short, net.misplaced, net.genuine, net.surplus)
        for (account, name), net in netting(position(one.estate)).items()
    }


def _bridge(one: Named) -> Picture:
    return {
        (one.account(account), one.license(name), step): figures
        for (account, name), bridge in bridges(one.estate).items()
        for step, figures in steps(bridge, unit_price(one.estate, name)).items()
    }


def _lenses(one: Named) -> Picture:
    """A licence that CSSM shows nowhere keeps the spelling of its own source."""
    shown = {holding.license for holding in one.estate.holdings}
    return {
        (one.account(account), one.license(name) if name in shown else one.other_spelling(name)): balances_of
        for (account, name), balances_of in lenses(one.estate).items()
    }


def _contested(one: Named) -> Picture:
    return {
        (one.account(account), virtual_account, one.license(name)): (count,)
        for (account, virtual_account, name), count in contested(one.estate).items()
        if count
    }


def _instances(one: Named) -> Picture:
    """One row an instance of a Smart Account, told for where it was heard from last; a ghost before a duplicate."""
    rows: Picture = {}
    by_device: dict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for found in judged(one.estate):
        by_device[found.instance.account, found.instance.product, found.instance.serial].append(found)
    for (account, _, serial), same in by_device.items():
        last = min(
            same,
            key=lambda one: (
                -(one.instance.last_contact.toordinal() if one.instance.last_contact else 0),
                one.instance.virtual_account,
            ),
        )
        what = last.what
        if what != "Ghost" and any(one.what == "Duplicate" for one in same):
            what = "Duplicate"
        rows[one.account(account), last.instance.virtual_account, one.number(serial)] = (what,)
    return rows


PICTURES = {
    "marts.license_position": _position,
    "marts.substitution_options": _options,
    "marts.license_netting": _netting,
    "marts.bridge_steps": _bridge,
    "marts.license_lenses": _lenses,
    "core.contested_totals": _contested,
    "marts.instance_match": _instances,
}


def plan_differences(workbench: Workbench, clients: Sequence[Named]) -> list[Difference]:
    """What the oracle has to say of each transfer plan."""
    return [
        Difference(place, "marts.transfer_plan", (words,), None, None)
        for place, (one, plan) in enumerate(zip(clients, plans(workbench, clients), strict=True))
        for words in complaints(one, plan)
    ]


def total_differences(workbench: Workbench, clients: Sequence[Named]) -> list[Difference]:
    """The bridge of the whole client, the witness aside: it is short of nothing."""
    ours = totals([one.estate for one in clients])
    rows = workbench.query("select step_key, short_count, amount from marts.bridge_totals").rows()
    theirs = {key: (count, amount) for key, count, amount in rows}
    return [
        Difference(None, "marts.bridge_totals", (key,), ours.get(key), theirs.get(key))
        for key in sorted({*ours, *theirs})
        if ours.get(key) != theirs.get(key) and (theirs.get(key) != (0, 0) or key in ours)
    ]
