"""Files → raw.*: every value as text, every row numbered, every row that cannot be read told with its reason.

A file's rows first stand in the temporary table `incoming`; one pass judges them, one pass moves the good ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

from analysis.engine.database import Database, identifier, literal
from analysis.engine.planning import PlannedFile
from analysis.exports.formats import Column, Format, Item, all_formats
from analysis.exports.json_pages import SavedPage, read_text, save_whole_records
from analysis.exports.table_rows import read_rows

READERS = {"count": "as_count({})", "amount": "as_amount({})", "date": "as_date({}, {order})"}
SAYS = {"count": "a whole number", "amount": "an amount", "date": "a date", "json": "a list or object", "text": "text"}
TOTALS = ("total", "totals", "grand total", "sum", "summe")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What stands in `incoming`: how to say its file and row, and which of its columns is which raw column."""

    format: Format
    file_id: str
    row_number: str
    raw_row: str
    bound: dict[str, str]
    extra: dict[str, str]
    date_order: str = ""


def prepare_raw_tables(database: Database) -> None:
    """Make sure every format has its raw table, with every column of the format."""
    for one in all_formats().values():
        columns = ", ".join(f"{identifier(column.name)} varchar" for column in one.columns)
        database.run(f"create table if not exists raw.{one.name} (file_id varchar, row_number bigint, {columns})")
        for column in one.columns:
            database.run(f"alter table raw.{one.name} add column if not exists {identifier(column.name)} varchar")


def load_table(database: Database, plan: PlannedFile, client_order: str) -> None:
    """Land one delimited text file."""
    recognition, one = plan.recognition, plan.format
    numbered = _read_fast(database, plan)
    misfits = [] if numbered else _read_exactly(database, plan)
    bound = {name: f"c{place}" for name, place in recognition.bindings}
    extra = _extra_columns(database, plan)
    headers = {header or f"column {place + 1}": f"c{place}" for place, header in enumerate(recognition.headers)}
    raw_row = "json_object(" + ", ".join(f"{literal(header)}, {cell}" for header, cell in headers.items()) + ")"
    row_number = f"rowid + {recognition.header_row + 1}" if numbered else "row_number"
    order, settled = _settle_date_order(database, one, bound, recognition.date_order or client_order)
    incoming = Incoming(one, literal(plan.file_id), row_number, raw_row, bound, extra, order)
    for row, reason, text in misfits:
        _reject(database, plan.file_id, row, reason, text)
    if settled:
        _accept(database, incoming)
    else:
        _refuse_order(database, plan, incoming)
    database.run("update meta.files set date_order = nullif(?, '') where file_id = ?", [order, plan.file_id])
    _note_columns(database, plan, extra)
    _count(database, [plan.file_id])
    database.run("drop table incoming")


def _read_fast(database: Database, plan: PlannedFile) -> bool:
    """Load with the database's own reader; false where its row numbers could differ from the file's."""
    recognition = plan.recognition
    if recognition.encoding not in {"utf-8", "utf-8-sig"} or not recognition.header_is_plain:
        return False
    columns = ", ".join(f"'c{place}': 'varchar'" for place in range(len(recognition.headers)))
    try:
        database.run(
            f"create or replace temp table incoming as select * from read_csv({literal(str(plan.found.path))}, "
            f"auto_detect = false, header = false, skip = {recognition.header_row}, delim = {literal(recognition.delimiter)}, "
            f"quote = '\"', escape = '\"', columns = {{{columns}}})"
        )
    except duckdb.Error:
        return False
    rows = database.value("select count(*) from incoming")
    return bool(rows == plan.line_count - recognition.header_row)


def _read_exactly(database: Database, plan: PlannedFile) -> list[tuple[int, str, str]]:
    misfits: list[tuple[int, str, str]] = []
    cells = ", ".join(f"c{place} varchar" for place in range(len(plan.recognition.headers)))
    database.run(f"create or replace temp table incoming (row_number bigint, {cells})")
    for batch in read_rows(plan.found.path, plan.recognition):
        database.offer("batch", batch.rows)
        database.run("insert into incoming select * from batch")
        database.withdraw("batch")
        misfits += batch.misfits
    return misfits


def load_json(database: Database, plans: Sequence[PlannedFile]) -> None:
    """Land a batch of JSON answers of one format, broken ones as far as they are whole."""
    one = plans[0].format
    pages = {plan.file_id: read_text(plan.found.path, plan.recognition.encoding) for plan in plans}
    for file_id in _broken(database, pages):
        saved = save_whole_records(pages[file_id], one.records_key)
        pages[file_id] = saved.text
        _reject_rest(database, file_id, saved)
    database.offer("pages", pl.DataFrame({"file_id": list(pages), "page": list(pages.values())}))
    path = literal("$." + one.records_key)
    cells = ", ".join(f"record ->> {literal(column.sources[0])} as c{place}" for place, column in enumerate(one.columns))
    database.run(
        "create or replace temp table records as "
        "select file_id, unnest(records) as record, generate_subscripts(records, 1) as row_number "
        f"from (select file_id, cast(page -> {path} as json[]) as records from pages)"
    )
    known = {column.sources[0] for column in one.columns}
    keys = {row[0] for row in database.rows("select distinct unnest(json_keys(record)) from records")}
    extra = {key: f"e{place}" for place, key in enumerate(sorted(keys - known))}
    extra_cells = "".join(f", record ->> {literal(key)} as {cell}" for key, cell in extra.items())
    database.run(f"create or replace temp table incoming as select file_id, row_number, record, {cells}{extra_cells} from records")
    bound = {column.name: f"c{place}" for place, column in enumerate(one.columns)}
    _add_raw_columns(database, one, list(extra))
    _accept(database, Incoming(one, "file_id", "row_number", "record", bound, extra))
    database.run(
        "update meta.files set reported_count = as_count(pages.page ->> '$.totalRecords') from pages where files.file_id = pages.file_id"
    )
    if extra:
        names = ", ".join(extra)
        for plan in plans:
            _notice(database, plan.file_id, None, "info", f"{plan.found.relative}: fields kept but not used: {names}.", "")
    _count(database, list(pages))
    database.withdraw("pages")
    database.run("drop table incoming")
    database.run("drop table records")


def _broken(database: Database, pages: dict[str, str]) -> list[str]:
    database.offer("pages", pl.DataFrame({"file_id": list(pages), "page": list(pages.values())}))
    broken = [row[0] for row in database.rows("select file_id from pages where not json_valid(page)")]
    database.withdraw("pages")
    return broken


def _reject_rest(database: Database, file_id: str, saved: SavedPage) -> None:
    _reject(database, file_id, saved.record_count + 1, f"the file {saved.reason}", saved.rest)
    path = database.value("select path from meta.files where file_id = ?", [file_id])
    notice = f"{path} {saved.reason}; {saved.record_count} whole records before that were kept."
    _notice(database, file_id, saved.record_count + 1, "stop", notice, "Download it again.")


def _accept(database: Database, incoming: Incoming) -> None:
    """Judge every row once; move the good ones to raw, the others to meta.rejects with their reasons."""
    faults = _faults(incoming)
    condition = " or ".join(f"({test})" for test, _ in faults) or "false"
    reasons = ", ".join(f"case when {test} then {sentence} end" for test, sentence in faults) or "null"
    rejected = database.value(f"select count(*) from incoming where {condition}")
    if rejected:
        database.run(
            f"insert into meta.rejects select {incoming.file_id}, {incoming.row_number}, "
            f"concat_ws('; ', {reasons}), cast({incoming.raw_row} as varchar) from incoming where {condition}"
        )
    columns = {**incoming.bound, **incoming.extra}
    names = ", ".join(f"{cell} as {identifier(name)}" for name, cell in columns.items())
    good = f"where not coalesce({condition}, false)" if rejected else ""
    database.run(
        f"insert into raw.{incoming.format.name} by name "
        f"select {incoming.file_id} as file_id, {incoming.row_number} as row_number, {names} from incoming {good}"
    )
    _note_thousands(database, incoming)


def _faults(incoming: Incoming) -> list[tuple[str, str]]:
    """Each way a row can be unreadable: a condition, and the SQL text of its sentence."""
    faults: list[tuple[str, str]] = []
    for column in incoming.format.columns:
        cell = incoming.bound.get(column.name)
        if cell is None:
            continue
        shown = literal(f"column {column.sources[0]!r}: ")
        if column.required:
            faults.append((f"as_text({cell}) is null", f"{shown} || 'is empty'"))
        if column.reads_as in READERS:
            reading = READERS[column.reads_as].format(cell, order=literal(incoming.date_order))
            faults.append(
                (f"{reading} is null and as_text({cell}) is not null", f"{shown} || {cell} || {literal(f' is not {SAYS[column.reads_as]}')}")
            )
        faults += [_item_fault(cell, column, item) for item in column.items]
    first = next((incoming.bound[name] for name in incoming.format.required if name in incoming.bound), None)
    if incoming.format.container == "table" and first is not None:
        faults.append((f"lower(trim({first})) in {TOTALS}", "'a row of totals, not of data'"))
    return faults


def _item_fault(cell: str, column: Column, item: Item) -> tuple[str, str]:
    value = f"(one ->> {literal(item.key)})"
    tests = [f"as_text({value}) is null"] if item.required else []
    if item.reads_as in READERS:
        reading = READERS[item.reads_as].format(value, order="''")
        tests.append(f"({reading} is null and as_text({value}) is not null)")
    wrong = f"list_filter(cast({cell} as json[]), lambda one: {' or '.join(tests)})"
    name = literal(f"field {column.sources[0]}.{item.key}: ")
    sentence = f"{name} || coalesce(list_first({wrong}) ->> {literal(item.key)}, 'nothing') || {literal(f' is not {SAYS[item.reads_as]}')}"
    return f"{cell} is not null and len({wrong}) > 0", sentence


def _note_thousands(database: Database, incoming: Incoming) -> None:
    """Say where a whole number was read through a separator, since another reader might not."""
    if incoming.format.container != "table":
        return
    for column in incoming.format.columns:
        cell = incoming.bound.get(column.name)
        if cell is None or column.reads_as != "count":
            continue
        odd = f"not regexp_full_match({cell}, '[+-]?\\d*') and as_count({cell}) is not null"
        count, row, text, value = database.rows(
            f"select count(*), min({incoming.row_number}), arg_min({cell}, {incoming.row_number}), "
            f"arg_min(as_count({cell}), {incoming.row_number}) from incoming where {odd}"
        )[0]
        if count:
            path = database.value(f"select path from meta.files where file_id = {incoming.file_id}")
            notice = f"{path}, column {column.sources[0]!r}: {text} in row {row} was read as {value}"
            notice += f", and {count - 1} more like it." if count > 1 else "."
            file_id = database.value(f"select {incoming.file_id}")
            _notice(database, file_id, row, "info", notice, "Correct the file if another number was meant.", column.sources[0])


def _settle_date_order(database: Database, one: Format, bound: dict[str, str], given: str) -> tuple[str, bool]:
    """Find the order of day and month that the whole file supports; false where the file leaves it open and nobody said it."""
    cells = [bound[column.name] for column in one.columns if column.reads_as == "date" and column.name in bound]
    if not cells:
        return "", True
    open_cells = " or ".join(f"(as_text({cell}) is not null and as_date({cell}, '') is null)" for cell in cells)
    if not database.value(f"select count(*) from incoming where {open_cells}"):
        return "", True
    readable = ", ".join(
        "cast(" + " + ".join(f"count(*) filter (as_date({cell}, '{order}') is not null)" for cell in cells) + " as bigint)"
        for order in ("dmy", "mdy")
    )
    differ = " or ".join(f"as_date({cell}, 'dmy') <> as_date({cell}, 'mdy')" for cell in cells)
    day_first, month_first, open_rows = database.rows(f"select {readable}, count(*) filter ({differ}) from incoming")[0]
    if day_first != month_first:
        return ("dmy" if day_first > month_first else "mdy"), True
    return given, bool(given) or not open_rows


def _refuse_order(database: Database, plan: PlannedFile, incoming: Incoming) -> None:
    reason = "the file does not settle whether its dates put the day or the month first"
    database.run(
        f"insert into meta.rejects select {incoming.file_id}, {incoming.row_number}, ?, cast({incoming.raw_row} as varchar) from incoming",
        [reason],
    )
    column = next(column for column in plan.format.columns if column.reads_as == "date" and column.name in incoming.bound)
    row, sample = database.rows(
        f"select min({incoming.row_number}), arg_min({incoming.bound[column.name]}, {incoming.row_number}) from incoming"
    )[0]
    notice = f"{plan.found.relative}, column {column.sources[0]!r}: {sample} in row {row} could be either order; {reason}."
    todo = 'Write date_order = "dmy" or "mdy" in client.toml, or in a file in mappings/ for this layout.'
    _notice(database, plan.file_id, row, "stop", notice, todo, column.sources[0])


def _extra_columns(database: Database, plan: PlannedFile) -> dict[str, str]:
    """The unmapped columns of a table and the name each has in raw: its header, as the source wrote it."""
    used = {place for _, place in plan.recognition.bindings}
    taken = {"file_id", "row_number", *(column.name.casefold() for column in plan.format.columns)}
    extra: dict[str, str] = {}
    for place, header in enumerate(plan.recognition.headers):
        if place in used:
            continue
        if not header and not database.value(f"select count(as_text(c{place})) from incoming"):
            continue
        name = header or f"column {place + 1}"
        if name.casefold() in taken:
            name = f"{name} (column {place + 1})"
        taken.add(name.casefold())
        extra[name] = f"c{place}"
    _add_raw_columns(database, plan.format, list(extra))
    return extra


def _add_raw_columns(database: Database, one: Format, names: list[str]) -> None:
    for name in names:
        database.run(f"alter table raw.{one.name} add column if not exists {identifier(name)} varchar")


def _note_columns(database: Database, plan: PlannedFile, extra: dict[str, str]) -> None:
    raw_names = {cell: name for name, cell in extra.items()}
    mapped = {f"c{place}": name for name, place in plan.recognition.bindings}
    for place, header in enumerate(plan.recognition.headers):
        cell = f"c{place}"
        if (raw_name := mapped.get(cell) or raw_names.get(cell)) is not None:
            row = [plan.file_id, place + 1, header, raw_name, cell in mapped]
            database.run("insert into meta.columns values (?, ?, ?, ?, ?)", row)
    if extra:
        names = ", ".join(extra)
        _notice(database, plan.file_id, None, "info", f"{plan.found.relative}: columns kept but not used: {names}.", "")


def _count(database: Database, file_ids: list[str]) -> None:
    """Write what became of each file's rows; a header without rows is said."""
    for file_id in file_ids:
        table = database.value("select format from meta.files where file_id = ?", [file_id])
        landed = database.value(f"select count(*) from raw.{table} where file_id = ?", [file_id])
        rejected = database.value("select count(*) from meta.rejects where file_id = ?", [file_id])
        database.run(
            "update meta.files set read_count = ?, landed_count = ?, rejected_count = ? where file_id = ?",
            [landed + rejected, landed, rejected, file_id],
        )
        path = database.value("select path from meta.files where file_id = ?", [file_id])
        if landed + rejected == 0:
            _notice(database, file_id, None, "warn", f"{path} is understood but holds no rows.", "Download it again if rows were expected.")
        elif rejected:
            row, reason = database.rows(
                "select min(row_number), arg_min(reason, row_number) from meta.rejects where file_id = ?", [file_id]
            )[0]
            more = f", and {rejected - 1} more" if rejected > 1 else ""
            notice = f"{path}, row {row}: {reason}{more}. {landed} rows landed."
            _notice(database, file_id, row, "warn", notice, "Correct the row in the file, or download it again.")


def _reject(database: Database, file_id: str, row_number: int, reason: str, raw_row: str) -> None:
    database.run("insert into meta.rejects values (?, ?, ?, ?)", [file_id, row_number, reason, raw_row])


def _notice(
    database: Database, file_id: str, row_number: int | None, severity: str, notice: str, remedy: str, column_name: str | None = None
) -> None:
    database.run(
        "insert into meta.notices values (?, ?, ?, ?, ?, nullif(?, ''))", [file_id, row_number, column_name, severity, notice, remedy]
    )


