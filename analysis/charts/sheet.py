"""A sheet of pixels on which a chart is composed: rectangles, lines, symbols and text, each coloured by meaning.

An axis cannot promise that no label touches another; a sheet can, since the chart knows where everything is. Everything
on it is still an Altair layer with its rows, so a picture keeps its tooltips, its emphasis and its data.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Literal

import altair as alt
import polars as pl

from analysis.charts.shapes import hatch
from analysis.charts.theme import TYPE_SIZES, chart_frame, tone
from analysis.charts.typesetting import wrapped

Align = Literal["left", "center", "right"]
Row = dict[str, Any]
_DIMMED = 0.3


def _expr(expression: str) -> dict[str, str]:
    return {"expr": expression}


_COLOR = _expr("tone[datum.tone]")
# Each kind of mark with the encodings beside its place. A custom path is scaled by half the root of its size: with 4 it
# is drawn in pixels.
_MARKS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "rect": ({"type": "rect", "fill": _COLOR, "cornerRadius": _expr("datum.radius")}, {}),
    "line": (
        {
            "type": "rule",
            "stroke": _COLOR,
            "strokeWidth": _expr("datum.size"),
            "strokeDash": _expr("datum.dashed ? [2, 2] : [1, 0]"),
            "strokeCap": _expr("datum.dashed ? 'butt' : 'square'"),
        },
        {},
    ),
    "symbol": (
        {
            "type": "point",
            "size": 4,
            "fill": _expr("datum.inside ? tone[datum.inside] : 'transparent'"),
            "stroke": _COLOR,
            "strokeWidth": _expr("datum.size"),
            "opacity": 1,
        },
        {"shape": alt.Shape("shape", type="nominal", scale=None)},
    ),
    "text": (
        {
            "type": "text",
            "fill": _COLOR,
            "align": _expr("datum.align"),
            "fontSize": _expr("datum.size"),
            "fontWeight": _expr("datum.weight"),
            "baseline": "alphabetic",
        },
        {"text": alt.Text("words", type="nominal")},
    ),
}


@dataclass
class Sheet:
    """What is to be drawn, in pixels from the top left; a `key` ties marks that are emphasised together."""

    width: float
    height: float
    emphasis: Literal["dim", "outline"] = "dim"
    _rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    _hits: dict[tuple[str, ...], list[Row]] = field(default_factory=lambda: defaultdict(list))
    _below: list[alt.Chart] = field(default_factory=list)

    def rect(
        self,
        x: float,
        y: float,
        x2: float,
        y2: float,
        *,
        tone: str,
        radius: float = 1.5,
        key: str = "",
        figures: Row | None = None,
    ) -> None:
        """Draw a filled rectangle; `figures` are the values it stands for and travel with it."""
        self._rows["rect"].append(
            _placed(x, y, x2, y2) | {"tone": tone, "radius": radius, "key": key} | (figures or {})
        )

    def hatched(self, x: float, y: float, x2: float, y2: float, *, key: str = "", figures: Row | None = None) -> None:
        """Draw a rectangle that says unknown or contestable."""
        self.rect(x, y, x2, y2, tone="wash", key=key, figures=figures)
        self.symbol((x + x2) / 2, (y + y2) / 2, hatch(x2 - x, y2 - y), tone="unknown", filled=False, key=key)

    def line(
        self,
        x: float,
        y: float,
        x2: float,
        y2: float,
        *,
        tone: str,
        size: float = 1,
        dashed: bool = False,
        key: str = "",
    ) -> None:
        """Draw a straight line."""
        self._rows["line"].append(_placed(x, y, x2, y2) | {"tone": tone, "size": size, "dashed": dashed, "key": key})

    def symbol(
        self,
        x: float,
        y: float,
        shape: str,
        *,
        tone: str,
        filled: bool = True,
        fill: str = "",
        size: float = 1,
        key: str = "",
    ) -> None:
        """Draw a path of `analysis.charts.shapes` centred on a point."""
        inside = fill or (tone if filled else "")
        row = {"x": _px(x), "y": _px(y), "shape": shape, "tone": tone, "inside": inside, "size": size, "key": key}
        self._rows["symbol"].append(row)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        tone: str = "ink",
        size: float = 11.5,
        weight: int = 400,
        align: Align = "left",
        key: str = "",
    ) -> None:
        """Write one line of text on the baseline `y`."""
        if words:
            style = {"tone": tone, "size": size, "weight": weight, "align": align, "key": key}
            self._rows["text"].append({"x": _px(x), "y": _px(y), "words": words} | style)

    def hit(self, x: float, y: float, x2: float, y2: float, *, spoken: str, tip: dict[str, str], key: str = "") -> None:
        """Answer the pointer over a rectangle with the tip, and a screen reader with the sentence."""
        answers = {f"tip_{number}": answer for number, answer in enumerate(tip.values())}
        self._hits[tuple(tip)].append(_placed(x, y, x2, y2) | {"key": key, "spoken": spoken} | answers)

    def foot(self, words: str) -> None:
        """Write a note of as many lines as it needs under everything, and make the sheet longer by them.

        Called before anything reads the sheet's height.
        """
        size, leading = TYPE_SIZES["note"], 14
        self.height += 6
        for line in wrapped(words, self.width, size, lines=4):
            self.height += leading
            self.text(0, self.height - 4, line, tone="muted", size=size)

    def under(self, layer: alt.Chart) -> None:
        """Put a layer of the chart's own making under everything else."""
        self._below.append(layer)

    def x(self, name: str) -> alt.X:
        """Read a column as pixels from the left."""
        return alt.X(name, type="quantitative", axis=None, scale=_pixels(self.width))

    def y(self, name: str) -> alt.Y:
        """Read a column as pixels from the top."""
        return alt.Y(name, type="quantitative", axis=None, scale=_pixels(self.height))

    def chart(self) -> alt.LayerChart:
        """Return the layers, lowest first: own ones, rectangles, lines, symbols, text, what answers the pointer."""
        hover = alt.selection_point(name="hover", on="pointerover", clear="pointerout", fields=["key"], empty=True)
        emphasis = alt.when(hover).then(alt.value(1)).otherwise(alt.value(_DIMMED))
        layers = list(self._below)
        for kind in ("rect", "line", "symbol", "text"):
            for is_keyed in (False, True):
                rows = [row for row in self._rows[kind] if bool(row["key"]) is is_keyed]
                if rows:
                    layer = self._layer(kind, chart_frame(pl.DataFrame(rows, infer_schema_length=None)))
                    layers.append(layer.encode(opacity=emphasis) if is_keyed and self._hits else layer)
        for number, (titles, rows) in enumerate(self._hits.items()):
            frame = chart_frame(pl.DataFrame(rows, infer_schema_length=None))
            layer = self._answers(f"hit_{number}", titles, frame, hover)
            layers.append(layer.add_params(hover) if number + 1 == len(self._hits) else layer)
        drawn = alt.LayerChart(layer=layers)
        size = {"width": self.width, "height": self.height, "padding": 0, "autosize": alt.AutoSizeParams(type="none")}
        sized: alt.LayerChart = drawn.properties(**size)
        return sized

    def _layer(self, kind: str, frame: pl.DataFrame) -> alt.Chart:
        mark, shown = _MARKS[kind]
        place: dict[str, Any] = {"x": self.x("x"), "y": self.y("y")}
        if kind in {"rect", "line"}:
            place |= {"x2": alt.X2("x2"), "y2": alt.Y2("y2")}
        layer: alt.Chart = alt.Chart(frame, mark=alt.MarkDef(aria=False, **mark)).encode(**place, **shown)
        return layer

    def _answers(self, name: str, titles: tuple[str, ...], frame: pl.DataFrame, hover: alt.Parameter) -> alt.Chart:
        tips = [alt.Tooltip(f"tip_{i}", type="nominal", title=title) for i, title in enumerate(titles)]
        outline = alt.when(hover, empty=False).then(alt.value(1)).otherwise(alt.value(0))
        # Paint nobody sees, since a browser lets the pointer fall through what has no fill.
        unseen: dict[str, Any] = {"fill": tone("paper"), "fillOpacity": 0, "stroke": tone("ink"), "strokeWidth": 1.5}
        layer: alt.Chart = (
            alt.Chart(frame, name=name, mark=alt.MarkDef(type="rect", **unseen))
            .encode(x=self.x("x"), x2=alt.X2("x2"), y=self.y("y"), y2=alt.Y2("y2"), tooltip=tips)
            .encode(description=alt.Description("spoken", type="nominal"))
            .encode(strokeOpacity=outline if self.emphasis == "outline" else alt.value(0))
        )
        return layer


def nothing_to_show(words: str, width: float) -> alt.LayerChart:
    """Return a picture that says there is nothing to draw, rather than an empty frame that says nothing."""
    size, leading = TYPE_SIZES["label"], 16
    lines = wrapped(words, width, size, lines=3)
    sheet = Sheet(width, 28 + leading * len(lines))
    sheet.line(0, 0.5, width, 0.5, tone="hairline")
    sheet.line(0, sheet.height - 0.5, width, sheet.height - 0.5, tone="hairline")
    for number, line in enumerate(lines):
        sheet.text(0, 26 + leading * number, line, tone="muted", size=size)
    return sheet.chart()


def _placed(x: float, y: float, x2: float, y2: float) -> Row:
    return {"x": _px(x), "y": _px(y), "x2": _px(x2), "y2": _px(y2)}


def _px(position: float) -> float:
    return round(float(position), 2)


def _pixels(length: float) -> alt.Scale:
    return alt.Scale(domain=[0, length], range=[0, length], nice=False, zero=False)
