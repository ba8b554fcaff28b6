"""Native charts on slides: the chart of an office program, its workbook holding what the chart shows and no more."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.util import Pt
from xlsxwriter import Workbook

from analysis.briefs.figures import plain
from analysis.briefs.slide_elements import child, replace_child
from analysis.briefs.slide_labels import LINE_TONES, label_lines, label_series, line_label_room, shown_label
from analysis.briefs.slide_text import LEADING, LEAST_SIZE, Box, describe, line_count, rgb, shortened, width_of
from analysis.charts.native import NativeChart, Series
from analysis.numbers import count_text

_TYPES = {
    "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "histogram": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "overlaid bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked columns": XL_CHART_TYPE.COLUMN_STACKED,
    "stacked bars": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE,
}
_GAPS = {"histogram": 3, "columns": 60, "stacked columns": 45}
_DASHES = (
    MSO_LINE_DASH_STYLE.SOLID,
    MSO_LINE_DASH_STYLE.DASH,
    MSO_LINE_DASH_STYLE.ROUND_DOT,
    MSO_LINE_DASH_STYLE.LONG_DASH,
    MSO_LINE_DASH_STYLE.DASH_DOT,
)
_LEGEND = 34.0
_NAME_SHARE = 0.58
_AIR = 10.0
_DAY_LABEL = 110.0
# The order in which the format wants what python-pptx does not set.
_ON_AXIS = (
    *("c:lblOffset", "c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit", "c:minorUnit", "c:minorTimeUnit"),
    *("c:tickLblSkip", "c:tickMarkSkip", "c:noMultiLvlLbl"),
)


class _Writer(CategoryWorkbookWriter):
    """Writes the workbook behind a chart with text as text, and no day of its making."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Iterator[tuple[Any, Any]]:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        workbook = Workbook(xlsx_file, {**options, "strings_to_numbers": False})
        workbook.set_properties({"created": dt.datetime(1980, 1, 1)})  # noqa: DTZ001 - xlsxwriter takes no zone
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _Data(CategoryChartData):
    """Categories and series whose workbook is written by our own writer."""

    @property
    def _workbook_writer(self) -> _Writer:
        return _Writer(self)  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Plot:
    """Where the marks of a chart lie in its frame, in points, and which figures its axis spans."""

    frame: Box
    inner: Box
    low: float
    high: float
    is_lying: bool

    @property
    def by_unit(self) -> float:
        """How many points one unit is long."""
        length = self.inner.width if self.is_lying else self.inner.height
        return length / ((self.high - self.low) or 1.0)

    def height_of(self, value: float) -> float:
        """Where a figure stands on an upright axis, from the top."""
        return self.inner.bottom - (value - self.low) * self.by_unit


def add_chart(slide: Any, native: NativeChart, box: Box, *, alt: str, colors: Mapping[str, str]) -> Any:
    """Put a native chart into a box of a slide and return its frame."""
    is_lying = native.form.endswith("bars")
    names = [shortened(plain(name), box.width * _NAME_SHARE, LEAST_SIZE, 1) for name in native.categories]
    data = _Data()  # type: ignore[no-untyped-call]
    data.categories = [dt.date.fromisoformat(day) for day in native.categories] if native.form == "lines" else names
    for series in native.series:
        data.add_series(plain(series.name), series.values, series.number_format)  # type: ignore[no-untyped-call]
    frame = slide.shapes.add_chart(_TYPES[native.form], *box.emu, data)
    frame.name = "Chart"
    describe(frame, alt)
    chart = frame.chart
    chart.font.size, chart.font.color.theme_color = Pt(LEAST_SIZE), MSO_THEME_COLOR.TEXT_1
    chart.has_title = False
    has_legend = _has_legend(native)
    plot = _plot_of(native, box, names, is_lying=is_lying, top=_LEGEND if has_legend else 4.0)
    _set_legend(chart, has_legend=has_legend)
    _set_axes(chart, native, plot, colors)
    _set_layout(chart, plot)
    if native.form == "lines":
        _draw_lines(chart, colors)
        label_lines(chart, native, plot, colors)
        return frame
    chart.plots[0].gap_width = _GAPS.get(native.form, 40)
    chart.plots[0].overlap = 100 if native.form.startswith(("overlaid", "stacked")) else -10
    for drawn, series in zip(chart.plots[0].series, native.series, strict=True):
        _draw_bars(drawn, series, colors)
        if series.is_labelled and not series.is_hidden:
            label_series(drawn, series, native, plot)
    return frame


def _has_legend(native: NativeChart) -> bool:
    """Whether colours have to be named: not where each mark has a meaning of its own, which the note tells."""
    is_told = any(one.is_hidden or set(one.tones) - {one.tone} for one in native.series)
    return len(native.series) > 1 and native.form != "lines" and not is_told


def _plot_of(native: NativeChart, box: Box, names: list[str], *, is_lying: bool, top: float) -> Plot:
    """Lay out names, marks and the figures beside them, so that none of them meets another."""
    foot = 4.0 if is_lying else _foot_of(native, names, box.width)
    left = max(width_of(name, LEAST_SIZE) for name in names) + _AIR + 4 if is_lying else 4.0
    if native.form == "lines":
        left = max(width_of(count_text(value), LEAST_SIZE) for value in _ends(native)) + _AIR
    right = line_label_room(native, box.width) if native.form == "lines" else 4.0
    inner = Box(left, top, box.width - left - right, box.height - top - foot)
    low, high = _ends(native)
    if native.form == "lines":
        air = (high - low or 1.0) * 0.06
        return Plot(box, inner, low - air if low else low, high + air, is_lying)
    rooms = _label_rooms(native, is_lying=is_lying)
    length = inner.width if is_lying else inner.height
    scale = (high - low or 1.0) / max(length - sum(rooms), length / 4)
    return Plot(box, inner, low - rooms[0] * scale, high + rooms[1] * scale, is_lying)


def _foot_of(native: NativeChart, names: list[str], wide: float) -> float:
    """How much room the names under upright marks need, broken into lines of their slots."""
    if native.form == "lines":
        return LEAST_SIZE * 1.7
    slot = wide / len(names) - 8
    return (max(line_count(name, slot, LEAST_SIZE) for name in names) + 0.5) * LEAST_SIZE * LEADING


def _ends(native: NativeChart) -> tuple[float, float]:
    """The lowest and the highest figure that is drawn, nothing among them; stacks are as high as their sum."""
    columns = list(zip(*(one.values for one in native.series), strict=True))
    if native.form.startswith("stacked"):
        sums = [[sum(v for v in column if v and v > 0), sum(v for v in column if v and v < 0)] for column in columns]
        figures = [figure for pair in sums for figure in pair]
    else:
        figures = [value for column in columns for value in column if value is not None]
    return float(min([0.0, *figures])), float(max([0.0, *figures]))


def _label_rooms(native: NativeChart, *, is_lying: bool) -> tuple[float, float]:
    """How many points the figures need before the lowest and behind the highest mark."""
    rooms = [0.0, 0.0]
    for series in native.series:
        if series.is_labelled and not series.is_hidden:
            for number, value in enumerate(series.values):
                if value is not None:
                    words = shown_label(series, number)
                    wide = width_of(words, LEAST_SIZE) + 2 * _AIR if is_lying else LEAST_SIZE * 1.5
                    side = 0 if value < 0 else 1
                    rooms[side] = max(rooms[side], wide)
    return rooms[0], rooms[1]


def _set_legend(chart: Any, *, has_legend: bool) -> None:
    chart.has_legend = has_legend
    if has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(LEAST_SIZE)


def _set_axes(chart: Any, native: NativeChart, plot: Plot, colors: Mapping[str, str]) -> None:
    names, figures = chart.category_axis, chart.value_axis
    for axis in (names, figures):
        axis.has_major_gridlines = False
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
        axis.tick_labels.font.size = Pt(LEAST_SIZE)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for body in names._element.xpath("./c:txPr/a:bodyPr"):  # noqa: SLF001 - never written aslant
        body.set("rot", "0")
        body.set("vert", "horz")
    names.format.line.color.rgb = rgb(colors["ink"])
    names.format.line.width = Pt(1)
    if native.form == "lines":
        _set_days(chart, native, plot, colors)
        return
    figures.minimum_scale, figures.maximum_scale = plot.low, plot.high
    figures.visible = False
    names.reverse_order = plot.is_lying
    _set_on_axis(names, "c:tickLblSkip", 1)


def _set_days(chart: Any, native: NativeChart, plot: Plot, colors: Mapping[str, str]) -> None:
    days = [dt.date.fromisoformat(day) for day in native.categories]
    labels = chart.category_axis.tick_labels
    labels.number_format, labels.number_format_is_linked = "mmm yyyy", False
    chart.category_axis.format.line.color.rgb = rgb(colors["muted"])
    figures = chart.value_axis
    figures.minimum_scale, figures.maximum_scale = plot.low, plot.high
    figures.has_major_gridlines = True
    figures.major_gridlines.format.line.color.rgb = rgb(colors["hairline"])
    figures.format.line.fill.background()
    figures.tick_labels.number_format, figures.tick_labels.number_format_is_linked = '#,##0;"−"#,##0;0', False
    span = (days[-1] - days[0]).days
    ticks = max(plot.inner.width // _DAY_LABEL, 1)
    months = next((step for step in (1, 2, 3, 6, 12, 24) if span <= step * ticks * 30), 60)
    for tag, value in (("c:baseTimeUnit", "days"), ("c:majorUnit", months), ("c:majorTimeUnit", "months")):
        _set_on_axis(chart.category_axis, tag, value)


def _set_on_axis(axis: Any, tag: str, value: object) -> None:
    replace_child(axis._element, tag, value, before=_ON_AXIS[_ON_AXIS.index(tag) + 1 :])  # noqa: SLF001


def _set_layout(chart: Any, plot: Plot) -> None:
    """Fix where the marks lie, so that every program leaves the names and figures the same room."""
    area = chart._chartSpace.xpath("./c:chart/c:plotArea")[0]  # noqa: SLF001
    layout = replace_child(area, "c:layout", before=("*",))
    manual = child(layout, "c:manualLayout")
    for name, word in (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge")):
        child(manual, f"c:{name}", word)
    frame, inner = plot.frame, plot.inner
    for name, part, whole in (
        ("x", inner.left, frame.width),
        ("y", inner.top, frame.height),
        ("w", inner.width, frame.width),
        ("h", inner.height, frame.height),
    ):
        child(manual, f"c:{name}", round(part / whole, 4))


def _paint(form: Any, tone: str, colors: Mapping[str, str]) -> None:
    """Fill a mark; what is unknown or contestable is hatched."""
    if tone == "unknown":
        form.fill.patterned()
        form.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        form.fill.fore_color.rgb, form.fill.back_color.rgb = rgb(colors["unknown"]), rgb(colors["wash"])
    else:
        form.fill.solid()
        form.fill.fore_color.rgb = rgb(colors[tone])


def _draw_bars(drawn: Any, series: Series, colors: Mapping[str, str]) -> None:
    drawn.invert_if_negative = False
    if series.is_hidden:
        drawn.format.fill.background()
        drawn.format.line.fill.background()
        return
    _paint(drawn.format, series.tone, colors)
    for number, (tone, value) in enumerate(zip(series.tones, series.values, strict=True) if series.tones else ()):
        if tone != series.tone and value is not None:
            _paint(drawn.points[number].format, tone, colors)


def _draw_lines(chart: Any, colors: Mapping[str, str]) -> None:
    for number, drawn in enumerate(chart.plots[0].series):
        tone, dash = LINE_TONES[number % len(LINE_TONES)], _DASHES[number % len(_DASHES)]
        drawn.smooth = False
        drawn.format.line.width, drawn.format.line.dash_style = Pt(2.5), dash
        drawn.format.line.color.rgb = rgb(colors[tone])
        drawn.marker.style = XL_MARKER_STYLE.NONE
