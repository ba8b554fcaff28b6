from __future__ import annotations

import shlex
from typing import Any

import pytest

from analysis.briefs import blocks
from analysis.briefs.document import Document
from analysis.briefs.drawers import MOST_FILES, conditions_in_words, drawer_of, lineage_command
from analysis.briefs.evidence import Evidence, FileLines, Reading

READING = Reading("marts.license_position", {"virtual_account": "Ärzte's $(rm) VA"})
EXHIBIT = blocks.Exhibit(1, "one", "t", "a", readings=[READING])
RUN = {"parameters": {"client": "clients/acme"}}


def file(name: str, *, lines: str = "1", count: int = 1) -> FileLines:
    return FileLines(name, "Export", "2026-11-12", lines, count)


def document(*files: FileLines) -> Document:
    return Document([EXHIBIT], {"one": Evidence([READING], [3], list(files))}, RUN)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ({}, ""),
        ({"license_name": "DNA"}, "where Licence is DNA"),
        ({"milestone_date": "2027-02-28"}, "where Milestone is 28 Feb 2027"),
        ({"is_short": True, "smart_account": None}, "where Is short is yes and Smart account is not known"),
        ({"charge_basis": ["a", "b"]}, "where Charge basis is one of a, b"),
        ({"charge_basis": []}, "where Charge basis is one of none"),
    ],
)
def test_conditions_are_said_in_words(where: dict[str, Any], words: str) -> None:
    assert conditions_in_words(where) == words


def test_the_command_is_one_a_shell_takes_apart_into_what_was_meant() -> None:
    words = shlex.split(" ".join(lineage_command("acme bank", READING)))
    assert words == [
        "workbench",
        "lineage",
        "acme bank",
        "marts.license_position",
        "--where=virtual_account=Ärzte's $(rm) VA",
    ]


def test_a_condition_no_command_can_say_is_left_out_of_it() -> None:
    reading = Reading("marts.levers", {"lever_name": ["a", "b"], "is_short": None, "step_number": 2})
    assert lineage_command("acme", reading)[3:] == ["marts.levers", "--where=step_number=2"]


def test_the_command_names_the_client_s_folder_without_the_way_to_it() -> None:
    (relation,) = drawer_of(EXHIBIT, document()).relations
    assert relation.command[2] == "acme"
    assert relation.rows == "3 rows"


def test_the_files_with_most_lines_are_listed_by_name_and_the_rest_counted() -> None:
    files = [file(f"{n:02}.csv", count=n) for n in range(1, MOST_FILES + 3)]
    told = drawer_of(EXHIBIT, document(*files))
    assert [one.path for one in told.files] == [f"{n:02}.csv" for n in range(3, MOST_FILES + 3)]
    assert told.more == "2 more files, 3 lines"
    assert told.counted == "14 files"


def test_many_ranges_are_cut_between_two_of_them() -> None:
    (told,) = drawer_of(EXHIBIT, document(file("a.csv", lines=", ".join(map(str, range(100, 200)))))).files
    assert told.lines.endswith("110, 111, …")


def test_a_draft_names_its_relations_alone() -> None:
    told = drawer_of(EXHIBIT, Document([EXHIBIT], is_draft=True))
    assert [(one.relation, one.rows, one.command) for one in told.relations] == [("marts.license_position", "", [])]
    assert (told.files, told.more, told.counted) == ([], "", "")
