"""The script that draws the charts: made once per version, kept in the user's cache, carried by every page."""

from __future__ import annotations

import re
from contextlib import suppress
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import platformdirs
import vl_convert

from analysis.briefs.writing import write_whole
from analysis.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_SCHEMA = re.compile(r"vega-lite/v(\d+)\.(\d+)")


def vega_lite_version(specs: Iterable[Mapping[str, Any]]) -> str:
    """Return the oldest Vega-Lite at hand that is as new as the charts were written for."""
    known = [tuple(map(int, one.split("."))) for one in vl_convert.get_vegalite_versions()]
    schemas = (_SCHEMA.search(str(spec.get("$schema", ""))) for spec in specs)
    wanted = max(((int(found[1]), int(found[2])) for found in schemas if found), default=max(known))
    fitting = [one for one in known if one[0] == wanted[0] and one >= wanted]
    return ".".join(map(str, min(fitting, default=max(known))))


def vega_bundle(vega_lite: str, folder: Path | None = None) -> str:
    """Return Vega, Vega-Lite and vega-embed as one script that can stand inside a page.

    Bundling takes over a second, so it is kept under `folder` (the user's cache), named after the versions it is of.
    """
    folder = folder or platformdirs.user_cache_path("cisco-readiness-workbench")
    kept = folder / f"vega-lite-{vega_lite}-vl-convert-{version('vl-convert-python')}.js"
    with suppress(OSError):
        return kept.read_text("utf-8")
    bundle: str = vl_convert.javascript_bundle(vl_version=vega_lite)  # type: ignore[call-arg]
    made = bundle.replace("</script", "<\\/script").replace("<!--", "<\\!--")
    with suppress(WorkbenchError):  # a cache that cannot be written only costs time
        write_whole(kept, made)
    return made
