"""RULES.md §2 once more, in plain Python: what the models must come to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tests.properties.estates import AS_OF, Lot, Record

Account = tuple[str, str, str]  # Smart Account, Virtual Account, licence
TIERS = {"Essentials": 1, "Advantage": 2, "A": 2, "Premier": 3}


def is_available(lot: Lot) -> bool:
    """§2.1: Active, start ≤ as-of < end, and no demonstration."""
    begun = lot.lot_start_date is None or lot.lot_start_date <= AS_OF
    lasts = lot.lot_end_date is None or lot.lot_end_date > AS_OF
    return lot.reported_status == "ACTIVE" and begun and lasts and lot.license_type != "DEMO"


def substitutions(records: Sequence[Record]) -> dict[Account, int]:
    """§2.3: per pair of one Virtual Account once, whoever tells it; covered +n, covering −n."""
    own = {
        (one.smart_account, one.virtual_account, one.license_name): one.reported_quantity_count - one.in_use_count
        for one in records
        if one.in_use_count is not None
    }
    pairs: dict[tuple[str, str, str, str], int] = {}
    for one in records:
        for other, count in one.covered_by:
            here = (one.smart_account, one.virtual_account)
            mine, its = own.get((*here, one.license_name), 0), own.get((*here, other), 0)
            covered, covering = (one.license_name, other) if mine <= its else (other, one.license_name)
            pair = (*here, covered, covering)
            pairs[pair] = max(pairs.get(pair, 0), count)
    gained: dict[Account, int] = defaultdict(int)
    for (smart_account, virtual_account, covered, covering), count in pairs.items():
        gained[smart_account, virtual_account, covered] += count
        gained[smart_account, virtual_account, covering] -= count
    return gained


def balances(records: Sequence[Record]) -> dict[Account, int | None]:
    """§2.2: available + substitution − in use; null where lots are missing or use is unknown."""
    gained = substitutions(records)
    answer: dict[Account, int | None] = {}
    for one in records:
        key = (one.smart_account, one.virtual_account, one.license_name)
        available = sum(lot.lot_count for lot in one.lots if is_available(lot))
        is_open = not one.lots and one.reported_quantity_count != 0
        known = one.in_use_count is not None and not is_open
        answer[key] = available + gained.get(key, 0) - (one.in_use_count or 0) if known else None
    return answer


def netting(held: Mapping[Account, int | None]) -> dict[tuple[str, str], tuple[int, int, int, int]]:
    """§2.4: per Smart Account and licence, what is short, misplaced, genuine and spare."""
    short: dict[tuple[str, str], int] = defaultdict(int)
    spare: dict[tuple[str, str], int] = defaultdict(int)
    for (smart_account, _, license_name), balance in held.items():
        short[smart_account, license_name] += max(0, -(balance or 0))
        spare[smart_account, license_name] += max(0, balance or 0)
    return {
        key: (short[key], min(short[key], spare[key]), max(0, short[key] - spare[key]), spare[key]) for key in short
    }


def tier(license_name: str) -> tuple[str, int] | None:
    """§8: the family of a licence and its rank, or nothing."""
    found = re.search(r"\b(DNA|ISE)[ -](Essentials|Advantage|Premier|A)\b", license_name)
    if found is None:
        return None
    return found[1] + license_name.replace(found[0], ""), TIERS[found[2]]


def covering(held: Mapping[Account, int | None]) -> tuple[dict[Account, int], dict[Account, int]]:
    """§2.3: what each licence is covered with, and gives, going down each ladder and asking the nearest tier first.

    A licence gives no more than is spare once its own shortages of the Smart Account are met; accounts give in the
    order of their names.
    """
    known = {key: balance for key, balance in held.items() if balance is not None and tier(key[2])}
    nets = netting(held)
    to_give: dict[Account, int] = {}
    left = {key: spare - misplaced for key, (_, misplaced, _, spare) in nets.items()}
    for key in sorted(known):
        wanted = sum(max(0, -known[other]) for other in _below(key, known))
        to_give[key] = max(0, min(known[key], wanted, left[key[0], key[2]]))
        left[key[0], key[2]] -= min(max(0, known[key]), wanted)
    covered: dict[Account, int] = defaultdict(int)
    given: dict[Account, int] = defaultdict(int)
    for key in sorted(known, key=lambda one: (-_rank(one), one)):
        lacking = max(0, -known[key])
        for other in sorted(_above(key, known), key=lambda one: (_rank(one), [-ord(letter) for letter in one[2]])):
            count = min(lacking, to_give[other] - given[other])
            lacking -= count
            covered[key] += count
            given[other] += count
    return covered, given


def _rank(key: Account) -> int:
    found = tier(key[2])
    return found[1] if found else 0


def _beside(key: Account, known: Mapping[Account, int]) -> list[Account]:
    family = (tier(key[2]) or ("", 0))[0]
    return [other for other in known if other[:2] == key[:2] and (tier(other[2]) or ("", 0))[0] == family]


def _below(key: Account, known: Mapping[Account, int]) -> list[Account]:
    return [other for other in _beside(key, known) if _rank(other) < _rank(key)]


def _above(key: Account, known: Mapping[Account, int]) -> list[Account]:
    return [other for other in _beside(key, known) if _rank(other) > _rank(key)]


def most_coverable(shortages: Sequence[tuple[int, int]], surpluses: Sequence[tuple[int, int]]) -> int:
    """The most that can be covered at all, found by matching licence to licence: pairs of (rank, count)."""
    wanting = [rank for rank, count in shortages for _ in range(count)]
    giving = [rank for rank, count in surpluses for _ in range(count)]
    taken: dict[int, int] = {}

    def finds(place: int, seen: set[int]) -> bool:
        for other, rank in enumerate(giving):
            if rank > wanting[place] and other not in seen:
                seen.add(other)
                if other not in taken or finds(taken[other], seen):
                    taken[other] = place
                    return True
        return False

    return sum(finds(place, set()) for place in range(len(wanting)))
