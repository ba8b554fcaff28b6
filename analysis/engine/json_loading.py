"""JSON answers → raw.*: one row a record, its nested lists kept as JSON text; broken pages as far as they are whole."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import cast

import polars as pl

from analysis.engine.database import Database, identifier, literal
from analysis.engine.judging import Incoming, accept
from analysis.engine.notices import TOO_MANY_COLUMNS, count_rows, listed, note_too_many_columns, notice, reject
from analysis.engine.planning import PlannedFile
from analysis.engine.raw_tables import add_raw_columns, columns_of, extra_names, have_room
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
    held = database.hold(
        "incoming",
        f"select file_id, row_number, record, {_named(cells=('c', len(keys)), kinds=('t', len(nested)))} "
        "from (select *, "
        f"    json_extract_string(record, [{', '.join(keys)}]) as cells, "
        f"    json_type(record, [{', '.join(literal(column.sources[0]) for column in nested)}]) as kinds "
        "from records)",
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
        row_count=held.height,
    )
    accept(database, incoming)
    count_rows(database, [plan.file_id for plan in plans], f"raw.{one.name}")
    for name in ("incoming", "records", "layouts"):
        database.withdraw(name)


def _read_records(database: Database, plans: Sequence[PlannedFile], one: Format) -> None:
    """Offer the `records` of answers, bare lists, records alone and JSON Lines."""
    records: list[pl.DataFrame] = []
    pages: list[tuple[PlannedFile, str]] = []
    size = 0
    for plan in plans:
        text = read_text(plan.found.path, plan.recognition.encoding)
        if plan.recognition.is_lines:
            lines = pl.DataFrame({"record": text.split("\n")}).with_row_index("row_number", offset=1)
            is_filled = pl.col("record").str.strip_chars() != ""
            records.append(_kept(database, plan.file_id, lines.filter(is_filled), "the line is not JSON"))
        else:
            pages.append((plan, text))
            size += len(text)
        if size > PAGES_CHARACTERS or plan is plans[-1]:
            records += _read_pages(database, pages, one)
            pages, size = [], 0
    database.offer("records", pl.concat(records).rechunk())


def _read_pages(database: Database, pages: Sequence[tuple[PlannedFile, str]], one: Format) -> list[pl.DataFrame]:
    """The records of some pages; a page that breaks gives what came before the break."""
    told = {"file_id": [plan.file_id for plan, _ in pages], "page": [page for _, page in pages]}
    database.offer("pages", pl.DataFrame(told, schema=PAGES))
    # One reading of a page tells its records and its total.
    shape = literal(json.dumps({"totalRecords": "VARCHAR"} | _nested(one.records_key)))
    database.hold(
        "answers",
        "select file_id, page, is_whole, answer.totalRecords as reported, case "
        """    when is_whole and regexp_matches(page, '^\\s*\\[') then json_transform(page, '["JSON"]') """
        f"    when {_carried(one)} is not null then {_carried(one)} "
        f"   when is_whole and {_is_signed(one)} then [cast(page as json)] "
        "end as records "
        f"from (select *, case when is_whole then json_transform(page, {shape}) end as answer "
        "      from (select *, json_valid(page) as is_whole from pages))",
    )
    database.withdraw("pages")
    records = database.frame(
        "select file_id, generate_subscripts(records, 1) as row_number, unnest(records) as record from answers"
    )
    database.run(
        "update meta.files set reported_count = as_count(if(is_whole, reported, "
        """regexp_extract(page, '"totalRecords"\\s*:\\s*(\\d+)', 1))) from answers """
        "where files.file_id = answers.file_id"
    )
    broken = {row[0] for row in database.rows("select file_id from answers where not is_whole")}
    database.withdraw("answers")
    return [records, *(_saved(database, plan, page) for plan, page in pages if plan.file_id in broken)]


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


def _kept(database: Database, file_id: str, records: pl.DataFrame, reason: str) -> pl.DataFrame:
    """The records that are JSON; the others are rejected."""
    database.offer("saved", records)
    database.run(
        "insert into meta.rejects select ?, row_number, ?, record from saved where not json_valid(record)",
        [file_id, reason],
    )
    kept = database.frame(
        "select ? as file_id, cast(row_number as bigint) as row_number, record from saved where json_valid(record)",
        [file_id],
    )
    database.withdraw("saved")
    return kept


def _saved(database: Database, plan: PlannedFile, page: str) -> pl.DataFrame:
    """The records before the place where a page breaks."""
    saved = save_whole_records(page, plan.format.records_key)
    records = pl.DataFrame({"record": saved.records}, schema=RECORDS).with_row_index("row_number", offset=1)
    kept = _kept(database, plan.file_id, records, "the record holds something that JSON does not allow")
    if saved.rest:
        broken_at = len(saved.records) + 1
        reject(database, [(plan.file_id, broken_at, f"the file {saved.reason}", saved.rest)])
        sentence = (
            f"{plan.found.relative} {saved.reason}; the {len(saved.records)} whole records before that were kept."
        )
        notice(database, "stop", sentence, file_id=plan.file_id, remedy="Download it again.", row_number=broken_at)
    return kept


def _extra_keys(database: Database, plans: Sequence[PlannedFile], one: Format) -> dict[str, str]:
    """The keys of the records that the format does not know, and the raw column each is kept in; told file by file."""
    # Records of one layout have the same keys: looked at once, they cost next to nothing.
    database.hold(
        "layouts",
        "select file_id, json_keys(record) as keys, min(row_number) as row_number, count(*) as record_count "
        "from records where json_type(record) = 'OBJECT' group by file_id, json_keys(record)",
    )
    _note_repeated_keys(database, plans)
    unknown = _unknown_keys(database, plans, one)
    found = sorted({key for keys in unknown.values() for key in keys})
    extra = dict(zip(found, extra_names(one, ((key, "field") for key in found)), strict=True))
    told = [
        {
            "file_id": plan.file_id,
            "severity": "info",
            "notice": f"{plan.found.relative}: fields kept but not used: "
            f"{listed([extra[key] for key in unknown[plan.file_id]])}.",
        }
        for plan in plans
        if plan.file_id in unknown
    ]
    database.insert("meta.notices", told)
    return extra


def _note_repeated_keys(database: Database, plans: Sequence[PlannedFile]) -> None:
    """Say where a record has a field twice: readers of JSON differ in which of the two they take."""
    found = database.rows(
        "select file_id, min(row_number), cast(sum(record_count) as bigint) from layouts "
        "where len(keys) > list_unique(keys) group by file_id"
    )
    paths = {plan.file_id: plan.found.relative for plan in plans}
    for file_id, row, count in found:
        more = f", and {count - 1} more like it" if count > 1 else ""
        sentence = f"{paths[file_id]}, row {row}: a field stands twice in one record, and the first was read{more}."
        todo = "Ask the service again and save its answer as it comes."
        notice(database, "warn", sentence, file_id=file_id, remedy=todo, row_number=row)


def _unknown_keys(database: Database, plans: Sequence[PlannedFile], one: Format) -> dict[str, list[str]]:
    """The keys of each file that the format does not know; the records of a file that has too many are rejected."""
    found = database.rows(
        "select file_id, list(distinct key order by key) from (select file_id, unnest(keys) as key from layouts) "
        "where key not in (select unnest(?)) group by file_id",
        [[column.sources[0] for column in one.columns]],
    )
    unknown: dict[str, list[str]] = dict(found)
    present = columns_of(database, one)
    for plan in plans:
        keys = unknown.get(plan.file_id, [])
        if have_room(present, keys):
            present.update(key.casefold() for key in keys)
            continue
        del unknown[plan.file_id]
        database.run(
            "insert into meta.rejects select file_id, row_number, ?, record from records where file_id = ?",
            [TOO_MANY_COLUMNS, plan.file_id],
        )
        database.hold("records", "select * from records where file_id <> ?", [plan.file_id])
        note_too_many_columns(database, plan.found.relative, plan.file_id, len(keys))
    return unknown


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
