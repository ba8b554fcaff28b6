"""Which header is proposed for which column, how sure that is, and where nothing is proposed at all."""

from __future__ import annotations

import pytest

from analysis.exports.formats import Column, Format, all_formats
from analysis.exports.mappings.proposal import MappingProposal, propose, propose_for
from tests.exports.mappings.looks import looks

ORDERS = Format(
    name="lines",
    title="order lines",
    container="table",
    subject="orders",
    columns=(
        Column("sku", ("SKU", "Part Number"), required=True),
        Column("serial_number", ("Serial Number",)),
        Column("quantity", ("Quantity",), "count", required=True),
        Column("unit_price", ("Unit Price",), "amount"),
        Column("start_date", ("Start Date",), "date"),
        Column("end_date", ("End Date",), "date", required=True),
        Column("description", ("Description",)),
    ),
)
SKUS, SERIALS = ["C9300-24UX", "C9200L-48P-4G"], ["FOC1234X0AB", "FOC1234X0AC"]
COUNTS, AMOUNTS, DAYS, WORDS = ["1", "1,250"], ["12.50", "1,199.00"], ["31/10/2026", "01/11/2026"], ["Campus", "Hall"]


def proposed(table: dict[str, list[str]]) -> MappingProposal:
    return propose_for(ORDERS, looks(table))


def sureness(table: dict[str, list[str]]) -> dict[str, str]:
    return {field.column.name: field.sureness for field in proposed(table).fields if field.header}


def test_a_known_header_whose_values_read_is_sure() -> None:
    table = {"SKU": SKUS, "Quantity": COUNTS, "End Date": DAYS}
    assert proposed(table).headers == {"sku": "SKU", "quantity": "Quantity", "end_date": "End Date"}
    assert sureness(table) == {"sku": "sure", "quantity": "sure", "end_date": "sure"}


def test_a_header_much_like_a_known_one_is_likely_and_one_a_little_like_it_a_guess() -> None:
    table = {"Part No.": SKUS, "Qty ordered": COUNTS, "Contract End Date": DAYS}
    assert proposed(table).headers == {"sku": "Part No.", "quantity": "Qty ordered", "end_date": "Contract End Date"}
    assert sureness(table) == {"sku": "likely", "quantity": "a guess", "end_date": "a guess"}


def test_a_known_header_whose_values_look_odd_is_not_sure() -> None:
    fields = {field.column.name: field for field in proposed({"Serial Number": WORDS}).fields}
    assert fields["serial_number"].sureness == "likely"
    assert fields["serial_number"].why == "the same header, but values do not look like a serial number"


@pytest.mark.parametrize("values", [WORDS, COUNTS, ["31/10/2026", "soon", "later", "never"]])
def test_a_column_of_days_never_gets_a_header_whose_values_are_none(values: list[str]) -> None:
    assert "end_date" not in proposed({"End Date": values}).headers


def test_each_header_is_taken_once_by_the_column_it_is_likest() -> None:
    headers = proposed({"Start": DAYS, "End": DAYS, "Start Date": DAYS}).headers
    assert headers == {"start_date": "Start Date", "end_date": "End"}


def test_what_names_leave_open_the_values_settle_where_there_is_no_choice() -> None:
    table = {"Artikel": SKUS, "Menge": COUNTS, "Ablauf": DAYS, "Gerät": SERIALS, "Ort": WORDS}
    assert proposed(table).headers == {
        "sku": "Artikel",
        "serial_number": "Gerät",
        "quantity": "Menge",
        "end_date": "Ablauf",
    }
    assert set(sureness(table).values()) == {"a guess"}
    whys = {field.column.name: field.why for field in proposed(table).fields}
    assert whys["end_date"] == "the only header left whose values look like dates"


def test_of_two_headers_whose_values_could_be_it_neither_is_proposed_but_both_are_named() -> None:
    proposal = proposed({"Menge": COUNTS, "Anzahl": COUNTS, "Artikel": SKUS})
    (quantity,) = [field for field in proposal.fields if field.column.name == "quantity"]
    assert (quantity.header, quantity.candidates) == (None, ("Menge", "Anzahl"))
    assert [column.name for column in proposal.missing] == ["quantity", "end_date"]


def test_an_optional_column_is_not_guessed_by_its_values_alone() -> None:
    assert "unit_price" not in proposed({"Betrag": AMOUNTS}).headers


def test_a_header_that_speaks_of_persons_is_neither_proposed_nor_named_as_a_candidate() -> None:
    table = {"Requester": WORDS, "Description Owner": WORDS, "Text": ["a@b.example", "c@d.example"]}
    proposal = proposed(table)
    assert proposal.headers == {}
    assert all(not field.candidates for field in proposal.fields)


def test_two_equal_headers_are_told_apart() -> None:
    both = looks({"Quantity": COUNTS}) + looks({"Unit Price": AMOUNTS})
    assert propose_for(ORDERS, both).headers == {"quantity": "Quantity", "unit_price": "Unit Price"}


@pytest.mark.parametrize(
    "one", [one for one in all_formats().values() if one.container == "table"], ids=lambda one: one.name
)
def test_a_table_with_the_names_a_format_knows_is_proposed_as_that_format(one: Format) -> None:
    values = {"text": WORDS, "count": COUNTS, "amount": AMOUNTS, "date": DAYS, "json": WORDS}
    table = {column.sources[0]: values[column.reads_as] for column in one.columns}
    best = propose(all_formats_of_tables(), looks(table))[0]
    assert len(best.headers) >= len(one.required)
    assert best.format.name == one.name
    assert best.missing == ()


def all_formats_of_tables() -> list[Format]:
    return [one for one in all_formats().values() if one.container == "table"]


def test_the_order_of_headers_changes_nothing() -> None:
    table = {"Part No.": SKUS, "Qty ordered": COUNTS, "Contract End Date": DAYS, "Serial": SERIALS}
    assert proposed(table).headers == proposed(dict(reversed(table.items()))).headers
