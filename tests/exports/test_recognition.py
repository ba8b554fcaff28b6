"""Files that are not what they seem: each is told with what it is and what to do, and never stops the others."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from analysis.exports.formats import all_formats
from analysis.exports.recognition import recognise
from tests.engine.conftest import Land
from tests.exports.answers import licence, page
from tests.landing import DAY

HEADER = "License,Billing,Available to Use,In Use,Substitution,Balance,Alerts,Virtual Account"
GOOD = f"{HEADER}\nA,P,10,4,0,6,,Campus\n"
SIGN_IN = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Your session has ended.</body></html>"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty. Download it again."),
        (" \n\t\n", "is empty. Download it again."),
        (b"\xef\xbb\xbf", "is empty. Download it again."),
        (b"\xff\xfe", "is empty. Download it again."),
        (
            SIGN_IN,
            (
                "is a web page under another name, most likely a sign-in or error page. "
                "Sign in to the portal and download it again."
            ),
        ),
        (
            "<?xml version='1.0'?>\n<!-- proxy -->\n<HTML>Error</HTML>",
            (
                "is a web page under another name, most likely a sign-in or error "
                "page. Sign in to the portal and download it again."
            ),
        ),
        (b"text\x00with\x01zeros", "is not text that can be read. Export it as CSV or JSON."),
        (
            '{"status": "ERROR", "statusMessage": "Not authorised."}',
            (
                "is an answer without records: 'Not authorised.' (top level: status, "
                "statusMessage). Ask the service again and save its answer."
            ),
        ),
        ('{"routers": [1]}', "is JSON of an unknown layout (top level: routers). Keep it; it is not read yet."),
        ("[1, 2]", "is JSON of an unknown layout (top level: a list). Keep it; it is not read yet."),
        ("[]", "is JSON of an unknown layout (top level: a list). Keep it; it is not read yet."),
        (
            '{"licenses": [7, "x", null]}',
            "is JSON of an unknown layout (top level: licenses). Keep it; it is not read yet.",
        ),
        ("{nothing", "starts like JSON but is not: "),
        (
            "Router,Colour\nr1,blue\n",
            (
                "is a table of an unknown layout; its first row reads 'Router,Colour'. Run `workbench map` on it "
                "to say which header is which column, or take it out of the folder."
            ),
        ),
        (
            "Just a note to self.",
            (
                "is a table of an unknown layout; its first row reads 'Just a note to self.'. Run `workbench map` "
                "on it to say which header is which column, or take it out of the folder."
            ),
        ),
        (
            "License,Billing,In Use,Virtual Account\nA,P,4,Campus\n",
            (
                "looks like a CSSM licence table but has no column for 'Available to Use' "
                "or 'Purchased' or 'Quantity Purchased'; its header (row 1) reads 'License', "
                "'Billing', 'In Use', 'Virtual Account'. Name the header "
                "that stands for it in a file in mappings/, or download the table with that column shown."
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_the_good_one_beside_it_lands(
    land: Land, content: str | bytes, sentence: str
) -> None:
    landed = land({f"{DAY}/bad.csv": content, f"{DAY}/good.csv": GOOD})
    # What nobody knows may be anything; what is known and broken is an export that failed.
    severity = "warn" if "unknown layout" in sentence else "stop"
    assert [told for told in landed.told if told.startswith(f"{severity}: {DAY}/bad.csv {sentence}")] == landed.told
    assert landed.counts == {"bad.csv": (0, 0, 0), "good.csv": (1, 1, 0)}
    assert landed.rows("meta.files", "file_status") == [("landed",), ("not read",)]


def test_a_header_without_rows_is_understood_and_told(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": f"{HEADER}\n"})
    assert landed.told == [
        f"warn: {DAY}/l.csv is understood but holds no rows. Download it again if rows were expected."
    ]


@pytest.mark.parametrize("cut", [5, 60, 350, 500])
def test_a_truncated_answer_gives_the_records_before_the_cut(land: Land, cut: int) -> None:
    whole = json.dumps({"licenses": [licence(f"L{number}") for number in range(10)]})
    landed = land({f"{DAY}/l.json": whole[:-cut]})
    read, good, rejected = landed.counts["l.json"]
    assert (good, rejected) == (whole[:-cut].count('licenseSubstitutions": []}'), 1)
    assert read == good + rejected
    (told,) = landed.told
    assert told.startswith(f"stop: {DAY}/l.json breaks off or is damaged at line 1, column ")
    assert told.endswith(f"the {good} whole records before that were kept. Download it again.")


def test_an_answer_damaged_in_the_middle_gives_the_records_before_the_damage(land: Land) -> None:
    text = page(licence("A"), licence("B"), licence("C")).replace('"license": "B"', '"license" "B"')
    landed = land({f"{DAY}/l.json": text})
    assert landed.rows("raw.smart_licensing_licenses", "license") == [("A",)]
    assert landed.counts == {"l.json": (2, 1, 1)}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (float("nan"), "column 'quantity': NaN is not a whole number"),
        ("\ud800", "the record holds something that JSON does not allow"),
    ],
)
def test_a_record_with_a_value_that_json_does_not_allow_costs_itself_only(
    land: Land, value: object, reason: str
) -> None:
    landed = land({f"{DAY}/l.json": page(licence("A"), licence("B", quantity=value), licence("C"))})
    assert landed.rows("raw.smart_licensing_licenses", "row_number", "license") == [(1, "A"), (3, "C")]
    assert landed.rejects == [(2, reason)]


def test_each_copy_of_a_file_that_cannot_be_read_is_told(land: Land) -> None:
    landed = land({f"{DAY}/1.csv": SIGN_IN, f"{DAY}/2.csv": SIGN_IN})
    assert [told.split(" ")[1] for told in landed.told] == [f"{DAY}/1.csv", f"{DAY}/2.csv"]


def test_a_file_that_can_be_read_at_last_lands(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": SIGN_IN})
    landed.write({f"{DAY}/l.csv": GOOD})
    landed.land()
    assert (landed.told, landed.counts) == ([], {"l.csv": (1, 1, 0)})


def test_a_table_as_wide_as_they_come_is_read(land: Land) -> None:
    extra = [f"Field {number}" for number in range(300)]
    header, row = f"{HEADER},{','.join(extra)}", f"A,P,10,4,0,6,,Campus,{','.join('x' for _ in extra)}"
    landed = land({f"{DAY}/wide.csv": f"{header}\n{row}\n"})
    assert landed.rows("raw.cssm_licenses", "license", "Field 299") == [("A", "x")]


def test_a_cell_as_long_as_they_come_is_kept_whole(land: Land) -> None:
    long = "x" * 3_000_000
    landed = land({f"{DAY}/l.csv": f"{HEADER}\nA,P,10,4,0,6,{long},Campus\n"})
    assert landed.estate.query("select license, length(alerts) from raw.cssm_licenses").rows() == [("A", 3_000_000)]


def test_letters_outside_ascii_that_come_late_still_settle_the_encoding(land: Land) -> None:
    filler = "A,P,10,4,0,6,,Campus\n" * 15_000
    landed = land({f"{DAY}/l.csv": f"{HEADER}\n{filler}Größe,P,10,4,0,6,,Campus\n".encode("cp1252")})
    assert landed.estate.query("select license from raw.cssm_licenses where row_number = 15002").rows() == [("Größe",)]


HOSTILE = [
    "x'; drop table meta.files; --",
    'x"; drop table meta.files; --',
    "{row_number}",
    "a\nb",
    "c0",
    "rowid",
    "x) from incoming --",
]


@pytest.mark.parametrize("header", HOSTILE)
def test_a_header_that_is_sql_is_a_name_like_any_other(land: Land, header: str) -> None:
    quoted = header.replace('"', '""')
    table = f'License,"{quoted}",Purchased,In Use,Virtual Account\nA,kept,10,4,Campus\nB,told,x,4,Campus\n'
    landed = land({f"{DAY}/l.csv": table})
    assert landed.rows("raw.cssm_licenses", "license", header) == [("A", "kept")]
    assert landed.rejects == [(3, "column 'Purchased': x is not a whole number")]


@pytest.mark.parametrize(
    "name",
    ['it\'s "quoted".csv', "licenses[1].csv", "a*b?.csv", "{x}.csv", "plain.csv.gz", "$HOME;ls.csv", "naïve é.csv"],
)
def test_a_file_of_any_name_is_read_and_no_other_in_its_place(land: Land, name: str) -> None:
    other = GOOD.replace("A,", "B,")
    landed = land({f"{DAY}/{name}": GOOD, f"{DAY}/licenses1.csv": other, f"{DAY}/aXbY.csv": other.replace("B,", "C,")})
    query = "select license from raw.cssm_licenses inner join meta.files using (file_id) where path = ?"
    assert landed.estate.query(query, [f"{DAY}/{name}"]).rows() == [("A",)]


def test_every_format_is_recognised_by_the_name_of_its_module() -> None:
    for name, one in all_formats().items():
        assert importlib.import_module(f"analysis.exports.{name}").FORMAT is one
        assert one.name == name


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    assert recognise(tmp_path / "gone.csv", "exports", []).problem == "cannot be opened (No such file or directory)"
