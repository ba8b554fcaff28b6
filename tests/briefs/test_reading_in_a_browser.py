"""Drawers, searches and sorting, as a reader uses them; and the same without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.briefs.browser import hindrances, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.slow(reason="starts a browser")

SCREEN = {"viewport": {"width": 1280, "height": 900}}
NIGHT = SCREEN | {"color_scheme": "dark"}
PHONE = {"viewport": {"width": 390, "height": 844}}


def opened(page: Page) -> list[str]:
    """The exhibits whose drawer is open."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.drawer')].filter(one => one.open).map(one => one.closest('article').id)"
    )
    return found


def first_column(table: Locator) -> list[str]:
    cells: list[str] = table.evaluate(
        "table => [...table.tBodies[0].rows].filter(row => row.offsetParent).map(row => row.cells[0].textContent)"
    )
    return cells


def test_a_drawer_opens_by_click_by_enter_and_from_its_address(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        page = visited.page
        summary = page.locator("#lines summary")
        assert opened(page) == []
        summary.click()
        assert page.locator("#lines .files").get_by_text("cssm/licences 04.csv").is_visible()
        page.keyboard.press("Enter")
        assert opened(page) == []
        page.evaluate("location.hash = '#lines-rows'")
        page.wait_for_selector("#lines .drawer[open]")
        assert page.evaluate("document.activeElement.closest('article').id") == "lines"


def test_one_key_opens_every_drawer_and_closes_them_again(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        button = visited.page.get_by_role("button", name="All rows and files")
        visited.page.keyboard.press("e")
        assert opened(visited.page) == ["bridge", "lines", "nothing"]
        assert button.get_attribute("aria-pressed") == "true"
        visited.page.keyboard.press("e")
        assert opened(visited.page) == []
        button.click()
        assert len(opened(visited.page)) == 3


def test_paper_leaves_drawers_and_searches_out_and_shows_every_row(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        page = visited.page
        page.keyboard.press("e")
        page.locator("#lines .search input").fill("C9300-7")
        page.emulate_media(media="print")
        assert not page.locator(".drawer, .search, .doing, .meeting").locator("visible=true").count()
        assert len(first_column(page.locator("#lines > .rows table"))) == 11


def test_a_long_table_is_searched_as_one_types(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        box = visited.page.locator("#lines .search")
        table = visited.page.locator("#lines > .rows table")
        said = box.locator("output")
        assert said.inner_text() == "11 rows"
        box.locator("input").press_sequentially("dna C9300-1")
        assert first_column(table) == ["C9300-1 DNA Advantage", "C9300-10 DNA Advantage"]
        assert said.inner_text() == "2 of 11 rows"
        box.locator("input").fill("nothing like it")
        assert said.inner_text() == "No row of 11 has these words"
        visited.page.keyboard.press("Escape")
        assert box.locator("input").input_value() == ""
        assert (len(first_column(table)), said.inner_text()) == (11, "11 rows")


def test_a_short_table_is_only_read(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        assert visited.page.locator("#bridge table").count() == 1
        assert visited.page.locator("#bridge .search, #bridge th button").count() == 0


def test_a_head_sorts_numbers_by_value_with_the_unknown_last(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        table = visited.page.locator("#lines > .rows table")
        head = table.locator("th").nth(1)
        button = head.get_by_role("button", name="Balance")

        def balances() -> list[str]:
            return table.locator("tbody td:nth-child(2)").all_inner_texts()

        as_given = balances()
        button.press("Enter")
        assert head.get_attribute("aria-sort") == "ascending"
        assert balances() == ["−38", "−7", "−2", "−1", "0", "+3", "+4", "+15", "+90", "+1,200", "?"]
        button.press("Enter")
        assert head.get_attribute("aria-sort") == "descending"
        assert balances() == ["+1,200", "+90", "+15", "+4", "+3", "0", "−1", "−2", "−7", "−38", "?"]
        button.press("Enter")
        assert head.get_attribute("aria-sort") is None
        assert balances() == as_given


def test_names_with_numbers_sort_as_they_are_counted(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        table = visited.page.locator("#lines > .rows table")
        head = table.locator("th").first.locator("button")
        head.click()
        head.click()
        assert first_column(table)[:3] == ["C9300-10 DNA Advantage", "C9300-9 DNA Advantage", "C9300-8 DNA Advantage"]


def test_a_stroke_finds_exhibits_and_sections_by_their_words(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        page = visited.page
        page.keyboard.press("/")
        page.keyboard.type("moves bridge")
        listed = page.locator(".contents li a").locator("visible=true")
        assert listed.all_inner_texts() == ["First page", "1\nMoves take most of it"]
        assert page.locator(".contents output").inner_text() == "1 of 3 exhibits, 1 section"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#bridge"
        page.locator(".contents input").fill("nowhere")
        assert page.locator(".contents output").inner_text() == "Nothing here has these words"


def test_letters_typed_in_a_field_or_switched_off_do_nothing_else(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        page = visited.page
        page.locator("#lines .search input").press_sequentially("pe/")
        assert opened(page) == []
        assert page.locator(".meeting").is_hidden()
        page.locator(".keys summary").click()
        page.get_by_label("Letters act as keys").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("p")
        page.keyboard.press("e")
        assert opened(page) == []
        assert page.locator(".meeting").is_hidden()


def test_everything_is_reached_by_the_tab_key_alone(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        reached = set()
        for _ in range(90):
            visited.page.keyboard.press("Tab")
            reached.add(
                visited.page.evaluate(
                    "(one => one.matches('.sort') ? 'sort' : one.matches('summary') ? 'drawer' : one.type ||"
                    " (one.closest('.onward') ? 'onward' : one.closest('nav') ? 'contents' : one.className))"
                    "(document.activeElement)"
                )
            )
        assert {"button", "drawer", "contents", "search", "sort", "onward", "ordinal"} <= reached


@pytest.mark.parametrize("settings", [SCREEN, NIGHT, PHONE], ids=["screen", "night", "phone"])
def test_no_reader_is_kept_out(browser: Browser, whole: dict[str, Path], settings: dict[str, Any]) -> None:
    with visit(browser, whole["internal"], settings) as visited:
        assert hindrances(visited.page) == []
        visited.page.keyboard.press("e")
        visited.page.locator("#lines .search input").fill("C9300-1")
        assert hindrances(visited.page) == []


def test_axe_sees_what_keeps_a_reader_out(browser: Browser, whole: dict[str, Path]) -> None:
    with visit(browser, whole["internal"], SCREEN) as visited:
        visited.page.evaluate("document.querySelector('.search input').removeAttribute('aria-label')")
        visited.page.evaluate("document.querySelector('.search input').removeAttribute('placeholder')")
        assert [one.split(":")[0] for one in hindrances(visited.page)] == ["critical"]
