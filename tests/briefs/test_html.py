from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from nbconvert.exporters import get_exporter

from analysis.briefs import blocks
from analysis.briefs.document import Document, read_document
from analysis.briefs.html import BriefExporter, write_html
from analysis.briefs.page import css_text, json_text, render_page
from analysis.briefs.run import run_brief
from analysis.briefs.vega_bundle import vega_bundle, vega_lite_version
from analysis.charts import theme
from analysis.errors import BuildError
from tests.briefs.notebooks import TINY, write_notebook

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</script><script>alert(1)</script>"
COVER = blocks.Cover("Tiny", "Acme", "Internal edition", "Open", "Lead", "2026-11-15", "Data of", "Positive is surplus")


class Page(HTMLParser):
    """What a page would fetch, what it would run, and what it says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.ids: list[str] = []
        self.styles = ""
        self.words = ""
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._inside = tag
        self.addresses += [str(values[name]) for name in ("src", "href", "srcset", "data") if name in values]
        self.ids += [str(values["id"])] if "id" in values else []
        self.styles += str(values.get("style", ""))
        if tag == "script":
            self.scripts.append(values)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            self.styles += data
        elif self._inside != "script":
            self.words += data


@pytest.fixture
def page(tiny: Path) -> Page:
    return Page(tiny.read_text("utf-8"))


def test_the_page_refers_to_nothing_outside_itself(page: Page) -> None:
    assert page.addresses
    assert [address for address in page.addresses if not address.startswith("#")] == []
    assert all(address[1:] in page.ids for address in page.addresses)
    assert {address[:5] for address in re.findall(r"url\(['\"]?([^)]*)", page.styles)} == {"data:"}
    assert "@import" not in page.styles
    assert [script for script in page.scripts if "src" in script] == []


def test_the_page_forbids_itself_everything_it_does_not_need(tiny: Path) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', tiny.read_text("utf-8"))
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe-eval" not in policy[1]
    assert "http" not in policy[1]


def test_the_page_is_small_and_carries_the_chart_script_once(tiny: Path) -> None:
    text = tiny.read_text("utf-8")
    assert len(text.encode()) < 2_000_000
    assert text.count("<script>") == 3
    assert text.count("vegaEmbed=") == 1
    assert text.count('type="application/json"') == 3


def test_a_hostile_name_is_words_wherever_it_stands(tiny: Path, page: Page) -> None:
    assert HOSTILE not in tiny.read_text("utf-8").split("<script>")[0]
    assert page.words.count(HOSTILE) >= 5
    assert 'Ac"me } </style>' in page.words
    assert page.words.count("<script>") == page.words.count("</script><script>")


def test_no_id_is_given_twice(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))


def test_the_page_says_what_is_not_printed(page: Page) -> None:
    assert "Missing: the data it is made from" in page.words


def test_the_same_brief_is_the_same_page(tiny: Path, tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path / "tiny.ipynb", *TINY)
    again = write_html(read_document(run_brief(notebook, {}, tmp_path / "record.ipynb")), tmp_path / "tiny.html")
    assert again.read_bytes() == tiny.read_bytes()


def test_a_brief_without_charts_carries_no_chart_script() -> None:
    page = render_page(Document([COVER, blocks.Prose("Words.")]))
    assert "vegaEmbed" not in page
    assert page.count("<script") == 1


def test_speaker_notes_stay_in_the_internal_edition(whole: dict[str, Path]) -> None:
    assert "Say it slowly" in whole["internal"].read_text("utf-8")
    client = whole["client"].read_text("utf-8")
    assert "Say it slowly" not in client
    assert "speaker-notes" not in client.split("<script>")[0].split("</style>")[1]


def test_a_document_of_the_client_edition_with_notes_left_in_it_shows_none() -> None:
    noted = blocks.Exhibit(1, "one", "t", "a", notes="Say it slowly")
    assert "Say it slowly" in render_page(Document([COVER, noted]))
    assert "Say it slowly" not in render_page(Document([replace(COVER, edition_key="client"), noted]))


def test_an_exhibit_without_rows_says_so_and_the_brief_goes_on(whole: dict[str, Path]) -> None:
    words = Page(whole["client"].read_text("utf-8")).words
    assert "No row to show: marts.license_position holds none for this client." in words
    assert words.index("No row to show") < words.index("The last words")


def test_a_logo_stands_in_for_the_client_s_name_and_is_called_by_it() -> None:
    logo = "data:image/png;base64,iVBORw0KGgo="
    page = render_page(Document([replace(COVER, logo=logo), blocks.Prose("Words.")]))
    assert page.count(f'<img class="logo" src="{logo}" alt="Acme">') == 2


def test_the_client_s_own_colour_takes_the_place_of_ours_by_day_and_by_night() -> None:
    page = render_page(Document([replace(COVER, accent="#7a1f5c")]))
    assert page.count("--ours: #7a1f5c") == 1
    assert theme.TOKENS["ours"].light not in page
    assert theme.TOKENS["ours"].dark not in page


def test_a_drawer_names_relation_condition_file_lines_and_the_command_to_walk_on(whole: dict[str, Path]) -> None:
    words = " ".join(Page(whole["internal"].read_text("utf-8")).words.split())
    assert "marts.license_position where Smart account is a, 11 rows" in words
    assert "workbench lineage acme marts.license_position --where=smart_account=a" in words
    assert "cssm/licences 04.csvCSSM licence export12 Nov 20262–12, 19" in words
    assert "2 more files, 6 lines" in words


def test_an_exhibit_leads_to_the_words_that_cite_it_and_to_its_kin(whole: dict[str, Path]) -> None:
    page = whole["internal"].read_text("utf-8")
    article = page[page.index('id="lines"') : page.index('id="nothing"')]
    assert re.findall(r'<a href="#([^"]+)"', article) == ["nothing", "first-page-row-3", "section-1-row-1"]


def test_a_notebook_run_by_hand_is_a_draft() -> None:
    assert "Draft:" in render_page(Document([COVER], is_draft=True))
    assert "Draft:" not in render_page(Document([COVER]))


@pytest.mark.parametrize("shown", [[], [COVER, COVER]])
def test_a_brief_has_one_cover(shown: list[blocks.Block]) -> None:
    with pytest.raises(BuildError, match="one cover"):
        render_page(Document(shown))


def test_two_exhibits_of_one_key_are_refused() -> None:
    exhibits = [blocks.Exhibit(number, "same", "t", "a") for number in (1, 2)]
    with pytest.raises(BuildError, match="Two exhibits have the key 'same'"):
        render_page(Document([COVER, *exhibits]))


def test_two_halves_share_a_row_and_a_third_stands_alone() -> None:
    halves = [blocks.Exhibit(number, f"e{number}", "t", "a", width="half") for number in (1, 2, 3)]
    assert render_page(Document([COVER, *halves])).count('<div class="pair">') == 2


def test_what_every_sheet_of_paper_says_cannot_leave_its_string() -> None:
    assert css_text('"}</style>\\') == '"\\22 \\7d \\3c /style\\3e \\5c "'


def test_json_cannot_end_the_script_it_stands_in() -> None:
    assert json_text({"a": "</script>\u2028"}) == '{"a":"\\u003c/script>\\u2028"}'


def test_the_chart_script_is_made_once_and_kept(tmp_path: Path) -> None:
    made = vega_bundle("6.1", tmp_path)
    assert "</script" not in made
    (kept,) = tmp_path.iterdir()
    kept.write_text("kept", "utf-8")
    assert vega_bundle("6.1", tmp_path) == "kept"


def test_the_chart_script_is_of_the_version_the_charts_were_written_for() -> None:
    schema = "https://vega.github.io/schema/vega-lite/v6.1.0.json"
    assert vega_lite_version([{"$schema": schema}]) == "6.1"
    assert vega_lite_version([]).startswith("6.")


def test_nbconvert_knows_the_exporter() -> None:
    assert get_exporter("analysis.briefs.html.BriefExporter") is BriefExporter  # type: ignore[no-untyped-call]
