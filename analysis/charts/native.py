"""What a chart is in an office program's own terms, so that on a slide it is a chart to edit and not a picture.

A chart makes its native form beside its picture, from the same rows. It travels in `usermeta`, as plain values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import Field, TypeAdapter

from analysis.charts.theme import Magnitude
from analysis.numbers import MINUS

if TYPE_CHECKING:
    import altair as alt

Form = Literal["columns", "histogram", "bars", "overlaid bars", "stacked columns", "stacked bars", "lines"]
MOST_BARS = 11
_MOST_COLUMNS = 6
COUNTS_FORMAT = "#,##0"
Row = TypeVar("Row")


@dataclass(frozen=True)
class Series:
    """Figures of one meaning, one a category; null is unknown and stays blank.

    `tone` is a colour of the theme by its meaning, `tones` those of single points; `unknown` is drawn hatched. `labels`
    are words in place of the points' figures. A hidden series only lifts what is stacked on it.
    """

    name: str
    values: list[float | None]
    tone: str = "ours"
    tones: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    number_format: str = COUNTS_FORMAT
    is_hidden: bool = False
    is_labelled: bool = True


@dataclass(frozen=True)
class NativeChart:
    """A chart an office program can draw; the categories of lines are days in ISO form.

    `note` says what the picture says and this form cannot; `left_out` counts the rows only the brief holds.
    """

    form: Form
    categories: list[str]
    series: list[Series]
    unit: str
    note: str = ""
    left_out: int = 0
    kind: Literal["chart"] = "chart"


@dataclass(frozen=True)
class NativeCell:
    """A cell of one or more lines, the first set strong; a shape stands in the words, so colour only repeats it."""

    lines: list[str]
    tone: str = "ink"
    fill: str = ""


@dataclass(frozen=True)
class NativeTable:
    """A picture made of cells, as an office program's table; without heads it is a strip."""

    heads: list[str]
    rows: list[list[NativeCell]]
    unit: str
    note: str = ""
    left_out: int = 0
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Step:
    """A step of a waterfall: from where to where it leads."""

    name: str
    start: float
    end: float
    tone: str
    is_level: bool
    is_known: bool = True


Native = NativeChart | NativeTable
_NATIVE: TypeAdapter[Native] = TypeAdapter(Annotated[Native, Field(discriminator="kind")])


def with_native(chart: alt.LayerChart, native: Native | None) -> alt.LayerChart:
    """Return a finished chart that also carries its native form, where it has one."""
    if native is None:
        return chart
    made: alt.LayerChart = chart.properties(usermeta={**chart.usermeta, "native": asdict(native)})
    return made


def native_of(spec: Mapping[str, Any]) -> Native | None:
    """Read the native form back from a chart's specification; none where the form does not allow it."""
    told = spec.get("usermeta", {}).get("native")
    return None if told is None else _NATIVE.validate_python(told)


def number_format(scale: Magnitude, *, signed: bool = False, falling: bool = False) -> str:
    """Return an office program's format that shows a full figure in a chart's magnitude, with a true minus sign.

    `falling` shows what is drawn as a length downwards with its minus.
    """
    digits = f"#,##0{'.' if scale.decimals else ''}{'0' * scale.decimals}"
    digits += {1_000: ",", 1_000_000: ",,"}.get(int(scale.divisor), "")
    minus = f'"{MINUS}"{digits}'
    if falling:
        return f"{minus};{minus};0"
    return f'"+"{digits};{minus};0' if signed else f"{digits};{minus};0"


def legible(rows: Sequence[Row], is_known: Callable[[Row], bool], most: int = MOST_BARS) -> list[Row]:
    """Return as many rows as a slide can carry, in their order; what is unknown is never left out for what is known."""
    unknown = [row for row in rows if not is_known(row)][:most]
    known = [row for row in rows if is_known(row)][: most - len(unknown)]
    return [row for row in rows if any(row is one for one in (*known, *unknown))]


def waterfall(steps: Sequence[Step], scale: Magnitude, unit: str, note: str = "") -> NativeChart | None:
    """Return a waterfall as bars stacked on an invisible base, standing where they are few enough for their names.

    None where a step goes below zero, as nothing can then be stacked on a base.
    """
    if any(step.is_known and min(step.start, step.end) < 0 for step in steps):
        return None
    plain = number_format(scale)

    def part(name: str, tone: str, form: str, chosen: Callable[[Step], bool]) -> Series:
        values = [abs(one.end - one.start) if one.is_known and chosen(one) else None for one in steps]
        return Series(name, values, tone, [one.tone for one in steps], number_format=form)

    lifts = [None if one.is_level or not one.is_known else min(one.start, one.end) for one in steps]
    return NativeChart(
        "stacked columns" if len(steps) <= _MOST_COLUMNS else "stacked bars",
        [one.name if one.is_known else f"{one.name}: unknown" for one in steps],
        [
            Series("Base", lifts, "paper", is_hidden=True, is_labelled=False),
            part("Stands at", "ours", plain, lambda one: one.is_level),
            part("Takes off", "ours", number_format(scale, falling=True), _falls),
            part("Adds", "short", number_format(scale, signed=True), lambda one: not (one.is_level or _falls(one))),
        ],
        unit,
        note,
    )


def _falls(step: Step) -> bool:
    return not step.is_level and step.end <= step.start


def step_lines(levels: Mapping[str, Sequence[tuple[date, float | None]]]) -> tuple[list[str], dict[str, list[Any]]]:
    """Return days in ISO form and, by name, the level on each: a day on which one changes stands twice.

    A level holds from its day to the next; the last day of each ends it, and beyond it nothing is known.
    """
    days: list[str] = []
    values: dict[str, list[float | None]] = {name: [] for name in levels}
    for day in sorted({day for points in levels.values() for day, _ in points}):
        before = {name: _level(points, day, until=True) for name, points in levels.items()}
        after = {name: _level(points, day, until=False) for name, points in levels.items()}
        rows = [after] if before == after or not days else [before, after]
        for row in rows:
            days.append(day.isoformat())
            for name, value in row.items():
                values[name].append(value)
    return days, values


def _level(points: Sequence[tuple[date, float | None]], day: date, *, until: bool) -> float | None:
    if day > points[-1][0]:
        return None
    told = [value for start, value in points if (start < day if until else start <= day)]
    return told[-1] if told else None
