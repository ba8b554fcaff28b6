from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.typesetting import even_lines, shorten, text_width, wrapped


@given(st.text(), st.floats(20, 400))
def test_shortened_text_fits_its_room(text: str, room: float) -> None:
    assert text_width(shorten(text, room, 11.5), 11.5) <= room


def test_text_that_fits_is_left_alone() -> None:
    assert shorten("Campus", 100, 11.5) == "Campus"


def test_a_name_is_broken_as_evenly_as_can_be() -> None:
    assert even_lines("Moves between Virtual Accounts", 90, 11.5, most=4) == ["Moves between", "Virtual Accounts"]


def test_a_narrow_name_takes_more_lines_before_it_loses_a_letter() -> None:
    lines = even_lines("Moves between Virtual Accounts", 60, 10.5, most=4)
    assert lines == ["Moves", "between", "Virtual", "Accounts"]


def test_what_no_longer_fits_ends_in_an_ellipsis() -> None:
    assert wrapped("one two three four five six", 30, 10, lines=2)[-1].endswith("…")
