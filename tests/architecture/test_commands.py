"""The commands that are documented are the commands there are."""

from __future__ import annotations

import re

import typer.main

from analysis.cli import app
from tests.architecture.sources import PROJECT

# ARCHITECTURE.md, "The command", `plan`, `letters` and `verify`; batch comes with later work.
DOCUMENTED = {
    "demo",
    "new",
    "land",
    "map",
    "build",
    "brief",
    "plan",
    "letters",
    "verify",
    "batch",
    "query",
    "lineage",
    "lab",
}
FIRST = {"demo", "new", "land", "build", "brief", "query", "lineage", "lab"}


def commands() -> set[str]:
    group = typer.main.get_command(app)
    return set(group.commands)  # type: ignore[attr-defined]


def test_there_is_no_command_that_the_architecture_does_not_know() -> None:
    assert FIRST <= commands() <= DOCUMENTED


def test_every_command_says_what_it_does_in_one_sentence() -> None:
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert re.match(r"[A-Z].+\.$", (command.help or "").strip().split("\n\n")[0], re.DOTALL), name


def test_the_readme_names_every_command_and_no_other() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    told = set(re.findall(r"(?:`|^ {4})workbench (\w+)", readme, re.MULTILINE))
    assert told == commands()
