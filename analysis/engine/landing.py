"""From the client's folder to raw.*: new files in, vanished files out, and what became of every row."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from analysis.engine.database import Database
from analysis.engine.json_loading import load_json
from analysis.engine.loading import load_tables
from analysis.engine.notices import notice
from analysis.engine.planning import PlannedFile, Progress, no_progress, plan_files
from analysis.engine.raw_tables import prepare_raw_tables
from analysis.engine.text_loading import load_texts
from analysis.errors import ExportError
from analysis.exports.client_toml import ClientConfig
from analysis.exports.folder import AREAS, linked_from_elsewhere, overlooked

BATCH_BYTES = 64 * 1024 * 1024
BATCH_FILES = 2_000
SCRATCH_NAME = ".unpacked"
LOADERS = {"table": load_tables, "json": load_json, "text": load_texts}


def land(database: Database, client: Path, config: ClientConfig, progress: Progress = no_progress) -> None:
    """Make raw.* and meta.files hold the client's folder as it is now; what has not changed is not touched."""
    try:
        with _scratch(client) as scratch:
            _land(database, client, plan_files(client, config, scratch, progress), progress)
    except OSError as error:
        raise ExportError(
            f"A file could not be read or written while landing ({error.strerror}); the estate is as it was.",
            where=str(error.filename or client),
            todo="Land again when nothing else changes the folder and its disk has room.",
        ) from error


@contextmanager
def _scratch(client: Path) -> Iterator[Path]:
    """A folder of the client's own for what archives hold; a killed landing's is cleared away first."""
    scratch = client / SCRATCH_NAME
    shutil.rmtree(scratch, ignore_errors=True)
    if scratch.is_symlink() or scratch.is_file():  # not of our making: a link would lead out of the folder
        scratch.unlink()
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _land(database: Database, client: Path, plans: list[PlannedFile], progress: Progress) -> None:
    first_seen: dict[str, PlannedFile] = {}
    # A copy's name is the longer one: `licenses (1).csv`.
    for plan in sorted(plans, key=lambda plan: (len(plan.found.relative), plan.found.relative)):
        first_seen.setdefault(plan.file_id, plan)
    with database.transaction():
        prepare_raw_tables(database)
        known = {row[0] for row in database.rows("select file_id from meta.files")}
        _remove(database, sorted(known - set(first_seen)))
        _follow_renames(database, first_seen.values())
        _note_folder(database, client, plans, first_seen)
        _load(database, [plan for plan in first_seen.values() if plan.file_id not in known], progress)


def _remove(database: Database, file_ids: list[str]) -> None:
    if not file_ids:
        return
    raw = [row[0] for row in database.rows("select table_name from duckdb_tables() where schema_name = 'raw'")]
    for table in (*(f"raw.{name}" for name in raw), "meta.rejects", "meta.notices", "meta.columns", "meta.files"):
        database.run(f"delete from {table} where file_id in (select unnest(?))", [file_ids])


def _follow_renames(database: Database, plans: Iterable[PlannedFile]) -> None:
    """A file that only moved keeps its rows; its path, and the sentences that name it, follow."""
    paths = pl.DataFrame(
        [(plan.file_id, plan.found.relative) for plan in plans],
        schema={"file_id": pl.String, "path": pl.String},
        orient="row",
    )
    database.offer("now", paths)
    database.run(
        "update meta.notices set notice = replace(notice, files.path, now.path) "
        "from meta.files inner join now using (file_id) "
        "where notices.file_id = files.file_id and files.path <> now.path"
    )
    database.run(
        "update meta.files set path = now.path from now where files.file_id = now.file_id and files.path <> now.path"
    )
    database.withdraw("now")


def _note_folder(
    database: Database, client: Path, plans: Sequence[PlannedFile], first_seen: dict[str, PlannedFile]
) -> None:
    """Say what belongs to no file's rows: the same export twice, things that lie where nobody looks, nothing at all."""
    database.run("delete from meta.notices where file_id is null")
    for plan in plans:
        original = first_seen[plan.file_id].found.relative
        if original != plan.found.relative:
            notice(database, "info", f"{plan.found.relative} is the same as {original}; counted once.")
    if linked := linked_from_elsewhere(client, (plan.found for plan in plans)):
        more = f", and {len(linked) - 1} more like it" if len(linked) > 1 else ""
        notice(
            database,
            "info",
            f"{linked[0].relative} lies outside the client's folder and was read through a link{more}.",
            remedy="Put the file itself there if the folder is to be kept or passed on as it was read.",
        )
    for name in overlooked(client):
        notice(
            database,
            "info",
            f"{name} was not looked at.",
            remedy=f"Only {', '.join(f'{area}/' for area in AREAS)} are read.",
        )
    if not plans:
        notice(
            database,
            "warn",
            "The folder holds no files to read.",
            remedy="Put each day's downloads into exports/<day>/.",
        )


def _load(database: Database, plans: list[PlannedFile], progress: Progress) -> None:
    database.insert("meta.files", [_file_row(plan) for plan in plans])
    done = 0
    for batch in _batches(plans):
        if batch[0].recognition.format is None:
            one = batch[0]
            sentence = f"{one.found.relative} {one.recognition.problem}."
            notice(database, one.recognition.severity, sentence, file_id=one.file_id, remedy=one.recognition.todo)
        elif steady := _steady(database, batch):
            LOADERS[batch[0].format.container](database, steady)
        done += len(batch)
        progress("landing files", done, len(plans))


def _steady(database: Database, batch: Sequence[PlannedFile]) -> list[PlannedFile]:
    """The files that are still as they were when they were planned; the others are told and forgotten."""
    changed = {plan.file_id: plan for plan in batch if _size_of(plan.found.path) != plan.body.size}
    for plan in changed.values():
        sentence = f"{plan.found.relative} was changed or taken away while the folder was read, and is not read."
        notice(database, "stop", sentence, remedy="Land again when nothing else changes the folder.")
        database.run("delete from meta.files where file_id = ?", [plan.file_id])
    return [plan for plan in batch if plan.file_id not in changed]


def _size_of(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _batches(plans: list[PlannedFile]) -> Iterator[list[PlannedFile]]:
    """JSON pages, or texts, of one format together, up to a size and number; every other file alone."""
    batch: list[PlannedFile] = []
    size = 0
    for plan in sorted(plans, key=lambda plan: plan.recognition.format.name if plan.recognition.format else ""):
        joins = (
            batch
            and plan.recognition.format is batch[0].recognition.format
            and size + plan.body.size <= BATCH_BYTES
            and len(batch) < BATCH_FILES
        )
        if batch and not joins:
            yield batch
            batch, size = [], 0
        batch.append(plan)
        size += plan.body.size
        if plan.recognition.format is None or plan.format.container == "table":
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _file_row(plan: PlannedFile) -> dict[str, object]:
    one = plan.recognition.format
    return {
        "file_id": plan.file_id,
        "path": plan.found.relative,
        "sha256": plan.body.sha256,
        "size_bytes": plan.body.size,
        "format": one.name if one else None,
        "format_title": one.title[:1].upper() + one.title[1:] if one else None,
        "subject": one.subject if one else None,
        "taken_at": plan.found.taken_at,
        "taken_at_source": plan.found.taken_at_source or None,
        "smart_account": plan.smart_account,
        "smart_account_source": plan.smart_account_source or None,
        "virtual_account": plan.virtual_account,
        "is_account_wide": plan.virtual_account is None,
        "encoding": plan.recognition.encoding,
        "mapping": plan.recognition.mapping or None,
        "read_count": 0,
        "landed_count": 0,
        "rejected_count": 0,
        "file_status": "landed" if one else "not read",
    }
