from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.briefs.browser import visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow(reason="starts a browser")

PHONE = {"viewport": {"width": 390, "height": 844}}
SCREEN = {"viewport": {"width": 1280, "height": 900}}
NIGHT = SCREEN | {"color_scheme": "dark"}


@pytest.mark.parametrize("settings", [SCREEN, NIGHT, PHONE], ids=["screen", "night", "phone"])
def test_every_chart_is_drawn_from_the_file_alone(browser: Browser, tiny: Path, settings: dict[str, Any]) -> None:
    with visit(browser, tiny, settings) as visited:
        pictures = visited.page.locator(".picture")
        assert pictures.count() == 2
        for picture in pictures.all():
            assert picture.locator("svg.marks path:not(.background)").count() > 2
            assert picture.locator("[aria-label]").count() > 0
        assert visited.page.evaluate("document.fonts.check('600 12px Inter')")


@pytest.mark.parametrize("settings", [SCREEN, PHONE], ids=["screen", "phone"])
def test_the_page_never_scrolls_sideways(browser: Browser, tiny: Path, settings: dict[str, Any]) -> None:
    with visit(browser, tiny, settings) as visited:
        assert visited.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_charts_fit_their_columns(browser: Browser, tiny: Path) -> None:
    with visit(browser, tiny, SCREEN) as visited:
        assert visited.page.evaluate(
            "[...document.querySelectorAll('.picture')].every(box => box.scrollWidth <= box.clientWidth)"
        )


def test_a_hostile_name_runs_nothing(browser: Browser, tiny: Path) -> None:
    with visit(browser, tiny, SCREEN) as visited:
        visited.page.on("dialog", lambda dialog: visited.troubles.append(f"dialog: {dialog.message}"))
        assert visited.page.locator("script").count() == 6
        assert "alert(1)" in visited.page.locator("#heat h3").inner_text()


def test_night_turns_the_charts_and_paper_turns_them_back(browser: Browser, tiny: Path) -> None:
    background = "getComputedStyle(document.querySelector('.picture svg')).backgroundColor"
    with visit(browser, tiny, NIGHT) as visited:
        night = visited.page.evaluate(background)
        visited.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert visited.page.evaluate(background) == "rgb(255, 255, 255)" != night
        visited.page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert visited.page.evaluate(background) == night


def test_the_keyboard_reaches_the_contents_first(browser: Browser, tiny: Path) -> None:
    with visit(browser, tiny, SCREEN) as visited:
        visited.page.keyboard.press("Tab")
        visited.page.keyboard.press("Tab")
        visited.page.keyboard.press("Enter")
        visited.page.keyboard.press("Tab")
        assert visited.page.evaluate("document.activeElement.closest('nav.contents') !== null")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_contents_share_their_sheet_with_what_follows(browser: Browser, tiny: Path, paper: str) -> None:
    with visit(browser, tiny, SCREEN) as visited:
        printed = visited.page.pdf(format=paper, print_background=True)
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") == 2
