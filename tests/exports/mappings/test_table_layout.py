"""Where the header of a table stands that nobody knows, and what is no table at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import ExportError
from analysis.exports.mappings.table_layout import Layout, layout_of, sample_of


def laid_out(tmp_path: Path, text: str | bytes) -> Layout:
    path = tmp_path / "t.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return layout_of(path, "exports", "t.csv")


@pytest.mark.parametrize(
    ("text", "row", "delimiter"),
    [
        ("Gerät,Ort,Menge\nsw,Ulm,1\nsw,Bonn,2\n", 1, ","),
        ("Gerät;Ort;Menge\nsw;Ulm;1,5\nsw;Bonn;2,5\n", 1, ";"),
        ("Gerät\tOrt\nsw\tUlm\nsw\tBonn\n", 1, "\t"),
        ("Bericht;Geräte\nStand;31.10.2026\n\nGerät;Ort;Menge\nsw;Ulm;1\nsw;Bonn;2\n", 4, ";"),
        ("Gerät,Ort,,Farbe\nsw,Ulm,x,rot\nsw,Ulm,y,rot\n", 1, ","),
        ("Gerät|Ort\n", 1, "|"),
    ],
    ids=["comma", "semicolon", "tab", "a title above", "a header left out", "a header alone"],
)
def test_the_header_is_the_row_with_most_words_that_the_rows_below_agree_with(
    tmp_path: Path, text: str, row: int, delimiter: str
) -> None:
    found = laid_out(tmp_path, text).recognition
    assert (found.header_row, found.delimiter, found.headers[0]) == (row, delimiter, "Gerät")


def test_a_row_of_known_words_comes_before_one_of_many_words(tmp_path: Path) -> None:
    text = "Notes,about,the,table,below\nSKU,Quantity,,,\nA,1,,,\nB,2,,,\n"
    assert laid_out(tmp_path, text).headers[:2] == ("SKU", "Quantity")


def test_a_table_that_landing_knows_is_told_to_be_known(tmp_path: Path) -> None:
    text = "License,Virtual Account,Available to Use,In Use\nA,Campus,1,1\n"
    known_as = laid_out(tmp_path, text).known_as
    assert known_as is not None
    assert known_as.name == "cssm_licenses"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "t.csv is empty."),
        ("<!DOCTYPE html><html></html>", "t.csv is a web page under another name"),
        (b"abcdefghij\x00" * 50, "t.csv is not text that can be read."),
        ("Dear all\nplease find below nothing\n", "t.csv is not a table: no row of it has several cells"),
        ('{"routers": []}', "t.csv is JSON of an unknown layout"),
        ('{"totalRecords": 0, "licenses": []}', "t.csv is no table: it is read by itself, as"),
    ],
    ids=["empty", "web page", "binary", "prose", "JSON", "known JSON"],
)
def test_what_is_no_table_is_refused_and_says_what_to_do(tmp_path: Path, text: str | bytes, what: str) -> None:
    with pytest.raises(ExportError) as told:
        laid_out(tmp_path, text)
    assert told.value.what.startswith(what)
    assert told.value.todo


def test_a_sample_is_taken_from_all_over_the_table(tmp_path: Path) -> None:
    text = "SKU,Quantity\n" + "".join(f"A{number},{number}\n" for number in range(10_000))
    layout = laid_out(tmp_path, text)
    rows = sample_of(tmp_path / "t.csv", layout.recognition)
    assert rows.height == 1000
    assert rows["c1"][-1] == "9990"
