"""Tables as they really come: each way to be wrong is read right, or told with its file, row and column."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.engine.conftest import Land
from tests.exports.answers import licence, page
from tests.exports.test_workbooks import workbook
from tests.landing import DAY

HEADER = "License,Billing,Available to Use,In Use,Substitution,Balance,Alerts,Virtual Account"
ROW = "A,P,10,4,0,6,,Campus"
TABLE = f"{HEADER}\n{ROW}\n"
UMLAUT = f"{HEADER}\nGröße,P,10,4,0,6,,Zürich\n"
INSTANCES = "Name,Product Type,Last Contact,Virtual Account\n"
PRICES = "SKU,Unit List Price,Unit Net Price,Currency\n"
CSSM = "raw.cssm_licenses"
DATES = {"meta.files": ("date_order", "date_order_source")}


def test_title_rows_totals_and_notes_cost_no_row_of_data_and_are_told(land: Land) -> None:
    text = f"Licences of Acme\n\nPrinted by the portal\n{TABLE}Total,,10,4,0,6,,\n\nNote: as of today\nPage 1, of 1\n"
    landed = land({f"{DAY}/l.csv": text})
    assert landed.rows(CSSM, "row_number", "license") == [(5, "A")]
    assert landed.rejects == [
        (6, "a row of totals, not of data"),
        (8, "has 1 cells where the header has 8"),
        (9, "has 2 cells where the header has 8"),
    ]
    assert landed.told == [
        (
            f"warn: {DAY}/l.csv, row 6: a row of totals, not of data, and 2 more rows. 1 row landed. "
            "Correct the row in the file, or download it again."
        )
    ]


def test_each_sheet_of_a_workbook_is_a_file_of_its_own(land: Land) -> None:
    instances: list[list[Any]] = [
        ["Name", "Product Type", "Last Contact", "Virtual Account"],
        ["a", "b", date(2026, 10, 30), "Campus"],
    ]
    licences: list[list[Any]] = [["Licences"], [], HEADER.split(","), ["A", "P", 10, 4, 0, 6, None, "Campus"]]
    landed = land({f"{DAY}/all.xlsx": workbook({"Licences": licences, "Devices": instances, "Notes": [["Hello"]]})})
    assert landed.formats == {
        f"{DAY}/all.xlsx/Licences": "cssm_licenses",
        f"{DAY}/all.xlsx/Devices": "cssm_product_instances",
        f"{DAY}/all.xlsx/Notes": None,
    }
    assert landed.rows(CSSM, "row_number", "available_to_use") == [(4, "10")]
    assert landed.rows("raw.cssm_product_instances", "last_contact") == [("2026-10-30",)]
    (told,) = landed.told
    assert told.startswith(f"warn: {DAY}/all.xlsx/Notes is a table of an unknown layout")


@pytest.mark.parametrize(
    "content",
    [
        UMLAUT.encode("utf-16"),
        b"\xfe\xff" + UMLAUT.encode("utf-16-be"),
        UMLAUT.encode("utf-16-le"),
        UMLAUT.encode("utf-16-be"),
        UMLAUT.encode("cp1252"),
        UMLAUT.replace(",", ";").encode("utf-8-sig"),
        UMLAUT.replace(",", "\t").encode("utf-16"),
        UMLAUT.replace(",", "|").encode(),
    ],
    ids=["utf-16", "big end", "no mark", "big end, no mark", "cp1252", "semicolons", "tabs", "bars"],
)
def test_a_table_reads_the_same_in_every_encoding_and_with_every_delimiter(land: Land, content: bytes) -> None:
    landed = land({f"{DAY}/l.csv": content})
    assert landed.rows(CSSM, "license", "in_use", "virtual_account") == [("Größe", "4", "Zürich")]
    assert landed.told == []


def test_one_damaged_letter_does_not_make_the_others_wrong(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": f"{UMLAUT}Maß,P,1,1,0,0,,Köln\n".encode() + b"\xff,P,1,1,0,0,,Campus\n"})
    assert landed.rows(CSSM, "license") == [("Größe",), ("Maß",), ("\ufffd",)]
    assert landed.told[0].startswith(f"warn: {DAY}/l.csv, row 4: a letter cannot be read and stands as \ufffd.")


def test_quotes_and_newlines_in_cells_are_kept(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": f'{HEADER}\n"A ""1""\nx",P,10,4,0,6,"a;b,c",Campus\n{ROW}\n'})
    assert landed.rows(CSSM, "row_number", "license", "alerts") == [(2, 'A "1"\nx', "a;b,c"), (3, "A", None)]


def test_numbers_that_a_spreadsheet_made_of_identifiers_are_the_identifiers_again(land: Land) -> None:
    orders = "Sales Order,Part Number,Qty,PO Number,Unit Net Price,Currency,Subscription ID\n"
    landed = land(
        {
            f"{DAY}/o.csv": f"{orders}109001.0,A-1,5.0,77.00,11.60,USD,4711.0\n0109002,A-1,5,PO-78,11.60,USD,Sub4712\n",
            f"{DAY}/p.csv": "PAK Number,SKU,Quantity,PAK_STATUS\n390100.0,L-ASA,10.0,CONVERTED\n",
        }
    )
    landed.build()
    # Zeros that are lost in front cannot be known again; those that are there stay.
    assert landed.rows("staging.order_lines", "order_number", "purchase_order_number", "subscription_id") == [
        ("0109002", "PO-78", "Sub4712"),
        ("109001", "77", "4711"),
    ]
    assert landed.rows("staging.pak_licenses", "pak_number", "quantity_count") == [("390100", 10)]
    assert landed.rows("raw.orders", "order_number")[0] == ("109001.0",)


def test_a_spreadsheets_serial_number_is_the_day_it_stands_for(land: Land) -> None:
    landed = land({f"{DAY}/i.csv": f"{INSTANCES}a,b,46054,Campus\nb,b,46054.75,Campus\n"})
    landed.build()
    days = landed.estate.query("select distinct last_contact_date from staging.product_instances").rows()
    assert days == [(date(2026, 2, 1),)]


@pytest.mark.parametrize(
    ("dates", "order", "source", "days"),
    [
        (["13/02/2026", "03/04/2026"], "dmy", "the file's own days", [date(2026, 2, 13), date(2026, 4, 3)]),
        (["02/13/2026", "03/04/2026"], "mdy", "the file's own days", [date(2026, 2, 13), date(2026, 3, 4)]),
        (["04/04/2026"], "dmy", "either order gives the same days", [date(2026, 4, 4)]),
        (["2026-04-03", "3-Apr-2026"], None, None, [date(2026, 4, 3), date(2026, 4, 3)]),
    ],
)
def test_the_whole_file_settles_the_order_of_day_and_month(
    land: Land, dates: list[str], order: str | None, source: str | None, days: list[date]
) -> None:
    rows = "".join(f"d{number},b,{day},Campus\n" for number, day in enumerate(dates))
    landed = land({f"{DAY}/i.csv": INSTANCES + rows})
    landed.build()
    assert landed.rows("meta.files", *DATES["meta.files"]) == [(order, source)]
    assert [day for (day,) in landed.rows("staging.product_instances", "last_contact_date")] == days


def test_each_file_has_its_own_order(land: Land) -> None:
    landed = land(
        {
            f"{DAY}/1.csv": f"{INSTANCES}a,b,13/02/2026,Campus\nb,b,03/04/2026,Campus\n",
            f"{DAY}/2.csv": f"{INSTANCES}c,b,02/13/2026,Branch\nd,b,03/04/2026,Branch\n",
        }
    )
    assert landed.rows("meta.files", "path", "date_order") == [(f"{DAY}/1.csv", "dmy"), (f"{DAY}/2.csv", "mdy")]


@pytest.mark.parametrize("dates", [["03/04/2026"], ["13/02/2026", "02/13/2026"]])
def test_where_nothing_settles_the_order_the_file_waits_for_an_answer(land: Land, dates: list[str]) -> None:
    rows = "".join(f"d{number},b,{day},Campus\n" for number, day in enumerate(dates))
    landed = land({f"{DAY}/i.csv": INSTANCES + rows})
    assert landed.counts == {"i.csv": (len(dates), 0, len(dates))}
    (told,) = landed.told
    assert told.startswith(f"stop: {DAY}/i.csv, column 'Last Contact': {dates[0]} in row 2 ")
    assert 'Write date_order = "dmy" or "mdy" in client.toml' in told
    toml = landed.client / "client.toml"
    toml.write_text(f'{toml.read_text("utf-8")}date_order = "mdy"\n', "utf-8")
    landed.land()
    assert landed.rows("meta.files", *DATES["meta.files"]) == [("mdy", "client.toml")]


@pytest.mark.parametrize(
    ("text", "count"),
    [("1,250", 1250), ("1.250", 1250), ("1 250", 1250), ("1'250", 1250), ("(5)", -5), ("−5", -5), ("1250.0", 1250)],
)
def test_a_count_is_read_through_separators_and_parentheses_and_told(land: Land, text: str, count: int) -> None:
    landed = land({f"{DAY}/l.csv": f'{HEADER}\nA,P,"{text}",4,0,6,,Campus\n'})
    landed.build()
    assert landed.estate.query("select as_count(available_to_use) from raw.cssm_licenses").item() == count
    assert landed.rows(CSSM, "available_to_use") == [(text,)]
    assert landed.told[0].startswith(
        f"info: {DAY}/l.csv, column 'Available to Use': {text} in row 2 was read as {count}."
    )


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1,234.50", "1234.50"), ("1.234,50", "1234.50"), ("12,5", "12.5"), ("(12.50)", "-12.50"), ("1,234", "1234")],
)
def test_an_amount_has_comma_or_dot_decimals(land: Land, text: str, amount: str) -> None:
    landed = land({"prices/p.csv": f'{PRICES}X,,"{text}",USD\n'})
    landed.build()
    assert landed.rows("staging.prices", "net_unit_price_amount") == [(Decimal(amount).quantize(Decimal("0.0001")),)]
    assert landed.told == []


def test_a_dot_that_may_stand_for_thousands_is_told_and_stops_where_the_file_has_comma_decimals(land: Land) -> None:
    landed = land({"prices/p.csv": f"{PRICES}X,,1.234,USD\nY,,0.125,USD\n"})
    assert landed.told == [
        (
            "info: prices/p.csv, column 'Unit Net Price': the dot of 1.234 in row 2 was read as decimals. "
            "Correct the file if thousands were meant."
        )
    ]
    landed.write({"prices/p.csv": PRICES.replace(",", ";") + "X;12,50;1.234;USD\n"})
    landed.land()
    assert landed.told == [
        (
            "stop: prices/p.csv, column 'Unit Net Price': the dot of 1.234 in row 2 was read as decimals, though other "
            "amounts of the file have a comma before their cents. Save the file without thousands separators."
        )
    ]


def test_the_same_export_twice_counts_once_and_overlapping_ones_of_a_day_speak_once(land: Land) -> None:
    lot = {"quantity": 10, "licenseType": "PERPETUAL", "status": "ACTIVE", "startDate": None, "endDate": None}
    answer = page(licence("A", inUse=15, licenseDetails=[lot]))
    landed = land({f"{DAY}/l.json": answer, f"{DAY}/l (1).json": answer, f"{DAY}/table.csv": TABLE})
    landed.build()
    assert landed.told == [f"info: {DAY}/l (1).json is the same as {DAY}/l.json; counted once."]
    assert landed.rows("marts.license_netting", "license_name", "gross_short_count") == [("A", 5)]
    assert len(landed.findings("overlapping_export")) == 1


def test_last_years_files_are_history_and_no_mistake(land: Land) -> None:
    landed = land({f"{DAY}/l.json": page(licence("A")), "exports/2025-10-31/l.json": page(licence("A", inUse=9))})
    landed.build()
    assert landed.told == []
    statuses = landed.rows("marts.sources", "taken_at", "export_status")
    assert [(str(day), status) for day, status in statuses] == [("2025-10-31", "history"), ("2026-10-31", "current")]
    assert landed.rows("marts.license_position", "in_use_count") == [(4,)]


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html><body>Sign in</body></html>",
        "\n\n<HTML>x</HTML>",
        "<p>Error 500</p>",
        f"{'<!-- proxy -->' * 50}<html>",
        '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    ],
)
def test_an_error_page_instead_of_a_table_is_told(land: Land, text: str) -> None:
    landed = land({f"{DAY}/l.csv": text, f"{DAY}/good.csv": TABLE})
    assert landed.told == [
        (
            f"stop: {DAY}/l.csv is a web page under another name, most likely a sign-in or error page. "
            "Sign in to the portal and download it again."
        )
    ]
    assert landed.counts["good.csv"] == (1, 1, 0)


@pytest.mark.parametrize("cut", ["B,P,10,4,0", 'B,P,10,4,0,6,"Insuff'])
def test_a_table_that_breaks_off_inside_a_row_keeps_the_rows_before_and_stops(land: Land, cut: str) -> None:
    landed = land({f"{DAY}/l.csv": TABLE + cut})
    assert landed.counts == {"l.csv": (2, 1, 1)}
    assert landed.told == [
        (
            f"stop: {DAY}/l.csv, row 3 breaks off: the file ends inside this row; what else is missing cannot be told. "
            "Download it again."
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000_000,
        f"{HEADER}\n{'x' * 10_000_000}\n{ROW}\n",
        f"{HEADER}\nA,P,10,4,0,6,{'x' * 10_000_000},Campus\n",
        f'{HEADER}\nA,P,10,4,0,6,"{"x" * 5_000_000}\n{"y" * 5_000_000}",Campus\n',
        '{"licenses": [' + "x" * 10_000_000,
        page(licence("A", billingType="x" * 10_000_000)),
    ],
    ids=["line", "line in a table", "cell", "quoted cell", "line of JSON", "JSON value"],
)
def test_an_absurdly_long_line_or_cell_ends_soon(land: Land, text: str) -> None:
    started = time.monotonic()
    landed = land({f"{DAY}/l.csv": text})
    assert time.monotonic() - started < 20
    ((read, good, rejected),) = landed.counts.values()
    assert read == good + rejected
    assert good or landed.told


def test_quotes_that_open_and_open_again_end_soon(land: Land) -> None:
    started = time.monotonic()
    landed = land({f"{DAY}/l.csv": f"{HEADER}\n" + 'x"a,"b,1,1,1,1,1,1\n' * 20_000 + f"{ROW}\n"})
    assert time.monotonic() - started < 20
    assert landed.counts == {"l.csv": (20_001, 1, 20_000)}


def wide(header: str, count: int) -> str:
    """A table with so many more columns."""
    return f"{header},{','.join(f'Field {number}' for number in range(count))}\n{ROW},{'1,' * count}\n"


@pytest.mark.parametrize(
    ("text", "severity"),
    [(wide(HEADER, 1_000_000), "stop"), (wide(HEADER, 1_200), "stop"), (wide("Router,Colour", 1_000_000), "warn")],
)
def test_a_million_columns_are_told_and_not_landed(land: Land, text: str, severity: str) -> None:
    started = time.monotonic()
    landed = land({f"{DAY}/l.csv": text})
    assert time.monotonic() - started < 20
    assert landed.told == [
        (
            f"{severity}: {DAY}/l.csv has more than 1,000 columns in row 1, which no export has. "
            "Download it with fewer columns, or take it out of the folder."
        )
    ]


def test_a_header_cell_of_a_megabyte_is_told(land: Land) -> None:
    landed = land({f"{DAY}/l.csv": f"{HEADER},{'x' * 1_000_000}\n{ROW},1\n"})
    assert landed.told[0].startswith(f"stop: {DAY}/l.csv has a header in row 1 that is longer than any export's.")


def test_files_whose_columns_are_too_many_together_cost_themselves_only(land: Land) -> None:
    names = {number: ",".join(f"Field {number} {place}" for place in range(900)) for number in (1, 2)}
    files = {f"{DAY}/{number}.csv": f"{HEADER},{named}\n{ROW}{',1' * 900}\n" for number, named in names.items()}
    landed = land({**files, f"{DAY}/3.csv": TABLE.replace("A,", "B,")})
    assert landed.counts == {"1.csv": (1, 1, 0), "2.csv": (1, 0, 1), "3.csv": (1, 1, 0)}
    assert landed.told[-1] == (
        f"stop: {DAY}/2.csv has 900 columns that are not known here, more than can be kept beside those of other "
        "files. Download it with fewer columns, or take it out of the folder."
    )


def test_cells_that_a_spreadsheet_would_run_stay_text(land: Land) -> None:
    text = f'{HEADER}\n"=HYPERLINK(""http://x"",""y"")",P,10,4,0,6,+1-2,@Campus\nB,P,=10,4,0,6,,Campus\n'
    landed = land({f"{DAY}/l.csv": text})
    assert landed.rows(CSSM, "license", "alerts") == [('=HYPERLINK("http://x","y")', "+1-2")]
    assert landed.rejects == [(3, "column 'Available to Use': =10 is not a whole number")]


def test_zero_bytes_in_the_head_are_no_text_and_far_behind_it_a_damaged_letter(land: Land) -> None:
    filler = f"{ROW}\n" * 20_000
    answer = page(*(licence("A") for _ in range(1_500)), licence("ZERO")).replace("ZERO", "a\0b")
    files = {"1.csv": f"{TABLE}\0,P,1,1,0,0,,C\n", "2.csv": f"{TABLE}{filler}a\0b,P,1,1,0,0,,C\n", "3.json": answer}
    landed = land({f"{DAY}/{name}": text for name, text in files.items()})
    assert landed.counts == {"1.csv": (0, 0, 0), "2.csv": (20_002, 20_002, 0), "3.json": (1_501, 1_500, 1)}
    assert landed.estate.query("select license from raw.cssm_licenses where row_number = 20003").item() == "a\ufffdb"
    assert landed.told == [
        f"stop: {DAY}/1.csv is not text that can be read. Export it as CSV or JSON.",
        (
            f"warn: {DAY}/2.csv, row 20003: a letter cannot be read and stands as \ufffd. "
            "Save the file as UTF-8 and put it there again."
        ),
        (
            f"warn: {DAY}/3.json, row 1501: the record holds something that JSON does not allow. 1500 rows landed. "
            "Correct the row in the file, or download it again."
        ),
    ]
