"""The model and check files: their meaning and grain read from their comments, their order read from their SQL.

A model that no SELECT can say is a `.py` file (docs/decisions/computed-models.md); it is read here and never run.
"""

from __future__ import annotations

import ast
import graphlib
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import duckdb

from analysis.errors import BuildError

LAYERS = ("staging", "core", "marts")
_TABLE = re.compile(r'"schema_name":"(\w*)","table_name":"(\w+)"')
_PLACE = re.compile(r'"query_location(?:_length)?":\d+,')
_KEY = re.compile(r"^(grain|kept as|severity|subject|remedy):\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Model:
    """One relation of the estate: a single SELECT in a file whose path is its name.

    A computed one has no SELECT but the columns it answers with, and the Python that makes them: its own file and the
    packages that it delegates to.
    """

    relation: str
    sql: str
    meaning: str
    grain: tuple[str, ...]
    kind: str
    reads: frozenset[str]
    columns: tuple[str, ...] = ()
    code: str = ""

    @property
    def is_computed(self) -> bool:
        """Whether Python makes it rather than SQL."""
        return bool(self.columns)

    @property
    def own_fingerprint(self) -> str:
        """Changes when the SELECT changes, a comment or a line break does not; or with any letter of the Python."""
        return short_hash(self.code if self.is_computed else _tree(self.sql))


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: the sentence a reader sees, and the SELECT that returns the offending rows."""

    name: str
    sql: str
    sentence: str
    severity: str
    subject: str
    remedy: str
    reads: frozenset[str]


def read_model(relation: str, text: str) -> Model:
    """Make a model from a file's text. Raises BuildError where meaning or grain is missing, or the SQL is none."""
    meaning, keys = _header(text)
    if not meaning or "grain" not in keys:
        raise BuildError(
            f"{relation} does not begin with its meaning and its grain.", where=relation, todo="Write both as comments."
        )
    layer = relation.split(".", maxsplit=1)[0]
    kind = keys.get("kept as", "view" if layer == "staging" else "table")
    grain = tuple(part.strip() for part in keys["grain"].split(","))
    return Model(relation, text, meaning, grain, kind, reads_of(text, relation))


def read_computed(relation: str, text: str) -> Model:
    """Make a model from the text of a Python file. Raises BuildError where a part of it is missing.

    Its docstring is its meaning and its grain. READS and COLUMNS are written out, so that nothing runs to read them.
    """
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise BuildError(f"{relation} cannot be parsed: {error}", where=relation) from error
    meaning, keys = _header("\n".join(f"-- {line}" for line in (ast.get_docstring(tree) or "").splitlines()))
    told = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in {"READS", "COLUMNS"}
    }
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    if not meaning or "grain" not in keys or len(told) < 2 or "compute" not in functions:  # noqa: PLR2004 - both
        raise BuildError(
            f"{relation} lacks its meaning, its grain, READS, COLUMNS or compute.",
            where=relation,
            todo="Begin with a docstring that ends in `grain: …`, and write the names out.",
        )
    reads, columns = (tuple(ast.literal_eval(told[name])) for name in ("READS", "COLUMNS"))
    grain = tuple(part.strip() for part in keys["grain"].split(","))
    code = "\n".join([text, *_delegated(tree)])
    return Model(relation, "", meaning, grain, "table", frozenset(reads), columns, code)


def _delegated(tree: ast.Module) -> Iterable[str]:
    """The sources of the packages of ours that a module imports from."""
    named = {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)}
    for package in sorted({".".join(name.split(".")[:2]) for name in named if name.startswith("analysis.")}):
        for _, source in _files_of(files(package), ".py"):
            yield source


def read_check(name: str, text: str) -> Check:
    """Make a check from a file's text. Raises BuildError where a part of its header is missing."""
    sentence, keys = _header(text)
    missing = [key for key in ("severity", "subject", "remedy") if key not in keys]
    if not sentence or missing:
        raise BuildError(f"Check {name} lacks {', '.join(missing) or 'its sentence'}.", where=f"checks/{name}.sql")
    return Check(name, text, sentence, keys["severity"], keys["subject"], keys["remedy"], reads_of(text, name))


def _header(text: str) -> tuple[str, dict[str, str]]:
    words: list[str] = []
    keys: dict[str, str] = {}
    last = ""
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        content = line.removeprefix("--").strip()
        if match := _KEY.match(content):
            last = match.group(1)
            keys[last] = match.group(2)
        elif last:
            keys[last] += " " + content
        else:
            words.append(content)
    return " ".join(words).strip(), keys


def reads_of(sql: str, where: str) -> frozenset[str]:
    """The relations a SELECT reads, as schema.table. Raises BuildError with the parser's own words."""
    tree = _tree(sql)
    if words := json.loads(tree).get("error_message"):
        raise BuildError(f"{where} cannot be parsed: {words}", where=where)
    return frozenset(f"{schema}.{table}" for schema, table in _TABLE.findall(tree) if schema)


@cache
def _tree(sql: str) -> str:
    """DuckDB's own tree of a SELECT as JSON, without the places in its text."""
    found = _parser().execute("select json_serialize_sql(?)", [sql]).fetchone()
    return _PLACE.sub("", found[0]) if found else ""


@cache
def _parser() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def short_hash(*parts: object) -> str:
    """Fold values into sixteen hexadecimal digits."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


@cache
def all_models() -> Mapping[str, Model]:
    """Every model of the package, in an order in which each can be built."""
    root = files("analysis") / "models"
    models = {
        f"{layer}.{name}": read(f"{layer}.{name}", text)
        for layer in LAYERS
        for ending, read in ((".sql", read_model), (".py", read_computed))
        for name, text in _files_of(root / layer, ending)
    }
    return {
        name: models[name] for name in in_order({name: model.reads for name, model in models.items()}) if name in models
    }


def needed_for(wanted: Iterable[str], models: Mapping[str, Model]) -> Mapping[str, Model]:
    """The models behind some relations, themselves among them, in the order they come in."""
    needed: set[str] = set()
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        if name in models and name not in needed:
            needed.add(name)
            waiting += models[name].reads
    return {name: model for name, model in models.items() if name in needed}


@cache
def all_checks() -> Mapping[str, Check]:
    """Every check of the package by name."""
    return {name: read_check(name, text) for name, text in _files_of(files("analysis") / "checks", ".sql")}


def _files_of(folder: Traversable, ending: str) -> Iterable[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(ending):
            yield entry.name.removesuffix(ending), entry.read_text("utf-8")


def in_order(reads: Mapping[str, Iterable[str]]) -> list[str]:
    """Sort relations so that each comes after what it reads. Raises BuildError naming a circle."""
    try:
        return list(
            graphlib.TopologicalSorter(
                {name: sorted(parents) for name, parents in sorted(reads.items())}
            ).static_order()
        )
    except graphlib.CycleError as error:
        raise BuildError(f"Models read each other in a circle: {' → '.join(error.args[1])}.") from error


def plain_value(value: Any) -> str:
    """Show a value inside a sentence: thousands separated, true minus sign, days as 30 Jan 2027."""
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "unknown"}[value]
    if isinstance(value, int):
        return f"{value:,}".replace("-", "\u2212")
    if hasattr(value, "strftime"):
        return f"{value.day} {value:%b %Y}"
    if isinstance(value, float) or hasattr(value, "as_tuple"):
        return f"{value:,.2f}".replace("-", "\u2212")
    return str(value)
