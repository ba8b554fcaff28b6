"""Rows as they came in → raw.* where every value reads as its column says, else meta.rejects with the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.engine.database import Database, identifier, literal
from analysis.engine.notices import notice
from analysis.errors import BuildError
from analysis.exports.formats import Column, Format, Item

READERS = {"count": "as_count({})", "amount": "as_amount({})", "date": "as_date({}, {order})"}
BLANKS = {"date": "is_no_date"}
SAYS = {"count": "a whole number", "amount": "an amount", "date": "a date", "json": "a list or object", "text": "text"}
SHOWN_CHARACTERS = 200
TOTALS = "(?i)\\s*(grand )?(sub)?(totals?|sum|summe|gesamt)\\s*:?\\s*"
# Three digits after a dot are thousands where other amounts of the file put a comma before their cents.
DOT_AND_THREE = r"[^0-9.,]*[1-9]\d{0,2}\.\d{3}[^0-9.,]*"
COMMA_CENTS = r",\d{1,2}[^0-9.,]*$"
WITHOUT_SEPARATORS = "Save the file without thousands separators."
IF_MEANT = "Correct the file if thousands were meant."
LARGE_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Incoming:
    """What stands in the temporary table `incoming`: how SQL says file and row, and which column is which raw column.

    `headers` are the source's own words for the bound columns; `json_types` the columns that say what kind of JSON a
    value is.
    """

    format: Format
    file_id: str
    row_number: str
    raw_row: str
    bound: dict[str, str]
    headers: dict[str, str]
    extra: dict[str, str]
    date_order: str = ""
    json_types: dict[str, str] | None = None
    row_count: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """One way a row can be unreadable: a condition, never null, and the SQL of its sentence; `is_alone` says it all.

    `hint` is a cheaper condition that holds wherever the test does.
    """

    test: str
    sentence: str
    is_alone: bool = False
    hint: str = "true"


def accept(database: Database, incoming: Incoming) -> None:
    """Move the rows that read well to raw, the others to meta.rejects with their reasons; no row is both or neither."""
    is_large = incoming.row_count > LARGE_ROWS
    faults = _faults(incoming)
    if is_large:
        # Asked one by one, the tests cost next to nothing; asked together in the insert, more than all the rest.
        for condition in ("hint", "test"):
            faults = [
                one
                for one in faults
                if database.value(f"select exists (from incoming where {getattr(one, condition)})")
            ]
    good = " and ".join(f"not ({fault.test})" for fault in faults) or "true"
    names = ", ".join(f"{cell} as {identifier(name)}" for name, cell in {**incoming.bound, **incoming.extra}.items())
    with database.unordered(when=is_large):
        landed = database.value(
            f"insert into raw.{incoming.format.name} by name "
            f"select {incoming.file_id} as file_id, {incoming.row_number} as row_number, {names} "
            f"from incoming where {good}"
        )
    rejected = 0
    if landed < incoming.row_count:
        rejected = database.value(
            f"insert into meta.rejects select {incoming.file_id}, {incoming.row_number}, "
            f"{_reason(faults)}, cast({incoming.raw_row} as varchar) from incoming where not ({good})"
        )
    if landed + rejected != incoming.row_count:
        raise BuildError(
            f"Of {incoming.row_count} rows, {landed} landed and {rejected} were rejected.",
            where=f"raw.{incoming.format.name}",
        )


def _reason(faults: list[Fault]) -> str:
    alone = "".join(f"when {fault.test} then {fault.sentence} " for fault in faults if fault.is_alone)
    others = (
        ", ".join(f"case when {fault.test} then {fault.sentence} end" for fault in faults if not fault.is_alone)
        or "null"
    )
    return f"case {alone} else concat_ws('; ', {others}) end" if alone else f"concat_ws('; ', {others})"


def _faults(incoming: Incoming) -> list[Fault]:
    types = incoming.json_types or {}
    faults = []
    if incoming.format.container == "json":
        faults.append(
            Fault("coalesce(json_type(record) <> 'OBJECT', true)", "'the record is not an object'", is_alone=True)
        )
    elif incoming.format.container == "table":
        # The word stands in the first column or in the first that must be filled.
        cells = {"c0", *(incoming.bound[name] for name in incoming.format.required[:1] if name in incoming.bound)}
        tests = (
            f"case when strlen({cell}) < 20 then regexp_full_match({cell}, {literal(TOTALS)}) else false end"
            for cell in sorted(cells)
        )
        faults.append(Fault(" or ".join(tests), "'a row of totals, not of data'", is_alone=True))
    for column in incoming.format.columns:
        if (cell := incoming.bound.get(column.name)) is not None:
            shown = f"column {incoming.headers[column.name]!r}: "
            faults += _column_faults(cell, column, shown, incoming.date_order, types.get(column.name))
    return faults


def _column_faults(cell: str, column: Column, shown: str, order: str, json_type: str | None) -> list[Fault]:
    empty, blank = literal(f"{shown}is empty"), f"{BLANKS.get(column.reads_as, 'is_blank')}({cell})"
    faults = []
    if column.reads_as in READERS:
        reading = READERS[column.reads_as].format(cell, order=literal(order))
        sentence = (
            f"{literal(shown)} || left({cell}, {SHOWN_CHARACTERS}) || {literal(f' is not {SAYS[column.reads_as]}')}"
        )
        # What must be there and must read is asked once: the database is slow where two tests share a part.
        test = f"{reading} is null" if column.required else f"{reading} is null and not {blank}"
        # A day that begins with a year of four digits needs no more than a cast.
        year_first = f"{cell} like '____-%' and {cell} >= '1' and {cell} < '3'"
        plain = f"not coalesce({year_first} and try_cast({cell} as date) is not null, false)"
        hint = plain if column.reads_as == "date" else "true"
        faults.append(Fault(test, f"if({blank}, {empty}, {sentence})", hint=hint))
    elif column.required:
        faults.append(Fault(blank, empty))
    if json_type is not None and column.reads_as == "json":
        wanted = "('ARRAY', 'NULL')" if column.items else "('ARRAY', 'OBJECT', 'NULL')"
        says = "a list" if column.items else SAYS["json"]
        sentence = f"{literal(shown)} || left({cell}, {SHOWN_CHARACTERS}) || {literal(f' is not {says}')}"
        faults.append(Fault(f"coalesce({json_type}, 'NULL') not in {wanted}", sentence))
        judged = (item for item in column.items if item.required or item.reads_as in READERS)
        faults += [_item_fault(cell, column, item, json_type) for item in judged]
    return faults


def _item_fault(cell: str, column: Column, item: Item, json_type: str) -> Fault:
    value = f"(one ->> {literal(item.key)})"
    tests = [f"is_blank({value})"] if item.required else []
    if item.reads_as in READERS:
        reading = READERS[item.reads_as].format(value, order="''")
        tests.append(f"({reading} is null and not {BLANKS.get(item.reads_as, 'is_blank')}({value}))")
    wrong = f"list_filter(cast({cell} as json[]), lambda one: {' or '.join(tests)})"
    shown = f"left(coalesce(list_first({wrong}) ->> {literal(item.key)}, 'nothing'), {SHOWN_CHARACTERS})"
    field, says = literal(f"field {column.sources[0]}.{item.key}: "), literal(f" is not {SAYS[item.reads_as]}")
    sentence = f"{field} || {shown} || {says}"
    return Fault(f"case when {json_type} = 'ARRAY' then len({wrong}) > 0 else false end", sentence)


def note_separators(database: Database, incoming: Incoming, path: str) -> None:
    """Say where a whole number of a table was read through a separator, since another reader might not."""
    cells = {
        incoming.headers[column.name]: incoming.bound[column.name]
        for column in incoming.format.columns
        if column.reads_as == "count" and column.name in incoming.bound
    }
    any_odd = " or ".join(f"regexp_matches({cell}, '[^0-9+-]')" for cell in cells.values()) or "false"
    if not database.value(f"select exists (from incoming where {any_odd})"):
        return
    for header, cell in cells.items():
        odd = f"regexp_matches({cell}, '[^0-9+-]') and as_count({cell}) is not null"
        count, row, text, value = database.rows(
            f"select count(*), min({incoming.row_number}), arg_min({cell}, {incoming.row_number}), "
            f"arg_min(as_count({cell}), {incoming.row_number}) from incoming where {odd}"
        )[0]
        if count:
            more = f", and {count - 1} more like it." if count > 1 else "."
            sentence = f"{path}, column {header!r}: {text} in row {row} was read as {value}{more}"
            file_id = database.value(f"select {incoming.file_id}")
            todo = "Correct the file if another number was meant."
            notice(database, "info", sentence, file_id=file_id, remedy=todo, row_number=row, column_name=header)


def note_ambiguous_amounts(database: Database, incoming: Incoming, path: str) -> None:
    """Say where an amount such as 1.234 was read with decimals; stop where the file's own commas speak against it."""
    cells = {
        incoming.headers[column.name]: incoming.bound[column.name]
        for column in incoming.format.columns
        if column.reads_as == "amount" and column.name in incoming.bound
    }
    any_odd = " or ".join(f"regexp_full_match({cell}, {literal(DOT_AND_THREE)})" for cell in cells.values())
    if not cells or not database.value(f"select exists (from incoming where {any_odd})"):
        return
    any_comma = " or ".join(f"regexp_matches({cell}, {literal(COMMA_CENTS)})" for cell in cells.values())
    has_commas = database.value(f"select exists (from incoming where {any_comma})")
    against = ", though other amounts of the file have a comma before their cents" if has_commas else ""
    for header, cell in cells.items():
        count, row, text = database.rows(
            f"select count(*), min({incoming.row_number}), arg_min({cell}, {incoming.row_number}) from incoming "
            f"where regexp_full_match({cell}, {literal(DOT_AND_THREE)}) and as_amount({cell}) is not null"
        )[0]
        if count:
            more = f", and {count - 1} more like it" if count > 1 else ""
            sentence = f"{path}, column {header!r}: the dot of {text} in row {row} was read as decimals{against}{more}."
            file_id = database.value(f"select {incoming.file_id}")
            severity, todo = ("stop", WITHOUT_SEPARATORS) if has_commas else ("info", IF_MEANT)
            notice(database, severity, sentence, file_id=file_id, remedy=todo, row_number=row, column_name=header)
