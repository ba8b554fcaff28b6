"""How like a header is to the names a source gives a column: word by word, short forms written out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from analysis.fields import header_words

# Written out on both sides before words are compared.
SHORT_FORMS = {
    "acct": "account",
    "amt": "amount",
    "curr": "currency",
    "desc": "description",
    "exp": "expiration",
    "lic": "license",
    "lics": "license",
    "licence": "license",
    "licences": "license",
    "licenses": "license",
    "mac": "mac address",
    "nbr": "number",
    "no": "number",
    "nr": "number",
    "num": "number",
    "p n": "part number",
    "partno": "part number",
    "pid": "product id",
    "pn": "part number",
    "po": "purchase order number",
    "qty": "quantity",
    "s n": "serial number",
    "sa": "smart account",
    "serialno": "serial number",
    "sn": "serial number",
    "so": "sales order number",
    "state": "status",
    "subs": "subscription",
    "va": "virtual account",
    "vaccount": "virtual account",
}
_SHORT = re.compile(rf"\b({'|'.join(sorted(SHORT_FORMS, key=len, reverse=True))})\b")
# Words that many columns share tell little.
LIGHT_WORDS = frozenset({"a", "by", "code", "date", "for", "id", "in", "name", "number", "of", "on", "the", "to"})
LIGHT_WEIGHT = 0.4
SAME_WORD = 85.0
MOST_WORDS = 12
ALL_BUT_SAME = 0.95


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    spelt = _SHORT.sub(lambda found: SHORT_FORMS[found.group()], header_words(name))
    return tuple(dict.fromkeys(spelt.split()))[:MOST_WORDS]


def _weight(words: Iterable[str]) -> float:
    return sum(LIGHT_WEIGHT if word in LIGHT_WORDS else 1.0 for word in words)


@lru_cache(maxsize=65536)
def likeness(header: str, name: str) -> float:
    """From 0 for nothing in common to 0.95 for all but the same: the shared part of both names' words, by weight."""
    mine, its = _words(header), list(_words(name))
    everything = _weight(mine) + _weight(its)
    shared = 0.0
    for word in mine:
        near = max(its, key=lambda other: fuzz.ratio(word, other), default="")
        if near and fuzz.ratio(word, near) >= SAME_WORD:
            its.remove(near)
            shared += _weight([word]) + _weight([near])
    return min(ALL_BUT_SAME, shared / everything) if everything else 0.0
