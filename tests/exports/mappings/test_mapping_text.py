"""The mapping as it is written: valid as it stands, saying why, and showing nothing that must not be shown."""

from __future__ import annotations

import tomllib

import pytest

from analysis.exports.formats import all_formats
from analysis.exports.mappings.mapping_text import field_meaning, field_name, mapping_text, safe
from analysis.exports.mappings.proposal import propose_for
from tests.exports.mappings.looks import looks

PAK = all_formats()["pak_licenses"]
DAYS = ["31/10/2026", "01/11/2026"]
TABLE = {
    "PAK No.": ["L8DJXWGRRF5", "BVGL98QT31X"],
    "Qty": ["1", "2"],
    "Date": DAYS,
    "Contact": ["Ann Ash", "Bo Birch"],
    "Colour": ["red", "blue"],
}


def text_of(table: dict[str, list[str]]) -> str:
    found = looks(table)
    return mapping_text("exports/2026-10-31/p.csv", propose_for(PAK, found), found)


def test_what_is_proposed_stands_there_and_what_is_not_is_a_comment() -> None:
    assert tomllib.loads(text_of(TABLE)) == {
        "format": "pak_licenses",
        "date_order": "dmy",
        "columns": {"pak_number": "PAK No.", "quantity": "Qty", "pak_date": "Date"},
    }
    assert '\n# sku = ""\n' in text_of(TABLE)


def test_a_required_column_without_a_header_is_left_to_be_completed() -> None:
    text = text_of({"Menge": ["1"], "Anzahl": ["2"]})
    assert tomllib.loads(text)["columns"] == {"pak_number": "", "quantity": ""}
    assert '# no header is like it; it could be "Menge" or "Anzahl"\n# TO COMPLETE' in text


def test_every_field_says_what_it_is_how_sure_its_header_is_and_what_the_file_holds() -> None:
    lines = text_of(TABLE).splitlines()
    place = lines.index('quantity = "Qty"')
    assert lines[place - 3].startswith("# Quantity (a whole number, required): ")
    assert lines[place - 2].startswith("# sure: the same header") or lines[place - 2].startswith("# likely: ")
    assert lines[place - 1] == "# in the file: 1 · 2"


def test_headers_nobody_took_stand_at_the_end_and_persons_are_not_shown() -> None:
    text = text_of(TABLE)
    end = text[text.index("# Headers that no column took") :].splitlines()
    assert end[1:] == [
        '# "Contact": speaks of persons: never mapped, values not shown',
        '# "Colour": red · blue',
    ]
    assert "Ann" not in text


def test_dates_of_either_order_are_asked_about() -> None:
    text = text_of({**TABLE, "Date": ["03/04/2026", "05/06/2026"]})
    assert '# date_order = "dmy"' in text
    assert "date_order" not in tomllib.loads(text)
    assert "date_order" not in text_of({**TABLE, "Date": ["2026-04-03", "2026-06-05"]})


@pytest.mark.parametrize(
    "hostile",
    ['a"\nformat = "x', "\x00\x1b[31m\x7f\u2028", "\\", "'''", '"""', "\ud7ff\ufffd", "]\n[columns]", "# " * 500],
)
def test_hostile_headers_and_values_stay_text(hostile: str) -> None:
    text = text_of({f"PAK {hostile}": [hostile], "Quantity": ["1"], f"x{hostile}": [hostile]})
    assert tomllib.loads(text)["format"] == "pak_licenses"
    assert set(tomllib.loads(text)) <= {"format", "columns", "date_order"}
    assert all(line.isprintable() for line in text.split("\n"))


def test_a_sample_is_cut_where_it_is_long() -> None:
    assert safe(" a\tb\r\nc ") == "a b c"
    assert safe("x" * 100) == "x" * 39 + "…"


def test_every_column_of_every_table_format_has_a_name_and_a_meaning() -> None:
    for one in all_formats().values():
        for column in one.columns if one.container == "table" else ():
            assert field_name(column)[0].isupper()
            assert field_meaning(column)
    assert [field_name(column) for column in PAK.columns if column.name in {"pak_number", "smart_account"}] == [
        "PAK number",
        "Smart Account",
    ]
