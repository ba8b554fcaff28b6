"""The one place of the look: colours, sizes, numbers, and the two doors of every chart.

Data enters a chart through `chart_frame`; a chart leaves through `finish`. Charts name colours by meaning: a drawing
says `tone.short`, never a hex code, and `vega_config` says what `tone` is by day and by night. Turning a page dark is
therefore one signal on each view, without building a chart again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import altair as alt
import polars as pl

from analysis.charts.color_vision import lightened, mixed
from analysis.errors import ChartError
from analysis.numbers import date_text as whole_date_text
from analysis.numbers import number_text

if TYPE_CHECKING:
    from datetime import date

MAXIMUM_ROWS = 5_000
CONTENT_WIDTH = 706
HALF_WIDTH = 340
GUTTER = 26
FONT = "Inter, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
TYPE_SIZES = {
    "headline": 29.0,
    "exhibit": 14.5,
    "body": 13.0,
    "figure": 13.5,
    "label": 11.5,
    "small": 10.5,
    "note": 10.0,
}
LINE_HEIGHTS = {"headline": 34, "body": 19}
# On a slide, in points; nothing is set smaller than the label.
SLIDE_SIZES = {"headline": 44.0, "value": 44.0, "title": 30.0, "body": 24.0, "label": 18.0}
LEAST_SLIDE_SIZE = SLIDE_SIZES["label"]
_SPACES = re.compile("[^\\S\u00a0\u202f]+")  # but those that hold a figure together
_READING_ORDER = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}

AnyChart = TypeVar("AnyChart", alt.Chart, alt.LayerChart)


class Area(NamedTuple):
    """A page or slide, and the margin kept free on each of its sides."""

    width: float
    height: float
    margin: float


# Pages in pixels at 96 dpi, as all sizes but a slide's; the slide, 16 to 9, in points.
PAPERS = {"a4": Area(793.7, 1122.5, 44.0), "letter": Area(816.0, 1056.0, 44.0)}
SLIDE = Area(960.0, 540.0, 44.0)


@dataclass(frozen=True)
class Token:
    """A colour with its meaning; `shape` is what says the same thing without colour."""

    light: str
    dark: str
    shape: str = ""


TOKENS = {
    "paper": Token("#ffffff", "#11181f"),
    "ink": Token("#16202a", "#e9eef3"),
    "muted": Token("#5a6672", "#a3b0bc"),
    "hairline": Token("#d8dee4", "#33404c"),
    "wash": Token("#f4f6f8", "#1a242e"),
    "band": Token("#e7ecf0", "#26323d"),
    "on_deep": Token("#ffffff", "#0d141a"),
    "ours": Token("#0a6e73", "#45b3b4", "circle"),
    "ours_tint": Token("#c5dddf", "#1d4649"),
    "theirs": Token("#4a5560", "#9aa7b3", "diamond"),
    "short": Token("#c2410c", "#f2773f", "triangle-down"),
    "short_tint": Token("#f6ddd0", "#4b2a1b"),
    "misplaced": Token("#6d4aa3", "#ab90de", "arrows"),
    "hidden": Token("#9a6a00", "#d6a13a", "key"),
    "surplus": Token("#2563a8", "#6aa5e8", "triangle-up"),
    "progress": Token("#d59a1c", "#e2b04a", "half-circle"),
    "progress_text": Token("#9a6a00", "#d6a13a"),
    "benchmark": Token("#c9b27a", "#8f7f52", "band"),
    "unknown": Token("#8a949e", "#7f8b97", "hatch"),
}

# How far each step of the diverging scale goes from wash to its end; the jump to the last step leaps over the
# shades on which neither dark nor light figures would be legible.
_BALANCE_STEPS = {False: (0.16, 0.36, 0.60, 1.0), True: (0.14, 0.30, 0.48, 1.0)}
# As our own tint and dark variant stand to our colour.
_TINT_SHARES = {False: 0.24, True: 0.28}
_DARK_CONTRAST = 7.0


def balance_tones() -> list[str]:
    """Name the nine steps from the deepest shortage through zero to the largest surplus."""
    ends = range(1, len(_BALANCE_STEPS[False]) + 1)
    return [*(f"short_{step}" for step in reversed(ends)), "balanced", *(f"surplus_{step}" for step in ends)]


def tones(*, dark: bool = False, accent: str = "") -> dict[str, str]:
    """Return every colour by meaning, the steps of the diverging scale included.

    `accent` is a client's own colour, as ``#0a6e73``, in place of ours; its tint and its dark variant follow from it.
    """
    colors = {name: token.dark if dark else token.light for name, token in TOKENS.items()}
    if accent:
        colors["ours"] = lightened(accent, colors["paper"], _DARK_CONTRAST) if dark else accent.lower()
        colors["ours_tint"] = mixed(colors["paper"], colors["ours"], _TINT_SHARES[dark])
    colors["balanced"] = colors["wash"]
    for end in ("short", "surplus"):
        for step, share in enumerate(_BALANCE_STEPS[dark], start=1):
            colors[f"{end}_{step}"] = mixed(colors["wash"], colors[end], share)
    return colors


def tone(name: str) -> dict[str, str]:
    """Refer to a colour by its meaning inside a chart, so that it follows the page from light to dark."""
    return {"expr": f"tone.{name}"}


def css_variables(accent: str = "") -> str:
    """Return the tokens as CSS custom properties; paper is always light, a screen follows its reader's preference."""

    def block(*, dark: bool, indent: str) -> str:
        scheme = f"{indent}color-scheme: {'dark' if dark else 'light'};\n"
        colors = tones(dark=dark, accent=accent)
        return scheme + "".join(f"{indent}--{name.replace('_', '-')}: {c};\n" for name, c in colors.items())

    sizes = "".join(f"  --type-{name}: {size:g}px;\n" for name, size in TYPE_SIZES.items())
    leading = "".join(f"  --leading-{name}: {height}px;\n" for name, height in LINE_HEIGHTS.items())
    grid = f"  --content-width: {CONTENT_WIDTH}px;\n  --half-width: {HALF_WIDTH}px;\n  --gutter: {GUTTER}px;\n"
    return (
        f":root {{\n{block(dark=False, indent='  ')}  --font: {FONT};\n{sizes}{leading}{grid}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{block(dark=True, indent='    ')}  }}\n}}\n"
    )


def vega_config(dark: bool = False, accent: str = "") -> dict[str, Any]:
    """Return what a chart needs to be drawn by day or by night, `accent` in place of our colour.

    To embed a chart dark, put `vega_config(True)` in the place of its `config`. To turn one that is already on the
    page: `view.signal("tone", tones).run()` with `tones(dark=True)`.
    """
    colors = tones(dark=dark, accent=accent)
    quiet_axis = {
        "domainColor": colors["ink"],
        "gridColor": colors["hairline"],
        "tickColor": colors["hairline"],
        "labelColor": colors["muted"],
        "titleColor": colors["muted"],
        "labelFontSize": TYPE_SIZES["small"],
        "titleFontSize": TYPE_SIZES["small"],
        "titleFontWeight": "normal",
    }
    return {
        "params": [{"name": "tone", "value": colors}],
        "background": tone("paper"),
        "font": FONT,
        "view": {"stroke": None},
        "axis": quiet_axis,
        "legend": {"labelColor": colors["muted"], "titleColor": colors["muted"], "labelFontSize": TYPE_SIZES["small"]},
        "title": {"color": colors["ink"], "anchor": "start", "fontSize": TYPE_SIZES["exhibit"], "fontWeight": 600},
        "text": {"color": colors["ink"], "fontSize": TYPE_SIZES["label"]},
        "bar": {"color": colors["ours"]},
        "line": {"color": colors["ours"]},
        "point": {"color": colors["ours"], "filled": True},
        "range": {
            "category": [colors[name] for name in ("ours", "theirs", "misplaced", "hidden", "surplus", "short")],
            "diverging": [colors[name] for name in balance_tones()],
        },
    }


@alt.theme.register("workbench", enable=True)
def workbench() -> alt.theme.ThemeConfig:
    """Give a chart made ad hoc in a notebook the look of the house."""
    return alt.theme.ThemeConfig(config=vega_config())  # type: ignore[typeddict-item]


def finish(chart: AnyChart, *, title: str, unit: str, source: str, alt: str, note: str = "") -> AnyChart:
    """Let a chart leave with its title, unit, source and alternative text, none of which is drawn in the picture.

    They travel in `usermeta` for whoever sets them beside the picture; `note` is the reading key set under it.
    """
    parts = {"title": title, "unit": unit, "source": source, "alt": alt}
    missing = [name for name, text in parts.items() if not text.strip()]
    if missing:
        raise ChartError(
            f"A chart cannot leave without its {' and '.join(missing)}.",
            where=title.strip(),
            todo="Give the chart function every part; the alternative text is its own work.",
        )
    described: AnyChart = chart.properties(usermeta={**parts, "note": note}, description=alt)
    finished: AnyChart = described.configure(**vega_config())
    return finished


def chart_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame as a chart can carry it; the one door of data into a chart.

    Decimals become floats, wide integers 64 bits, text loses control characters. Refused, with the column's name: NaN
    and infinity, types a browser cannot read, and more than 5,000 rows.
    """
    if frame.height > MAXIMUM_ROWS:
        raise ChartError(
            f"A chart was given {count_text(frame.height)} rows; {count_text(MAXIMUM_ROWS)} is the most it may carry.",
            where=f"columns {', '.join(frame.columns[:6])}",
            todo="Aggregate before drawing.",
        )
    return plain_frame(frame)


def plain_frame(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame in types a chart can carry, whatever its length: for choosing the rows to draw."""
    return frame.with_columns(_plain(column) for column in frame.get_columns())


def require_columns(frame: pl.DataFrame, *needed: str) -> None:
    """Refuse a frame that lacks a column the chart is about."""
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        raise ChartError(
            f"A chart's frame lacks {', '.join(missing)}.",
            where=f"columns {', '.join(frame.columns) or 'none'}",
            todo="Give it the columns of the mart it draws.",
        )


def _plain(column: pl.Series) -> pl.Series:
    kind = column.dtype
    if isinstance(kind, pl.Decimal):
        return column.cast(pl.Float64)
    if kind in (pl.Int128, pl.UInt128, pl.UInt64):
        try:
            return column.cast(pl.Int64)
        except pl.exceptions.InvalidOperationError as error:
            raise ChartError(f"Column {column.name} holds a number too large to draw.") from error
    if kind.is_float():
        if not column.drop_nulls().is_finite().all():
            raise ChartError(f"Column {column.name} holds NaN or infinity.", todo="Give null where there is no figure.")
        return column
    if isinstance(kind, pl.Categorical | pl.Enum | pl.String):
        return column.cast(pl.String).map_elements(plain_text, return_dtype=pl.String)
    if kind.is_nested() or isinstance(kind, pl.Duration | pl.Time | pl.Binary | pl.Object):
        raise ChartError(f"Column {column.name} is of type {kind}, which a chart cannot carry.", todo="Leave it out.")
    return column


def plain_text(text: str) -> str:
    """Return one line of text without the control characters that break a picture or turn its reading order."""
    kept = (" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    read = "".join(char for char in kept if unicodedata.bidirectional(char) not in _READING_ORDER)
    return _SPACES.sub(" ", read).strip()


class Magnitude(NamedTuple):
    """How many digits a chart's amounts are worth: 1,182,400 reads 1,182.4 thousand."""

    divisor: int
    word: str
    decimals: int

    def text(self, amount: float | None, *, signed: bool = False) -> str:
        """Write an amount in this magnitude."""
        if amount is None:
            return "unknown"
        return number_text(amount, self.decimals, divisor=self.divisor, signed=signed)

    def unit(self, unit: str) -> str:
        """Name the unit the labels are in."""
        return f"{unit.strip()} {self.word}".strip() if unit.strip() else ""


def magnitude(amounts: list[float | None]) -> Magnitude:
    """Choose the magnitude in which the largest of the amounts has at most six digits."""
    largest = max((abs(amount) for amount in amounts if amount is not None), default=0.0)
    if largest >= 100_000_000:  # noqa: PLR2004
        return Magnitude(1_000_000, "million", 1)
    if largest >= 100_000:  # noqa: PLR2004
        return Magnitude(1_000, "thousand", 1)
    return Magnitude(1, "", 0)


COUNTS = Magnitude(1, "", 0)


def count_text(count: float | None, *, signed: bool = False) -> str:
    """Write a count with thousands separated and a true minus sign; null is unknown."""
    return COUNTS.text(count, signed=signed)


def counted(count: int, noun: str) -> str:
    """Write how many of a thing there are, one of it in the singular."""
    return f"{count_text(count)} {noun}{'' if count == 1 else 's'}"


def date_text(day: date, *, with_year: bool) -> str:
    """Write a date as the brief does, without its year where the one beside it says it."""
    return whole_date_text(day, with_year=with_year)
