from __future__ import annotations

import datetime as dt
from decimal import Decimal

import polars as pl
import pytest

from analysis.briefs.figures import Figures, Missing, escape_markdown, plain
from analysis.briefs.markdown import to_html, to_inline_html
from analysis.briefs.sentences import facts_in, fill
from analysis.errors import MissingInputError, WorkbenchError
from analysis.numbers import write_in

HOSTILE = '<script>alert(1)</script> **bold** [x](http://evil.example) `c` "q" it\'s\n# head\u202e'


@pytest.fixture
def figures() -> Figures:
    facts = {
        "gross_short_count": [1250],
        "balance_count": [-312],
        "owed_amount": [398600.4],
        "unit_price_amount": [Decimal("12.5")],
        "verified_share": [0.832],
        "milestone_date": [dt.date(2027, 1, 30)],
        "days_to_milestone": [67],
        "one_count": [1],
        "virtual_account": [HOSTILE],
        "unknown_count": [None],
        "is_ea": [True],
        "currency": ["USD"],
    }
    reasons = {"unknown_count": Missing("the PAK export", "Put it in exports/DATE/.", "licences behind PAKs")}
    return Figures.from_frame(pl.DataFrame(facts), reasons=reasons)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{gross_short_count}", "1,250"),
        ("{owed_amount:bare}", "398,600"),
        ("{owed_amount:thousands,bare}", "398.6"),
        ("{balance_count:signed}", "−312"),
        ("{gross_short_count:signed}", "+1,250"),
        ("{one_count:words} {one_count:Words}", "one One"),
        ("{one_count:licence|licences}, {gross_short_count:licence|licences}", "1 licence, 1,250 licences"),
        ("{days_to_milestone}, {days_to_milestone:bare}", "67 days, 67"),
        ("{verified_share} by {milestone_date}", "83 % by 30 Jan 2027"),
        ("{is_ea}", "yes"),
        ("a real {{brace}}", "a real {brace}"),
    ],
)
def test_a_sentence_is_filled_with_figures(figures: Figures, template: str, text: str) -> None:
    assert fill(template, figures) == text


def test_a_null_fact_is_refused_with_the_input_it_waits_for(figures: Figures) -> None:
    with pytest.raises(MissingInputError, match="unknown_count cannot be printed: the PAK export") as caught:
        fill("There are {unknown_count}.", figures)
    assert caught.value.todo == "Put it in exports/DATE/."
    assert figures.missing("unknown_count").figure == "licences behind PAKs"
    assert figures.missing("gross_short_count").figure == "Gross short"


def test_an_amount_without_a_currency_is_not_printed() -> None:
    with pytest.raises(MissingInputError, match="without its currency"):
        Figures({"owed_amount": 5.0})["owed_amount"]


def test_an_unknown_fact_names_the_one_that_was_meant(figures: Figures) -> None:
    with pytest.raises(WorkbenchError, match="Did you mean 'owed_amount'"):
        fill("{owd_amount}", figures)


@pytest.mark.parametrize("template", ["{a.b}", "{0}", "{owed_amount!r}", "{owed_amount", "{owed_amount:loud}"])
def test_a_template_takes_names_of_facts_and_nothing_else(figures: Figures, template: str) -> None:
    with pytest.raises(WorkbenchError):
        fill(template, figures)


def test_the_facts_of_a_sentence_are_known_before_it_is_filled() -> None:
    assert facts_in("{b} then {a:bare}, {{not}}") == ["b", "a"]


def test_text_from_a_client_reads_word_for_word_and_does_nothing(figures: Figures) -> None:
    html = to_html(fill("Account {virtual_account} isn't ours.", figures))
    assert html == (
        "<p>Account &lt;script&gt;alert(1)&lt;/script&gt; **bold** [x](http://evil.example) `c` &quot;q&quot; it's"
        " # head\N{REPLACEMENT CHARACTER} isn’t ours.</p>\n"
    )


@pytest.mark.parametrize(
    "name", ["1. Campus", "- Campus", "# Campus", "+ Campus", "> Campus", "---", "    Campus", "a|b"]
)
def test_a_name_at_the_start_of_a_line_opens_no_list_or_heading(name: str) -> None:
    assert to_html(escape_markdown(name)) == f"<p>{' '.join(name.split()).replace('>', '&gt;')}</p>\n"


def test_facts_are_one_row() -> None:
    with pytest.raises(WorkbenchError, match="this frame has 2"):
        Figures.from_frame(pl.DataFrame({"a_count": [1, 2]}))


def test_a_number_without_a_unit_is_not_guessed() -> None:
    with pytest.raises(WorkbenchError, match="has no unit"):
        Figures({"mystery": 5})["mystery"]


def test_a_figure_of_another_locale_is_never_broken_and_a_name_stays_on_one_line() -> None:
    with write_in("fr-FR"):
        figures = Figures({"owed_amount": 1234567, "milestone_date": dt.date(2027, 1, 30), "currency": "EUR"})
        said = fill("Owed  by {milestone_date}:\n{owed_amount}", figures)
    html = "Owed by 30\N{NO-BREAK SPACE}janv.\N{NO-BREAK SPACE}2027: EUR\N{NO-BREAK SPACE}1\u202f234\u202f567"
    assert to_inline_html(said) == html
    assert plain(said) == html
