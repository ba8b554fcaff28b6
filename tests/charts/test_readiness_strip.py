"""readiness_strip: every status has a shape of its own, and none but Done looks like it."""

from __future__ import annotations

import pytest

from analysis.charts import readiness_strip, shapes
from analysis.charts.theme import HALF_WIDTH
from tests.charts.drawn import PARTS, meta, rows, words
from tests.charts.frames import GATE, gate


def marks(status: str) -> list[tuple[str, str, str]]:
    drawn = readiness_strip(gate(("Item", status)), **PARTS)
    return [(row["shape"], row["tone"], row["inside"]) for row in rows(drawn, "shape")]


def test_each_status_has_its_own_shape_colour_and_word() -> None:
    told = {
        status: tuple(marks(status)) for status in ("Done", "In progress", "Blocked", "Not evidenced", "Not applicable")
    }
    assert len(set(told.values())) == 5
    assert told["Done"] == ((shapes.circle(5.5), "ours", "ours"),)
    assert [mark[1] for mark in told["Blocked"]] == ["short"]
    for status in told:
        assert status in " ".join(words(readiness_strip(gate(("Item", status)), **PARTS)))


@pytest.mark.parametrize("status", ["Unknown", "DONE", "done?", ""])
def test_a_status_nobody_knows_is_hatched_and_never_looks_good(status: str) -> None:
    assert marks(status) == marks("Not evidenced")
    assert {tone for _, tone, _ in marks(status)} == {"unknown"}


def test_ten_cells_stand_in_one_row_on_a_page_and_in_two_on_half_of_it() -> None:
    for width, lines in ((706, 1), (HALF_WIDTH, 2)):
        drawn = readiness_strip(GATE, **PARTS, width=width)
        numbers = [row for row in rows(drawn, "words", "y") if row["words"].isdecimal()]
        assert [row["words"] for row in sorted(numbers, key=lambda row: (row["y"], row["x"]))] == [
            str(number) for number in range(1, 11)
        ]
        assert len({row["y"] for row in numbers}) == lines


def test_a_cell_answers_with_the_whole_item_and_its_evidence() -> None:
    answers = rows(readiness_strip(GATE, **PARTS), "tip_2")
    assert answers[5]["tip_0"] == "6. Violations, in full"
    assert (answers[5]["tip_1"], answers[5]["tip_2"]) == ("Blocked", "Why.")


def test_the_alternative_text_names_the_items_of_every_status() -> None:
    assert meta(readiness_strip(GATE, **PARTS))["alt"] == (
        "Readiness gate of 10 items: 3 done (1 Full export, 3 Misplaced, 10 Advisers); 4 in progress (2 Matched, "
        "4 PAKs, 5 Reporting, 8 Moves); 1 blocked (6 Violations); 1 not evidenced (7 On-Prem); "
        "1 not applicable (9 Positions)."
    )
