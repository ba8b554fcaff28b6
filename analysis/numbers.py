"""How a count, an amount, a share, a date and a span of days are written: the one place, in any locale.

Words stay English. Separators, grouping, the order of a date and the short names of months follow the locale; digits
are Latin in each, because every format draws them and not all draw others. A no-break space joins what belongs
together, but in the default locale a plain one, which typesetting binds.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.localedata import locale_identifiers
from babel.numbers import get_currency_precision

from analysis.errors import WorkbenchError

DEFAULT_LOCALE = "en-GB"
MINUS = "\N{MINUS SIGN}"
_ONES = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WHOLE_FROM = 1000
_ALMOST_NONE, _ALMOST_ALL = Decimal("0.1"), Decimal("99.9")
_UNITS = [Decimal(1).scaleb(-places) for places in range(9)]
# Marks that turn the reading direction, which some locales put into their dates.
_DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))
_YEAR_FIRST = re.compile("[^dM]*y")
_DATES_KEPT = 4096
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WRITTEN_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?![\w]|[.,]\d)|(?<![\w.,])\d+\.\d\d(?= (?:[A-Z]{3}|a month)\b)"
)
_WRITTEN_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_locale: ContextVar[str] = ContextVar("locale", default=DEFAULT_LOCALE)


class _Style(NamedTuple):
    """A locale's separators; `first` digits stand before the decimal sign, `more` in each group beyond."""

    group: str
    decimal: str
    first: int
    more: int
    space: str


@cache
def _known(name: str) -> Locale:
    try:
        found = Locale.parse(name.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        found = None
    wanted = re.split("[-_]", name)
    if found is not None and (len(wanted) == 1 or (found.territory or found.script) in wanted):
        return found
    near = _near(name)
    raise WorkbenchError(
        f"{name!r} is no locale that is known here.",
        where="the locale figures are written in",
        todo=f"Did you mean {' or '.join(near)}?" if near else "Give a language and a country, such as en-GB or de-DE.",
    )


def _near(name: str) -> list[str]:
    """Return known locales that may have been meant: those of the same language, else those written alike."""
    known = {one.replace("_", "-").lower(): one.replace("_", "-") for one in sorted(locale_identifiers())}
    wanted = name.replace("_", "-").lower()
    kin = [one for one in known if one.split("-")[0] == wanted.split("-")[0]]
    return [known[one] for one in difflib.get_close_matches(wanted, kin or known, n=3)]


@cache
def _style(name: str) -> _Style:
    locale = _known(name)
    symbols = locale.number_symbols["latn"]
    first, more = locale.decimal_formats[None].grouping
    space = " " if name == DEFAULT_LOCALE else "\N{NO-BREAK SPACE}"
    # Separators that are spaces never break, whatever the locale says of them.
    group = space if symbols["group"] == " " else symbols["group"]
    return _Style(group, symbols["decimal"], first, more, space)


def set_locale(name: str) -> None:
    """Write in this locale from here on, in the present context; WorkbenchError names an unknown one and near ones."""
    _style(name)
    _locale.set(name)


@contextmanager
def write_in(name: str) -> Iterator[None]:
    """Write in this locale inside the `with`; WorkbenchError names an unknown one and near ones."""
    _style(name)
    before = _locale.set(name)
    try:
        yield
    finally:
        _locale.reset(before)


def current_locale() -> str:
    """Return the locale that figures are written in here."""
    return _locale.get()


def exact(value: object) -> Decimal:
    """Return a number as it is written; WorkbenchError for what is none, NaN and infinity."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise WorkbenchError(f"{value!r} is not a number.", where="a figure of the brief")
    number = Decimal(float.__repr__(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise WorkbenchError(f"{value!r} cannot be printed as a number.", where="a figure of the brief")
    return number


def number_text(value: float | Decimal, places: int = 0, *, divisor: int = 1, signed: bool = False) -> str:
    """Write a number with so many decimals, half rounded up; `divisor` 1000 writes it in thousands."""
    number = exact(value) if divisor == 1 else exact(value) / divisor
    rounded = number.quantize(_UNITS[places], rounding=ROUND_HALF_UP)
    figure = f"{abs(rounded):,.{places}f}"
    name = _locale.get()
    if name != DEFAULT_LOCALE:
        figure = _regrouped(figure, _style(name))
    if rounded < 0:
        return MINUS + figure
    return "+" + figure if signed and rounded > 0 else figure


def _regrouped(figure: str, style: _Style) -> str:
    """Put a locale's separators in the place of ours."""
    whole, _, decimals = figure.partition(".")
    if style.first == style.more == 3:  # noqa: PLR2004 - as our own groups are
        whole = whole.replace(",", style.group)
    elif style.group:
        digits = whole.replace(",", "")
        groups = [digits[-style.first :]]
        rest = digits[: -style.first]
        while rest:
            groups.insert(0, rest[-style.more :])
            rest = rest[: -style.more]
        whole = style.group.join(groups)
    return f"{whole}{style.decimal}{decimals}" if decimals else whole


def count_text(value: float | Decimal, *, signed: bool = False) -> str:
    """Write a count as ``1,250`` or ``−312``; `signed` also shows the plus."""
    return number_text(value, signed=signed)


@cache
def _precision(currency: str) -> int:
    return get_currency_precision(currency)


def amount_text(
    value: float | Decimal,
    currency: str,
    *,
    cents: bool | None = None,
    bare: bool = False,
    signed: bool = False,
    thousands: bool = False,
) -> str:
    """Write an amount as ``USD 398,600``: whole units from 1,000 on, as many decimals as the currency has below.

    `cents` forces or forbids them, `bare` leaves the currency to the words around, `thousands` gives
    ``USD 398.6 thousand``.
    """
    space = _style(_locale.get()).space
    if thousands:
        figure = number_text(value, 1, divisor=1000, signed=signed)
        return figure if bare else f"{currency}{space}{figure}{space}thousand"
    number, precision = exact(value), _precision(currency)
    if cents is None:  # what would read 1,000.00 is whole
        cents = number != 0 and precision > 0 and abs(number) < _WHOLE_FROM - _UNITS[precision] / 2
    figure = number_text(number, (precision or 2) if cents else 0, signed=signed)
    return figure if bare else f"{currency}{space}{figure}"


def share_text(value: float | Decimal) -> str:
    """Write a share of 0 to 1 as ``83 %``; what is nearly none or nearly all never reads as none or all."""
    percent = exact(value) * 100
    sign = f"{_style(_locale.get()).space}%"
    if percent in (0, 100) or 1 <= abs(percent) <= 99:  # noqa: PLR2004
        return number_text(percent) + sign
    if 0 < percent < _ALMOST_NONE:
        return f"<{number_text(_ALMOST_NONE, 1)}{sign}"
    if _ALMOST_ALL < percent < 100:  # noqa: PLR2004
        return f">{number_text(_ALMOST_ALL, 1)}{sign}"
    return number_text(percent, 0 if abs(percent) > 100 else 1) + sign  # noqa: PLR2004


def date_text(value: dt.date | str, *, with_year: bool = True) -> str:
    """Write a date, or its ISO text, as ``30 Jan 2027``: the month as a word, so that nobody takes it for the day."""
    day = dt.date.fromisoformat(value[:10]) if isinstance(value, str) else value
    return _date(_locale.get(), day.year, day.month, day.day, with_year)


@lru_cache(maxsize=_DATES_KEPT)
def _date(name: str, year: int, month: int, day: int, with_year: bool) -> str:
    locale = _known(name)
    written = format_date(dt.date(year, month, day), _pattern(locale, with_year=with_year), locale=locale)
    if locale.language == "en":  # three letters for every month, in every English
        written = written.replace("Sept", "Sep")
    return written.translate(_DIRECTION).replace(" ", _style(name).space)


def _pattern(locale: Locale, *, with_year: bool) -> str:
    whole, short = (str(locale.datetime_skeletons[skeleton].pattern) for skeleton in ("yMMMd", "MMMd"))
    if "MMM" in whole or "LLL" in whole or _YEAR_FIRST.match(whole):  # no day can be taken for a month
        return whole if with_year else short
    return "d MMM y" if with_year else "d MMM"


def duration_text(value: float | Decimal, *, signed: bool = False) -> str:
    """Write a number of days or months, with one decimal when it is not whole."""
    number = exact(value)
    return number_text(number, 0 if number == number.to_integral_value() else 1, signed=signed)


def in_words(value: float | Decimal) -> str:
    """Write a whole number up to twelve as a word, the rest as digits."""
    number = exact(value)
    return _ONES[int(number)] if number == int(number) and 0 <= number < len(_ONES) else count_text(number)


def rewritten(sentence: str) -> str:
    """Return a sentence that was written in the default locale with its figures and dates as they are written here.

    Only what cannot be anything else is a figure: groups of thousands, and decimals before a currency.
    """
    if _locale.get() == DEFAULT_LOCALE:
        return sentence
    figures = _WRITTEN_FIGURE.sub(_figure_again, sentence)
    return _WRITTEN_DATE.sub(lambda found: date_text(_day(*found.groups())), figures)


def _figure_again(found: re.Match[str]) -> str:
    _, _, decimals = found[0].partition(".")
    return number_text(Decimal(found[0].replace(",", "")), len(decimals))


def _day(day: str, month: str, year: str) -> dt.date:
    return dt.date(int(year), _MONTHS.index(month) + 1, int(day))
