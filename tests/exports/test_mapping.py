"""mappings/*.toml: an advisor's answer about a layout nobody recognised, and what is wrong with one."""

from __future__ import annotations

import pytest

from analysis.errors import ClientError
from analysis.exports.mapping import read_mappings
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
    ("text", "what", "todo"),
    [
        ("format = [", "The mapping is not valid TOML: ", "Correct that line."),
        (b"\xff\xfe\x00", "The mapping is not valid TOML: ", "Correct that line."),
        (
            'format = "cssm_licences"\n[columns]\n',
            "There is no table format named 'cssm_licences'.",
            "Did you mean 'cssm_licenses'?",
        ),
        ('format = "orders"\n[columns]\n', "There is no table format named 'orders'.", "Use one of cssm_licenses, "),
        (LICENCES + 'in_used = "X"\n', "Format cssm_licenses has no column named 'in_used'.", "Did you mean 'in_use'?"),
        (LICENCES.replace("[columns]", "[column]"), "The mapping's key `column", "A mapping has `format`"),
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
