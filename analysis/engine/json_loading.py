"""JSON answers → raw.*: one row a record, its nested lists kept as JSON text; broken pages as far as they are whole."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import cast

import polars as pl

from analysis.engine.database import Database, identifier, literal
from analysis.engine.judging import Incoming, accept
from analysis.engine.notices import count_rows, notice, reject
from analysis.engine.planning import PlannedFile
from analysis.engine.raw_tables import add_raw_columns, extra_names
from analysis.exports.formats import Format
from analysis.exports.json_pages import read_text, save_whole_records

PAGES = {"file_id": pl.String, "page": pl.String}
RECORDS = {"record": pl.String}
PAGES_CHARACTERS = 8 * 1024 * 1024


def load_json(database: Database, plans: Sequence[PlannedFile]) -> None:
    """Land a batch of JSON answers of one format."""
    one = plans[0].format
    _read_records(database, plans, one)
    extra = _extra_keys(database, plans, one)
    nested = [column for column in one.columns if column.reads_as == "json"]
    keys = [*(literal(column.sources[0]) for column in one.columns), *(_pointer(key) for key in extra)]
    # Asked for at once, all values cost one reading of the record.
    database.run(
        "create or replace temp table incoming as "
        f"select file_id, row_number, record, {_named(cells=('c', len(keys)), kinds=('t', len(nested)))} "
        "from (select *, "
        f"    json_extract_string(record, [{', '.join(keys)}]) as cells, "
        f"    json_type(record, [{', '.join(literal(column.sources[0]) for column in nested)}]) as kinds "
        "from records)"
    )
    add_raw_columns(database, one, extra.values())
    incoming = Incoming(
        format=one,
        file_id="file_id",
        row_number="row_number",
        raw_row="record",
        bound={column.name: f"c{place}" for place, column in enumerate(one.columns)},
        headers={column.name: column.sources[0] for column in one.columns},
        extra={name: f"c{place}" for place, name in enumerate(extra.values(), start=len(one.columns))},
        json_types={column.name: f"t{place}" for place, column in enumerate(nested)},
        row_count=database.value("select count(*) from incoming"),
    )
    accept(database, incoming)
    count_rows(database, [plan.file_id for plan in plans], f"raw.{one.name}")
    database.run("drop table incoming; drop table records; drop table if exists answers")


def _read_records(database: Database, plans: Sequence[PlannedFile], one: Format) -> None:
    """Fill the temporary table `records` from answers, bare lists, records alone and JSON Lines."""
    database.run("create or replace temp table records (file_id varchar, record json, row_number bigint)")
    pages: list[tuple[PlannedFile, str]] = []
    for plan in plans:
        text = read_text(plan.found.path, plan.recognition.encoding)
        if plan.recognition.is_lines:
            lines = pl.DataFrame({"record": text.split("\n")}).with_row_index("row_number", offset=1)
            is_filled = pl.col("record").str.strip_chars() != ""
            _keep(database, plan.file_id, lines.filter(is_filled), "the line is not JSON")
        else:
            pages.append((plan, text))
        if sum(len(page) for _, page in pages) > PAGES_CHARACTERS or plan is plans[-1]:
            _read_pages(database, pages, one)
            pages = []


def _read_pages(database: Database, pages: Sequence[tuple[PlannedFile, str]], one: Format) -> None:
    """Add the records of some pages; a page that breaks gives what came before the break."""
    told = {"file_id": [plan.file_id for plan, _ in pages], "page": [page for _, page in pages]}
    database.offer("pages", pl.DataFrame(told, schema=PAGES))
    # One reading of a page tells its records and its total.
    shape = literal(json.dumps({"totalRecords": "VARCHAR"} | _nested(one.records_key)))
    database.run(
        "create or replace temp table answers as "
        "select file_id, page, is_whole, answer.totalRecords as reported, case "
        """    when is_whole and regexp_matches(page, '^\\s*\\[') then json_transform(page, '["JSON"]') """
        f"    when {_carried(one)} is not null then {_carried(one)} "
        f"   when is_whole and {_is_signed(one)} then [cast(page as json)] "
        "end as records "
        f"from (select *, case when is_whole then json_transform(page, {shape}) end as answer "
        "      from (select *, json_valid(page) as is_whole from pages))"
    )
    database.withdraw("pages")
    database.run(
        "insert into records by name "
        "select file_id, unnest(records) as record, generate_subscripts(records, 1) as row_number from answers"
    )
    database.run(
        "update meta.files set reported_count = as_count(if(is_whole, reported, "
        """regexp_extract(page, '"totalRecords"\\s*:\\s*(\\d+)', 1))) from answers """
        "where files.file_id = answers.file_id"
    )
    broken = {row[0] for row in database.rows("select file_id from answers where not is_whole")}
    for plan, page in pages:
        if plan.file_id in broken:
            _save_page(database, plan, page)


def _nested(records_key: str) -> dict[str, object]:
    """The shape of an answer that carries its records under keys, one inside the other."""
    shape: object = ["JSON"]
    for key in reversed(records_key.split(".")):
        shape = {key: shape}
    return cast("dict[str, object]", shape) if records_key else {}


def _carried(one: Format) -> str:
    """The SQL of the list that an answer carries."""
    return ".".join(("answer", *(identifier(key) for key in one.records_key.split(".")))) if one.records_key else "null"


def _is_signed(one: Format) -> str:
    """The SQL that tells whether a page is one record alone."""
    paths = (literal(f'$."{key}"') for key in one.signature)
    return " and ".join(f"json_exists(page, {path})" for path in paths) or "false"


def _keep(database: Database, file_id: str, records: pl.DataFrame, reason: str) -> None:
    """Add records to the temporary table, and reject those that are not JSON."""
    database.offer("saved", records)
    database.run(
        "insert into records by name "
        "select ? as file_id, row_number, cast(record as json) as record from saved where json_valid(record)",
        [file_id],
    )
    database.run(
        "insert into meta.rejects select ?, row_number, ?, record from saved where not json_valid(record)",
        [file_id, reason],
    )
    database.withdraw("saved")


def _save_page(database: Database, plan: PlannedFile, page: str) -> None:
    saved = save_whole_records(page, plan.format.records_key)
    records = pl.DataFrame({"record": saved.records}, schema=RECORDS).with_row_index("row_number", offset=1)
    _keep(database, plan.file_id, records, "the record holds something that JSON does not allow")
    if not saved.rest:
        return
    broken_at = len(saved.records) + 1
    reject(database, [(plan.file_id, broken_at, f"the file {saved.reason}", saved.rest)])
    sentence = f"{plan.found.relative} {saved.reason}; the {len(saved.records)} whole records before that were kept."
    notice(database, "stop", sentence, file_id=plan.file_id, remedy="Download it again.", row_number=broken_at)


def _extra_keys(database: Database, plans: Sequence[PlannedFile], one: Format) -> dict[str, str]:
    """The keys of the records that the format does not know, and the raw column each is kept in; told file by file."""
    found = database.rows(
        "select key, list(distinct file_id) from (select file_id, unnest(json_keys(record)) as key from records "
        "where json_type(record) = 'OBJECT') where key not in (select unnest(?)) group by key order by key",
        [[column.sources[0] for column in one.columns]],
    )
    extra = dict(zip((key for key, _ in found), extra_names(one, ((key, "field") for key, _ in found)), strict=True))
    keys: dict[str, list[str]] = {}
    for key, file_ids in found:
        for file_id in file_ids:
            keys.setdefault(file_id, []).append(extra[key])
    told = [
        {
            "file_id": plan.file_id,
            "severity": "info",
            "notice": f"{plan.found.relative}: fields kept but not used: {', '.join(keys[plan.file_id])}.",
        }
        for plan in plans
        if plan.file_id in keys
    ]
    database.insert("meta.notices", told)
    return extra


def _named(**lists: tuple[str, int]) -> str:
    """The SQL that gives each value of lists a column of its own: the list's letter and the place."""
    return ", ".join(
        f"{values}[{place + 1}] as {letter}{place}"
        for values, (letter, count) in lists.items()
        for place in range(count)
    )


def _pointer(key: str) -> str:
    """The JSON pointer to a key, whatever characters it holds."""
    return literal("/" + key.replace("~", "~0").replace("/", "~1"))
