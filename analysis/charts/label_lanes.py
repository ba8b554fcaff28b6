"""Where the labels of a timeline go, so that none covers another, a leader line or today's rule."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Side = Literal["above", "below"]
Flag = Literal["right", "left"]
_SPACE = 10.0
_CLEAR = 3.0
_MOST_LANES = 6
_MOST_TRIED_IN_FULL = 7
# A label set a little before its leader hangs on it; one set exactly on it looks adrift.
OVERHANG = 3.0


@dataclass(frozen=True)
class Label:
    """A label to be placed: where its leader stands and how wide it is."""

    x: float
    width: float


@dataclass(frozen=True)
class Placed:
    """A label's place: the lane counts from the band outwards."""

    side: Side
    lane: int
    left: float
    flag: Flag


@dataclass(frozen=True)
class _Box:
    left: float
    right: float
    lane: int
    x: float


def place_labels(labels: Sequence[Label], width: float, *, rule: float | None = None) -> list[Placed] | None:
    """Place labels sorted from left to right in as few lanes as can be found; None where they do not all fit.

    `rule` is a vertical line above the band, today's, that no label may cross.
    """
    best: list[Placed] | None = None
    cheapest = float("inf")
    for sides in _sides(len(labels)):
        for flags in _flags(labels, width):
            placed = _stacked(labels, sides, flags, width, rule)
            if placed and (cost := _cost(placed)) < cheapest:
                best, cheapest = placed, cost
    return best if labels else []


def stack_labels(labels: Sequence[Label]) -> list[Placed]:
    """Place labels one lane each below the band: the way that always fits if each label fits right of its leader."""
    return [Placed("below", len(labels) - 1 - number, label.x + 1, "right") for number, label in enumerate(labels)]


def _sides(count: int) -> Iterator[tuple[Side, ...]]:
    if count <= _MOST_TRIED_IN_FULL:
        yield from product(("above", "below"), repeat=count)
        return
    pair: tuple[Side, Side] = ("above", "below")
    for period in (1, 2, 3):
        for first in (0, 1):
            yield tuple(pair[(number // period + first) % 2] for number in range(count))


def _flags(labels: Sequence[Label], width: float) -> Iterator[tuple[Flag, ...]]:
    """Try labels that all hang right of their leaders up to some point and left after it, and the other way round."""
    seen: set[tuple[Flag, ...]] = set()
    pairs: tuple[tuple[Flag, Flag], ...] = (("right", "left"), ("left", "right"))
    for turn in range(len(labels), -1, -1):
        for before, after in pairs:
            wished = (before if number < turn else after for number in range(len(labels)))
            flags = tuple(_possible(label, flag, width) for label, flag in zip(labels, wished, strict=True))
            if flags not in seen:
                seen.add(flags)
                yield flags


def _possible(label: Label, flag: Flag, width: float) -> Flag:
    if flag == "right" and label.x - OVERHANG + label.width > width - 2:
        return "left"
    if flag == "left" and label.x + OVERHANG - label.width < 0:
        return "right"
    return flag


def _stacked(
    labels: Sequence[Label], sides: Sequence[Side], flags: Sequence[Flag], width: float, rule: float | None
) -> list[Placed] | None:
    placed: dict[int, Placed] = {}
    for side in ("above", "below"):
        boxes: list[_Box] = []
        barrier = rule if side == "above" else None
        members = [number for number in range(len(labels)) if sides[number] == side]
        # Each kind is taken from its far end, so that a label passes over leaders that are already there.
        leftward = [number for number in members if flags[number] == "left"]
        rightward = [number for number in reversed(members) if flags[number] == "right"]
        for number in (*leftward, *rightward):
            left = _left(labels[number], flags[number], barrier)
            if left < 0 or left + labels[number].width > width - 2:
                return None
            box = _lowest(labels[number], left, boxes, barrier)
            if box is None:
                return None
            boxes.append(box)
            placed[number] = Placed(side, box.lane, left, flags[number])
    return [placed[number] for number in range(len(labels))]


def _left(label: Label, flag: Flag, barrier: float | None) -> float:
    left = label.x - OVERHANG if flag == "right" else label.x + OVERHANG - label.width
    if barrier is None:
        return left
    if flag == "right" and label.x >= barrier:
        return max(left, barrier + _SPACE / 2)
    if flag == "left" and label.x <= barrier:
        return min(left, barrier - _SPACE / 2 - label.width)
    return left


def _lowest(label: Label, left: float, boxes: Sequence[_Box], barrier: float | None) -> _Box | None:
    right = left + label.width
    if barrier is not None and left - 1 < barrier < right + 1:
        return None
    for lane in range(_MOST_LANES):
        crowded = any(box.lane == lane and left < box.right + _SPACE and box.left < right + _SPACE for box in boxes)
        crossing = any(box.lane < lane and box.left - _CLEAR < label.x < box.right + _CLEAR for box in boxes)
        crossed = any(box.lane > lane and left - _CLEAR < box.x < right + _CLEAR for box in boxes)
        if not (crowded or crossing or crossed):
            return _Box(left, right, lane, label.x)
    return None


def _cost(placed: Sequence[Placed]) -> float:
    lanes = {side: max((p.lane + 1 for p in placed if p.side == side), default=0) for side in ("above", "below")}
    leaders = sum(p.lane for p in placed)
    turned = sum(p.flag == "left" for p in placed)
    repeated = sum(a.side == b.side for a, b in pairwise(placed))
    starts_below = bool(placed) and placed[0].side == "below"
    return 10.0 * sum(lanes.values()) + 3.0 * leaders + 1.0 * repeated + 0.5 * turned + 0.1 * starts_below
