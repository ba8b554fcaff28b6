"""How a shortage shrinks, step by step, from what the portal shows to what is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from analysis.charts import shapes
from analysis.charts.native import NativeChart, Step, waterfall, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    COUNTS,
    TYPE_SIZES,
    Magnitude,
    chart_frame,
    count_text,
    counted,
    finish,
    magnitude,
    require_columns,
)
from analysis.charts.typesetting import ELLIPSIS, even_lines, text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    import altair as alt
    import polars as pl

Measure = Literal["short_count", "amount"]
_TOP = 46
_PLOT = 168
_LEADING = 15
_MOST_LINES = 4
_LEAST_SLOT = 46
_ROOM_BELOW = 24
GRADES = {
    "A": "proof of purchase and matched serial",
    "B": "order record or matched serial, not both",
    "C": "one system's word only",
    "D": "assertion",
}
_CONTESTABLE = ("stale", "duplicate", "ghost", "retired", "decommissioned")
_CHANGE_TONES = {"move": "misplaced", "misplaced": "misplaced", "pak": "hidden", "deposit": "hidden"}


@dataclass(frozen=True)
class _Step:
    key: str
    name: str
    is_level: bool
    delta: float | None
    start: float
    end: float
    grade: str
    tone: str
    is_contestable: bool


@dataclass(frozen=True)
class _Label:
    """The figure of a step, and where its bar leaves room for it."""

    words: str
    middle: float
    top: float
    foot: float
    axis: float
    shrunk: float


def shortage_bridge(
    steps: pl.DataFrame,
    *,
    title: str,
    unit: str,
    source: str,
    measure: Measure = "short_count",
    width: int = CONTENT_WIDTH,
) -> alt.LayerChart:
    """Draw the bridge from the gross shortage to the genuine one.

    `steps`: step_number, step_key, step_name, step_kind ('level' or 'change'), the measure, confidence_grade;
    optionally is_contestable. Refused if a level is not the sum of what came before it. Large amounts are labelled in
    thousands or millions, and the unit says so. A step whose measure is null is unknown; sums after it go unchecked.
    """
    require_columns(steps, "step_number", "step_key", "step_name", "step_kind", measure, "confidence_grade")
    frame = chart_frame(steps).sort("step_number")
    if frame[measure].null_count() == frame.height:
        reason = (
            "the steps of the bridge carry no figure" if frame.height else "there are no steps to a genuine shortage"
        )
        words = f"Nothing to show: {reason}."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    bridge = _bridge(frame, measure)
    scale = (
        COUNTS
        if measure == "short_count"
        else magnitude([value for step in bridge for value in (step.start, step.end)])
    )
    grades = sorted({step.grade for step in bridge if not step.is_level} & set(GRADES))
    note = f"Grade of evidence: {', '.join(f'{grade} {GRADES[grade]}' for grade in grades)}." if grades else ""
    if any(step.is_contestable for step in bridge):
        note = f"{note} Hatched: contestable until settled.".strip()
    finished = finish(
        _drawn(bridge, frame, measure, scale, width),
        title=title,
        unit=scale.unit(unit),
        source=source,
        alt=_alt(bridge, scale, scale.unit(unit)),
        note=note,
    )
    return with_native(finished, _native(bridge, scale, scale.unit(unit)))


def _bridge(frame: pl.DataFrame, measure: Measure) -> list[_Step]:
    steps: list[_Step] = []
    running, is_known = 0.0, True
    for row in frame.iter_rows(named=True):
        figure, is_level, key = row[measure], row["step_kind"] == "level", row["step_key"] or ""
        if is_level:
            if figure is not None and steps and is_known and abs(figure - running) > max(0.01, abs(running) * 1e-9):
                found = f"{row['step_name']} is {figure:,g}, the steps before it come to {running:,g}"
                raise ChartError(
                    f"The bridge does not add up: {found}.",
                    where=measure,
                    todo="Mend the model of the bridge; a picture of it would be wrong.",
                )
            start, end, is_known = 0.0, (running if figure is None else figure), figure is not None
        else:
            start, end = running, running + (figure or 0.0)
            is_known = is_known and figure is not None
        grade = row["confidence_grade"] or ""
        marked = row.get("is_contestable")
        is_contestable = figure is None or (
            not is_level and (_is_contestable(key, grade) if marked is None else marked)
        )
        tone = _tone(key, figure or 0.0, is_level=is_level, is_first=not steps)
        steps.append(_Step(key, row["step_name"] or key, is_level, figure, start, end, grade, tone, is_contestable))
        running = end
    return steps


def _is_contestable(key: str, grade: str) -> bool:
    return grade == "D" or any(word in key for word in _CONTESTABLE)


def _tone(key: str, figure: float, *, is_level: bool, is_first: bool) -> str:
    if is_level:
        return "theirs" if is_first else "ours"
    if figure > 0:
        return "short"
    return next((tone for word, tone in _CHANGE_TONES.items() if word in key), "ours")


def _drawn(bridge: list[_Step], frame: pl.DataFrame, measure: Measure, scale: Magnitude, width: int) -> alt.LayerChart:
    slot = width / len(bridge)
    if slot < _LEAST_SLOT:
        raise ChartError(
            f"A bridge of {len(bridge)} steps cannot be read in {width} pixels.",
            todo=f"Give it at least {_LEAST_SLOT * len(bridge)}, or fewer steps.",
        )
    names, size = _names(bridge, slot - 4)
    sheet = Sheet(width, _TOP + _PLOT + 12 + _LEADING * max(2, *(len(lines) for lines in names), 0))
    reach = [value for step in bridge for value in (step.start, step.end)]
    highest, lowest = max(*reach, 0.0), min(*reach, 0.0)
    per_unit = _PLOT / (highest - lowest) if highest > lowest else 0.0
    bottom = _TOP + _PLOT

    def y(value: float) -> float:
        return bottom - (value - lowest) * per_unit

    bar = min(slot * 0.62, 72)
    other: Measure = "amount" if measure == "short_count" else "short_count"
    others = frame[other].to_list() if other in frame.columns else [None] * len(bridge)
    figures = [scale.text(step.delta, signed=not step.is_level) for step in bridge]
    shrunk = min(1.0, *((slot - 2) / text_width(words, TYPE_SIZES["figure"], 600) for words in figures))
    sheet.line(0, y(0), width, y(0), tone="ink")
    for number, (step, words) in enumerate(zip(bridge, figures, strict=True)):
        middle, key = slot * (number + 0.5), f"{number} {step.key}"
        top, foot = sorted((y(step.start), y(step.end)))
        _draw_bar(sheet, step, (middle - bar / 2, top, middle + bar / 2, foot), key)
        if number + 1 < len(bridge) and abs(y(step.end) - y(0)) > 1:
            end = middle + bar / 2
            sheet.line(end, y(step.end), end + slot - bar, y(step.end), tone="unknown", dashed=True)
        label = _Label(words, middle, top, foot, y(0), shrunk)
        _draw_label(sheet, step, label, key)
        for line, part in enumerate(names[number]):
            shade, weight = ("muted", 400) if line else ("ink", 600)
            at = bottom + 18 + _LEADING * line
            sheet.text(middle, at, part, tone=shade, size=size, weight=weight, align="center", key=key)
        tip = _tip(step, scale, other, others[number])
        spoken = f"{step.name}: {words}"
        sheet.hit(slot * number, 0, slot * (number + 1), sheet.height, spoken=spoken, tip=tip, key=key)
    return sheet.chart()


def _names(bridge: list[_Step], room: float) -> tuple[list[list[str]], float]:
    """Set the steps' names in the largest type in which all of them can be read in full."""
    names, size = [], TYPE_SIZES["label"]
    for size in (TYPE_SIZES["label"], 11.0, TYPE_SIZES["small"], TYPE_SIZES["note"]):
        names = [even_lines(step.name, room, size, most=_MOST_LINES) for step in bridge]
        if not any(line.endswith(ELLIPSIS) for lines in names for line in lines):
            break
    return names, size


def _draw_bar(sheet: Sheet, step: _Step, box: tuple[float, float, float, float], key: str) -> None:
    left, top, right, foot = box
    figures = {"figure": step.delta, "start_figure": step.start, "end_figure": step.end}
    if foot - top < 1:
        if not step.is_level:
            # What changes nothing is still a step that was looked at.
            tone = step.tone if step.delta else "unknown"
            sheet.rect(left, top - 0.75, right, top + 0.75, tone=tone, radius=0, key=key, figures=figures)
    elif step.is_contestable:
        sheet.hatched(*box, key=key, figures=figures)
    else:
        sheet.rect(*box, tone=step.tone, key=key, figures=figures)


def _draw_label(sheet: Sheet, step: _Step, label: _Label, key: str) -> None:
    """Write the figure over a level, under a change, or over it where the axis is too near; then the grade."""
    middle = label.middle
    if step.is_level:
        color, size = "muted" if step.delta is None else step.tone, TYPE_SIZES["figure"] * label.shrunk
        sheet.text(middle, label.top - 8, label.words, tone=color, size=size, weight=600, align="center", key=key)
        return
    is_below = label.foot + _ROOM_BELOW <= label.axis
    figure = label.foot + 16 if is_below else label.top - 7
    chip = label.top - 13 if is_below else label.top - 29
    size = min(12.0, TYPE_SIZES["figure"] * label.shrunk)
    sheet.text(middle, figure, label.words, size=size, weight=600, align="center", key=key)
    if step.grade:
        sheet.symbol(middle, chip, shapes.chip(), tone="muted", fill="paper", key=key)
        sheet.text(middle, chip + 3.5, step.grade[:1], tone="muted", size=9.5, weight=600, align="center", key=key)


def _tip(step: _Step, scale: Magnitude, other: Measure, beside: float | None) -> dict[str, str]:
    grade = GRADES.get(step.grade)
    return {
        "Step": step.name,
        "Figure": scale.text(step.delta, signed=not step.is_level),
        "Leaves": scale.text(step.end),
        "In money" if other == "amount" else "Licences": count_text(beside, signed=not step.is_level),
        "Evidence": f"{step.grade}: {grade}" if grade else step.grade or "–",
    }


def _alt(bridge: list[_Step], scale: Magnitude, unit: str) -> str:
    first, last = bridge[0], bridge[-1]
    changes = [step for step in bridge if not step.is_level and step.delta is not None]
    unknown = [step.name for step in bridge if step.delta is None]
    count = sum(not step.is_level for step in bridge)
    start, end = f"{scale.text(first.delta)} ({first.name})", f"{scale.text(last.end)} ({last.name})"
    span = f"from {start} to {end} in {counted(count, 'step')}" if last is not first else f"of one step, {start}"
    sentences = [f"Waterfall in {unit} {span}."]
    if changes:
        largest = max(changes, key=lambda step: abs(step.delta or 0.0))
        graded = f", grade {largest.grade}" if largest.grade else ""
        sentences.append(f"The largest is {largest.name}: {scale.text(largest.delta, signed=True)}{graded}.")
        worse = [step.name for step in changes if (step.delta or 0.0) > 0]
        if worse:
            sentences.append(f"Made worse by {', '.join(worse)}.")
    if unknown:
        sentences.append(f"Unknown: {', '.join(unknown)}.")
    return " ".join(sentences)


def _native(bridge: list[_Step], scale: Magnitude, unit: str) -> NativeChart | None:
    steps = [
        Step(
            f"{one.name} · {one.grade}" if one.grade and not one.is_level else one.name,
            one.start,
            one.end,
            "unknown" if one.is_contestable else one.tone,
            one.is_level,
            is_known=one.delta is not None,
        )
        for one in bridge
    ]
    return waterfall(steps, scale, unit)
