"""Nothing of our own side leaves the house: every part of every file of a client edition is opened and searched.

What is found is let go where the client may know it anyway: an amount that an amount of a relation open to all
writes the same way, words that stand in such a relation. A bare whole number without currency is let go where any
number of such a relation is the same; below 10,000 or in code it is not looked for, for years, rows and pixels are
such numbers too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.briefs.file_parts import Part, parts_of
from analysis.briefs.leak_secrets import LEAST_AMOUNT, Secret, letters_of, plain, secrets_of
from analysis.briefs.public_words import NO_FIGURE, Figure, PublicWords
from analysis.engine.estate import Estate
from analysis.errors import LeakError

if TYPE_CHECKING:
    from decimal import Decimal as Number

Files = Iterable[Path | tuple[str, str | bytes]]
_LEAST_BARE = 10_000
_LEAST_BARE_DIGITS = 4  # that count, in the data of a chart
_BEFORE = r"(?:(?<![\w.,])|(?<=\b[A-Z]{3}))"
_AFTER = r"(?:(?![\w])|(?=[A-Z]{3}\b))"
_FIGURE = re.compile(rf"{_BEFORE}\d[\d.,'’٬]*\d(?:\s?[kK%](?!\w)|{_AFTER})")
_SPACED = re.compile(rf"{_BEFORE}\d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}})+(?:[.,]\d{{1,2}})?{_AFTER}")
_SEPARATOR = re.compile(r"[.,'’٬ \u00a0\u2009\u202f]")
_CURRENCY = re.compile(r"(?:\b[A-Z]{3}|[$€£¥₹])[\s\u00a0−-]*$|^[\s\u00a0]*(?:[A-Z]{3}\b|[€£¥₹$])")
_GROUP = (2, 3)  # digits between two separators
_NEAR = 6  # characters in which a currency stands beside its figure


@dataclass(frozen=True)
class Watched:
    """What is looked for: words, and figures by how they are written and how those begin."""

    words: list[Secret]
    figures: dict[str, Secret]
    beginnings: frozenset[str]

    @classmethod
    def of(cls, secrets: Iterable[Secret]) -> Watched:
        """Sort secrets by what they are made of."""
        known = list(secrets)
        figures = {form: one for one in known for form in one.figures}
        beginnings = frozenset(re.sub(r"\D", "", form)[:3] for form in figures)
        return cls([one for one in known if one.letters], figures, beginnings)


def check_client_edition(client: Path, files: Files, *, notebook: Path | None = None) -> None:
    """Search the files of a client edition. Raises LeakError for the first that holds what only our side may know."""
    with Estate(client) as estate:
        check_files(files, secrets_of(estate, notebook), PublicWords(estate))


def check_files(files: Files, secrets: Iterable[Secret], public: PublicWords | None = None) -> None:
    """Open every part of every file and search it.

    Raises LeakError naming the file, the part and the kind of secret, and never the secret; and for a file that cannot
    be opened.
    """
    watched = Watched.of(secrets)
    released: dict[tuple[Secret, Figure], bool] = {}
    for file in files:
        name, content = (file.name, file.read_bytes()) if isinstance(file, Path) else file
        for part in parts_of(content.encode() if isinstance(content, str) else content, name):
            for found in found_in(part, watched):
                if found not in released:
                    released[found] = public is not None and public.tells(*found)
                if not released[found]:
                    raise _leak(part, found[0])


def _leak(part: Part, secret: Secret) -> LeakError:
    return LeakError(
        f"The client edition would tell {secret.kind}, which is for our own side alone. Nothing was written.",
        where=part.place,
        todo="Take it out of what the client edition shows (internal=True on its section, notes= on its exhibit, or "
        "is_internal on its rows), or make the internal edition.",
    )


def found_in(part: Part, watched: Watched) -> Iterator[tuple[Secret, Figure]]:
    """The secrets a part holds, each with the figure that tells it; words are told by no figure."""
    text = unescaped(part.text)
    letters = letters_of(text)
    yield from ((one, NO_FIGURE) for one in watched.words if one.letters in letters)
    for figure in figures_in(text, watched):
        if part.kind == "words" or not _is_common(figure, part.kind):
            yield watched.figures[figure.form], figure


def _is_common(figure: Figure, kind: str) -> bool:
    """Whether a figure is one that code is full of, or the tick of an axis."""
    if kind == "code":
        return figure.is_bare or figure.value < LEAST_AMOUNT
    return figure.is_bare and len(figure.value.normalize().as_tuple().digits) < _LEAST_BARE_DIGITS


def unescaped(text: str) -> str:
    """Text as a reader has it, however often it was escaped for HTML."""
    for _ in range(3):
        if "&" not in text or (plain_text := html.unescape(text)) == text:
            break
        text = plain_text
    return text


def figures_in(text: str, watched: Watched) -> Iterator[Figure]:
    """The watched figures of a text, in each of the ways they can be read."""
    for pattern in (_FIGURE, _SPACED):
        for token in set(pattern.findall(text)):
            if re.sub(r"\D", "", token)[:3] in watched.beginnings:
                yield from (one for one in _readings(token, text, watched.figures))


def _readings(token: str, text: str, forms: Mapping[str, Secret]) -> Iterator[Figure]:
    unit = token[-1].lower() if token[-1] in "kK%" else ""
    for value, is_marked in numbers_of(token.rstrip("kK% \u00a0\u202f")):
        for form in {f"{plain(value)}{unit}", plain(value)} & forms.keys():
            is_bare = not (unit or is_marked or _has_currency(token, text))
            if not is_bare or value >= _LEAST_BARE:
                yield Figure(form, value, is_bare)


def numbers_of(token: str) -> Iterator[tuple[Number, bool]]:
    """The numbers a token may write, each with whether cents or grouping mark it as a figure."""
    parts, signs = _SEPARATOR.split(token), _SEPARATOR.findall(token)
    if not signs:
        yield Decimal(token), False
        return
    is_grouped = all(len(one) in _GROUP for one in parts[1:-1])
    if is_grouped and len(parts[-1]) == max(_GROUP) and len(set(signs)) == 1:
        yield Decimal("".join(parts)), True
    is_decimal = len(signs) == 1 or (is_grouped and signs[-1] != signs[-2])
    if is_decimal and signs[-1] in ".,":
        try:
            value = Decimal(f"{''.join(parts[:-1])}.{parts[-1]}")
        except InvalidOperation:
            return
        # A float of a chart or a cell is an amount to the cent; what is small is a share.
        yield (value.quantize(Decimal("0.01")) if value >= LEAST_AMOUNT else value), True


def _has_currency(token: str, text: str) -> bool:
    for found in re.finditer(rf"{_BEFORE}{re.escape(token)}(?!\d)", text):
        before, after = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
        if _CURRENCY.search(before) or _CURRENCY.search(after):
            return True
    return False
