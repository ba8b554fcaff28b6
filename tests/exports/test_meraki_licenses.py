"""Meraki's licences of single devices."""

from __future__ import annotations

import json
from datetime import date

from tests.engine.conftest import Land
from tests.exports.answers import licence, page
from tests.exports.meraki import device_license
from tests.exports.staged import staged
from tests.landing import DAY

FORMAT = "meraki_licenses"


def test_licences_and_those_queued_behind_them_are_read(land: Land) -> None:
    landed = land({f"{DAY}/l.json": json.dumps([device_license(), device_license(seatCount=25, deviceSerial=None)])})
    assert landed.formats == {f"{DAY}/l.json": FORMAT}
    columns = ("row_number", "item_number", "licensed_count", "reported_status", "serial_number", "end_date")
    assert staged(landed, "staging.meraki_licenses", *columns) == [
        (1, 1, 1, "active", "Q2AB-CDEF-GHIJ", date(2026, 10, 30)),
        (1, 2, 1, "permanentlyQueued", "Q2AB-CDEF-GHIJ", None),
        (2, 1, 25, "active", None, date(2026, 10, 30)),
        (2, 2, 1, "permanentlyQueued", None, None),
    ]


def test_smart_licensings_own_licences_are_told_apart(land: Land) -> None:
    landed = land({f"{DAY}/1.json": page(licence()), f"{DAY}/2.json": json.dumps([device_license()]),
                   f"{DAY}/3.json": page()})  # fmt: skip
    assert landed.formats == {
        f"{DAY}/1.json": "smart_licensing_licenses",
        f"{DAY}/2.json": FORMAT,
        f"{DAY}/3.json": "smart_licensing_licenses",
    }


def test_a_licence_that_cannot_be_read_is_rejected(land: Land) -> None:
    wrong = [device_license(seatCount="many"), device_license(permanentlyQueuedLicenses="none of them")]
    landed = land({f"{DAY}/l.json": json.dumps([*wrong, device_license()])})
    assert landed.rejects == [
        (1, "column 'seatCount': many is not a whole number"),
        (2, "column 'permanentlyQueuedLicenses': none of them is not a list"),
    ]
