"""CSSM's licence table: recognised by its header, in every shape a spreadsheet gives it."""

from __future__ import annotations

import pytest

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "cssm_licenses"
HEADER = "License,Billing,Available to Use,In Use,Substitution,Balance,Alerts,Virtual Account"
TABLE = f"""{HEADER}
C9300-24 DNA Advantage,Prepaid,10,4,0,6,,Campus
Größe B,Prepaid,3,5,0,-2,Insufficient Licenses,Campus
"""
ROWS = [
    ("C9300-24 DNA Advantage", "10", "4", "6", None, "Campus"),
    ("Größe B", "3", "5", "-2", "Insufficient Licenses", "Campus"),
]
COLUMNS = ("license", "available_to_use", "in_use", "balance", "alerts", "virtual_account")


@pytest.mark.parametrize(
    "table",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        b"\xff\xfe" + TABLE.encode("utf-16-le"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.encode("cp1252"),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").encode("utf-16"),
        TABLE.replace(",", "|").encode(),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.rstrip("\n").encode(),
        (TABLE + "\n\n\n").encode(),
        TABLE.replace("\n", ",,\n").encode(),
        (TABLE.replace("\n", ",,\n", 1)).encode(),
        "\n".join('"' + line.replace(",", '","') + '"' for line in TABLE.splitlines()).encode(),
        TABLE.replace("License,Billing,Available to Use,In Use", "LICENSE ,Billing,Purchased,in_use").encode(),
        TABLE.replace("Available to Use", '"Available\nto Use"').encode(),
    ],
    ids=[
        "plain",
        "utf-8 mark",
        "utf-16",
        "utf-16-le bare",
        "utf-16-be bare",
        "utf-16-le mark",
        "utf-16-be mark",
        "cp1252",
        "semicolons",
        "tabs in utf-16",
        "bars",
        "crlf",
        "no final newline",
        "blank lines at the end",
        "trailing commas",
        "trailing commas in the header only",
        "all quoted",
        "other spellings",
        "a header with a newline",
    ],
)
def test_one_table_reads_the_same_however_it_was_saved(land: Land, table: bytes) -> None:
    landed = land({f"{DAY}/report.xls": table})
    assert landed.rows(f"raw.{FORMAT}", *COLUMNS) == ROWS
    assert landed.counts == {"report.xls": (2, 2, 0)}


def test_title_rows_before_the_header_are_passed_over_and_rows_keep_their_number(land: Land) -> None:
    landed = land(
        {f"{DAY}/l.csv": f"Licenses of acme.example\nExported 31 Oct 2026, 10:14\n\n{HEADER}\nA,P,1,1,0,0,,Campus\n"}
    )
    assert landed.rows(f"raw.{FORMAT}", "row_number", "license") == [(5, "A")]


def test_quotes_and_newlines_in_cells_are_kept_and_later_rows_keep_their_number(land: Land) -> None:
    landed = land(
        {f"{DAY}/l.csv": f'{HEADER}\n"A ""new"", big",P,1,1,0,0,"two\nlines",Campus\n\nB,P,1,1,0,0,,Campus\n'}
    )
    assert landed.rows(f"raw.{FORMAT}", "row_number", "license", "alerts") == [
        (2, 'A "new", big', "two\nlines"),
        (4, "B", None),
    ]


def test_a_ragged_row_is_rejected_word_for_word_and_the_rows_after_it_keep_their_number(land: Land) -> None:
    landed = land(
        {f"{DAY}/l.csv": f'{HEADER}\nA,P,1,1,0,0,,Campus\nB,"P,\nx",1\nC,P,1,1,0,0,,Campus,more\nD,P,1,1,0,0,,Campus\n'}
    )
    assert landed.rejects == [(3, "has 3 cells where the header has 8"), (4, "has 9 cells where the header has 8")]
    assert landed.rows("meta.rejects", "raw_row") == [('B,"P,\nx",1',), ("C,P,1,1,0,0,,Campus,more",)]
    assert landed.rows(f"raw.{FORMAT}", "row_number", "license") == [(2, "A"), (5, "D")]
    assert landed.counts == {"l.csv": (4, 2, 2)}


def test_a_quotation_mark_that_never_closes_costs_its_own_row_only(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": f'{HEADER}\n"A,P,1,1,0,0,,Campus\nB,P,1,1,0,0,,Campus\n'})
    assert landed.rejects == [(2, "opens a quotation mark that is never closed")]
    assert landed.rows(f"raw.{FORMAT}", "row_number", "license") == [(3, "B")]


@pytest.mark.parametrize("word", ["Total", "TOTALS:", "Grand Total", "Subtotal", " Summe "])
def test_a_row_of_totals_is_rejected_with_its_reason(land: Land, word: str) -> None:
    landed = land({f"{DAY}/l.csv": f"{HEADER}\nA,P,10,4,0,6,,Campus\n{word},,10,4,0,6,,\n"})
    assert landed.rejects == [(3, "a row of totals, not of data")]
    assert landed.counts == {"l.csv": (2, 1, 1)}


def test_a_thousands_separator_is_read_and_told_and_raw_keeps_it(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": f'{HEADER}\nA,P,"1,250",4,0,"1,246",,Campus\nB,P,"2,000",4,0,1996,,Campus\n'})
    landed.build()
    assert landed.rows(f"raw.{FORMAT}", "available_to_use") == [("1,250",), ("2,000",)]
    assert landed.rows("staging.license_records", "license_name", "reported_quantity_count") == [
        ("A", 1250),
        ("B", 2000),
    ]
    assert landed.told == [
        (
            f"info: {DAY}/l.csv, column 'Available to Use': 1,250 in row 2 was read as 1250, and 1 more like it. "
            "Correct the file if another number was meant."
        ),
        (
            f"info: {DAY}/l.csv, column 'Balance': 1,246 in row 2 was read as 1246. "
            "Correct the file if another number was meant."
        ),
    ]


def test_a_quantity_that_is_no_number_names_file_row_and_the_files_own_column(land: Land) -> None:
    table = f"{HEADER}\nA,P,1,1,0,0,,Campus\nB,P,ten,1,0,0,,Campus\n".replace("Available to Use", "Purchased")
    landed = land({f"{DAY}/l.csv": table})
    assert landed.told == [
        (
            f"warn: {DAY}/l.csv, row 3: column 'Purchased': ten is not a whole number. 1 row landed. "
            "Correct the row in the file, or download it again."
        )
    ]
    assert landed.rows(f"raw.{FORMAT}", "license") == [("A",)]


def test_where_a_table_has_both_spellings_of_a_column_the_first_known_one_counts(land: Land) -> None:
    table = "License,Purchased,Available to Use,In Use,Virtual Account\nA,12,10,4,Campus\n"
    assert land({f"{DAY}/l.csv": table}).rows(f"raw.{FORMAT}", "available_to_use", "Purchased") == [("10", "12")]


def test_an_unmapped_column_is_kept_under_its_header_and_told(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": "License,Cost Centre,Purchased,In Use,Virtual Account\nA,4711,10,4,Campus\n"})
    assert landed.rows(f"raw.{FORMAT}", "license", "Cost Centre") == [("A", "4711")]
    assert landed.told == [f"info: {DAY}/l.csv: columns kept but not used: Cost Centre."]
    assert landed.rows("meta.columns", "column_number", "header", "raw_column", "is_mapped") == [
        (1, "License", "license", True),
        (2, "Cost Centre", "Cost Centre", False),
        (3, "Purchased", "available_to_use", True),
        (4, "In Use", "in_use", True),
        (5, "Virtual Account", "virtual_account", True),
    ]


def test_headers_that_clash_are_told_apart_by_their_place(land: Land) -> None:
    table = "License,Note,note,Row_Number,License,Purchased,In Use,Virtual Account\nA,n1,n2,77,again,10,4,Campus\n"
    landed = land({f"{DAY}/l.csv": table})
    assert landed.rows(
        f"raw.{FORMAT}",
        "row_number",
        "license",
        "Note",
        "note (column 3)",
        "Row_Number (column 4)",
        "License (column 5)",
    ) == [(2, "A", "n1", "n2", "77", "again")]


def test_a_column_without_a_header_is_kept_where_it_holds_something(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": "License,,Purchased,In Use,Virtual Account,\nA,kept,10,4,Campus,\n"})
    assert landed.rows(f"raw.{FORMAT}", "column 2") == [("kept",)]
    assert landed.told == [f"info: {DAY}/l.csv: columns kept but not used: column 2."]


def test_a_table_without_the_virtual_account_column_takes_it_from_its_sub_folder(land: Land) -> None:
    landed = land({f"{DAY}/Campus North/l.csv": "License,Purchased,In Use\nA,10,4\n"})
    landed.build()
    assert landed.rows("staging.license_records", "virtual_account", "license_name") == [("Campus North", "A")]


def test_a_table_without_virtual_account_and_sub_folder_asks_and_is_not_read(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": "License,Purchased,In Use\nA,10,4\n"})
    assert landed.formats == {f"{DAY}/l.csv": None}
    assert landed.told == [
        (
            f"stop: {DAY}/l.csv is a CSSM licence table without a Virtual Account column, and no "
            f"folder says which Virtual Account it is. "
            "Put it in a sub-folder named after its Virtual Account, or download it with that column shown."
        )
    ]


def test_raw_is_word_for_word_what_the_cells_hold(land: Land) -> None:
    cells = [" A  b ", "n/a", "0010", " 04", "  ", "+4", "a\tb", "Campus "]
    landed = land({f"{DAY}/l.csv": f"{HEADER}\n{','.join(cells)}\n"})
    names = ("license", "billing", "available_to_use", "in_use", "substitution", "balance", "alerts", "virtual_account")
    assert landed.rows(f"raw.{FORMAT}", *names) == [tuple(cells)]


def test_a_letter_that_no_encoding_gives_is_told_with_its_row(land: Land) -> None:
    damaged = f"{HEADER}\nA,P,1,1,0,0,,Campus\nB".encode("utf-8-sig") + b"\xff,P,1,1,0,0,,Campus\n"
    landed = land({f"{DAY}/l.csv": damaged})
    assert landed.rows(f"raw.{FORMAT}", "license") == [("A",), ("B\ufffd",)]
    assert landed.told == [
        (
            f"warn: {DAY}/l.csv, row 3: a letter cannot be read and stands as \ufffd. "
            "Save the file as UTF-8 and put it there again."
        )
    ]
