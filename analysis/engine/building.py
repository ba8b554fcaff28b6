"""raw.* → staging, core, marts and findings, in one transaction; what has not changed is not built again."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import duckdb
import polars as pl

from analysis.engine.computing import make_computed
from analysis.engine.database import Database, first_line, literal
from analysis.engine.models import Check, Model, all_checks, all_models, needed_for, plain_value, short_hash
from analysis.errors import BuildError
from analysis.exports.client_toml import INPUT_COLUMNS, ClientConfig, input_rows
from analysis.exports.notes import Note
from analysis.fields import sql_type

FINDING_COLUMNS = {
    "check_name": pl.String,
    "subject": pl.String,
    "severity": pl.String,
    "finding": pl.String,
    "remedy": pl.String,
    "finding_row": pl.String,
}
_BRACES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    built: tuple[str, ...]
    unchanged: tuple[str, ...]
    seconds: float


def build(
    database: Database,
    config: ClientConfig,
    client_id: str,
    as_of: date,
    progress: Callable[[str, int, int], None],
    only: Iterable[str] = (),
    notes: Iterable[Note] = (),
) -> BuildReport:
    """Bring every relation up to date as of a day; or some relations `only`, with what they read, and no findings.

    Raises BuildError, with the estate as it was, when a model fails or a check of severity `stop` finds something.
    """
    started = time.perf_counter()
    with database.transaction():
        former = dict(database.rows("select relation, fingerprint from meta.builds"))
        inputs = input_rows(config, client_id, as_of, notes)
        prints = {**_keep_inputs(database, inputs, former), **_keep_reference(database, former)}
        _drop_forgotten(database, {*all_models(), *prints})
        models = needed_for(only, all_models()) if only else all_models()
        functions = short_hash((files("analysis.engine") / "functions.sql").read_text("utf-8"))
        built: list[str] = []
        for number, model in enumerate(models.values(), start=1):
            prints[model.relation] = _fingerprint(database, model, prints, functions)
            if former.get(model.relation) != prints[model.relation]:
                _build_model(database, model, prints[model.relation])
                built.append(model.relation)
            progress(f"building {model.relation}", number, len(models))
        unchanged = tuple(name for name in models if name not in built)
        if not only:
            _build_findings(database, prints, former)
    return BuildReport(tuple(built), unchanged, time.perf_counter() - started)


def _keep_inputs(
    database: Database, inputs: Mapping[str, list[dict[str, Any]]], former: Mapping[str, str]
) -> dict[str, str]:
    prints = {}
    for name, rows in inputs.items():
        columns = INPUT_COLUMNS[name]
        relation = f"inputs.{name}"
        prints[relation] = short_hash(columns, [tuple(row.get(column) for column in columns) for row in rows])
        if former.get(relation) == prints[relation]:
            continue
        typed = ", ".join(f"{column} {sql_type(column)}" for column in columns)
        database.run(f"create or replace table {relation} ({typed})")
        for row in rows:
            marks = ", ".join("?" for _ in columns)
            database.run(f"insert into {relation} values ({marks})", [row.get(column) for column in columns])
        _note_build(database, relation, "input", prints[relation], rows=len(rows))
    return prints


def _keep_reference(database: Database, former: Mapping[str, str]) -> dict[str, str]:
    prints = {}
    for entry in sorted((files("analysis") / "reference").iterdir(), key=lambda entry: entry.name):
        if not entry.name.endswith(".csv"):
            continue
        relation = f"reference.{entry.name.removesuffix('.csv')}"
        text = entry.read_text("utf-8")
        prints[relation] = short_hash(text)
        if former.get(relation) == prints[relation]:
            continue
        columns = ", ".join(
            f"{literal(column)}: {literal(sql_type(column))}" for column in text.splitlines()[0].split(",")
        )
        database.run(
            f"create or replace table {relation} as select * from "
            f"read_csv({literal(str(entry))}, header = true, delim = ',', quote = '\"', columns = {{{columns}}})"
        )
        count = database.value(f"select count(*) from {relation}")
        _note_build(database, relation, "reference", prints[relation], rows=count)
    return prints


def _drop_forgotten(database: Database, wanted: Iterable[str]) -> None:
    """Take away relations whose file is gone from the package."""
    kept = set(wanted)
    for relation, kind in database.rows("select relation, kind from meta.builds where kind <> 'findings'"):
        if relation not in kept:
            database.run(f"drop {'view' if kind == 'view' else 'table'} if exists {relation} cascade")
            database.run("delete from meta.builds where relation = ?", [relation])


def _fingerprint(database: Database, model: Model, prints: Mapping[str, str], functions: str) -> str:
    """The SELECT and everything below it, down to the files."""
    raw = sorted(name.removeprefix("raw.") for name in model.reads if name.startswith("raw."))
    parents = []
    for parent in sorted(model.reads):
        if parent == "meta.notices":
            parents.append((parent, short_hash(database.rows(f"from {parent} order by all"))))
        elif parent.startswith(("raw.", "meta.")):
            # A model that reads exports changes with the files of those exports only, not with every landing.
            only = "where format in (select unnest(?))" if raw else ""
            rows = database.rows(
                f"select file_id, path, taken_at from meta.files {only} order by file_id", [raw] if raw else []
            )
            parents.append((parent, short_hash(rows)))
        else:
            parents.append((parent, prints.get(parent, "")))
    return short_hash(model.own_fingerprint, model.kind, functions, parents)


def make_relation(database: Database, model: Model) -> None:
    """Run a model and keep its answer. Raises BuildError with the database's or Python's own words."""
    if model.is_computed:
        make_computed(database, model)
        return
    other = {"view": "table", "table": "view"}[model.kind]
    try:
        kinds = database.rows(
            "select table_type from information_schema.tables where table_schema || '.' || table_name = ?",
            [model.relation],
        )
        if kinds and ("view" in kinds[0][0].lower()) != (model.kind == "view"):
            database.run(f"drop {other} {model.relation}")
        database.run(f"create or replace {model.kind} {model.relation} as {model.sql}")
    except duckdb.Error as error:
        raise BuildError(
            f"{model.relation} failed: {first_line(error)}", where=f"models/{model.relation.replace('.', '/')}.sql"
        ) from error


def _build_model(database: Database, model: Model, fingerprint: str) -> None:
    started = time.perf_counter()
    make_relation(database, model)
    rows = database.value(f"select count(*) from {model.relation}") if model.kind == "table" else None
    seconds = time.perf_counter() - started
    _note_build(database, model.relation, model.kind, fingerprint, rows=rows, seconds=seconds)


def _build_findings(database: Database, prints: Mapping[str, str], former: Mapping[str, str]) -> None:
    checks = all_checks()
    parents = sorted({parent for check in checks.values() for parent in check.reads})
    fingerprint = short_hash(
        [(check.name, check.sql) for check in checks.values()], [prints.get(parent) for parent in parents]
    )
    if former.get("checks.findings") == fingerprint:
        return
    started = time.perf_counter()
    findings = [finding for check in checks.values() for finding in run_check(database, check)]
    stops = [finding for finding in findings if finding["severity"] == "stop"]
    if stops:
        raise BuildError(stops[0]["finding"], where=f"check {stops[0]['check_name']}", todo=stops[0]["remedy"])
    database.offer("found", pl.DataFrame(findings, schema=FINDING_COLUMNS))
    database.run("create or replace table checks.findings as select * from found")
    database.withdraw("found")
    seconds = time.perf_counter() - started
    _note_build(database, "checks.findings", "findings", fingerprint, rows=len(findings), seconds=seconds)


def run_check(database: Database, check: Check) -> list[dict[str, str]]:
    """The findings of one check: its sentence and remedy with each offending row's values in the braces."""
    try:
        rows = database.frame(check.sql).to_dicts()
    except Exception as error:
        raise BuildError(f"Check {check.name} failed: {error}", where=f"checks/{check.name}.sql") from error
    return [
        {
            "check_name": check.name,
            "subject": str(row.get(check.subject)),
            "severity": check.severity,
            "finding": _filled(check.sentence, row),
            "remedy": _filled(check.remedy, row),
            "finding_row": json.dumps(row, default=str),
        }
        for row in rows
    ]


def _filled(sentence: str, row: Mapping[str, Any]) -> str:
    return _BRACES.sub(lambda match: plain_value(row[match.group(1)]), sentence)


def _note_build(
    database: Database, relation: str, kind: str, fingerprint: str, *, rows: int | None, seconds: float = 0.0
) -> None:
    database.run(
        "insert or replace into meta.builds values (?, ?, ?, ?, ?)",
        [relation, kind, fingerprint, rows, round(seconds, 3)],
    )
