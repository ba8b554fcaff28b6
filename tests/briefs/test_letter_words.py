"""Letters in markdown: figures as briefs write them, and a client's text as text."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from analysis import briefs
from analysis.briefs.figures import Figures
from analysis.briefs.letter_words import Told, Words, unlinked
from analysis.errors import MissingInputError

TEMPLATES = sorted((Path(briefs.__file__).parent / "templates" / "letters").glob("*.j2"))
HOSTILE = (
    "[click](https://evil.example)",
    "<https://evil.example>",
    "https://evil.example",
    "www.evil.example",
    "![x](http://evil.example/x.png)",
    "<script>alert(1)</script>",
    "a | b",
    "\\| c \\",
    "`code` **bold** _it_ ~~no~~",
    "# Heading",
    "- item",
    "1. item",
    "&#60;b&#62;",
    "{{ facts }} {% raw %}",
    "\u202eevil",
    "=HYPERLINK(1)",
    "$x$ ^y^ :smile:",
)


def told(**row: object) -> Told:
    return Told(Figures({"currency": "USD", **row}))


def test_there_are_templates_and_no_digit_is_typed_into_one() -> None:
    assert len(TEMPLATES) >= 5
    for path in TEMPLATES:
        words = path.read_text("utf-8").replace(".md.j2", "")
        assert re.findall(r"\d", words) == [], path.name


def test_a_template_prints_no_bare_value() -> None:
    for path in TEMPLATES:
        assert not re.findall(r"\{\{ *\w+\.value\(", path.read_text("utf-8")), path.name


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_one_line_of_words_in_a_cell_and_in_a_sentence(name: str) -> None:
    row = told(license_name=name)
    table = f"| a | b |\n| --- | --- |\n| {row('license_name')} | end |\n"
    plain = " ".join(name.split()).replace("\u202e", "\ufffd")
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for text in (table, f"Of {row('license_name')} today"):
        lines = [token for token in parser.parse(text) if token.type == "inline"]
        kinds = {child.type for line in lines for child in line.children or []}
        assert kinds <= {"text", "text_special"}
        assert plain in " § ".join("".join(child.content for child in line.children or []) for line in lines)
    assert len([token for token in parser.parse(table) if token.type == "td_open"]) == 2


def test_no_address_is_left_that_a_reader_of_markdown_would_link() -> None:
    for name in HOSTILE:
        assert not re.search(r"(?<!\\)://|\bwww\.", told(license_name=name)("license_name"))
    assert unlinked(unlinked("a://b")) == unlinked("a://b")


def test_a_figure_is_written_as_in_a_brief_and_what_is_not_known_is_said() -> None:
    row = told(charge_amount=Decimal("1234.50"), over_count=None, milestone_date=None)
    assert row("charge_amount", "cents") == "USD 1,234.50"
    assert isinstance(row("charge_amount"), Words)
    assert row.cell("over_count") == "not known"
    assert row.cell("milestone_date", "none left") == "none left"
    with pytest.raises(MissingInputError):
        row("over_count")
