"""JSON answers → raw.*: one row a record, its nested lists kept as JSON text; broken pages as far as they are whole."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.engine.database import Database, literal
from analysis.engine.judging import Incoming, accept
from analysis.engine.notices import count_rows, notice, reject
from analysis.engine.planning import PlannedFile
from analysis.engine.raw_tables import add_raw_columns, extra_names
from analysis.exports.formats import Format
from analysis.exports.json_pages import read_text, save_whole_records

RECORDS = {"file_id": pl.String, "row_number": pl.Int64, "record": pl.String}


def load_json(database: Database, plans: Sequence[PlannedFile]) -> None:
    """Land a batch of JSON answers of one format."""
    one = plans[0].format
    _read_pages(database, plans, one)
    extra = _extra_keys(database, plans, one)
    cells = [f"record ->> {literal(column.sources[0])} as c{place}" for place, column in enumerate(one.columns)]
    cells += [
        f"json_type(record -> {literal(column.sources[0])}) as t{place}" for place, column in enumerate(one.columns)
    ]
    cells += [f"record ->> {_pointer(key)} as e{place}" for place, key in enumerate(extra)]
    database.run(
        f"create or replace temp table incoming as select file_id, row_number, record, {', '.join(cells)} from records"
    )
    add_raw_columns(database, one, extra.values())
    incoming = Incoming(
        format=one,
        file_id="file_id",
        row_number="row_number",
        raw_row="record",
        bound={column.name: f"c{place}" for place, column in enumerate(one.columns)},
        headers={column.name: column.sources[0] for column in one.columns},
        extra={name: f"e{place}" for place, name in enumerate(extra.values())},
        json_types={column.name: f"t{place}" for place, column in enumerate(one.columns)},
        row_count=database.value("select count(*) from incoming"),
    )
    accept(database, incoming)
    count_rows(database, [plan.file_id for plan in plans], f"raw.{one.name}")
    database.run("drop table incoming; drop table records")


def _read_pages(database: Database, plans: Sequence[PlannedFile], one: Format) -> None:
    """Fill the temporary table `records`; a page that breaks gives what came before the break."""
    pages = {plan.file_id: read_text(plan.found.path, plan.recognition.encoding) for plan in plans}
    database.offer("pages", pl.DataFrame({"file_id": list(pages), "page": list(pages.values())}))
    path = literal("$." + one.records_key)
    database.run(
        "create or replace temp table records as "
        "select file_id, unnest(records) as record, generate_subscripts(records, 1) as row_number from ("
        f"    select file_id, cast(if(json_type(found) = 'ARRAY', found, '[]') as json[]) as records from ("
        f"        select file_id, if(json_type(page) = 'ARRAY', cast(page as json), page -> {path}) as found "
        "        from pages where json_valid(page)))"
    )
    database.run(
        "update meta.files set reported_count = as_count(if(json_valid(page), page ->> '$.totalRecords', "
        """regexp_extract(page, '"totalRecords"\\s*:\\s*(\\d+)', 1))) from pages where files.file_id = pages.file_id"""
    )
    broken = [row[0] for row in database.rows("select file_id from pages where not json_valid(page)")]
    database.withdraw("pages")
    paths = {plan.file_id: plan.found.relative for plan in plans}
    for file_id in broken:
        _save_page(database, file_id, paths[file_id], pages[file_id], one)


def _save_page(database: Database, file_id: str, path: str, page: str, one: Format) -> None:
    saved = save_whole_records(page, one.records_key)
    rows = [(file_id, number, record) for number, record in enumerate(saved.records, start=1)]
    database.offer("saved", pl.DataFrame(rows, schema=RECORDS, orient="row"))
    database.run(
        "insert into records by name "
        "select file_id, row_number, cast(record as json) as record from saved where json_valid(record)"
    )
    database.run(
        "insert into meta.rejects "
        "select file_id, row_number, 'the record holds something that JSON does not allow', record "
        "from saved where not json_valid(record)"
    )
    database.withdraw("saved")
    if not saved.rest:
        return
    broken_at = len(rows) + 1
    reject(database, [(file_id, broken_at, f"the file {saved.reason}", saved.rest)])
    sentence = f"{path} {saved.reason}; the {len(rows)} whole records before that were kept."
    notice(database, "stop", sentence, file_id=file_id, remedy="Download it again.", row_number=broken_at)


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


def _pointer(key: str) -> str:
    """The JSON pointer to a key, whatever characters it holds."""
    return literal("/" + key.replace("~", "~0").replace("/", "~1"))
