"""The evidence pack: a zip of a brief's files, its letters and workbook, and a manifest that proves all of them.

The manifest names every input and output with its sha256, the rules used, and for each exhibit the query that gives its
rows back from the estate.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import date
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.briefs.editions import files_for_edition, for_edition
from analysis.briefs.letters import make_letters
from analysis.briefs.provenance import expect_same_estate
from analysis.briefs.workbook import write_xlsx
from analysis.briefs.workbook_sheets import plain_words
from analysis.briefs.writing import told_plainly, write_whole
from analysis.engine.database import identifier, literal
from analysis.engine.estate import Estate
from analysis.engine.models import all_models
from analysis.errors import BuildError

if TYPE_CHECKING:
    from analysis.briefs.blocks import Exhibit
    from analysis.briefs.document import Document
    from analysis.briefs.evidence import Reading

MANIFEST = "manifest.json"
SCHEMA_VERSION = 1
_BESIDE = (".html", ".pdf", ".pptx", ".xlsx")
_DAY = (1980, 1, 1, 0, 0, 0)  # the first a zip can say: no file of the pack has a time of its own
_INPUT_COLUMNS = (
    "path",
    "sha256",
    "size_bytes",
    "format",
    "format_title",
    "taken_at",
    "file_status",
    "read_count",
    "landed_count",
    "rejected_count",
)


def write_pack(document: Document, out: Path) -> Path:
    """Write the pack of a brief: what was written beside it under the same name, the workbook and the letters.

    Raises BuildError for a draft, which has no inputs to prove, and where the estate was built again since.
    """
    if document.client is None:
        raise BuildError("A draft has no inputs to prove.", where=out.name, todo="Run the brief with the workbench.")
    members = {
        f"brief/{path.name}": path.read_bytes()
        for path in (out.with_suffix(ending) for ending in _BESIDE)
        if path.is_file()
    }
    with told_plainly(out.parent), tempfile.TemporaryDirectory() as scratch:
        if not any(name.endswith(".xlsx") for name in members):
            workbook = write_xlsx(document, Path(scratch) / f"{out.stem}.xlsx")
            members[f"brief/{workbook.name}"] = workbook.read_bytes()
        as_of = date.fromisoformat(document.run["parameters"]["as_of"])
        letters = make_letters(document.client, as_of, edition=document.cover.edition_key, out=Path(scratch))
        members |= {f"letters/{path.name}": path.read_bytes() for path in letters}
    members |= _queries(document)
    with Estate(document.client) as estate:
        expect_same_estate(document, estate)
        manifest = _manifest(document, estate, members, out.stem)
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"
    return write_whole(out, _zipped({**members, MANIFEST: text.encode()}))


def _zipped(members: Mapping[str, bytes]) -> bytes:
    """The members as a zip, by name, with nothing in it that differs from one run to the next."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(members):
            told = zipfile.ZipInfo(name, _DAY)
            told.external_attr = 0o644 << 16
            told.create_system = 3
            is_packed = name.endswith((".xlsx", ".pptx", ".docx"))
            archive.writestr(told, members[name], zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _queries(document: Document) -> dict[str, bytes]:
    """For each exhibit the query that gives its rows back, and the SELECT of every relation it reads."""
    made = {}
    for exhibit in document.exhibits:
        if exhibit.readings:
            made[_query_name(exhibit)] = "\n\n".join(map(query_text, exhibit.readings)).encode() + b"\n"
        for reading in exhibit.readings:
            if name := _model_name(reading.relation):
                text = (package_files("analysis") / name).read_text("utf-8")
                made[name] = text.encode()
    return made


def _query_name(exhibit: Exhibit) -> str:
    return f"queries/exhibit-{exhibit.number:02}.sql"


def _model_name(relation: str) -> str:
    """Where a relation's SELECT lies in the package and in the pack; none for what Python computes or landing reads."""
    model = all_models().get(relation)
    layer, _, name = relation.partition(".")
    return f"models/{layer}/{name}.sql" if model and not model.is_computed else ""


def query_text(reading: Reading) -> str:
    """Return a reading as SQL that can be asked as it stands."""
    tests = [_test(identifier(name), value) for name, value in reading.where.items()]
    return f"select * from {reading.relation}{' where ' if tests else ''}{' and '.join(tests)};"


def _test(column: str, value: Any) -> str:
    if not isinstance(value, list):
        return f"{column} is not distinct from {_literal(value)}"
    return f"({' or '.join(_test(column, one) for one in value) or 'false'})"


def _literal(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value) if isinstance(value, int | float) else literal(str(value))


def _manifest(document: Document, estate: Estate, members: Mapping[str, bytes], name: str) -> dict[str, Any]:
    cover, run, is_internal = document.cover, document.run, document.is_internal
    files = files_for_edition(estate.read("meta.files"), is_internal=is_internal)
    rules = for_edition(estate.read("reference.rules"), is_internal=is_internal)
    return {
        "schema_version": SCHEMA_VERSION,
        "name": name,
        "brief": cover.brief_title,
        "client": cover.client_name,
        "edition": cover.edition_key,
        "as_of": run["parameters"]["as_of"],
        "data_date": cover.data_date,
        "provenance": cover.provenance,
        "versions": run.get("versions", {}),
        "notebook": {"name": run.get("notebook", ""), "sha256": run.get("notebook_sha256", "")},
        "inputs": files.select(_INPUT_COLUMNS).sort("path").to_dicts(),
        "rules": rules.select("rule_id", "certainty", "statement", "source").sort("rule_id").to_dicts(),
        "exhibits": [_exhibit(document, exhibit) for exhibit in document.exhibits],
        "outputs": [
            {"path": path, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
            for path, content in sorted(members.items())
        ],
    }


def _exhibit(document: Document, exhibit: Exhibit) -> dict[str, Any]:
    evidence = document.evidence.get(exhibit.key)
    counts = evidence.row_counts if evidence else []
    models = all_models()
    return {
        "number": exhibit.number,
        "key": exhibit.key,
        "title": plain_words(exhibit.title, document.references),
        "query": _query_name(exhibit) if exhibit.readings else "",
        "readings": [
            {
                "relation": reading.relation,
                "where": reading.where,
                "row_count": counts[place] if place < len(counts) else None,
                "model": _model_name(reading.relation),
                "is_computed": reading.relation in models and models[reading.relation].is_computed,
                "fingerprint": document.run.get("builds", {}).get(reading.relation, ""),
            }
            for place, reading in enumerate(exhibit.readings)
        ],
    }
