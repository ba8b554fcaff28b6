"""raw.*: one table a format, every column of it text, and a column more for whatever else a source holds."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.engine.database import Database, identifier
from analysis.exports.formats import Format, all_formats

# With more, one insert would need more memory than the database may take.
MOST_RAW_COLUMNS = 1_500
LONGEST_NAME = 300


def prepare_raw_tables(database: Database) -> None:
    """Make sure every format has its raw table, with every column of the format."""
    rows = database.rows("select table_name, column_name from duckdb_columns() where schema_name = 'raw'")
    present = {(table, column.casefold()) for table, column in rows}
    for one in all_formats().values():
        missing = [column.name for column in one.columns if (one.name, column.name.casefold()) not in present]
        if len(missing) == len(one.columns):
            columns = ", ".join(f"{identifier(name)} varchar" for name in missing)
            database.run(f"create table raw.{one.name} (file_id varchar, row_number bigint, {columns})")
        else:
            add_raw_columns(database, one, missing)


def columns_of(database: Database, one: Format) -> set[str]:
    """The names of the raw table's columns, in small letters as the database compares them."""
    sql = "select column_name from duckdb_columns() where schema_name = 'raw' and table_name = ?"
    return {str(name).casefold() for (name,) in database.rows(sql, [one.name])}


def have_room(present: set[str], names: Iterable[str]) -> bool:
    """Tell whether a raw table of these columns can take others."""
    return len(present | {name.casefold() for name in names}) <= MOST_RAW_COLUMNS


def add_raw_columns(database: Database, one: Format, names: Iterable[str]) -> None:
    """Give the raw table of a format the columns it lacks."""
    for name in names:
        database.run(f"alter table raw.{one.name} add column if not exists {identifier(name)} varchar")


def extra_names(one: Format | None, places: Iterable[tuple[str, str]]) -> list[str]:
    """Name the columns a format does not know as their source writes them, with a word to tell two of one name apart.

    The database does not tell capitals from small letters, so neither does this.
    """
    taken = {"file_id", "row_number", *(column.name.casefold() for column in one.columns)} if one else set()
    names = []
    for source, place in places:
        name = source[:LONGEST_NAME].replace("\x00", "").strip() or place
        if name.casefold() in taken:
            name = f"{name} ({place})"
        while name.casefold() in taken:
            name += "*"
        taken.add(name.casefold())
        names.append(name)
    return names
