"""mappings/*.toml: an advisor's answer about a layout nobody recognised, and what is wrong with one."""

from __future__ import annotations

import pytest

from analysis.errors import ClientError
from analysis.exports.mappings.mapping import read_mappings
from tests.conftest import MakeClient
from tests.engine.conftest import Land
from tests.landing import DAY

LICENCES = """
format = "cssm_licenses"
[columns]
license = "Lizenz"
virtual_account = "Konto"
available_to_use = "Gekauft"
in_use = "Genutzt"
"""
INSTANCES = """
format = "cssm_product_instances"
date_order = "mdy"
[columns]
name = "Gerät"
product_type = "Art"
last_contact = "Zuletzt"
virtual_account = "Konto"
"""


def test_a_mapping_names_the_columns_of_a_foreign_layout(land: Land) -> None:
    landed = land(
        {f"{DAY}/l.csv": "Konto;Lizenz;Gekauft;Genutzt;Ort\nCampus;A;1.250;4;Ulm\n", "mappings/de.toml": LICENCES}
    )
    assert landed.rows("raw.cssm_licenses", "license", "virtual_account", "available_to_use", "Ort") == [
        ("A", "Campus", "1.250", "Ulm")
    ]


def test_a_mapping_saved_with_a_mark_at_its_start_is_read(land: Land) -> None:
    table = {f"{DAY}/l.csv": "Konto;Lizenz;Gekauft;Genutzt\nCampus;A;1;4\n"}
    assert land({**table, "mappings/de.toml": LICENCES.encode("utf-8-sig")}).counts == {"l.csv": (1, 1, 0)}


def test_a_mapping_may_settle_the_order_of_day_and_month(land: Land) -> None:
    table = "Gerät;Art;Zuletzt;Konto\nsw-1;C9300;03/04/2026;Campus\n"
    landed = land({f"{DAY}/i.csv": table, "mappings/de.toml": INSTANCES})
    assert landed.rows("meta.files", "date_order") == [("mdy",)]


def test_a_new_mapping_is_used_at_the_next_landing(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": "Konto;Lizenz;Gekauft;Genutzt\nCampus;A;1;4\n"})
    assert landed.formats == {f"{DAY}/l.csv": None}
    landed.write({"mappings/de.toml": LICENCES})
    landed.land()
    assert landed.formats == {f"{DAY}/l.csv": "cssm_licenses"}


def test_of_two_mappings_that_fit_the_one_that_names_more_counts(make_client: MakeClient) -> None:
    more = LICENCES + 'alerts = "Ort"\n'
    client = make_client({"mappings/a.toml": LICENCES, "mappings/b.toml": more})
    assert [mapping.path for mapping in read_mappings(client)] == ["mappings/b.toml", "mappings/a.toml"]


@pytest.mark.parametrize(
    "table",
    [
        "Genutzt;Gekauft;Lizenz;Konto\n4;1;A;Campus\n",
        "Nr;Konto;Ort;Lizenz;Gekauft;Genutzt;Notiz\n7;Campus;Ulm;A;1;4;\n",
        "Bericht;Lizenzen\n\nKONTO;lizenz;Gekauft ;genutzt\nCampus;A;1;4\n",
    ],
    ids=["another order", "more columns", "a title above and other capitals"],
)
def test_a_table_with_the_same_headers_is_read_by_the_mapping_whatever_else_differs(land: Land, table: str) -> None:
    landed = land({f"{DAY}/l.csv": table, "mappings/de.toml": LICENCES})
    assert landed.rows("raw.cssm_licenses", "license", "virtual_account", "available_to_use", "in_use") == [
        ("A", "Campus", "1", "4")
    ]


def test_a_table_that_lacks_one_of_its_headers_is_not_read_by_a_mapping(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": "Konto;Lizenz;Gekauft\nCampus;A;1\n", "mappings/de.toml": LICENCES})
    assert landed.formats == {f"{DAY}/l.csv": None}


def test_of_two_equal_headers_a_mapping_may_name_the_second(land: Land) -> None:
    second = LICENCES.replace("Gekauft", "Menge").replace("Genutzt", "Menge (2)")
    landed = land({f"{DAY}/l.csv": "Konto;Lizenz;Menge;Menge\nCampus;A;10;4\n", "mappings/de.toml": second})
    assert landed.rows("raw.cssm_licenses", "available_to_use", "in_use") == [("10", "4")]


def test_a_column_without_a_header_is_named_by_its_place(land: Land) -> None:
    third = LICENCES.replace("Gekauft", "column 3")
    landed = land({f"{DAY}/l.csv": "Konto;Lizenz;;Genutzt\nCampus;A;10;4\n", "mappings/de.toml": third})
    assert landed.rows("raw.cssm_licenses", "available_to_use", "in_use") == [("10", "4")]


def test_a_folder_says_which_virtual_account_a_mapped_table_without_that_column_is(land: Land) -> None:
    without = LICENCES.replace('virtual_account = "Konto"\n', "")
    landed = land({f"{DAY}/Campus/l.csv": "Lizenz;Gekauft;Genutzt\nA;10;4\n", "mappings/de.toml": without})
    assert landed.rows("meta.files", "format", "virtual_account") == [("cssm_licenses", "Campus")]


def test_landing_says_which_key_of_a_mapping_waits_to_be_completed(land: Land) -> None:
    with pytest.raises(ClientError, match=r"`license` has no header yet.\n  where: mappings/de.toml\n  to do: Write"):
        land({"mappings/de.toml": LICENCES.replace("Lizenz", "")})


@pytest.mark.parametrize(
    ("text", "what", "todo"),
    [
        ("format = [", "The mapping is not valid TOML: ", "Correct that line."),
        (b"\xff\xfe\x00", "The mapping is not valid TOML: ", "Correct that line."),
        (
            'format = "cssm_licences"\n[columns]\n',
            "There is no table format named 'cssm_licences'.",
            "Did you mean 'cssm_licenses'?",
        ),
        ('format = "xyz"\n[columns]\n', "There is no table format named 'xyz'.", "Use one of "),
        (LICENCES + 'in_used = "X"\n', "Format cssm_licenses has no column named 'in_used'.", "Did you mean 'in_use'?"),
        (LICENCES.replace("[columns]", "[column]"), "The mapping's key `column", "A mapping has `format`"),
        ('format = "cssm_licenses"\n[columns]\n', "The mapping names no column.", "Write raw column = header"),
        (
            LICENCES.replace('"Genutzt"', '" "'),
            "The mapping's key `in_use` has no header yet.",
            "Write the table's header between the quotation marks; a CSSM licence table cannot be read without it.",
        ),
        (
            LICENCES + 'alerts = ""\n',
            "The mapping's key `alerts` has no header yet.",
            "Write the table's header between the quotation marks; or take the line out.",
        ),
        (
            LICENCES + 'alerts = "#"\n',
            "The mapping's key `alerts` names the header '#', which has no letter or digit",
            'Write the column\'s place in the table instead, such as "column 4".',
        ),
        (
            LICENCES + 'alerts = "Contact E-Mail"\n',
            "The mapping's key `alerts` names the header 'Contact E-Mail', which speaks of a person.",
            "Take the line out, or name another header",
        ),
        (
            'format = "pak_licenses"\ndate_order = "ymd"\n[columns]\n',
            "The mapping's key `date_order` cannot be used",
            "A mapping has",
        ),
    ],
)
def test_a_mapping_that_cannot_be_used_names_its_file_its_key_and_what_was_meant(
    make_client: MakeClient, text: str | bytes, what: str, todo: str
) -> None:
    client = make_client({"mappings/mine.toml": text})
    with pytest.raises(ClientError) as told:
        read_mappings(client)
    assert told.value.what.startswith(what)
    assert told.value.where == "mappings/mine.toml"
    assert told.value.todo.startswith(todo)
