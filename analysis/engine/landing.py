"""From the client's folder to raw.*: new files in, vanished files out, and what became of every row."""

from __future__ import annotations

from pathlib import Path

from analysis.engine.database import Database
from analysis.engine.loading import load_json, load_table, prepare_raw_tables
from analysis.engine.planning import PlannedFile, Progress, no_progress, plan_files
from analysis.exports.client_toml import ClientConfig

BATCH_BYTES = 48 * 1024 * 1024


def land(database: Database, client: Path, config: ClientConfig, progress: Progress = no_progress) -> None:
    """Make raw.* and meta.files hold the client's folder as it is now: new files in, vanished files out, the rest untouched."""
    plans = plan_files(client, config, progress)
    with database.transaction():
        prepare_raw_tables(database)
        unread_before = database.rows("select file_id from meta.files where file_status <> 'landed'")
        known = {row[0] for row in database.rows("select file_id from meta.files where file_status = 'landed'")}
        wanted = {plan.file_id for plan in plans if plan.recognition.format is not None}
        _remove(database, sorted((known - wanted) | {row[0] for row in unread_before}))
        database.run("delete from meta.notices where file_id is null")
        _note_duplicates(database, plans)
        first_seen: dict[str, PlannedFile] = {}
        for plan in plans:
            first_seen.setdefault(plan.file_id, plan)
        _load(database, [plan for plan in first_seen.values() if plan.file_id not in known], config, progress)
        for plan in first_seen.values():
            database.run("update meta.files set path = ? where file_id = ? and path <> ?", [plan.found.relative, plan.file_id, plan.found.relative])


def _remove(database: Database, file_ids: list[str]) -> None:
    if not file_ids:
        return
    raw = [row[0] for row in database.rows("select table_name from duckdb_tables() where schema_name = 'raw'")]
    for table in (*(f"raw.{name}" for name in raw), "meta.rejects", "meta.notices", "meta.columns", "meta.files"):
        database.run(f"delete from {table} where file_id in (select unnest(?))", [file_ids])


def _note_duplicates(database: Database, plans: list[PlannedFile]) -> None:
    first: dict[str, str] = {}
    for plan in plans:
        if plan.recognition.format is None:
            continue
        original = first.setdefault(plan.file_id, plan.found.relative)
        if original != plan.found.relative:
            _notice(database, None, "info", f"{plan.found.relative} is the same as {original}; counted once.", "")


def _notice(database: Database, file_id: str | None, severity: str, notice: str, remedy: str) -> None:
    database.run("insert into meta.notices by name select ? as file_id, ? as severity, ? as notice, ? as remedy", [file_id, severity, notice, remedy])


def _load(database: Database, plans: list[PlannedFile], config: ClientConfig, progress: Progress) -> None:
    done, total = 0, len(plans)
    batch: list[PlannedFile] = []
    for plan in sorted(plans, key=lambda plan: plan.recognition.format.name if plan.recognition.format else ""):
        _register(database, plan)
        if plan.recognition.format is None:
            _notice(database, plan.file_id, "stop", f"{plan.found.relative} {plan.recognition.problem}.", plan.recognition.todo)
            done += 1
        elif plan.format.container == "table":
            load_table(database, plan, config.date_order or "")
            done += 1
        else:
            if batch and (batch[0].format != plan.format or sum(one.size for one in batch) + plan.size > BATCH_BYTES):
                load_json(database, batch)
                done, batch = done + len(batch), []
            batch.append(plan)
        progress("landing files", done, total)
    if batch:
        load_json(database, batch)
        progress("landing files", total, total)


def _register(database: Database, plan: PlannedFile) -> None:
    one = plan.recognition.format
    row = {
        "file_id": plan.file_id,
        "path": plan.found.relative,
        "sha256": plan.sha256,
        "size_bytes": plan.size,
        "format": one.name if one else None,
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
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    database.run(f"insert into meta.files ({names}) values ({marks})", list(row.values()))
