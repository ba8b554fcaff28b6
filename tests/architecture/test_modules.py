"""Modules are small, have one subject, and neither print nor read a clock."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGE, modules

MOST_LINES = 400
NO_SUBJECT = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base", "shared", "tools"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("time", "time")}
MODULES = [pytest.param(module, id=module.relative_to(PACKAGE).as_posix()) for module in modules()]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_one_subject_and_fewer_than_400_lines(module: Path) -> None:
    assert module.stem not in NO_SUBJECT
    assert len(module.read_text("utf-8").splitlines()) < MOST_LINES


def test_no_folder_is_a_drawer() -> None:
    folders = {path.name for path in PACKAGE.rglob("*") if path.is_dir()}
    assert not (NO_SUBJECT - {"core"}) & folders
    assert [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("core") if path.is_dir()] == ["models/core"]


@pytest.mark.parametrize("module", MODULES)
def test_nothing_in_the_package_prints(module: Path) -> None:
    assert not [call for call in calls_of(module.read_text("utf-8")) if call == ("", "print")]


@pytest.mark.parametrize("module", MODULES)
def test_a_clock_is_read_in_one_place_only(module: Path) -> None:
    read = [call for call in calls_of(module.read_text("utf-8")) if call in CLOCKS]
    assert len(read) == (1 if module.name == "cli.py" else 0)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_says_what_it_is_about(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body


def calls_of(source: str) -> list[tuple[str, str]]:
    """Every call as (the last name before the dot, the name called): `dt.date.today()` is ("date", "today")."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            found.append(("", node.func.id))
        elif isinstance(node.func, ast.Attribute):
            owner = node.func.value
            before = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            found.append((before, node.func.attr))
    return found


def test_calls_are_seen_through_a_module_and_through_a_name() -> None:
    assert calls_of("import datetime as dt\ndt.date.today()\ndate.today()\nprint(1)") == [
        ("date", "today"),
        ("date", "today"),
        ("", "print"),
    ]
