"""Delimited text → raw.*: every value as text, every row numbered as a spreadsheet would, no row lost.

A file's rows first stand in the temporary table `incoming`; one pass judges and moves them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.engine.database import Database, literal
from analysis.engine.judging import Incoming, accept, note_ambiguous_amounts, note_separators
from analysis.engine.notices import TOO_MANY_COLUMNS, count_rows, listed, note_too_many_columns, notice, reject
from analysis.engine.planning import PlannedFile
from analysis.engine.raw_tables import add_raw_columns, columns_of, extra_names, have_room
from analysis.exports.recognition import Recognition
from analysis.exports.table_rows import BREAKS_OFF, read_rows

# What the database's reader would take for a pattern over several files.
PATTERN_CHARACTERS = frozenset("*?[]{}")


def load_tables(database: Database, plans: Sequence[PlannedFile]) -> None:
    """Land delimited text files of one format."""
    for plan in plans:
        _load_table(database, plan)


def _load_table(database: Database, plan: PlannedFile) -> None:
    database.vacate("incoming")
    recognition = plan.recognition
    first_row = _read_fast(database, plan)
    if first_row is None:
        _read_exactly(database, plan)
    extra = _extra_columns(database, plan)
    headers = extra_names(None, ((header, f"column {place + 1}") for place, header in enumerate(recognition.headers)))
    incoming = Incoming(
        format=plan.format,
        file_id=literal(plan.file_id),
        row_number="row_number" if first_row is None else f"rowid + {recognition.header_row + 1 - first_row}",
        raw_row="json_object("
        + ", ".join(f"{literal(header)}, c{place}" for place, header in enumerate(headers))
        + ")",
        bound={name: f"c{place}" for name, place in recognition.bindings},
        headers={name: recognition.headers[place] for name, place in recognition.bindings},
        extra=extra,
        row_count=database.value("select count(*) from incoming"),
    )
    order, settled_by = _settle_date_order(database, incoming, recognition)
    if not have_room(columns_of(database, plan.format), extra):
        _refuse(database, incoming, TOO_MANY_COLUMNS)
        note_too_many_columns(database, plan.found.relative, plan.file_id, len(extra))
    elif settled_by is not None:
        _keep_columns(database, plan, incoming)
        incoming = replace(incoming, date_order=order)
        accept(database, incoming)
        note_separators(database, incoming, plan.found.relative)
        note_ambiguous_amounts(database, incoming, plan.found.relative)
    else:
        _keep_columns(database, plan, incoming)
        _refuse_order(database, plan, incoming)
    database.run(
        "update meta.files set date_order = nullif(?, ''), date_order_source = nullif(?, '') where file_id = ?",
        [order, settled_by, plan.file_id],
    )
    count_rows(database, [plan.file_id], f"raw.{plan.format.name}")
    database.run("drop table incoming")


def _read_fast(database: Database, plan: PlannedFile) -> int | None:
    """Load with the database's own reader; return the first row's id, or None where row numbers could differ.

    As many rows as lines, none of them blank, means that every row is a line.
    """
    recognition, lines = plan.recognition, plan.body.line_count
    is_simple = recognition.encoding in {"utf-8", "utf-8-sig"} and recognition.header_is_plain and lines is not None
    path = str(plan.found.path)
    if not is_simple or plan.body.has_zeros or PATTERN_CHARACTERS & set(path) or not path.isprintable():
        return None
    columns = ", ".join(f"'c{place}': 'varchar'" for place in range(len(recognition.headers)))
    source = (
        f"select * from read_csv({literal(path)}, auto_detect = false, header = false, "
        f"skip = {recognition.header_row}, delim = {literal(recognition.delimiter)}, quote = '\"', escape = '\"', "
        f"compression = 'none', ignore_errors = true, columns = {{{columns}}})"
    )
    # An error would end the transaction. Lines that do not fit are left out, and missed in the count below; quotation
    # marks in odd places are an error all the same, so a file that has any is tried aside first.
    if plan.body.has_quotes and not database.works(f"create temp table tried as {source}"):
        return None
    database.run(f"create or replace temp table incoming as {source}")
    # Any row that might look blank is left to the exact reader: a cell below '!' begins with a space or tab.
    maybe_blank = " and ".join(
        f"(c{place} is null or c{place} < '!' or c{place}[1] = chr(160))" for place in range(len(recognition.headers))
    )
    rows, first_row = database.rows("select count(*), min(rowid) from incoming")[0]
    if (
        rows == 0
        or rows + recognition.header_row != lines
        or database.value(f"select count(*) from incoming where {maybe_blank}")
    ):
        return None
    return int(first_row)


def _read_exactly(database: Database, plan: PlannedFile) -> None:
    cells = ", ".join(f"c{place} varchar" for place in range(len(plan.recognition.headers)))
    database.run(f"create or replace temp table incoming (row_number bigint, {cells})")
    damaged: list[int] = []
    for batch in read_rows(plan.found.path, plan.recognition):
        database.offer("batch", batch.rows)
        database.run("insert into incoming select * from batch")
        database.withdraw("batch")
        reject(database, [(plan.file_id, *misfit) for misfit in batch.misfits])
        for row_number in (row for row, reason, _ in batch.misfits if reason == BREAKS_OFF):
            sentence = f"{plan.found.relative}, row {row_number} {BREAKS_OFF}; what else is missing cannot be told."
            todo = "Download it again."
            notice(database, "stop", sentence, file_id=plan.file_id, remedy=todo, row_number=row_number)
        damaged += batch.damaged
    if damaged:
        more = f", and {len(damaged) - 1} more like it" if len(damaged) > 1 else ""
        sentence = f"{plan.found.relative}, row {damaged[0]}: a letter cannot be read and stands as \ufffd{more}."
        todo = "Save the file as UTF-8 and put it there again."
        notice(database, "warn", sentence, file_id=plan.file_id, remedy=todo, row_number=damaged[0])


def _settle_date_order(database: Database, incoming: Incoming, recognition: Recognition) -> tuple[str, str | None]:
    """Find the order of day and month and what settles it; None where the file leaves it open and nobody said."""
    cells = [
        incoming.bound[column.name]
        for column in incoming.format.columns
        if column.reads_as == "date" and column.name in incoming.bound
    ]
    needs_order = " or ".join(
        f"({cell} not like '____-__-%' and as_date({cell}, '') is null and not is_no_date({cell}))" for cell in cells
    )
    if not cells or not database.value(f"select count(*) from incoming where {needs_order}"):
        return "", ""
    only_dmy, only_mdy, either = (
        " + ".join(f"count(*) filter ({test.format(cell=cell)})" for cell in cells)
        for test in (
            "as_date({cell}, 'dmy') is not null and as_date({cell}, 'mdy') is null",
            "as_date({cell}, 'mdy') is not null and as_date({cell}, 'dmy') is null",
            "as_date({cell}, 'dmy') <> as_date({cell}, 'mdy')",
        )
    )
    day_first, month_first, unsettled = database.rows(f"select {only_dmy}, {only_mdy}, {either} from incoming")[0]
    if day_first != month_first:
        return ("dmy" if day_first > month_first else "mdy"), "the file's own days"
    if recognition.date_order:
        return recognition.date_order, recognition.mapping or "client.toml"
    if unsettled == 0 and day_first == 0:
        return "dmy", "either order gives the same days"
    return "", None


def _refuse(database: Database, incoming: Incoming, reason: str) -> None:
    """Reject every row for one reason."""
    database.run(
        f"insert into meta.rejects "
        f"select {incoming.file_id}, {incoming.row_number}, ?, cast({incoming.raw_row} as varchar) from incoming",
        [reason],
    )


def _refuse_order(database: Database, plan: PlannedFile, incoming: Incoming) -> None:
    reason = "the file does not settle whether its dates put the day or the month first"
    _refuse(database, incoming, reason)
    for column in plan.format.columns:
        if column.reads_as != "date" or column.name not in incoming.bound:
            continue
        cell = incoming.bound[column.name]
        either = f"coalesce(as_date({cell}, 'dmy') <> as_date({cell}, 'mdy'), false)"
        found = database.rows(
            f"select {incoming.row_number}, {cell}, {either} from incoming where as_date({cell}, '') is null "
            f"and coalesce(as_date({cell}, 'dmy'), as_date({cell}, 'mdy')) is not null "
            f"order by {either} desc, 1 limit 1"
        )
        for row, sample, is_open in found:
            header = incoming.headers[column.name]
            says = "could be either order" if is_open else "stands against as many dates of the other order"
            sentence = f"{plan.found.relative}, column {header!r}: {sample} in row {row} {says}; {reason}."
            todo = 'Write date_order = "dmy" or "mdy" in client.toml, or in a file in mappings/ for this layout.'
            notice(
                database,
                "stop",
                sentence,
                file_id=plan.file_id,
                remedy=todo,
                row_number=row,
                column_name=header,
            )


def _extra_columns(database: Database, plan: PlannedFile) -> dict[str, str]:
    """The columns nobody mapped, by the name each is kept under: its header's."""
    headers = plan.recognition.headers
    mapped = {place: name for name, place in plan.recognition.bindings}
    kept = [
        (header, place)
        for place, header in enumerate(headers)
        if place not in mapped
        and (header or database.value(f"select count(*) filter (not is_blank(c{place})) from incoming"))
    ]
    names = extra_names(plan.format, ((header, f"column {place + 1}") for header, place in kept))
    return {name: f"c{place}" for name, (_, place) in zip(names, kept, strict=True)}


def _keep_columns(database: Database, plan: PlannedFile, incoming: Incoming) -> None:
    """Make room for the columns nobody mapped, and note what each column of the file became."""
    headers = plan.recognition.headers
    mapped = {place: name for name, place in plan.recognition.bindings}
    extra = list(incoming.extra)
    add_raw_columns(database, plan.format, extra)
    raw_names = {**mapped, **{int(cell[1:]): name for name, cell in incoming.extra.items()}}
    database.insert(
        "meta.columns",
        [
            {
                "file_id": plan.file_id,
                "column_number": place + 1,
                "header": headers[place],
                "raw_column": name,
                "is_mapped": place in mapped,
            }
            for place, name in sorted(raw_names.items())
        ],
    )
    if extra:
        notice(
            database,
            "info",
            f"{plan.found.relative}: columns kept but not used: {listed(extra)}.",
            file_id=plan.file_id,
        )
