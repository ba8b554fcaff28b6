"""What landing has to say: rows that were refused, things a reader should know, and what became of every row."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.engine.database import Database

# File, row number, reason, and the row word for word.
Refused = tuple[str, int, str, str]
REJECTS = {"file_id": pl.String, "row_number": pl.Int64, "reason": pl.String, "raw_row": pl.String}


NAMES_LISTED = 60
TOO_MANY_COLUMNS = "its file has more unknown columns than can be kept"


def listed(names: Sequence[str]) -> str:
    """Names in a sentence, not more of them than a reader would look at."""
    more = f" and {len(names) - NAMES_LISTED} more" if len(names) > NAMES_LISTED else ""
    return ", ".join(names[:NAMES_LISTED]) + more


def note_too_many_columns(database: Database, path: str, file_id: str, count: int) -> None:
    """Say that a file is not read because of its width."""
    sentence = (
        f"{path} has {count:,} columns that are not known here, more than can be kept beside those of other files."
    )
    todo = "Download it with fewer columns, or take it out of the folder."
    notice(database, "stop", sentence, file_id=file_id, remedy=todo)


def reject(database: Database, rows: Sequence[Refused]) -> None:
    """Keep rows that could not be read."""
    if not rows:
        return
    database.offer("refused", pl.DataFrame(rows, schema=REJECTS, orient="row"))
    database.run("insert into meta.rejects select * from refused")
    database.withdraw("refused")


def notice(
    database: Database,
    severity: str,
    sentence: str,
    *,
    file_id: str | None = None,
    remedy: str = "",
    row_number: int | None = None,
    column_name: str | None = None,
) -> None:
    """Keep a sentence for the reader.

    `stop` asks for something before a file can be used, `warn` names a loss, `info` is good to know.
    """
    values = [file_id, row_number, column_name, severity, sentence, remedy]
    database.run("insert into meta.notices values (?, ?, ?, ?, ?, nullif(?, ''))", values)


def count_rows(database: Database, file_ids: Sequence[str], raw: str) -> None:
    """Write what became of the rows of files of one format, and say where rows were refused or none was there."""
    database.offer("batch", pl.DataFrame({"file_id": list(file_ids)}))
    database.run(
        f"""
        update meta.files
        set landed_count = told.landed, rejected_count = told.rejected, read_count = told.landed + told.rejected
        from (
            select batch.file_id, coalesce(landed.rows, 0) as landed, coalesce(rejected.rows, 0) as rejected
            from batch
            left join (
                select file_id, count(*) as rows from {raw} semi join batch using (file_id) group by file_id
            ) as landed using (file_id)
            left join (
                select file_id, count(*) as rows from meta.rejects semi join batch using (file_id) group by file_id
            ) as rejected using (file_id)
        ) as told
        where files.file_id = told.file_id
        """
    )
    database.run(
        """
        insert into meta.notices by name
        select file_id, 'warn' as severity, path || ' is understood but holds no rows.' as notice,
            'Download it again if rows were expected.' as remedy
        from meta.files semi join batch using (file_id)
        where read_count = 0
        """
    )
    database.run(
        """
        insert into meta.notices by name
        select files.file_id, first.row_number, 'warn' as severity,
            files.path || ', row ' || first.row_number || ': ' || first.reason
            || if(files.rejected_count > 1, ', and ' || (files.rejected_count - 1) || ' more rows', '')
            || '. ' || files.landed_count || if(files.landed_count = 1, ' row', ' rows') || ' landed.' as notice,
            'Correct the row in the file, or download it again.' as remedy
        from meta.files
        inner join (
            select file_id, min(row_number) as row_number, arg_min(reason, row_number) as reason
            from meta.rejects semi join batch using (file_id)
            group by file_id
        ) as first using (file_id)
        anti join (select file_id, row_number from meta.notices where severity = 'stop') as told
            on files.file_id = told.file_id and (first.row_number = told.row_number or files.landed_count = 0)
        """
    )
    database.withdraw("batch")
