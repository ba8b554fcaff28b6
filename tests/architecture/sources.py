"""The package's own files, as the architecture tests read them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "analysis"
NOTEBOOKS = PROJECT / "notebooks"
TESTS = PROJECT / "tests"


def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def room_of(module: Path) -> str:
    """The room a module stands in: a sub-package, or its own name beside them."""
    parts = module.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def imports_of(source: str) -> Iterator[str]:
    """Every module that a source imports anywhere, for types too, as dotted names; `analysis.x` for x of `analysis`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            module = node.module or ""
            yield from (f"{module}.{name.name}" for name in node.names) if module == "analysis" else [module]


def rooms_used(source: str) -> set[str]:
    """The rooms of the package that a source imports from."""
    return {name.split(".")[1] for name in imports_of(source) if name.startswith("analysis.")}


def libraries_used(source: str) -> set[str]:
    """The libraries from outside that a source imports."""
    tops = {name.split(".")[0] for name in imports_of(source)}
    return tops - set(sys.stdlib_module_names) - {"analysis"}
