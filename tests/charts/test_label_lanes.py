from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts.label_lanes import Label, Placed, place_labels, stack_labels

WIDTH = 706.0


def _crosses(place: Placed, label: Label, x: float) -> bool:
    return place.left < x < place.left + label.width


def _assert_clear(labels: list[Label], places: list[Placed]) -> None:
    for (a, p), (b, q) in combinations(list(zip(labels, places, strict=True)), 2):
        if p.side != q.side:
            continue
        if p.lane == q.lane:
            assert p.left + a.width < q.left or q.left + b.width < p.left
        near, far = ((a, p), (b, q)) if p.lane < q.lane else ((b, q), (a, p))
        if near[1].lane < far[1].lane:
            assert not _crosses(near[1], near[0], far[0].x)


labels_of_a_timeline = st.lists(
    st.builds(Label, x=st.floats(12, WIDTH - 12), width=st.floats(40, 150)), max_size=8
).map(lambda labels: sorted(labels, key=lambda label: label.x))


@settings(max_examples=60, deadline=None)
@given(labels_of_a_timeline, st.floats(12, WIDTH - 12))
def test_no_label_covers_another_a_leader_or_today(labels: list[Label], today: float) -> None:
    places = place_labels(labels, WIDTH, rule=today)
    if places is None:
        return
    _assert_clear(labels, places)
    for label, place in zip(labels, places, strict=True):
        assert place.left >= 0
        assert place.left + label.width <= WIDTH
        assert place.side == "below" or not _crosses(place, label, today)


def test_a_few_dates_far_apart_share_one_lane() -> None:
    places = place_labels([Label(x, 80) for x in (50.0, 250.0, 450.0)], WIDTH)
    assert places is not None
    assert {(place.side, place.lane) for place in places} == {("above", 0)}


def test_dates_too_dense_for_both_sides_are_stacked_and_still_clear() -> None:
    labels = [Label(300.0 + number * 0.5, 100) for number in range(14)]
    assert place_labels(labels, WIDTH) is None
    _assert_clear(labels, stack_labels(labels))
