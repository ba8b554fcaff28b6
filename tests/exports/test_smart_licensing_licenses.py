"""Smart Licensing API v1, licences: recognised by content, kept word for word, any number of pages."""

from __future__ import annotations

import json

import pytest

from tests.engine.conftest import Land
from tests.exports.answers import answers, licence, page
from tests.landing import DAY

LOT = {
    "startDate": "2019-05-30",
    "endDate": "2020-05-29",
    "subscriptionId": None,
    "status": "ACTIVE",
    "licenseType": "TERM",
    "quantity": 50,
}
OWN = {
    "totalRecords": 1,
    "licenses": [licence("ISRV AX 1G", "CUSTOMER C", quantity=50, inUse=0, licenseDetails=[LOT])],
    "statusMessage": "",
    "status": "SUCCESS",
}
FORMAT = "smart_licensing_licenses"


@pytest.mark.parametrize("name", ["v1_licenses.json", "download (3)", "list.csv", "acme.example/all/Licenças [1].txt"])
@pytest.mark.parametrize("answer", answers("v1_licenses.json", OWN))
def test_an_answer_is_recognised_by_its_content_whatever_its_name_and_folder(
    land: Land, answer: str, name: str
) -> None:
    landed = land({f"{DAY}/{name}": answer})
    assert landed.formats == {f"{DAY}/{name}": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "row_number", "license", "quantity") == [(1, "ISRV AX 1G", "50")]


@pytest.mark.parametrize("answer", answers("v1_licenses.json", OWN))
def test_the_lots_inside_a_record_are_kept_as_they_stand(land: Land, answer: str) -> None:
    landed = land({f"{DAY}/l.json": answer})
    ((lots,),) = landed.rows(f"raw.{FORMAT}", "license_details")
    assert json.loads(str(lots)) == json.loads(answer)["licenses"][0]["licenseDetails"]


def test_any_number_of_pages_lands_each_row_numbered_in_its_own_file(land: Land) -> None:
    pages = {
        f"{DAY}/page{number:02}.json": page(licence(f"L{number}a"), licence(f"L{number}b")) for number in range(25)
    }
    landed = land(pages)
    assert landed.rows(f"raw.{FORMAT}", "row_number", "license") == [
        (row, f"L{number}{letter}") for number in range(25) for row, letter in ((1, "a"), (2, "b"))
    ]
    assert set(landed.counts.values()) == {(2, 2, 0)}


def test_more_records_announced_than_the_files_hold_is_a_finding(land: Land) -> None:
    landed = land({f"{DAY}/1.json": page(licence("A"), total=3), f"{DAY}/2.json": page(licence("B"), total=3)})
    landed.build()
    assert landed.findings("missing_pages") == [
        (
            "Smart Licensing API, licences of acme.example, taken on 31 Oct 2026: "
            "3 records are announced, the files hold 2."
        )
    ]


def test_a_truncated_page_still_tells_how_many_records_there_should_be(land: Land) -> None:
    landed = land({f"{DAY}/1.json": page(licence("A"), licence("B"), total=2)[:-200]})
    assert landed.rows("meta.files", "reported_count") == [(2,)]
    assert landed.counts == {"1.json": (2, 1, 1)}


def test_a_record_on_two_overlapping_pages_counts_once(land: Land) -> None:
    one, two = licence("A", licenseDetails=[LOT | {"endDate": None, "quantity": 10}]), licence("B")
    landed = land({f"{DAY}/1.json": page(one, two), f"{DAY}/2.json": page(one | {"status": "Same day, later"})})
    landed.build()
    assert landed.rows("marts.license_position", "license_name", "available_count") == [("A", 10), ("B", None)]


@pytest.mark.parametrize(
    "encoded",
    [
        page(licence("Größe")).encode("utf-8-sig"),
        json.dumps(json.loads(page(licence("Größe"))), ensure_ascii=False).encode("utf-8-sig"),
        json.dumps(json.loads(page(licence("Größe"))), ensure_ascii=False).encode("utf-16"),
        json.dumps(json.loads(page(licence("Größe"))), ensure_ascii=False).encode("utf-16-le"),
        json.dumps(json.loads(page(licence("Größe"))), ensure_ascii=False).encode("utf-16-be"),
        json.dumps(json.loads(page(licence("Größe"))), ensure_ascii=False).encode("cp1252"),
    ],
    ids=["escaped with mark", "utf-8 with mark", "utf-16 with mark", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_an_answer_saved_in_another_encoding_reads_the_same(land: Land, encoded: bytes) -> None:
    assert land({f"{DAY}/l.json": encoded}).rows(f"raw.{FORMAT}", "license") == [("Größe",)]


def test_a_bare_list_of_records_is_read_too(land: Land) -> None:
    landed = land({f"{DAY}/l.json": json.dumps([licence("A"), licence("B")])})
    assert landed.rows(f"raw.{FORMAT}", "row_number", "license") == [(1, "A"), (2, "B")]


def test_an_unknown_key_is_kept_under_its_own_name_and_told_for_the_files_that_have_it(land: Land) -> None:
    landed = land({f"{DAY}/1.json": page(licence(riskScore=7)), f"{DAY}/2.json": page(licence("B"))})
    assert landed.rows(f"raw.{FORMAT}", "license", "riskScore") == [("C9300-24 DNA Advantage", "7"), ("B", None)]
    assert landed.told == [f"info: {DAY}/1.json: fields kept but not used: riskScore."]


HOSTILE_KEYS = [
    "$.license",
    "/license",
    "a'b",
    'a"b',
    "a; drop table meta.files",
    "*",
    "",
    "file_id",
    "License",
    "e0",
    "~1",
    "[0]",
]


@pytest.mark.parametrize("key", HOSTILE_KEYS)
def test_a_key_that_means_something_to_the_database_is_a_name_like_any_other(land: Land, key: str) -> None:
    landed = land({f"{DAY}/l.json": page(licence("A") | {key: "kept"})})
    assert landed.rows(f"raw.{FORMAT}", "license") == [("A",)]
    told = "field" if not key else f"{key} (field)" if key in {"file_id", "License"} else key
    assert landed.rows(f"raw.{FORMAT}", told) == [("kept",)]


def test_numbers_written_as_texts_are_numbers_and_stay_as_they_were(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page(licence(quantity="50", inUse="4.0", reserved=None))})
    assert landed.rows(f"raw.{FORMAT}", "quantity", "in_use", "reserved") == [("50", "4.0", None)]


def test_lots_that_are_null_or_absent_are_no_lots(land: Land) -> None:
    absent = {key: value for key, value in licence("B").items() if key != "licenseDetails"}
    landed = land({f"{DAY}/l.json": page(licence("A", licenseDetails=None), absent)})
    landed.build()
    assert landed.counts == {"l.json": (2, 2, 0)}


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (licence(""), "column 'license': is empty"),
        (licence(virtualAccount=None), "column 'virtualAccount': is empty"),
        (licence(inUse="many"), "column 'inUse': many is not a whole number"),
        (licence(licenseDetails="none of them"), "column 'licenseDetails': none of them is not a list"),
        (licence(licenseDetails={"quantity": 3}), """column 'licenseDetails': {"quantity":3} is not a list"""),
        (licence(licenseDetails=[7]), "field licenseDetails.quantity: nothing is not a whole number"),
        (licence(licenseDetails=[LOT, LOT | {"endDate": "soon"}]), "field licenseDetails.endDate: soon is not a date"),
        (
            licence(licenseDetails=[LOT | {"quantity": None}]),
            "field licenseDetails.quantity: nothing is not a whole number",
        ),
        (5, "the record is not an object"),
        (None, "the record is not an object"),
    ],
)
def test_a_record_that_cannot_be_read_is_rejected_with_its_reason_and_the_others_land(
    land: Land, wrong: object, reason: str
) -> None:
    landed = land({f"{DAY}/l.json": json.dumps({"totalRecords": 3, "licenses": [licence("A"), wrong, licence("C")]})})
    assert landed.rejects == [(2, reason)]
    assert landed.rows(f"raw.{FORMAT}", "row_number", "license") == [(1, "A"), (3, "C")]
    assert landed.counts == {"l.json": (3, 2, 1)}
    assert landed.told[0].startswith(f"warn: {DAY}/l.json, row 2: {reason}. 2 rows landed.")


def test_an_answer_larger_than_the_first_look_is_read_to_its_end(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page(*(licence(f"L{number}") for number in range(2000)))})
    assert landed.counts == {"l.json": (2000, 2000, 0)}


def test_a_first_record_larger_than_the_first_look_is_recognised_all_the_same(land: Land) -> None:
    record = {
        "licenseDetails": [LOT] * 3000,
        **{key: value for key, value in licence("A").items() if key != "licenseDetails"},
    }
    landed = land({f"{DAY}/l.json": json.dumps({"licenses": [record]})})
    assert landed.counts == {"l.json": (1, 1, 0)}


def test_an_answer_without_records_is_understood_and_told(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page()})
    assert landed.counts == {"l.json": (0, 0, 0)}
    assert landed.told == [
        f"warn: {DAY}/l.json is understood but holds no rows. Download it again if rows were expected."
    ]
