"""The briefs of the sample clients: their golden facts, and how they open in a browser without a network."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from analysis.briefs.making import brief_names, make_brief
from analysis.briefs.opening import open_brief
from analysis.briefs.record import blocks_of, read_record
from analysis.engine.estate import Estate
from tests.briefs.browser import hindrances, visit
from tests.conftest import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow(reason="builds the sample clients and runs their notebooks")

AS_OF = date(2026, 11, 24)
BRIEFS = [
    (client, name)
    for client in ("harbourline", "stmarys", "calderbank")
    for name in ("renewal_readiness", "true_forward")
]


@pytest.fixture(scope="session")
def pages(sample_clients: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """Every brief of every sample client, as the page a reader opens."""
    out = tmp_path_factory.mktemp("reports")
    return {(client, name): make_brief(name, sample_clients[client], AS_OF, out=out)[0] for client, name in BRIEFS}


def facts(client: Path) -> dict[str, Any]:
    brief = open_brief("true_forward", client=client, as_of=AS_OF, edition="internal")
    return {name: brief.figures.value(name) for name in brief.figures if brief.figures.has(name)}


def test_every_notebook_is_a_brief_that_is_tested() -> None:
    assert set(brief_names()) == {name for _, name in BRIEFS} | {"transfer_plan"}  # its page: test_transfers.py


@pytest.mark.parametrize("client", ["harbourline", "stmarys", "calderbank"])
def test_the_facts_are_those_of_the_independent_computation(client: str, sample_clients: dict[str, Path]) -> None:
    expected = json.loads((SAMPLES / "expected" / f"{client}.json").read_text("utf-8"))
    said = facts(sample_clients[client])
    assert said["in_force_short_count"] == expected["netting_totals"]["gross_short_count"]
    assert said["misplaced_count"] == expected["netting_totals"]["misplaced_count"]
    assert said["gross_short_count"] == sum(one["gross_shortage_count"] for one in expected["bridge"])
    assert said["unmoved_short_count"] == sum(one["genuine_shortage_count"] for one in expected["bridge"])
    assert said["instance_count"] == expected["instance_totals"]["instance_count"]
    assert said["unseen_instance_count"] == expected["instance_totals"]["stale_count"]
    assert said["ended_lot_count"] == expected["lots"]["ended_still_active_count"]
    assert said["ending_lot_count"] == expected["lots"]["ending_before_milestone_count"]
    assert said["charge_amount"] == Decimal(expected["true_forward_charge_amount"])


def test_the_freight_company_is_told_to_move_and_the_hospital_that_it_is_short(sample_clients: dict[str, Path]) -> None:
    assert facts(sample_clients["harbourline"])["shortage_kind"] == "misplaced"
    assert facts(sample_clients["stmarys"])["shortage_kind"] == "genuine"
    assert facts(sample_clients["calderbank"])["argument_kind"] == "disputed"


@pytest.mark.parametrize(("client", "name"), BRIEFS)
def test_a_brief_opens_without_a_network_and_draws_every_chart(
    client: str, name: str, pages: dict[tuple[str, str], Path], browser: Browser
) -> None:
    page = pages[client, name]
    charts = sum(
        bool(getattr(block, "chart", None)) and not getattr(block, "what_if", None)  # a what-if draws itself
        for block in blocks_of(read_record(page.with_suffix(".ipynb")))
    )
    assert charts >= 4
    with visit(browser, page, {"viewport": {"width": 1280, "height": 900}}) as visited:
        drawn = visited.page.locator(".picture svg")
        assert drawn.count() == charts
        assert all(drawn.nth(place).locator("path, text").count() > 0 for place in range(charts))


@pytest.mark.parametrize(("client", "name"), BRIEFS)
def test_a_brief_is_one_file_of_less_than_two_megabytes_with_no_address_of_the_outside(
    client: str, name: str, pages: dict[tuple[str, str], Path]
) -> None:
    text = pages[client, name].read_text("utf-8")
    assert len(text.encode()) < 2_000_000
    assert (
        re.findall(r"""(?:src|href)=["'](?!#|data:)[^"']*|url\((?!data:|#)[^)]*|@import""", text.split("<script>")[0])
        == []
    )


def test_the_sliders_and_their_code_stand_only_where_something_can_be_moved(pages: dict[tuple[str, str], Path]) -> None:
    moved, still = (pages["calderbank", name].read_text("utf-8") for name in ("true_forward", "renewal_readiness"))
    marks = (".wi-head", 'class="what-if"', "globalThis.whatIf")
    assert [mark for mark in marks if mark not in moved] == []
    assert [mark for mark in marks if mark in still] == []


LIGHTS: list[dict[str, Any]] = [
    {"viewport": {"width": 1280, "height": 900}},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    {"viewport": {"width": 390, "height": 844}},
]


@pytest.mark.parametrize("settings", LIGHTS, ids=["light", "dark", "phone"])
@pytest.mark.parametrize("name", ["renewal_readiness", "true_forward"])
def test_no_reader_is_kept_out(
    name: str, settings: dict[str, Any], pages: dict[tuple[str, str], Path], browser: Browser
) -> None:
    with visit(browser, pages["calderbank", name], settings) as visited:
        visited.page.keyboard.press("e")
        assert hindrances(visited.page) == []
        visited.page.keyboard.press("p")
        visited.page.keyboard.press("n")
        for _ in range(3):
            assert hindrances(visited.page) == []
            visited.page.keyboard.press("ArrowRight")
        visited.page.keyboard.press("o")
        assert hindrances(visited.page) == []


@pytest.mark.parametrize(("client", "name"), BRIEFS)
def test_every_slide_holds_what_it_shows(
    client: str, name: str, pages: dict[tuple[str, str], Path], browser: Browser
) -> None:
    with visit(browser, pages[client, name], {"viewport": {"width": 1280, "height": 720}}) as visited:
        visited.page.keyboard.press("p")
        slides = int(visited.page.locator(".at").inner_text().split(" of ")[1])
        spilling = []
        for number in range(slides):
            if visited.page.evaluate(
                "(({scrollWidth, clientWidth, scrollHeight, clientHeight}) =>"
                " scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1)(document.querySelector('.place'))"
            ):
                spilling.append(number + 1)
            visited.page.keyboard.press("ArrowRight")
    assert spilling == []


def test_the_same_estate_gives_the_same_page_byte_for_byte(
    sample_clients: dict[str, Path], pages: dict[tuple[str, str], Path], tmp_path: Path
) -> None:
    again = make_brief("renewal_readiness", sample_clients["harbourline"], AS_OF, out=tmp_path)[0]
    assert again.read_bytes() == pages["harbourline", "renewal_readiness"].read_bytes()


@pytest.mark.parametrize(("client", "name"), BRIEFS)
def test_a_brief_is_twelve_pages_of_paper_at_most_before_its_appendices(
    client: str, name: str, pages: dict[tuple[str, str], Path], browser: Browser
) -> None:
    with visit(browser, pages[client, name], {"viewport": {"width": 1280, "height": 900}}) as visited:
        assert visited.page.locator("section.appendix").count() >= 4
        visited.page.add_style_tag(content="section.appendix { display: none }")
        printed = visited.page.pdf(format="A4", print_background=True)
    assert printed.count(b"/Type /Page\n") <= 12


def test_the_client_edition_says_nothing_of_aims_benchmarks_and_other_clients_settlements(
    sample_clients: dict[str, Path], tmp_path: Path
) -> None:
    client = sample_clients["calderbank"]
    with Estate(client) as estate:
        spread = estate.read("marts.settlement_range").drop_nulls("amount")
        public = set(spread.filter(~pl.col("is_internal"))["amount"])  # where to walk away may be a figure all may see
        marks = [amount for amount in spread["amount"] if amount not in public]
        shares = estate.read("marts.settlement_benchmarks").select(pl.selectors.ends_with("_share")).row(0)
    hidden = [f"{amount:,.0f}" for amount in marks] + [str(amount) for amount in marks] + [str(one) for one in shares]
    written = {
        edition: make_brief("true_forward", client, AS_OF, edition=edition, out=tmp_path)[0].read_text("utf-8")
        for edition in ("internal", "client")
    }
    words = ["Walk-away", "Levers and concessions", "Settlement ledger", "settlement ledger"]
    assert marks
    assert [one for one in words if one not in written["internal"]] == []
    assert [one for one in ["benchmarks/", *words, *hidden] if one in written["client"]] == []
