"""How often the draws of the simulation come to which True Forward charge, and where the proposal stands to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from analysis.charts import shapes
from analysis.charts.native import NativeChart, Series, with_native
from analysis.charts.sheet import Align, Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    Magnitude,
    chart_frame,
    count_text,
    finish,
    magnitude,
    require_columns,
)
from analysis.charts.typesetting import text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    import altair as alt
    import polars as pl

MOST_BINS = 400
_MOST_COLUMNS = 10
_HEAD = 44
_PLOT = 130
_STRIP = 14
_LEADING = 17
_NAMES = {"p5": "5 % of draws below", "p50": "half below", "p95": "95 % below"}


@dataclass(frozen=True)
class _Span:
    """The charges in sight and where they lie in pixels."""

    low: float
    high: float
    width: float

    def x(self, amount: float) -> float:
        """Return where a charge stands; a single one in the middle."""
        if self.high == self.low:
            return self.width / 2
        return 7 + (amount - self.low) / (self.high - self.low) * (self.width - 14)


def charge_distribution(
    bins: pl.DataFrame,
    *,
    title: str,
    unit: str,
    source: str,
    quantiles: pl.DataFrame | None = None,
    width: int = CONTENT_WIDTH,
) -> alt.LayerChart:
    """Draw the histogram of the simulation, its quantiles below it, the proposal and verified data above.

    `bins` is marts.simulation_bins of one currency: currency, bin_number, bin_from_amount, bin_until_amount,
    drawn_count. `quantiles` is marts.simulation of the same: quantile_key, simulated_amount, base_amount,
    proposed_amount, draw_count, seed_number.
    """
    require_columns(bins, "currency", "bin_number", "bin_from_amount", "bin_until_amount", "drawn_count")
    found = sorted(bins["currency"].drop_nulls().unique())
    if len(found) > 1:
        raise ChartError(
            f"A chart has one unit, and these charges come in {', '.join(found)}.", todo="Draw one chart a currency."
        )
    rows = chart_frame(bins.sort("bin_number")).to_dicts()
    if not rows:
        words = "Nothing to show: client.toml states no range to draw from, or the charge is unknown."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    told = _told(quantiles)
    scale = magnitude([rows[-1]["bin_until_amount"], told.get("proposed_amount")])
    note = "Height: how many draws. Below: thick, the middle half of the draws; thin, nine in ten." if told else ""
    if told:
        note = f"{note} {count_text(told['draw_count'])} draws, seed {told['seed_number']}."
    finished = finish(
        _drawn(rows, told, scale, width),
        title=title,
        unit=scale.unit(unit),
        source=source,
        alt=_alt(rows, told, scale, scale.unit(unit)),
        note=note,
    )
    return with_native(finished, _native(rows, told, scale, scale.unit(unit)))


def _told(quantiles: pl.DataFrame | None) -> dict[str, Any]:
    """What the simulation says in one record: p5 to p95, the base, the proposal, draws and seed."""
    if quantiles is None or quantiles.is_empty():
        return {}
    require_columns(
        quantiles,
        *("quantile_key", "simulated_amount", "base_amount", "proposed_amount", "draw_count", "seed_number"),
    )
    rows = chart_frame(quantiles).to_dicts()
    return {**rows[0], **{row["quantile_key"]: row["simulated_amount"] for row in rows}}


def _drawn(rows: list[dict[str, Any]], told: dict[str, Any], scale: Magnitude, width: int) -> alt.LayerChart:
    marks = [told.get(name) for name in ("base_amount", "proposed_amount")]
    reach = [rows[0]["bin_from_amount"], rows[-1]["bin_until_amount"], *(mark for mark in marks if mark is not None)]
    span = _Span(min(reach), max(reach), float(width))
    labels = _labels(told, scale, span)
    lines = 1 + max((line for _, _, line in labels), default=0)
    sheet = Sheet(width, _HEAD + _PLOT + _STRIP + 6 + lines * _LEADING)
    foot = _HEAD + _PLOT
    highest = max(row["drawn_count"] for row in rows) or 1
    for number, row in enumerate(rows):
        left, right = _ends(row, span)
        top = foot - row["drawn_count"] / highest * _PLOT
        figures = {name: row[name] for name in ("bin_from_amount", "bin_until_amount", "drawn_count")}
        key = f"bin {number}"
        if row["drawn_count"]:
            sheet.rect(left, top, right, foot, tone="ours", radius=0, key=key, figures=figures)
        between = f"{scale.text(row['bin_from_amount'])} to {scale.text(row['bin_until_amount'])}"
        tip = {"Charge": between, "Draws": count_text(row["drawn_count"])}
        sheet.hit(left, _HEAD, right, foot, spoken=f"{between}: {tip['Draws']} draws", tip=tip, key=key)
    sheet.line(0, foot, width, foot, tone="ink")
    _strip(sheet, told, span, foot)
    for words, x, line in labels:
        y = foot + _STRIP + 12 + line * _LEADING
        sheet.text(x, y, words, tone="ink", size=TYPE_SIZES["small"], weight=600)
    _marks(sheet, told, scale, span, foot)
    return sheet.chart()


def _ends(row: dict[str, Any], span: _Span) -> tuple[float, float]:
    left, right = span.x(row["bin_from_amount"]), span.x(row["bin_until_amount"])
    if right - left < 1:
        return left - 3, left + 3
    return left, right - min(1.0, (right - left) / 4)


def _strip(sheet: Sheet, told: dict[str, Any], span: _Span, foot: float) -> None:
    """Draw nine in ten of the draws, the middle half and the median under the histogram."""
    if any(told.get(key) is None for key in ("p5", "p25", "p50", "p75", "p95")):
        return
    y = foot + _STRIP - 5
    at = {key: span.x(told[key]) for key in ("p5", "p25", "p50", "p75", "p95")}
    sheet.line(at["p5"], y, at["p95"], y, tone="ours", size=1.5)
    sheet.rect(at["p25"], y - 3, max(at["p75"], at["p25"] + 1), y + 3, tone="ours", radius=0)
    sheet.symbol(at["p50"], y, shapes.circle(4), tone="ours", fill="paper", size=1.5)


def _labels(told: dict[str, Any], scale: Magnitude, span: _Span) -> list[tuple[str, float, int]]:
    """Place the quantiles' words: centred on their charge, inside the sheet, on a lower line where one would touch."""
    size, placed = TYPE_SIZES["small"], []
    ends = [0.0] * len(_NAMES)
    for key, name in _NAMES.items():
        if told.get(key) is None:
            continue
        words = f"{name}: {scale.text(told[key])}"
        room = text_width(words, size, 600)
        x = min(max(span.x(told[key]) - room / 2, 0.0), max(span.width - room, 0.0))
        line = next((number for number, end in enumerate(ends) if not end or x > end + 10), len(ends) - 1)
        ends[line] = x + room
        placed.append((words, x, line))
    return placed


def _marks(sheet: Sheet, told: dict[str, Any], scale: Magnitude, span: _Span, foot: float) -> None:
    """Draw the proposal and the charge on verified data as lines with their words above the histogram."""
    asked, base = told.get("proposed_amount"), told.get("base_amount")
    covered = (0.0, 0.0)
    if base is not None:
        other = None if asked is None else span.x(asked)
        covered = _mark(sheet, span.x(base), f"verified data {scale.text(base)}", 31.0, "ink", other)
        sheet.line(span.x(base), 35, span.x(base), foot, tone="ink", size=1.5, dashed=True)
    if asked is not None:
        x = span.x(asked)
        _mark(sheet, x, f"proposal {scale.text(asked)}", 13.0, "theirs", None)
        # Never through the words on the line below.
        start = 38.0 if covered[0] - 3 < x < covered[1] + 3 else 17.0
        sheet.line(x, start, x, foot, tone="theirs", size=1.5, dashed=True)


def _mark(sheet: Sheet, x: float, words: str, y: float, tone: str, other: float | None) -> tuple[float, float]:
    """Write beside a mark on the side that has room, away from another mark; return from where to where it reaches."""
    size = TYPE_SIZES["label"]
    room = 11 + text_width(words, size, 600)
    fits_left, fits_right = x - room >= 0, x + room <= sheet.width
    is_left = fits_left and (not fits_right or (other is not None and x < other < x + room))
    align: Align = "right" if is_left else "left"
    sheet.symbol(x, y - 4, shapes.diamond(6) if tone == "theirs" else shapes.circle(4), tone=tone)
    sheet.text(x - 11 if is_left else x + 11, y, words, tone=tone, size=size, weight=600, align=align)
    return (x - room, x) if is_left else (x, x + room)


def _alt(rows: list[dict[str, Any]], told: dict[str, Any], scale: Magnitude, unit: str) -> str:
    ends = f"{scale.text(rows[0]['bin_from_amount'])} to {scale.text(rows[-1]['bin_until_amount'])}"
    count = count_text(sum(row["drawn_count"] for row in rows))
    sentences = [f"Histogram of {count} draws of the True Forward charge in {unit}, from {ends}."]
    if told.get("p50") is not None:
        middle = f"{scale.text(told['p25'])} to {scale.text(told['p75'])}"
        outer = f"{scale.text(told['p5'])} to {scale.text(told['p95'])}"
        sentences.append(
            f"Half lie below {scale.text(told['p50'])}, the middle half from {middle}, nine in ten from {outer}."
        )
    if told.get("proposed_amount") is not None:
        sentences.append(f"The proposal asks for {scale.text(told['proposed_amount'])}.")
    return " ".join(sentences)


def _native(rows: list[dict[str, Any]], told: dict[str, Any], scale: Magnitude, unit: str) -> NativeChart:
    """Neighbouring bins as one column each, so few that all can be named; the figures they stand for in words."""
    size = -(-len(rows) // _MOST_COLUMNS)
    columns = [rows[start : start + size] for start in range(0, len(rows), size)]
    marks = {"base_amount": ("verified data", "ink"), "proposed_amount": ("proposal", "theirs")}
    tones = ["ours"] * len(columns)
    said = [f"Half of the draws lie below {scale.text(told['p50'])}"] if told.get("p50") is not None else []
    for name, (words, tone) in marks.items():
        if (amount := told.get(name)) is not None:
            said.append(f"{words} {scale.text(amount)}")
            for number, bins in enumerate(columns):
                if bins[0]["bin_from_amount"] <= amount < bins[-1]["bin_until_amount"]:
                    tones[number] = tone
    ends = [(scale.text(bins[0]["bin_from_amount"]), scale.text(bins[-1]["bin_until_amount"])) for bins in columns]
    drawn = [float(sum(row["drawn_count"] for row in bins)) for bins in columns]
    return NativeChart(
        "histogram",
        [f"{low} to {high}" for low, high in ends],
        [Series("Draws", list(drawn), "ours", tones)],
        f"Draws by charge, {unit}",
        note=f"{'; '.join(said)}." if said else "",
    )
