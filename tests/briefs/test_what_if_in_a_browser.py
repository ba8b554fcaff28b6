"""The what-if inside the page, without a network: its arithmetic is Python's, and it answers mouse and keyboard."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.briefs.blocks import Cover, Exhibit
from analysis.briefs.document import Document
from analysis.briefs.html import write_html
from analysis.briefs.what_if_controls import number_format
from analysis.engine.estate import Estate
from analysis.negotiation.assumptions import Evidence
from analysis.negotiation.range_aims import Aims, Benchmark
from analysis.negotiation.what_if import (
    STEPS,
    Aiming,
    WhatIf,
    running_terms,
    sliders_at,
    what_if,
    what_if_model,
)
from analysis.numbers import amount_text, write_in
from tests.briefs.browser import visit
from tests.briefs.what_if_exhibits import AS_OF, what_is_shown
from tests.negotiation.what_if_frames import MILESTONE, Agreement, agreements

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow(reason="builds the sample clients and starts a browser")

SCREEN = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}}
NIGHT = SCREEN | {"color_scheme": "dark"}
COVER = Cover(
    "True Forward", "Acme", "Internal edition", "Open", "Lead", "2026-11-15", "Data of", "Positive is surplus"
)
Places = Mapping[str, int]
ANSWERS = """([model, cases]) => cases.map((places) => {
  const found = whatIf.answer(model, places);
  const cents = [found.shown, ...Object.values(found.steps), found.amount, ...(found.range ?? [])];
  return cents.map((amount) => (amount === null ? null : String(amount)));
})"""


@pytest.fixture(scope="module")
def pages(sample_clients: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The bank's what-if as a page of each edition, beside the same exhibit as a chart alone."""
    folder = tmp_path_factory.mktemp("what-if")
    made: dict[str, Path] = {}
    editions: tuple[Literal["internal", "client"], ...] = ("internal", "client")
    for edition in editions:
        exhibit = shown_to(sample_clients["calderbank"], edition)
        still = replace(exhibit, number=2, key="still", what_if=None)
        made[edition] = write_html(Document([COVER, exhibit, still]), folder / f"{edition}.html")
    return made


def shown_to(client: Path, edition: Literal["internal", "client"]) -> Exhibit:
    shown = what_is_shown(client, edition)
    assert isinstance(shown, Exhibit)
    return shown


@contextmanager
def opened(browser: Browser, page: Path, look: dict[str, Any] = SCREEN) -> Iterator[Page]:
    with visit(browser, page, look) as visited:
        visited.page.wait_for_selector("html[data-what-if=ready]")
        yield visited.page


def cents(found: WhatIf) -> list[str | None]:
    """An answer as the page gives it."""
    amounts = [found.shown_amount, *found.steps.values(), found.amount, *(found.aims or {}).values()]
    return [None if amount is None else str(int(amount * 100)) for amount in amounts]


def bank(client: Path) -> tuple[pl.DataFrame, Evidence, Decimal]:
    with Estate(client) as estate:
        terms = running_terms(estate.read("core.true_forward_terms"), estate.read("core.agreement_events"))
        evidence = Evidence(
            corrections=estate.read("core.use_corrections"), milestones=estate.read("core.possible_milestones")
        )
        proposed = estate.read("marts.settlement_range", range_key="proposal")["amount"][0]
    return terms, evidence, proposed


def test_on_a_grid_of_the_bank_the_page_comes_to_python_s_cents(
    pages: dict[str, Path], sample_clients: dict[str, Path], browser: Browser
) -> None:
    terms, evidence, proposed = bank(sample_clients["calderbank"])
    aiming = Aiming(Benchmark(Fraction("0.605"), Fraction("0.67")), Aims(), Fraction(1, 2))
    model = what_if_model(terms, evidence, since=AS_OF, proposed=proposed, aiming=aiming)
    lengths = [len(model["sliders"][name]["values"]) for name in STEPS]
    chosen = random.Random(6)  # noqa: S311 - the same grid each time
    corners = list(product(*((0, length - 1) for length in lengths)))
    grid = corners + [tuple(chosen.randrange(length) for length in lengths) for _ in range(560)]
    cases = [dict(zip(STEPS, places, strict=True)) for places in grid]
    expected = [
        cents(what_if(terms, evidence, sliders_at(model, places), proposed=proposed, aiming=aiming)) for places in cases
    ]
    with opened(browser, pages["internal"]) as page:
        found = page.evaluate(ANSWERS, [model, cases])
    assert len({tuple(one) for one in expected}) > 500
    assert found == expected


_SHARES = st.integers(0, 10**6).map(lambda number: Fraction(number, 10**6))
_MONEY = st.none() | st.integers(0, 10**10).map(lambda number: Decimal(number) / 100)
_AIMINGS = st.none() | st.builds(
    Aiming,
    benchmark=st.none() | st.builds(lambda one, other: Benchmark(*sorted((one, other))), _SHARES, _SHARES),
    chosen=st.lists(st.none() | st.integers(0, 10**8).map(Fraction), min_size=3, max_size=3).map(
        lambda told: Aims(*in_order(told))
    ),
    part=_SHARES,
)


def in_order(told: list[Fraction | None]) -> list[Fraction | None]:
    """What an adviser sets never changes places."""
    rising = iter(sorted(amount for amount in told if amount is not None))
    return [None if amount is None else next(rising) for amount in told]


def test_of_any_agreement_the_page_comes_to_python_s_cents(pages: dict[str, Path], browser: Browser) -> None:
    with opened(browser, pages["internal"]) as page:

        @settings(deadline=None, max_examples=150, derandomize=True, database=None)
        @given(agreements(is_known=True), _MONEY, _AIMINGS, st.randoms(use_true_random=False))
        def agree(agreement: Agreement, proposed: Decimal | None, aiming: Aiming | None, chosen: random.Random) -> None:
            terms, evidence = agreement.terms, agreement.evidence
            model = what_if_model(terms, evidence, since=MILESTONE, proposed=proposed, aiming=aiming)
            cases = [
                {name: chosen.randrange(len(model["sliders"][name]["values"])) for name in STEPS} for _ in range(4)
            ]
            expected = [
                cents(what_if(terms, evidence, sliders_at(model, places), proposed=proposed, aiming=aiming))
                for places in cases
            ]
            assert page.evaluate(ANSWERS, [model, cases]) == expected

        agree()


@pytest.mark.parametrize(
    ("locale", "currency"), [("en-GB", "GBP"), ("de-CH", "CHF"), ("en-IN", "INR"), ("ja-JP", "JPY")]
)
def test_amounts_are_written_as_python_writes_them(
    locale: str, currency: str, pages: dict[str, Path], browser: Browser
) -> None:
    amounts = [0, 1, 99_949, 99_950, 99_999, 100_000, 100_049, 100_050, 12_345_678, 10**12, -1, -18_345_960]
    write = "([all, numbers]) => all.map((cents) => whatIf.figure(BigInt(cents), numbers, true))"
    with write_in(locale), opened(browser, pages["internal"]) as page:
        said = page.evaluate(write, [list(map(str, amounts)), number_format(currency)])
        assert said == [amount_text(Decimal(one) / 100, currency, bare=True, signed=True) for one in amounts]


def told(page: Page) -> dict[str, Any]:
    """All that a reader sees of the what-if."""
    seen = dict(
        page.evaluate(
            """() => ({
              words: document.querySelector(".what-if").innerText,
              bars: [...document.querySelectorAll(".what-if [data-bar]")].map((bar) => bar.style.cssText),
              heard: [...document.querySelectorAll(".what-if input")].map((slider) => slider.ariaValueText),
            })"""
        )
    )
    return seen | {"words": seen["words"].replace("\u00a0", " ")}


def test_the_keyboard_moves_the_number_the_picture_the_range_and_the_words_and_reset_restores_them(
    pages: dict[str, Path], sample_clients: dict[str, Path], browser: Browser
) -> None:
    terms, evidence, _ = bank(sample_clients["calderbank"])
    model = what_if_model(terms, evidence, since=AS_OF)
    rest = model["sliders"]["price_change_share"]["rest"]
    moved = what_if(terms, evidence, sliders_at(model, {"price_change_share": rest - 10}))
    with opened(browser, pages["internal"]) as page:
        before = told(page)
        assert "As in the brief" in before["words"]
        page.get_by_role("slider", name="Net unit price").focus()
        for _ in range(10):
            page.keyboard.press("ArrowLeft")
        after = told(page)
        assert amount_text(moved.amount, "GBP") in after["words"]
        assert f"Open at {amount_text(moved.amount, 'GBP', bare=True)}" in after["words"]
        assert "net unit prices are 10 % below the contract’s" in after["words"]
        assert after["heard"][1] == "−10\u00a0%"
        assert sum(one != other for one, other in zip(before["bars"], after["bars"], strict=True)) >= 5
        page.get_by_role("button", name="Reset").click()
        assert told(page) == before


def test_a_slider_can_be_dragged(pages: dict[str, Path], browser: Browser) -> None:
    with opened(browser, pages["client"]) as page:
        slider = page.get_by_role("slider", name="Corrections done")
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box is not None
        middle = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + box["width"] - 8, middle)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2, middle, steps=5)
        page.mouse.up()
        assert slider.get_attribute("aria-valuetext") == "50\u00a0%"
        assert "50 % of each verified correction is done" in told(page)["words"]


def test_the_client_s_page_shows_no_range(pages: dict[str, Path], browser: Browser) -> None:
    with opened(browser, pages["client"]) as page:
        assert page.evaluate("typeof whatIfRange") == "undefined"
        assert "Open at" not in told(page)["words"]


def test_it_fits_a_phone_and_turns_with_the_light(pages: dict[str, Path], browser: Browser) -> None:
    bar = "getComputedStyle(document.querySelector('[data-bar=amount] .wi-bar')).backgroundColor"
    with opened(browser, pages["internal"], PHONE) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        day = page.evaluate(bar)
    with opened(browser, pages["internal"], NIGHT) as page:
        assert page.evaluate(bar) != day


def test_paper_says_what_is_supposed_in_place_of_the_sliders(pages: dict[str, Path], browser: Browser) -> None:
    with opened(browser, pages["internal"]) as page:
        page.emulate_media(media="print")
        assert page.locator(".what-if input:visible").count() == 0
        assert page.locator(".wi-reset").is_hidden()
        assert [one.replace("\u00a0", " ") for one in page.locator(".wi-words").all_inner_texts()] == [
            *("100 %", "as agreed", "28 Feb 2027", "15 %", "none")
        ]
        assert page.locator(".wi-said").is_visible()
