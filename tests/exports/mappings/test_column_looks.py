"""What values look like: shapes of the field, what a column can be, and whose values are never shown."""

from __future__ import annotations

import time

import pytest

from analysis.exports.formats import Column
from analysis.exports.mappings.column_looks import (
    SHAPES,
    ColumnLook,
    is_impossible,
    shape_shares,
    support,
    wanted_shapes,
)
from tests.exports.mappings.looks import look


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("FOC1234X0AB", "serial number"),
        ("Q2AB-CD3E-F4GH", "serial number"),
        ("9ABCDE12345", "serial number"),
        ("C9300-24UX", "product id"),
        ("L-ISE-BSE-PLIC", "product id"),
        ("WS-C3850-48T-S", "product id"),
        ("N9K-C93180YC-FX=", "product id"),
        ("EUR", "currency"),
        ("Sub-1234567", "subscription"),
        ("Sub987654", "subscription"),
        ("10.1.2.3", "address on a network"),
        ("L8DJXWGRRF5", "identifier"),
        ("Catalyst switch, 24 ports, UPOE", "prose"),
        ("ann.ash@acme.example", "e-mail address"),
    ],
)
def test_a_value_has_the_shape_of_what_it_is(value: str, shape: str) -> None:
    assert shape_shares([value])[shape] == 1.0


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ("98765432101", "serial number"),
        ("Campus", "identifier"),
        ("2026-10-31", "product id"),
        ("NEW", "currency"),
        ("Campus", "product id"),
    ],
)
def test_a_value_that_only_comes_near_has_not(value: str, shape: str) -> None:
    assert shape_shares([value])[shape] == 0.0


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_value_is_judged_at_once(shape: str) -> None:
    start = time.perf_counter()
    for part in ("A", "A-", "1.", "a ", ":", "@", "9", "=", "A1/"):
        shape_shares([part * 1_000_000])
        SHAPES[shape].fullmatch(part * 100)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("date", ["31/10/2026", "2026-10-31"]),
        ("whole number", ["1,250", "4"]),
        ("amount", ["12.50", "3,5"]),
        ("serial number", ["FOC1234X0AB"]),
        ("", ["Campus", "Datacentre"]),
    ],
)
def test_a_column_is_of_the_kind_that_most_of_its_values_are(kind: str, values: list[str]) -> None:
    assert look("H", *values).kind == kind


def test_a_column_that_wants_days_is_never_one_whose_values_are_none() -> None:
    wanted = Column("end_date", ("End Date",), "date")
    assert is_impossible(wanted, look("End Date", "soon", "later"))
    assert not is_impossible(wanted, look("End Date", "2026-10-31"))
    assert not is_impossible(wanted, look("End Date"))


def test_no_column_is_one_that_speaks_of_persons() -> None:
    column = Column("name", ("Name",))
    assert is_impossible(column, look("Contact Name", "Ann Ash"))
    assert is_impossible(column, look("Name", "ann@acme.example", "bo@acme.example"))


def test_values_speak_for_a_column_or_against_it() -> None:
    serial = Column("serial_number", ("Serial Number",))
    assert wanted_shapes(serial)[0] == "serial number"
    assert support(serial, look("X", "FOC1234X0AB")) == 1.0
    assert support(serial, look("X", "Campus", "Datacentre")) == 0.0
    assert support(serial, look("X")) == 0.5
    assert support(Column("license", ("License",)), look("X", "12.50")) == 0.0


def test_an_e_mail_address_is_not_shown_wherever_it_stands() -> None:
    assert look("Contact E-Mail", "a@b.example").shown == ()
    assert look("Message", "moved by ann@acme.example", "moved 5 licences", "x").shown == ("moved 5 licences", "x")


def test_a_look_of_no_values_is_of_no_kind() -> None:
    assert ColumnLook("H", 0, {}, {}, ()).kind == ""
