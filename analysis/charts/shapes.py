"""The shapes that say what colour says, as paths in pixels around their centre."""

from __future__ import annotations

from itertools import pairwise


def circle(radius: float = 5) -> str:
    """Ours, covered, done."""
    return f"M{radius:g},0A{radius:g},{radius:g},0,1,1,{-radius:g},0A{radius:g},{radius:g},0,1,1,{radius:g},0Z"


def half_circle(radius: float = 5) -> str:
    """In progress: the right half of a circle, to be laid on its ring."""
    return f"M0,{-radius:g}A{radius:g},{radius:g},0,0,1,0,{radius:g}Z"


def diamond(radius: float = 6) -> str:
    """Theirs; a date."""
    return _polygon((0, -radius), (radius, 0), (0, radius), (-radius, 0))


def triangle_down(radius: float = 4) -> str:
    """Short."""
    return _polygon((-radius, -radius * 0.75), (radius, -radius * 0.75), (0, radius * 0.9))


def triangle_up(radius: float = 4) -> str:
    """Surplus."""
    return _polygon((-radius, radius * 0.75), (radius, radius * 0.75), (0, -radius * 0.9))


def chip(width: float = 15, height: float = 15, corner: float = 3) -> str:
    """Return a rounded frame for a grade."""
    x, y, r = width / 2, height / 2, corner
    return (
        f"M{r - x:g},{-y:g}H{x - r:g}A{r:g},{r:g},0,0,1,{x:g},{r - y:g}V{y - r:g}A{r:g},{r:g},0,0,1,{x - r:g},{y:g}"
        f"H{r - x:g}A{r:g},{r:g},0,0,1,{-x:g},{y - r:g}V{r - y:g}A{r:g},{r:g},0,0,1,{r - x:g},{-y:g}Z"
    )


def hatch(width: float, height: float, step: float = 6) -> str:
    """Unknown or contestable: strokes rising to the right, cut at the edges of a rectangle."""
    strokes = []
    offset = step / 2
    while offset < width + height:
        x1, y1 = (offset, 0.0) if offset <= width else (width, offset - width)
        x2, y2 = (0.0, offset) if offset <= height else (offset - height, height)
        strokes.append(f"M{x1 - width / 2:.2f},{y1 - height / 2:.2f}L{x2 - width / 2:.2f},{y2 - height / 2:.2f}")
        offset += step
    return "".join(strokes)


def frame(width: float, height: float) -> str:
    """Return an unfilled rectangle, for the cell under the pointer."""
    x, y = width / 2, height / 2
    return _polygon((-x, -y), (x, -y), (x, y), (-x, y))


def _polygon(*corners: tuple[float, float]) -> str:
    first = corners[0]
    lines = "".join(f"L{x:g},{y:g}" for _, (x, y) in pairwise(corners))
    return f"M{first[0]:g},{first[1]:g}{lines}Z"
