"""RULES.md §4: which use can be contested, because the instance behind it is a duplicate, a ghost or silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tests.oracle.facts import Deployed, Estate, Instance
from tests.oracle.position import Key, Pool, balances, position

IN_PLACE = {"installed"}
GONE = {"retired", "absent"}
AMBER_DAYS = 30

Class = Literal["Matched", "Stale", "Ghost", "Duplicate", "Unmatched"]


@dataclass(frozen=True)
class Judged:
    """What is to be thought of an instance, and whether its use can be contested."""

    instance: Instance
    what: Class
    is_contested: bool
    only_silence: bool


def record_of(estate: Estate, instance: Instance) -> Deployed | None:
    """The device of an instance: by serial number; these records always have one."""
    return next((one for one in estate.deployed if one.serial == instance.serial), None)


def silent_days(estate: Estate, instance: Instance) -> int | None:
    """Days since CSSM heard of an instance, where it tells."""
    return None if instance.last_contact is None else (estate.as_of - instance.last_contact).days


def works_unheard(estate: Estate, instance: Instance) -> bool:
    """Whether all that the Virtual Account uses is reserved: such devices never call, and silence tells nothing."""
    own = [
        one
        for one in estate.holdings
        if (one.account, one.virtual_account) == (instance.account, instance.virtual_account)
    ]
    used = sum(one.in_use or 0 for one in own)
    return used > 0 and sum(one.reserved or 0 for one in own) >= used


def later_twin(estate: Estate, instance: Instance) -> Instance | None:
    """The instance heard from later that stands for the same device.

    One serial number twice is one device, wherever it stands. One host name and product under two serial numbers, in
    one Smart Account, is one only where the former has gone quiet (amber), a record does not have it in place, and its
    quiet means something.
    """
    same = [one for one in estate.instances if one.serial == instance.serial]
    heard_last = min(same, key=_heard_first)
    if heard_last != instance:
        return heard_last
    named = [
        one
        for one in estate.instances
        if instance.host is not None
        and (one.host, one.product, one.account) == (instance.host, instance.product, instance.account)
    ]
    if not named:
        return None
    successor = min(named, key=_heard_first)
    quiet = silent_days(estate, instance)
    record = record_of(estate, instance)
    if (
        successor.serial != instance.serial
        and successor.last_contact is not None
        and instance.last_contact is not None
        and successor.last_contact > instance.last_contact
        and quiet is not None
        and quiet > AMBER_DAYS
        and not (record is not None and record.status in IN_PLACE)
        and not works_unheard(estate, instance)
    ):
        return successor
    return None


def _heard_first(instance: Instance) -> tuple[int, str, str]:
    """The one heard from last comes first; of one day, the first account by name."""
    heard = instance.last_contact or date.min
    return -heard.toordinal(), instance.account, instance.virtual_account


def judged(estate: Estate) -> list[Judged]:
    """Every instance of CSSM. One instance is contested once, for one reason."""
    return [_judge(estate, one) for one in estate.instances]


def _judge(estate: Estate, instance: Instance) -> Judged:
    record, quiet = record_of(estate, instance), silent_days(estate, instance)
    is_stale = quiet is not None and quiet > estate.silent_after_days
    is_retired = record is not None and record.status in GONE
    is_absent = record is None and estate.records_are_complete and estate.has_deployment_records
    is_twin = later_twin(estate, instance) is not None

    if is_retired or is_absent:
        what: Class = "Ghost"
    elif is_twin:
        what = "Duplicate"
    elif is_stale:
        what = "Stale"
    else:
        what = "Matched" if record is not None else "Unmatched"

    if is_twin:
        return Judged(instance, what, is_contested=True, only_silence=False)
    if is_retired or is_absent:
        # What was heard of lately is not gone, whatever a record says.
        is_quiet = quiet is None or quiet > AMBER_DAYS
        is_proof = is_retired or not works_unheard(estate, instance)
        return Judged(instance, what, is_contested=is_quiet and is_proof, only_silence=False)
    in_place = record is not None and record.status in IN_PLACE
    is_open = is_stale and not in_place and not works_unheard(estate, instance)
    return Judged(instance, what, is_contested=is_open, only_silence=True)


def contested(estate: Estate) -> dict[Key, int]:
    """Contestable use by Virtual Account and licence, and never more than the account uses.

    Reserved licences are used without a word to Cisco: as many units of what only silence contests are left out, the
    longest silent first.
    """
    proven: dict[Key, int] = defaultdict(int)
    silent: dict[Key, int] = defaultdict(int)
    for one in judged(estate):
        if one.is_contested:
            for license_name, count in one.instance.uses:
                key = one.instance.account, one.instance.virtual_account, license_name
                (silent if one.only_silence else proven)[key] += max(count, 0)
    answer = {}
    for holding in estate.holdings:
        if holding.in_use is None:
            continue
        units = proven[holding.key] + max(silent[holding.key] - max(holding.reserved or 0, 0), 0)
        answer[holding.key] = max(min(units, holding.in_use), 0)
    return answer


def contested_in_bridge(estate: Estate) -> dict[Pool, int]:
    """The same by Smart Account, of those lines only whose balance is known: the others are not in the bridge."""
    known = balances(position(estate))
    units: dict[Pool, int] = defaultdict(int)
    for key, count in contested(estate).items():
        if key in known:
            units[key[0], key[2]] += count
    return units


def all_silent(estate: Estate, key: Key) -> bool:
    """Whether a line has instances and all of them have been silent too long, or were never heard of."""
    own: Sequence[Instance] = [
        one
        for one in estate.instances
        if (one.account, one.virtual_account) == key[:2] and key[2] in [name for name, _ in one.uses]
    ]
    quiet = [silent_days(estate, one) for one in own]
    return bool(own) and all(days is None or days > estate.silent_after_days for days in quiet)
