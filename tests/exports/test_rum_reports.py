"""RUM reports: XML that holds JSON whose payload is JSON again, one report after another."""

from __future__ import annotations

import json
import time

import pytest

from analysis.exports.formats import Record, Unread
from analysis.exports.rum_reports import ROW_CHARACTERS, read, recognises
from tests.engine.conftest import Land
from tests.exports.public_files import with_published
from tests.exports.usage_reports import BEGUN, TAG, measurement, payload, report, save_file
from tests.landing import DAY

FORMAT = "rum_reports"
OWN = report(payload(measurement("2"), measurement("3", start=1761955200, end=1762041600)))

UNWRAPPED = OWN.replace("<![CDATA[", "").replace("]]>", "")


def values(text: str) -> list[dict[str, str | None]]:
    return [item.values for item in read(text) if isinstance(item, Record)]


def faults(text: str) -> list[tuple[int, str]]:
    return [(item.row_number, item.reason) for item in read(text) if isinstance(item, Unread)]


@pytest.mark.parametrize("text", with_published("rum", "*.xml", OWN, save_file(OWN)))
def test_a_report_is_recognised_under_any_name_and_lands_as_one_row(land: Land, text: str) -> None:
    landed = land({f"{DAY}/some/where/usage.txt": text})
    assert landed.formats == {f"{DAY}/some/where/usage.txt": FORMAT}
    ((row, product, tag, version),) = landed.rows(
        f"raw.{FORMAT}", "row_number", "product_id", "entitlement_tag", "software_version"
    )
    assert (row, product, version) == (1, "C9800-CL-K9", "17.09.02")
    assert str(tag).startswith("regid.2018-06.com.cisco.DNA_NWStack,1.0_")


def test_a_report_gives_its_device_its_entitlement_and_its_measurements_word_for_word() -> None:
    words = json.dumps(payload()).replace('"measurements": []', '"measurements": [ ]')
    assert values(report(words)) == [
        {
            "report_id": "1761868800",
            "product_id": "C9800-CL-K9",
            "serial_number": "FOC1234X0AB",
            "asset_name": "regid.2018-05.com.cisco.WLC_9500C,1.0_0f0e0d0c",
            "entitlement_tag": TAG,
            "software_version": "17.09.02",
            "ha_udi": json.dumps(payload()["meta"]["ha_udi"]),
            "measurements": "[ ]",
            "measurements_before": "0",
            "signature_key": "device key",
            "smart_account": None,
            "virtual_account": None,
        }
    ]


@pytest.mark.parametrize(
    "text",
    [
        save_file(OWN, OWN),
        f"{OWN}{OWN}",
        f"{OWN}\n{OWN}\n",
        f"<smartLicense>\r\n  <!-- saved --> {OWN}\r\n  {OWN}</smartLicense>",
        f"<smartLicense xmlns='urn:x'>{OWN}</smartLicense><smartLicense>{OWN}</smartLicense>",
    ],
)
def test_reports_stand_one_after_another_wrapped_or_not(text: str) -> None:
    assert recognises(text)
    assert [item.row_number for item in read(text)] == [1, 2]
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        UNWRAPPED.replace('"', "&quot;").replace("[", "&#91;").replace("3", "&#x33;"),
        OWN.replace("FOC1234X0AB", "FOC1]]]]><![CDATA[>234X0AB").replace("1]]>234", "1234"),
        OWN.replace("<RUMReport>", '<RUMReport version="1">'),
    ],
)  # fmt: skip
def test_a_report_may_be_written_in_any_way_that_xml_allows(text: str) -> None:
    assert values(text)[0]["serial_number"] in {"FOC1234X0AB", "FOC1]]>234X0AB"}


def test_a_very_long_report_goes_on_in_further_rows_and_its_measurements_are_counted_on() -> None:
    many = [measurement(str(day), start=BEGUN + day * 86400, end=BEGUN + (day + 1) * 86400) for day in range(500)]
    items = list(read(save_file(report(payload(*many)), OWN)))
    rows = [item.values for item in items if isinstance(item, Record)]
    assert [item.row_number for item in items] == list(range(1, len(items) + 1))
    assert len(rows) > 3
    assert max(len(row["measurements"] or "") for row in rows) < 2 * ROW_CHARACTERS
    parts = [json.loads(row["measurements"] or "") for row in rows[:-1]]
    assert [one for part in parts for one in part] == many
    befores = [int(row["measurements_before"] or "") for row in rows[:-1]]
    assert befores == [sum(len(part) for part in parts[:place]) for place in range(len(parts))]
    assert rows[-1]["measurements_before"] == "0"


BROKEN = [
    (OWN[: len(OWN) // 2], "breaks off or is damaged at its character "),
    ("<RUMReport></RUMReport>", "breaks off or is damaged at its character 1 (a brace, colon or comma is missing)"),
    ("<RUMReport>{}</RUMReport>", "has no payload"),
    (report("not json"), "breaks off or is damaged at its character 1 (a brace, colon or comma is missing)"),
    (report('{"meta": {}}'), "has no list of measurements"),
    (report('{"measurements": {}}'), "has no list of measurements"),
    (report('{"measurements": []} and more'), "goes on after its end"),
    (report('{"measurements": [NaN]}'), "holds NaN, which JSON does not allow"),
    (report('{"measurements": ' + "[" * 100_000 + "}"), "is nested too deeply"),
    (report(payload(measurement("many"))), "counts 'many' in measurement 1, which is not a whole number"),
    (report(payload(measurement(), 7)), "counts 'None' in measurement 2, which is not a whole number"),
    (report(payload(measurement(count=True))), "counts 'True' in measurement 1, which is not a whole number"),
    (report(payload(measurement(end="now"))), "has no time in seconds as end_time of measurement 1"),
    (report(payload(measurement(start=10**12))), "has no time in seconds as start_time of measurement 1"),
    (report(payload(measurement(note="\ud800"))), "holds half a letter, or something else that JSON does not allow"),
    (report(payload(serial="\ud800")), "holds half a letter, or something else that JSON does not allow"),
]


@pytest.mark.parametrize(("broken", "reason"), BROKEN)
def test_a_broken_report_is_kept_as_it_is_and_the_others_land(land: Land, broken: str, reason: str) -> None:
    landed = land({f"{DAY}/usage.xml": f"{OWN}{broken}{OWN}"})
    ((row, told, kept),) = landed.rows("meta.rejects", "row_number", "reason", "raw_row")
    assert row == 2
    assert str(told).startswith(f"the usage report {reason}")
    assert kept == broken
    assert landed.counts == {"usage.xml": (3, 2, 1)}


def test_text_between_reports_is_never_lost() -> None:
    text = f"<smartLicense>well{OWN}then{OWN}</smartLicense>"
    assert faults(text) == [
        (1, "text before the first usage report"),
        (1, "text after a usage report that belongs to none"),
    ]


def test_an_entity_is_not_expanded_and_nothing_outside_is_read() -> None:
    text = f'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><RUMReport>&b;</RUMReport>{OWN}'
    assert faults(text) == [
        (1, "text before the first usage report"),
        (1, "the usage report breaks off or is damaged at its character 1 (a brace, colon or comma is missing)"),
    ]
    assert len(values(text)) == 1


@pytest.mark.parametrize("text", ["", "<html></html>", "Name,RUMReport\n<RUMReport>,1\n", '{"payload": "<RUMReport>"}'])
def test_other_texts_are_not_taken_for_reports(text: str) -> None:
    assert not recognises(text)


@pytest.mark.parametrize(
    "hostile",
    [
        "<RUMReport>" * 90_000,
        "<RUMReport><![CDATA[" * 50_000,
        "<RUMReport " + "a " * 500_000,
        "<RUMReport>" + "<![CDATA[" * 110_000,
        "<RUMReport>" + "<" * 1_000_000,
        "<!--" * 250_000 + OWN,
        "<a" * 500_000 + OWN,
        "<RUMReport>" + "&" * 1_000_000,
        '<RUMReport>{"payload":' + "[" * 1_000_000,
        "<RUMReport>{" + '"a":1,' * 170_000,
    ],
    ids=lambda text: f"{text[:12]} …",
)
def test_a_hostile_megabyte_takes_well_under_a_second(hostile: str) -> None:
    begun = time.process_time()
    recognises(hostile)
    assert list(read(hostile))
    assert time.process_time() - begun < 1


def test_the_same_report_from_a_device_and_from_a_bundle_counts_once(land: Land) -> None:
    landed = land({f"{DAY}/device.xml": save_file(OWN), f"{DAY}/bundle/one.xml": OWN + report(payload(serial="OTHER"))})
    landed.build()
    assert len(landed.rows("staging.usage_points", "used_count")) == 4
    assert landed.rows("core.usage_history", "serial_number", "used_count") == [("FOC1234X0AB", 2), ("FOC1234X0AB", 3)]


def test_a_report_in_no_dated_folder_is_of_the_day_of_its_last_measurement(land: Land) -> None:
    landed = land({"exports/rum.xml": OWN})
    ((day, source),) = landed.rows("meta.files", "taken_at", "taken_at_source")
    assert source == "the file itself"
    assert str(day) == "2025-11-02"
