"""From the vendor's number to ours: what each cause takes off the proposal."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from analysis.charts import shapes
from analysis.charts.native import NativeChart, Step, waterfall, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    Magnitude,
    chart_frame,
    count_text,
    counted,
    finish,
    magnitude,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    import altair as alt
    import polars as pl

MOST_CAUSES = 14
_MOST_ON_A_SLIDE = 9
_HEAD = 4
_ROW = 26
_LIFT = 16
_LEVEL_GAP = 6
_BAR = 15
_FIGURE = 12.0
_UNKNOWN = 56
_NAME_SHARE = 0.4
_CHIP = 20
_CENT = 0.01
_TONES = {"moves": "misplaced", "unmigrated_pak": "hidden", "undeposited_order": "hidden"}
# Use that stays billed until somebody settles that it is none.
_CONTESTABLE = {"duplicate", "ghost", "stale", "unknown"}
GRADES = {
    "A": "proof of purchase and matched serial",
    "B": "order record or matched serial, not both",
    "C": "one system's word only",
    "D": "assertion",
}


@dataclass(frozen=True)
class _Step:
    cause: str
    name: str
    is_level: bool
    delta: float | None
    start: float
    end: float
    count: int | None
    grade: str

    @property
    def tone(self) -> str:
        """What the step means, as a colour."""
        if self.is_level:
            return "theirs" if self.cause == "proposed" else "ours"
        return "short" if (self.delta or 0.0) > 0 else _TONES.get(self.cause, "ours")


def proposal_waterfall(
    causes: pl.DataFrame, *, title: str, unit: str, source: str, most: int = MOST_CAUSES, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw the causes that lead from the vendor's number down to ours, one below the other.

    `causes`: cause_number, cause, cause_name, cause_kind ('level' or 'change'), amount; optionally variance_count,
    confidence_grade and currency. Beyond `most`, the smaller causes are one bar. Refused if a level is not the sum of
    what came before it, or if there are several currencies. A cause without an amount is unknown, and so is then our
    number.
    """
    require_columns(causes, "cause_number", "cause", "cause_name", "cause_kind", "amount")
    if "currency" in causes.columns and causes["currency"].drop_nulls().n_unique() > 1:
        found = ", ".join(sorted(causes["currency"].drop_nulls().unique()))
        raise ChartError(f"A chart has one unit, and these causes come in {found}.", todo="Draw one chart a currency.")
    rows = chart_frame(causes).sort("cause_number").to_dicts()
    steps = _steps(_folded(rows, most))
    if not steps:
        words = "Nothing to show: there is no proposal to take apart."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    scale = magnitude([value for step in steps for value in (step.start, step.end)])
    finished = finish(
        _drawn(steps, scale, width),
        title=title,
        unit=scale.unit(unit),
        source=source,
        alt=_alt(steps, scale, scale.unit(unit)),
        note=_note(steps),
    )
    return with_native(finished, _native(_steps(_folded(rows, min(most, _MOST_ON_A_SLIDE))), scale, scale.unit(unit)))


def _folded(rows: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    """Keep numbers, unknown causes and the largest others; add up the rest just before the last number."""
    known = [row for row in rows if row["cause_kind"] != "level" and row["amount"] is not None]
    smaller = sorted(known, key=lambda row: abs(row["amount"]), reverse=True)[max(most - 1, 0) :]
    if len(known) <= most or rows[-1]["cause_kind"] != "level":
        return rows
    rest = {
        "cause": "smaller",
        "cause_name": counted(len(smaller), "smaller cause"),
        "cause_kind": "change",
        "amount": sum(row["amount"] for row in smaller),
    }
    return [*(row for row in rows[:-1] if row not in smaller), rest, rows[-1]]


def _steps(rows: list[dict[str, Any]]) -> list[_Step]:
    steps: list[_Step] = []
    running, is_known = 0.0, True
    for row in rows:
        figure, is_level = row["amount"], row["cause_kind"] == "level"
        if is_level and figure is not None and steps and is_known and abs(figure - running) >= _CENT:
            found = f"{row['cause_name']} is {figure:,.2f}, the steps before it come to {running:,.2f}"
            raise ChartError(
                f"The waterfall does not add up: {found}.",
                where="amount",
                todo="Mend the model of the causes; a picture of it would be wrong.",
            )
        start = 0.0 if is_level else running
        end = (running if figure is None else figure) if is_level else running + (figure or 0.0)
        is_known = is_known and figure is not None
        grade, name = row.get("confidence_grade") or "", row["cause_name"] or row["cause"] or ""
        count = row.get("variance_count")
        steps.append(_Step(row["cause"] or "", name, is_level, figure, start, end, count, grade))
        running = end
    return steps


def _drawn(steps: list[_Step], scale: Magnitude, width: int) -> alt.LayerChart:
    is_narrow = width < CONTENT_WIDTH
    row = _ROW + (_LIFT if is_narrow else 0)
    size = TYPE_SIZES["label"]
    widest = max(text_width(step.name, size, 600) for step in steps)
    left = 0.0 if is_narrow else min(widest + 14, width * _NAME_SHARE)
    chips = _CHIP if any(step.grade for step in steps if not step.is_level) else 0
    figures = [scale.text(step.delta, signed=not step.is_level) for step in steps]
    room = max(text_width(words, _FIGURE, 600) for words in figures) + 8
    tops = [_HEAD + row * place + _gap(steps, place) for place in range(len(steps))]
    sheet = Sheet(width, tops[-1] + row + 4)
    reach = [value for step in steps for value in (step.start, step.end)]
    low, high = min(*reach, 0.0), max(*reach, 0.0)
    # A figure stands right of its bar; left of it where the bar reaches the far end.
    per_unit = (width - chips - left - room) / (high - low) if high > low else 0.0

    def x(amount: float) -> float:
        return left + (amount - low) * per_unit

    if not is_narrow:
        sheet.line(x(0.0), _HEAD, x(0.0), sheet.height - 4, tone="ink")
    for place, (step, words) in enumerate(zip(steps, figures, strict=True)):
        key, foot = f"{place} {step.cause}", tops[place] + row - 5
        near, far = sorted((x(step.start), x(step.end)))
        box = (near, far, foot - _BAR, foot)
        _draw_bar(sheet, step, box, key)
        line = tops[place] + 15 if is_narrow else foot - 3.5
        fitting = shorten(step.name, (width if is_narrow else left) - 8 - (chips if is_narrow else 0), size, 600)
        weight = 600 if step.is_level else 400
        sheet.text(0, line, fitting, size=size, weight=weight, key=key)
        end = x(step.start) + _UNKNOWN if step.delta is None else far
        tone = "muted" if step.delta is None else step.tone if step.is_level else "ink"
        sheet.text(end + 6, foot - 3.5, words, tone=tone, size=_FIGURE, weight=600, key=key)
        if step.grade and not step.is_level:
            sheet.symbol(width - 8, foot - 7.5, shapes.chip(), tone="muted", fill="paper", key=key)
            sheet.text(width - 8, foot - 4, step.grade[:1], tone="muted", size=9.5, weight=600, align="center", key=key)
        spoken = f"{step.name}: {words}"
        sheet.hit(0, tops[place], width, tops[place] + row, spoken=spoken, tip=_tip(step, scale), key=key)
    for (step, top), (after, below) in pairwise(zip(steps, tops, strict=True)):
        # Where a name stands in the way, the dashes stop above it.
        is_in_the_way = is_narrow and x(step.end) < text_width(after.name, size, 600) + 6
        bottom = below + (4 if is_in_the_way else row - 5 - _BAR)
        sheet.line(x(step.end), top + row - 5, x(step.end), bottom, tone="unknown", dashed=True)
    return sheet.chart()


def _gap(steps: list[_Step], place: int) -> float:
    """Room between the two numbers and what lies between them."""
    return _LEVEL_GAP * sum(one.is_level != other.is_level for one, other in pairwise(steps[: place + 1]))


def _draw_bar(sheet: Sheet, step: _Step, box: tuple[float, float, float, float], key: str) -> None:
    left, right, top, foot = box
    figures = {"figure": step.delta, "start_figure": step.start, "end_figure": step.end}
    if step.delta is None:
        sheet.hatched(left, top, left + _UNKNOWN, foot, key=key, figures=figures)
    elif right - left < 1:
        # What changes little is still a cause that was found.
        sheet.rect(left - 0.75, top, left + 0.75, foot, tone=step.tone, radius=0, key=key, figures=figures)
    elif step.cause in _CONTESTABLE:
        sheet.hatched(left, top, right, foot, key=key, figures=figures)
    else:
        sheet.rect(left, top, right, foot, tone=step.tone, key=key, figures=figures)


def _tip(step: _Step, scale: Magnitude) -> dict[str, str]:
    return {
        "Cause": step.name,
        "Amount": scale.text(step.delta, signed=not step.is_level),
        "Leaves": "unknown" if step.delta is None else scale.text(step.end),
        "Licences": "–" if step.count is None else count_text(step.count, signed=True),
        "Evidence": f"{step.grade}: {GRADES[step.grade]}" if step.grade in GRADES else "–",
    }


def _note(steps: list[_Step]) -> str:
    grades = sorted({step.grade for step in steps if not step.is_level} & set(GRADES))
    parts = [f"Grade of evidence: {', '.join(f'{grade} {GRADES[grade]}' for grade in grades)}."] if grades else []
    if any(step.delta is None for step in steps):
        parts.append("Hatched: unknown, or contestable until settled.")
    elif any(step.cause in _CONTESTABLE for step in steps):
        parts.append("Hatched: contestable until settled.")
    return " ".join(parts)


def _alt(steps: list[_Step], scale: Magnitude, unit: str) -> str:
    first, last = steps[0], steps[-1]
    changes = [step for step in steps if not step.is_level and step.delta is not None]
    start = f"{scale.text(first.delta)} ({first.name})"
    if last is first:
        return f"Waterfall in {unit} of one number, {start}."
    count = sum(not step.is_level for step in steps)
    sentences = [
        f"Waterfall in {unit} from {start} to {scale.text(last.delta)} ({last.name}) by {counted(count, 'cause')}."
    ]
    if changes:
        largest = max(changes, key=lambda step: abs(step.delta or 0.0))
        sentences.append(f"The largest is {largest.name}: {scale.text(largest.delta, signed=True)}.")
    if higher := [step.name for step in changes if (step.delta or 0.0) > 0]:
        sentences.append(f"Our number is higher by {', '.join(higher)}.")
    if unknown := [step.name for step in steps if step.delta is None]:
        sentences.append(f"Unknown: {', '.join(unknown)}.")
    return " ".join(sentences)


def _native(steps: list[_Step], scale: Magnitude, unit: str) -> NativeChart | None:
    drawn = [
        Step(
            f"{one.name} · {one.grade}" if one.grade and not one.is_level else one.name,
            one.start,
            one.end,
            "unknown" if one.cause in _CONTESTABLE else one.tone,
            one.is_level,
            is_known=one.delta is not None,
        )
        for one in steps
    ]
    return waterfall(drawn, scale, unit)
