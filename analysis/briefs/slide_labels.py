"""The figures beside the marks of a native chart: its own labels, in its own format, placed where they meet no mark."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.briefs.figures import plain
from analysis.briefs.slide_elements import child, replace_child
from analysis.briefs.slide_text import LEADING, LEAST_SIZE, shortened, width_of
from analysis.charts.native import NativeChart, Series
from analysis.numbers import MINUS, number_text

if TYPE_CHECKING:
    from analysis.briefs.slide_charts import Plot

_AFTER_LABELS = ("c:trendline", "c:errBars", "c:cat", "c:val")
_AIR = 9.0
_LINE_NAME_SHARE = 0.4
# By day and by night apart in lightness too; lines also differ in their dashes.
LINE_TONES = ("ours", "theirs", "misplaced", "hidden", "surplus")
# A figure that was moved needs no line back to its mark.
_LEADERS = "{http://schemas.microsoft.com/office/drawing/2012/chart}showLeaderLines"
_SIZE = int(LEAST_SIZE * 100)


def shown_label(series: Series, number: int) -> str:
    """Return the words beside a point, as an office program will write them."""
    if series.labels:
        return plain(series.labels[number])
    return formatted(series.values[number], series.number_format)


def formatted(value: float | None, form: str) -> str:
    """Write a figure as an office program does in one of our formats; blank stays blank."""
    if value is None:
        return ""
    parts = form.split(";")
    negative, zero = (*parts, "", "")[1:3] if len(parts) > 1 else (f"{MINUS}{parts[0]}", parts[0])
    part = parts[0] if value > 0 else negative if value < 0 else zero
    found = re.search(r"#,##0(?:\.(0+))?(,*)|0%", part)
    if found is None:
        return part.strip('"')
    if found[0] == "0%":
        digits = f"{number_text(abs(value) * 100)}%"
    else:
        digits = number_text(abs(value), len(found[1] or ""), divisor=1_000 ** len(found[2]))
    return part.replace(found[0], digits).replace('"', "")


def label_series(drawn: Any, series: Series, native: NativeChart, plot: Plot) -> None:
    """Label a series of bars or columns; on a base each figure is moved behind the end of its own mark."""
    is_stacked = native.form.startswith("stacked")
    has_base = is_stacked and any(one.is_hidden for one in native.series)
    place = "" if is_stacked else "outEnd"
    labels = replace_child(drawn._element, "c:dLbls", before=_AFTER_LABELS)  # noqa: SLF001
    for number, value in enumerate(series.values):
        if value is None or not (series.labels or has_base):
            continue
        one = child(labels, "c:dLbl")
        child(one, "c:idx", number)
        words = shown_label(series, number)
        if not words:
            child(one, "c:delete", 1)
            continue
        if has_base:
            _move(one, _shift(words, value, plot), plot)
        if series.labels:
            _write(child(one, "c:tx"), words)
        _finish(one, series.number_format, place)
    _finish(labels, series.number_format, place)
    _without_leaders(labels)


def _without_leaders(labels: Any) -> None:
    told = child(child(labels, "c:extLst"), "c:ext", uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}")
    told.append(told.makeelement(_LEADERS, {"val": "0"}))


def line_label_room(native: NativeChart, wide: float) -> float:
    """How many points the names and last figures of lines need behind their ends."""
    names = [_line_words(series, wide)[1] for series in native.series]
    return max(width_of(words, LEAST_SIZE, is_strong=True) for words in names) + 2 * _AIR


def label_lines(chart: Any, native: NativeChart, plot: Plot, colors: Mapping[str, str]) -> None:
    """Name each line behind its end with its last figure, as far apart as the names need to be read."""
    ends = [(number, *_line_words(series, plot.frame.width)) for number, series in enumerate(native.series)]
    told = sorted(
        (plot.height_of(native.series[number].values[place] or 0.0), number, place, words)
        for number, place, words in ends
        if place is not None
    )
    tops: list[float] = []
    for true, *_ in told:
        tops.append(max(true, tops[-1] + LEAST_SIZE * LEADING if tops else true))
    floor = plot.inner.bottom
    for at in reversed(range(len(tops))):
        tops[at] = min(tops[at], floor)
        floor = tops[at] - LEAST_SIZE * LEADING
    drawn = chart.plots[0].series
    for (true, number, place, words), top in zip(told, tops, strict=True):
        labels = replace_child(drawn[number]._element, "c:dLbls", before=_AFTER_LABELS)  # noqa: SLF001
        one = child(labels, "c:dLbl")
        child(one, "c:idx", place)
        manual = child(child(one, "c:layout"), "c:manualLayout")
        child(manual, "c:x", 0)
        child(manual, "c:y", round((top - true) / plot.frame.height, 4))
        _write(child(one, "c:tx"), words, colors[LINE_TONES[number % len(LINE_TONES)]])
        _finish(one, native.series[number].number_format, "r")
        child(labels, "c:spPr")
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
            child(labels, f"c:show{name}", 0)
        _without_leaders(labels)


def _line_words(series: Series, wide: float) -> tuple[int | None, str]:
    """The place of a line's last known figure, and its name with that figure."""
    known = [place for place, value in enumerate(series.values) if value is not None]
    if not known:
        return None, ""
    figure = formatted(series.values[known[-1]], series.number_format)
    return known[-1], f"{shortened(plain(series.name), wide * _LINE_NAME_SHARE, LEAST_SIZE, 1)}  {figure}"


def _shift(words: str, value: float, plot: Plot) -> float:
    """How far the middle of a figure moves from the middle of its mark, in points."""
    half = abs(value) * plot.by_unit / 2
    away = half + _AIR + (width_of(words, LEAST_SIZE) if plot.is_lying else LEAST_SIZE * 1.2) / 2
    return away if value >= 0 else -away


def _move(label: Any, shift: float, plot: Plot) -> None:
    manual = child(child(label, "c:layout"), "c:manualLayout")
    child(manual, "c:x", round(shift / plot.frame.width, 4) if plot.is_lying else 0)
    child(manual, "c:y", 0 if plot.is_lying else -round(shift / plot.frame.height, 4))


def _finish(parent: Any, form: str, place: str) -> None:
    child(parent, "c:numFmt", formatCode=form, sourceLinked=0)
    shape = child(parent, "c:spPr")
    child(shape, "a:noFill")
    child(child(shape, "a:ln"), "a:noFill")
    text = child(parent, "c:txPr")
    child(text, "a:bodyPr", wrap="none")
    paragraph = child(text, "a:p")
    child(child(paragraph, "a:pPr"), "a:defRPr", sz=_SIZE, b=1)
    child(paragraph, "a:endParaRPr", lang="en-GB")
    if place:
        child(parent, "c:dLblPos", place)
    for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize"):
        child(parent, f"c:show{name}", int(name == "Val"))


def _write(parent: Any, words: str, color: str = "") -> None:
    rich = child(parent, "c:rich")
    child(rich, "a:bodyPr", wrap="none")
    run = child(child(rich, "a:p"), "a:r")
    style = child(run, "a:rPr", lang="en-GB", sz=_SIZE, b=1)
    if color:
        child(child(style, "a:solidFill"), "a:srgbClr", color.removeprefix("#").upper())
    child(run, "a:t").text = words
