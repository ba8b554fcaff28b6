"""RULES.md §8 for the licences of these estates: who may stand in for whom, and what covering can do (§2.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tests.oracle.position import Key, Line, balances, netting

# Licence → (family, rank). A higher rank covers a lower one of its own family: same stack, platform and port count.
LADDERS = {
    "C9300-24 Network Essentials": ("C9300-24 Network", 1),
    "C9300-24 Network Advantage": ("C9300-24 Network", 2),
    "C9300-24 DNA Essentials": ("C9300-24 DNA", 1),
    "C9300-24 DNA Advantage": ("C9300-24 DNA", 2),
    "C9300-24 DNA-A": ("C9300-24 DNA", 2),
    "C9300-24 DNA Premier": ("C9300-24 DNA", 3),
    "C9300-48 DNA Advantage": ("C9300-48 DNA", 2),
    "ISE Essentials": ("ISE", 1),
    "ISE Advantage": ("ISE", 2),
    "ISE Premier": ("ISE", 3),
    "Secure Client Advantage": ("Secure Client", 1),
    "Secure Client Premier": ("Secure Client", 2),
}
# Additive, on no ladder.
ALONE = ("Threat Defense Malware", "Threat Defense URL")
LICENSES = (*LADDERS, *ALONE)


def stands_above(higher: str, lower: str) -> bool:
    """Whether a licence may cover another."""
    if higher not in LADDERS or lower not in LADDERS:
        return False
    (family, rank), (other, below) = LADDERS[higher], LADDERS[lower]
    return family == other and rank > below


def covering(lines: Mapping[Key, Line]) -> tuple[dict[Key, int], dict[Key, int]]:
    """What each licence is covered with and gives inside its Virtual Account, beyond what the export shows.

    Nobody gives what his own licence lacks anywhere in the Smart Account, so that covering makes no shortage elsewhere;
    accounts promise in the order of their names. Then each shortage, the highest tier first, asks the nearest tier
    above it first (docs/decisions/the-bridge-starts-from-cssm.md).
    """
    known = {key: balance for key, balance in balances(lines).items() if key[2] in LADDERS}

    promised: dict[Key, int] = {}
    left = {pool: net.surplus - net.misplaced for pool, net in netting(lines).items()}
    for key in sorted(known):
        account, virtual_account, name = key
        wanted = sum(
            max(-balance, 0)
            for other, balance in known.items()
            if other[:2] == (account, virtual_account) and stands_above(name, other[2])
        )
        useful = min(max(known[key], 0), wanted)
        promised[key] = max(min(useful, left[account, name]), 0)
        left[account, name] -= promised[key]

    covered: dict[Key, int] = defaultdict(int)
    given: dict[Key, int] = defaultdict(int)
    for short in sorted(known, key=lambda one: (-LADDERS[one[2]][1], one)):
        above = [other for other in known if other[:2] == short[:2] and stands_above(other[2], short[2])]
        for other in sorted(above, key=lambda one: (LADDERS[one[2]][1], [-ord(letter) for letter in one[2]])):
            count = min(max(-known[short], 0) - covered[short], promised[other] - given[other])
            covered[short] += count
            given[other] += count
    return covered, given
