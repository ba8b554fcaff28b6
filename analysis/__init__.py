"""The workbench: a client's Cisco exports in, defended figures out.

At a prompt: ``estate = open_estate("data/sample/harbourline")``, then ``estate.read("marts.license_position")``.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

# jupyterlab's jsonschema extra brings rfc3987_syntax, which compiles a grammar for 1.2 s in every process that imports
# altair or nbformat. Marked absent before either is imported; only checks of the `iri` string format are lost.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

_HOMES = {
    "Estate": "analysis.engine.estate",
    "open_estate": "analysis.engine.estate",
    "open_brief": "analysis.briefs.opening",
    "WorkbenchError": "analysis.errors",
}
__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    """Import on first use, so that `workbench --help` starts without a database."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'analysis' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
