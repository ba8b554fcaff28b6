"""The meeting mode: the brief's own exhibits as slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.briefs.browser import hindrances, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow(reason="starts a browser")

ROOM = {"viewport": {"width": 1280, "height": 720}}
HALL = {"viewport": {"width": 1920, "height": 1080}, "color_scheme": "dark"}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
SLIDES = ["cover", "bridge", "first-page-row-3", "lines", "nothing"]


def slide(page: Page) -> str:
    """Which slide is shown."""
    return str(page.locator(".slide").get_attribute("data-slide"))


def test_keys_walk_through_the_slides(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], ROOM) as visited:
        page = visited.page
        page.keyboard.press("p")
        seen = [slide(page)]
        for key in ("ArrowRight", " ", "PageDown", "ArrowRight", "ArrowRight"):
            page.keyboard.press(key)
            seen.append(slide(page))
        assert seen == [*SLIDES, "nothing"]
        assert page.locator(".at").inner_text() == "5 of 5"
        for key, there in (
            ("PageUp", "lines"),
            ("ArrowLeft", "first-page-row-3"),
            ("Home", "cover"),
            ("End", "nothing"),
        ):
            page.keyboard.press(key)
            assert slide(page) == there


def test_the_first_slide_is_the_ask_and_its_figures(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], ROOM) as visited:
        visited.page.get_by_role("button", name="Present").click()
        shown = visited.page.locator(".slide")
        assert shown.get_by_role("heading", name="Only 38 are short.").is_visible()
        assert shown.locator(".key-figures .figure").count() == 2
        assert "Internal edition · Data of 15 Nov 2026" in shown.locator(".foot").inner_text()


def test_leaving_gives_back_the_page_as_it_was(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], ROOM) as visited:
        page = visited.page
        before = page.locator("main").inner_html()
        page.locator("#nothing").scroll_into_view_if_needed()
        place = page.evaluate("scrollY")
        assert place > 0
        page.keyboard.press("p")
        for _ in SLIDES:
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Escape")
        assert page.locator(".meeting").is_hidden()
        assert page.evaluate("scrollY") == place
        assert re.sub(' (?:class|style)=""', "", page.locator("main").inner_html()) == before
        assert page.evaluate("location.hash") == ""


def test_a_chart_on_a_slide_is_the_brief_s_own_larger_and_alive(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], ROOM) as visited:
        page = visited.page
        width = page.locator("#bridge svg.marks").bounding_box()
        page.evaluate("document.querySelector('#bridge svg.marks').dataset.same = 'yes'")
        page.keyboard.press("p")
        page.keyboard.press("ArrowRight")
        drawn = page.locator(".slide svg.marks")
        wider = drawn.bounding_box()
        assert width
        assert wider
        assert wider["width"] > 1.2 * width["width"]
        assert drawn.get_attribute("data-same") == "yes"
        assert page.locator("svg.marks").count() == 1
        drawn.locator(".mark-rect path[aria-label*='Moves']").first.hover()
        page.wait_for_selector("#vg-tooltip-element.visible")


def test_body_type_is_of_eighteen_points_at_least(browser: Browser, whole: dict[str, Path]) -> None:
    smallest = (
        "Math.min(...[...document.querySelectorAll('.place h3, .place .note, .place td, .place th, .place .lead,"
        " .place dt, .place dd, .place li')].filter(one => one.offsetParent)"
        ".map(one => parseFloat(getComputedStyle(one).fontSize)))"
    )
    with visit(browser, whole["internal"], ROOM) as visited:
        visited.page.keyboard.press("p")
        for _ in SLIDES:
            assert visited.page.evaluate(smallest) >= 24  # 18 pt
            visited.page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("settings", [ROOM, HALL], ids=["room", "hall"])
def test_a_slide_holds_what_it_shows_and_says_what_it_leaves_out(
    browser: Browser, whole: dict[str, Path], settings: dict[str, Any]
) -> None:
    spills = "(one => one.scrollHeight > one.clientHeight + 1)(document.querySelector('.place'))"
    with visit(browser, whole["internal"], settings) as visited:
        page = visited.page
        page.keyboard.press("p")
        for there in SLIDES:
            assert (slide(page), page.evaluate(spills)) == (there, False)
            if there == "lines":
                shown = page.locator(".place tbody tr").locator("visible=true").count()
                assert 4 <= shown < 11
                assert page.locator(".cut").inner_text() == f"{11 - shown} more rows in the brief"
            page.keyboard.press("ArrowRight")


def test_notes_are_shown_by_a_key_in_the_internal_edition_alone(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], ROOM) as visited:
        page = visited.page
        page.keyboard.press("p")
        page.keyboard.press("ArrowRight")
        assert page.locator(".said").is_hidden()
        page.keyboard.press("n")
        assert page.locator(".said").inner_text() == "Say it slowly: 38."
        page.keyboard.press("ArrowRight")
        assert "Say it" not in page.locator(".said").inner_text()
        page.keyboard.press("n")
        assert page.locator(".said").is_hidden()
    with visit(browser, whole["client"], ROOM) as visited:
        page = visited.page
        page.keyboard.press("p")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("n")
        assert page.locator(".said").is_hidden()
        assert page.get_by_role("button", name="Notes").count() == 0


def test_the_overview_jumps_to_a_slide(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], ROOM) as visited:
        page = visited.page
        page.keyboard.press("p")
        page.keyboard.press("o")
        assert page.locator(".overview button").count() == len(SLIDES)
        for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Enter"):
            page.keyboard.press(key)
        assert slide(page) == "lines"
        assert page.locator(".overview").is_hidden()
        page.keyboard.press("o")
        page.keyboard.press("Escape")
        assert page.locator(".overview").is_hidden()
        assert page.locator(".meeting").is_visible()


def test_an_address_opens_the_slides_where_they_were(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], ROOM) as visited:
        visited.page.evaluate("location.hash = '#present-lines'")
        visited.page.wait_for_selector(".slide[data-slide=lines]")
        visited.page.keyboard.press("ArrowLeft")
        assert visited.page.evaluate("location.hash") == "#present-first-page-row-3"


def test_a_finger_drawn_across_turns_the_slide(browser: Browser, whole: dict[str, Path]) -> None:
    swipe = """(across) => {
        const slide = document.querySelector('.slide');
        const touch = (x) => new Touch({ identifier: 1, target: slide, clientX: x, clientY: 300 });
        slide.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(200)] }));
        slide.dispatchEvent(new TouchEvent('touchend', { changedTouches: [touch(200 + across)] }));
    }"""
    with visit(browser, whole["internal"], PHONE) as visited:
        visited.page.get_by_role("button", name="Present").click()
        visited.page.evaluate(swipe, -120)
        assert slide(visited.page) == "bridge"
        visited.page.evaluate(swipe, 20)
        assert slide(visited.page) == "bridge"
        visited.page.evaluate(swipe, 120)
        assert slide(visited.page) == "cover"


def test_printing_from_a_slide_prints_the_brief(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], ROOM) as visited:
        visited.page.keyboard.press("p")
        visited.page.keyboard.press("ArrowRight")
        visited.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert visited.page.locator("main #bridge svg.marks").count() == 1
        assert visited.page.locator(".meeting").is_hidden()


def test_what_lies_behind_the_slides_is_out_of_reach(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], ROOM) as visited:
        visited.page.keyboard.press("p")
        for _ in range(12):
            visited.page.keyboard.press("Tab")
            assert visited.page.evaluate(
                "document.activeElement === document.body || document.activeElement.closest('.meeting') !== null"
            )


@pytest.mark.parametrize("settings", [ROOM, HALL, PHONE], ids=["room", "hall", "phone"])
def test_no_reader_is_kept_out(browser: Browser, whole: dict[str, Path], settings: dict[str, Any]) -> None:
    with visit(browser, whole["internal"], settings) as visited:
        page = visited.page
        page.keyboard.press("p")
        page.keyboard.press("n")
        for _ in SLIDES:
            assert hindrances(page) == []
            page.keyboard.press("ArrowRight")
        page.keyboard.press("o")
        assert hindrances(page) == []
