from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

import polars as pl
import pytest

from analysis.briefs import blocks
from analysis.briefs.brief import Brief, Provenance
from analysis.briefs.figures import Figures, Missing
from analysis.errors import ChartError

FACTS = {
    "owed_amount": 398600.0,
    "spare_count": 150,
    "zero_count": 0,
    "peak_count": None,
    "virtual_account": "<b>Campus</b>",
    "currency": "USD",
}
ROWS = pl.DataFrame({"virtual_account": ["Campus"], "balance_count": [-120]})
Kind = TypeVar("Kind", bound=blocks.Block)


class FinishedChart:
    def __init__(self, **usermeta: str) -> None:
        self.usermeta = usermeta

    def to_dict(self) -> dict[str, Any]:
        return {"mark": "bar", "usermeta": self.usermeta}


CHART = FinishedChart(title="{spare_count} are spare", unit="Licences", source="marts.x", alt="A bar.", note="Read it.")


class Notebook:
    """A brief whose blocks are kept where a test can see them."""

    def __init__(self) -> None:
        self.shown: list[blocks.Block] = []
        self.brief = Brief(
            name="true_forward",
            title="True Forward negotiation brief",
            client_name="Harbourline Freight",
            edition="internal",
            data_date=dt.date(2026, 11, 15),
            provenance=Provenance(41, 18204, 12, "v2026-11"),
            figures=Figures(FACTS, reasons={"peak_count": Missing("the history", "Put it in exports/.", "the peak")}),
            show=self.shown.append,
        )

    def only(self, kind: type[Kind]) -> Kind:
        assert [type(block) for block in self.shown] == [kind]
        block = self.shown[0]
        assert isinstance(block, kind)
        return block


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


def test_the_cover_says_where_every_figure_comes_from(notebook: Notebook) -> None:
    notebook.brief.cover(headline="Open at **{owed_amount}**.", lead="Why.")
    cover = notebook.only(blocks.Cover)
    assert cover.headline == "Open at **USD 398,600**."
    assert cover.provenance == "Data of 15 Nov 2026 · 41 files, 18,204 rows, 12 rejected · rules v2026-11"
    assert cover.edition == "Internal edition"


def test_a_cover_without_its_figure_still_opens_the_brief_and_says_what_is_missing(notebook: Notebook) -> None:
    notebook.brief.cover(headline="Peak {peak_count}", lead="Lead.")
    cover, refusal = notebook.shown
    assert isinstance(cover, blocks.Cover)
    assert cover.headline == "True Forward negotiation brief: the headline figure is not known yet"
    assert refusal == blocks.Refusal("the peak", "the history", "Put it in exports/.")


def test_a_sentence_without_its_figure_is_replaced_by_a_refusal(notebook: Notebook) -> None:
    notebook.brief.say("The peak was {peak_count}.")
    assert notebook.only(blocks.Refusal) == blocks.Refusal("the peak", "the history", "Put it in exports/.")


def test_a_sentence_can_wait_for_a_fact_to_be_more_than_zero(notebook: Notebook) -> None:
    notebook.brief.say("{zero_count} licences are spare.", when="zero_count")
    notebook.brief.say("{spare_count} licences are spare.", when="spare_count")
    assert notebook.only(blocks.Prose).markdown == "150 licences are spare."


def test_a_key_figure_without_its_fact_says_what_is_missing_in_its_place(notebook: Notebook) -> None:
    notebook.brief.key_figures(("Owed", "{owed_amount:bare}", "{currency}", "ours"), ("Peak", "{peak_count}"))
    owed, peak = notebook.only(blocks.KeyFigures).figures
    assert (owed.value, owed.note, owed.role) == ("398,600", "USD", "ours")
    assert (peak.value, peak.note, peak.role) == ("not known", "Missing: the history", "unknown")


def test_exhibits_are_numbered_and_take_from_the_chart_what_is_not_given(notebook: Notebook) -> None:
    notebook.brief.exhibit(chart=CHART)
    notebook.brief.exhibit(title="Rows of {virtual_account}", table=ROWS, sources=["marts.y"], key="rows")
    first, second = notebook.shown
    assert isinstance(first, blocks.Exhibit)
    assert isinstance(second, blocks.Exhibit)
    assert (first.number, first.key, first.title, first.alt) == (1, "exhibit-1", "150 are spare", "A bar.")
    assert (first.note, first.sources) == ("Licences. Read it.", ["marts.x"])
    assert (second.number, second.key, second.title) == (2, "rows", r"Rows of \<b\>Campus\</b\>")
    assert second.table is not None
    assert second.table.relation == "marts.y"


def test_an_exhibit_whose_finding_is_not_known_takes_no_number(notebook: Notebook) -> None:
    notebook.brief.exhibit(title="The peak is {peak_count}", chart=CHART)
    notebook.brief.exhibit(chart=CHART)
    refusal, exhibit = notebook.shown
    assert isinstance(refusal, blocks.Refusal)
    assert isinstance(exhibit, blocks.Exhibit)
    assert exhibit.number == 1


def test_a_chart_without_words_for_those_who_cannot_see_it_is_refused(notebook: Notebook) -> None:
    with pytest.raises(ChartError, match="alternative text"):
        notebook.brief.exhibit(title="A finding", chart=FinishedChart())


def test_an_exhibit_needs_something_to_show(notebook: Notebook) -> None:
    with pytest.raises(ChartError, match="a chart or a table"):
        notebook.brief.exhibit(title="A finding")


def test_columns_take_sentences_or_the_rows_of_a_frame(notebook: Notebook) -> None:
    dates = pl.DataFrame({"event_date": [dt.date(2026, 12, 12)], "event_name": ["start the *PAK* migration"]})
    notebook.brief.columns("Why", ["**{spare_count}** are spare", "{peak_count}"], "Next dates", dates)
    columns = notebook.only(blocks.Columns)
    assert columns.left == ["**150** are spare", "Not printed: the peak. Missing: the history. Put it in exports/."]
    assert columns.right == [r"**12 Dec 2026** start the \*PAK\* migration"]


def test_a_listing_shows_the_columns_asked_for_under_their_words(notebook: Notebook) -> None:
    frame = pl.DataFrame({"format_title": ["Orders"], "read_count": [10], "path": ["x"]})
    notebook.brief.listing(
        "Sources", frame, columns={"format_title": "Source", "read_count": "Rows read"}, relation="marts.sources"
    )
    table = notebook.only(blocks.Listing).table
    assert [column.label for column in table.columns] == ["Source", "Rows read"]
    assert table.rows == [["Orders", 10]]


def test_a_listing_without_rows_is_not_shown(notebook: Notebook) -> None:
    notebook.brief.listing("Rejects", pl.DataFrame({"path": []}), columns={"path": "File"}, relation="meta.rejects")
    assert notebook.shown == []


def test_a_rule_says_how_sure_it_is(notebook: Notebook) -> None:
    notebook.brief.rules(("Spare is {spare_count}.", "S", "an advisor's page"))
    assert notebook.only(blocks.Listing).table.rows == [["Spare is 150.", "S: advisors report", "an advisor's page"]]


def test_an_internal_section_and_all_in_it_stays_out_of_the_client_edition(notebook: Notebook) -> None:
    notebook.brief.edition = "client"
    notebook.brief.section("Our aims", internal=True)
    notebook.brief.say("We walk away at {owed_amount}.")
    notebook.brief.exhibit(title="The range", table=ROWS, sources=["marts.x"])
    notebook.brief.section("What is open")
    notebook.brief.exhibit(title="Accounts", table=ROWS, sources=["marts.x"])
    section, exhibit = notebook.shown
    assert isinstance(section, blocks.Section)
    assert isinstance(exhibit, blocks.Exhibit)
    assert (section.title, exhibit.number) == ("What is open", 1)


def test_an_internal_section_stands_in_the_internal_edition(notebook: Notebook) -> None:
    notebook.brief.section("Our aims", internal=True)
    notebook.brief.say("{spare_count} are spare.")
    assert [type(block) for block in notebook.shown] == [blocks.Section, blocks.Prose]


def test_an_internal_appendix_takes_no_letter_in_the_client_edition(notebook: Notebook) -> None:
    notebook.brief.edition = "client"
    notebook.brief.appendix("Notes", internal=True)
    notebook.brief.say("Only we know.")
    notebook.brief.appendix("Rules")
    section = notebook.only(blocks.Section)
    assert section.title == "Appendix A · Rules"


def test_what_a_speaker_says_stays_out_of_the_client_edition(notebook: Notebook) -> None:
    notebook.brief.exhibit(title="All are spare", table=ROWS, notes="Say {spare_count}.")
    notebook.brief.edition = "client"
    notebook.brief.exhibit(title="All are spare", table=ROWS, notes="Say {spare_count}.")
    assert [block.notes for block in notebook.shown if isinstance(block, blocks.Exhibit)] == ["Say 150.", ""]


@pytest.mark.parametrize("part", ["unit", "source", "alt"])
def test_a_chart_made_ad_hoc_does_not_enter_without_unit_source_and_alternative_text(
    notebook: Notebook, part: str
) -> None:
    unfinished = FinishedChart(**{**CHART.usermeta, part: ""})
    with pytest.raises(ChartError, match="alternative text" if part == "alt" else part):
        notebook.brief.exhibit(chart=unfinished)
    told = {"unit": "Licences", "sources": ["marts.x"], "alt": "A bar."}
    notebook.brief.exhibit(chart=unfinished, **told)  # type: ignore[arg-type]
    assert notebook.only(blocks.Exhibit).unit == "Licences"


def test_a_sentence_that_would_not_be_said_asks_for_no_missing_figure(notebook: Notebook) -> None:
    notebook.brief.say("The peak was {peak_count}.", when="zero_count")
    assert notebook.shown == []
