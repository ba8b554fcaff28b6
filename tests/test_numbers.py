"""How figures are written: the default locale to the letter, and what another one changes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from analysis.errors import WorkbenchError
from analysis.numbers import (
    DEFAULT_LOCALE,
    amount_text,
    count_text,
    current_locale,
    date_text,
    duration_text,
    in_words,
    number_text,
    rewritten,
    share_text,
    write_in,
)

NARROW, BOUND = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "text"), [(1250, "1,250"), (-312, "−312"), (0, "0"), (1_000_000, "1,000,000"), (Decimal("2.5"), "3")]
)
def test_a_count_has_its_thousands_apart_and_a_true_minus(value: int, text: str) -> None:
    assert count_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (398600.4, "USD 398,600"),
        (1000, "USD 1,000"),
        (999.996, "USD 1,000"),
        (999.99, "USD 999.99"),
        (12.5, "USD 12.50"),
        (0, "USD 0"),
        (-312000, "USD −312,000"),
        (Decimal("0.005"), "USD 0.01"),
        (-0.001, "USD 0.00"),
    ],
)
def test_an_amount_is_whole_from_a_thousand_on_and_has_cents_below(value: float, text: str) -> None:
    assert amount_text(value, "USD") == text


def test_an_amount_has_cents_when_asked_and_none_where_the_currency_has_none() -> None:
    assert amount_text(1250, "EUR", cents=True) == "EUR 1,250.00"
    assert amount_text(12.4, "JPY") == "JPY 12"
    assert amount_text(783_800, "USD", thousands=True) == "USD 783.8 thousand"
    assert amount_text(783_800, "USD", thousands=True, bare=True) == "783.8"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.832, "83 %"),
        (0, "0 %"),
        (1, "100 %"),
        (0.004, "0.4 %"),
        (0.0002, "<0.1 %"),
        (0.9999, ">99.9 %"),
        (1.4, "140 %"),
    ],
)
def test_a_share_never_reads_none_or_all_when_it_is_not(value: float, text: str) -> None:
    assert share_text(value) == text


def test_a_date_is_read_without_knowing_whose_order_it_is_in() -> None:
    assert date_text(dt.date(2027, 1, 30)) == "30 Jan 2027"
    assert date_text("2027-01-30") == "30 Jan 2027"


def test_half_a_month_is_not_rounded_away() -> None:
    assert duration_text(12) == "12"
    assert duration_text(12.5) == "12.5"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_three_letters_here(month: int) -> None:
    assert len(date_text(dt.date(2027, month, 1))) == len("1 Sep 2027")


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "−1,234,567"),
        ("en-IN", "−12,34,567"),
        ("de-DE", "−1.234.567"),
        ("de-CH", "−1’234’567"),
        ("fr-FR", f"−1{NARROW}234{NARROW}567"),
        ("pl-PL", f"−1{BOUND}234{BOUND}567"),
        ("ar-EG", "−1,234,567"),
    ],
)
def test_groups_follow_the_locale_and_the_minus_is_true_in_each(locale: str, text: str) -> None:
    with write_in(locale):
        assert count_text(-1234567) == text


def test_the_lakh_groups_only_what_is_long_enough() -> None:
    with write_in("en-IN"):
        assert [count_text(one) for one in (999, 1000, 99_999, 100_000)] == ["999", "1,000", "99,999", "1,00,000"]


def test_amounts_shares_and_spans_take_the_decimal_sign_and_never_break() -> None:
    with write_in("de-DE"):
        assert amount_text(12.5, "USD") == f"USD{BOUND}12,50"
        assert amount_text(398_600, "USD", thousands=True) == f"USD{BOUND}398,6{BOUND}thousand"
        assert [share_text(one) for one in (0.83, 0.004, 0.00001, 0.99999)] == [
            f"{text}{BOUND}%" for text in ("83", "0,4", "<0,1", ">99,9")
        ]
        assert duration_text(12.5) == "12,5"
        assert in_words(3) == "three"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en-US", "Sep 3, 2027"),
        ("en-IN", "3 Sep 2027"),
        ("de-DE", "3. Sept. 2027"),
        ("fr-FR", "3 sept. 2027"),
        ("ja-JP", "2027年9月3日"),
        ("lt-LT", "2027-09-03"),
        ("pt-PT", "3 set. 2027"),
        ("cs-CZ", "3 zář 2027"),
    ],
)
def test_a_date_has_its_locales_order_and_no_day_is_taken_for_a_month(locale: str, text: str) -> None:
    with write_in(locale):
        assert date_text(dt.date(2027, 9, 3)) == text.replace(" ", BOUND)


def test_a_date_without_its_year_stays_in_its_locales_order() -> None:
    for locale, text in (("en-GB", "3 Jan"), ("en-US", f"Jan{BOUND}3"), ("ja-JP", "1月3日")):
        with write_in(locale):
            assert date_text(dt.date(2027, 1, 3), with_year=False) == text


def test_a_currency_has_the_decimals_its_country_gives_it() -> None:
    assert amount_text(12.5, "BHD") == "BHD 12.500"
    assert amount_text(999.9994, "BHD") == "BHD 999.999"
    assert amount_text(999.9996, "BHD") == "BHD 1,000"
    assert amount_text(12.5, "KRW") == "KRW 13"


def test_half_is_rounded_up_in_words_as_in_charts() -> None:
    assert number_text(151_250, 1, divisor=1000) == amount_text(151_250, "USD", bare=True, thousands=True) == "151.3"
    assert count_text(-2.5) == "−3"


@pytest.mark.parametrize(
    ("locale", "near"),
    [("de-XX", "de-"), ("en-GBB", "en-GB"), ("en_UK", "en-"), ("grman", ""), ("", ""), ("../en", "")],
)
def test_an_unknown_locale_is_named_with_near_ones(locale: str, near: str) -> None:
    with pytest.raises(WorkbenchError) as told, write_in(locale):
        pass
    assert f"{locale!r} is no locale" in told.value.what
    assert near in told.value.todo


def test_a_locale_ends_with_its_block_even_where_that_fails() -> None:
    def fail() -> None:
        with write_in("de-DE"), write_in("fr-FR"):
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert current_locale() == DEFAULT_LOCALE
    assert count_text(1234) == "1,234"


@pytest.mark.parametrize("value", [True, "5", None, float("nan"), float("inf")])
def test_what_is_no_number_is_not_written(value: object) -> None:
    with pytest.raises(WorkbenchError):
        count_text(value)  # type: ignore[arg-type]


def test_a_sentence_of_the_estate_is_written_again_and_names_in_it_are_left() -> None:
    said = "IOS 17.9 on A1,200x: 1,250 of 36,288.00 GBP at 4.20 a month by 7 Dec 2026."
    assert rewritten(said) == said
    with write_in("de-DE"):
        again = "IOS 17.9 on A1,200x: 1.250 of 36.288,00 GBP at 4,20 a month by 7. Dez. 2026."
        assert rewritten(said).replace(BOUND, " ") == again
