"""What a record says of its own making: versions, the notebook's sha256, and the state of the estate behind it."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from analysis.engine.models import all_models, needed_for
from analysis.errors import BuildError

if TYPE_CHECKING:
    from pathlib import Path

    from analysis.briefs.document import Document
    from analysis.engine.estate import Estate

PACKAGES = (
    "cisco-readiness-workbench",
    "altair",
    "duckdb",
    "papermill",
    "polars",
    "python-pptx",
    "typst",
    "xlsxwriter",
)


def provenance_of(document: Document, estate: Estate, notebook: Path) -> dict[str, Any]:
    """Return what a brief was made with and from, as plain JSON values."""
    read = {reading.relation for exhibit in document.exhibits for reading in exhibit.readings}
    return {
        "versions": {name: version(name) for name in PACKAGES},
        "notebook_sha256": hashlib.sha256(notebook.read_bytes()).hexdigest(),
        "builds": _fingerprints(estate, read),
    }


def _fingerprints(estate: Estate, relations: set[str]) -> dict[str, str]:
    """The fingerprint of each relation and of all it follows from, down to the files."""
    names = relations | set(needed_for(relations, all_models()))
    built = estate.query("select relation, fingerprint from meta.builds order by relation")
    return {name: fingerprint for name, fingerprint in built.iter_rows() if name in names}


def expect_same_estate(document: Document, estate: Estate) -> None:
    """Raise BuildError where the estate is no longer the one the brief was read from."""
    told = document.run.get("builds", {})
    found = dict(estate.query("select relation, fingerprint from meta.builds").iter_rows())
    changed = sorted(name for name, fingerprint in told.items() if found.get(name) != fingerprint)
    if changed:
        raise BuildError(
            "The estate was built again since this brief was run.",
            where=changed[0],
            todo="Run the brief again.",
        )
