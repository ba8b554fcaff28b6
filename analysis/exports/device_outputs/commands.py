"""Commands as they are typed, abbreviated or not, and the one way each is named here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Subject = Literal["smart", "classic", "usage reports", "events", "version", "inventory", "call-home", "other"]
LONGEST_COMMAND = 80
_VERBS = """
attach cd changeto clear conf config configure copy debug delete dir disable en enable end erase exit install license
login logout mkdir monitor more no ping pwd quit reload rename request run scp ssh system telnet term terminal test
traceroute undebug verify wr write
"""
VERBS = frozenset(_VERBS.split())


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its full name, and what its output is about; "other" is one whose output is not read."""

    name: str
    subject: Subject


# The shortest form that is understood of each word stands before the bar.
_SHOWN: dict[str, Subject] = {
    "lic|ense": "classic",
    "lic|ense al|l": "smart",
    "lic|ense us|age": "smart",
    "lic|ense su|mmary": "smart",
    "lic|ense st|atus": "smart",
    "lic|ense t|ech": "smart",
    "lic|ense t|ech s|upport": "smart",
    "lic|ense ud|i": "smart",
    "lic|ense au|thorization": "smart",
    "lic|ense de|tail": "classic",
    "lic|ense fe|ature": "classic",
    "lic|ense features|": "classic",
    "lic|ense ri|ght-to-use": "classic",
    "lic|ense ho|st-id": "classic",
    "lic|ense b|rief": "classic",
    "lic|ense fi|le": "other",
    "lic|ense r|um": "usage reports",
    "lic|ense r|um i|d": "usage reports",
    "lic|ense r|um i|d al|l": "usage reports",
    "lic|ense r|um i|d de|tail": "usage reports",
    "lic|ense h|istory": "events",
    "lic|ense h|istory m|essage": "events",
    "lic|ense ev|entlog": "events",
    "tech|-support lic|ense": "smart",
    "ve|rsion": "version",
    "inv|entory": "inventory",
    "inv|entory ra|w": "inventory",
    "call-h|ome smart-l|icensing": "call-home",
}
Form = tuple[tuple[str, str], ...]
_FORMS: list[tuple[Form, Subject]] = [
    (tuple((word.partition("|")[0], word.replace("|", "")) for word in words.split()), subject)
    for words, subject in _SHOWN.items()
]


@lru_cache(maxsize=4096)
def command_of(typed: str) -> Command:
    """The command that was typed; of one that is not `show`, its verb alone: the rest may be a password."""
    typed, pipe, narrowed = typed[: 4 * LONGEST_COMMAND].partition("|")
    words = typed.split()
    while words and words[0].casefold() in {"do", "admin"}:
        del words[0]
    if not words:
        return Command("", "other")
    first = words[0].casefold()
    if not is_show(first):
        return Command(first if first in VERBS else "", "other")
    name, subject = _named([word.casefold() for word in words[1:]])
    if pipe and narrowed.strip() != "no-more":
        name = f"{name} | {narrowed.strip()}"
    return Command(name[:LONGEST_COMMAND], subject)


def is_show(word: str) -> bool:
    """Tell whether a word is `show` or short for it."""
    return word.casefold() in {"sh", "sho", "show"}


_OTHER: tuple[Form, Subject] = ((), "other")


def _named(words: list[str]) -> tuple[str, Subject]:
    form, subject = max((one for one in _FORMS if _fits(words, one[0])), key=lambda one: len(one[0]), default=_OTHER)
    rest = words[len(form) :]
    # `show license` with a further word that is not known is another command.
    is_another = len(form) == 1 and subject == "classic" and bool(rest)
    return " ".join(["show", *(full for _, full in form), *rest]), "other" if is_another else subject


def _fits(words: list[str], form: Form) -> bool:
    return len(words) >= len(form) and all(
        word.startswith(least) and full.startswith(word) for word, (least, full) in zip(words, form, strict=False)
    )
