"""The range of a settlement: what is asked, what others settled for, what the formula gives, and what we aim at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import shapes
from analysis.charts.native import MOST_BARS, NativeChart, Series, legible, number_format, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    Magnitude,
    date_text,
    finish,
    magnitude,
    plain_frame,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    from collections.abc import Callable

    import altair as alt

    Figures = list[dict[str, Any]]
    Place = Callable[[float], float]

_ROW, _AIMS_LINE, _UNKNOWN = 48, 62, 72
_AIMS = {"opening": "Opening", "target": "Target", "walk_away": "Walk-away"}
_FORMULAS = {"formula_verified": "verified data", "formula_shown": "use as shown"}
_LEDGER = ("ledger_p25", "ledger_median", "ledger_p75")
_CLAIM = ("benchmark_low", "benchmark_high")
_GAP = 10.0


def settlement_range(
    figures: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw what is asked, what others settled for, what the formula gives, and what we open with, aim at, never pass.

    `figures`: marts.settlement_range of one currency (range_key, range_name, amount, currency, source, source_date,
    sample_words, note), all of it or only what may leave the house. A benchmark never stands without its date and n;
    what is unknown is hatched and says what it waits for.
    """
    require_columns(
        figures, "range_key", "range_name", "amount", "currency", "source", "source_date", "sample_words", "note"
    )
    rows = list(plain_frame(figures).iter_rows(named=True))
    if not rows:
        words = "Nothing to show: there is neither a proposal nor an agreement to make a range of."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    currencies = sorted({row["currency"] for row in rows if row["currency"]})
    if len(currencies) > 1:
        found = ", ".join(currencies)
        raise ChartError(f"A chart has one unit, and this range comes in {found}.", todo="Draw one chart a currency.")
    scale = magnitude([row["amount"] for row in rows])
    is_unknown = any(row["amount"] is None for row in rows)
    finished = finish(
        _drawn(_groups(rows), scale, width),
        title=title,
        unit=scale.unit(unit),
        source=source,
        alt=_alt(rows, scale, scale.unit(unit)),
        note="Hatched: unknown, with what it waits for." if is_unknown else "",
    )
    return with_native(finished, _native(_groups(rows), scale, scale.unit(unit)))


def _groups(rows: Figures) -> list[Figures]:
    """The figures that share a line, in their order; each claim has a line of its own."""
    groups: list[Figures] = []
    for row in rows:
        kind = _kind(row["range_key"])
        begins = kind == "claim" and row["range_key"] == _CLAIM[0]
        if groups and not begins and _kind(groups[-1][-1]["range_key"]) == kind:
            groups[-1].append(row)
        else:
            groups.append([row])
    order = ("proposal", "claim", "ledger", "formula", "aims")
    return sorted(groups, key=lambda group: order.index(_kind(group[0]["range_key"])))


def _kind(key: str) -> str:
    if key in _CLAIM:
        return "claim"
    if key in _LEDGER:
        return "ledger"
    if key in _FORMULAS:
        return "formula"
    return "aims" if key in _AIMS else "proposal"


def _drawn(groups: list[Figures], scale: Magnitude, width: int) -> alt.LayerChart:
    heights = [_height(group) for group in groups]
    sheet = Sheet(width, sum(heights) + 2)
    amounts = [float(row["amount"]) for group in groups for row in group if row["amount"] is not None]
    pad = max((text_width(scale.text(amount), TYPE_SIZES["label"], 600) for amount in amounts), default=0.0) + 14
    highest = max([*amounts, 0.0]) or 1.0
    lowest = min([*amounts, 0.0])

    def x(amount: float) -> float:
        return pad + (amount - lowest) / (highest - lowest or 1.0) * (width - 2 * pad)

    top = 0.0
    for number, (group, height) in enumerate(zip(groups, heights, strict=True)):
        kind = _kind(group[0]["range_key"])
        key = f"{number} {kind}"
        line = top + (_AIMS_LINE if kind == "aims" and _known(group) else 32)
        if top:
            sheet.line(0, top, width, top, tone="hairline")
        _head(sheet, top + 14, kind, group, scale, key)
        if known := _known(group):
            _MARKS[kind](sheet, line, known, x, scale, key)
        else:
            sheet.hatched(0, line - 6, _UNKNOWN, line + 6, key=key)
            words = shorten(group[0]["note"] or "unknown", width - _UNKNOWN - 8, TYPE_SIZES["label"])
            sheet.text(_UNKNOWN + 8, line + 4, words, tone="muted", size=TYPE_SIZES["label"], key=key)
        sheet.hit(0, top, width, top + height, spoken=_spoken(group, scale), tip=_tip(group, scale), key=key)
        top += height
    return sheet.chart()


def _height(group: Figures) -> float:
    """A line's height: our own figures have their labels above and, the target, below."""
    if _kind(group[0]["range_key"]) != "aims" or not _known(group):
        return _ROW
    return _AIMS_LINE + (45 if any(row["range_key"] == "target" for row in _known(group)) else 18)


def _head(sheet: Sheet, y: float, kind: str, group: Figures, scale: Magnitude, key: str) -> None:
    """Write the name of a line and, at its other end, what it may not stand without."""
    size = TYPE_SIZES["label"]
    name = _NAMES[kind] if kind != "aims" or len(group) > 1 else f"Our {_AIMS[group[0]['range_key']].lower()}"
    sheet.text(0, y, name, size=size, weight=600, key=key)
    room = sheet.width - text_width(name, size, 600) - 14
    words = shorten(_beside(kind, group, scale), room, TYPE_SIZES["small"])
    sheet.text(sheet.width - 1, y, words, tone="muted", size=TYPE_SIZES["small"], align="right", key=key)


def _beside(kind: str, group: Figures, scale: Magnitude) -> str:
    first = group[0]
    if kind in {"claim", "ledger"}:
        dated = "undated" if first["source_date"] is None else date_text(first["source_date"], with_year=True)
        median = next((row["amount"] for row in group if row["range_key"] == "ledger_median"), None)
        middle = f"median {scale.text(median)} · " if median is not None else ""
        return f"{middle}{dated} · {first['sample_words']}"
    if kind == "formula":
        return " – ".join(_FORMULAS[row["range_key"]] for row in _known(group))
    dated = first["source_date"]
    return date_text(dated, with_year=True) if kind == "proposal" and dated else ""


def _known(group: Figures) -> Figures:
    """The figures of a line that have an amount, the smallest first."""
    return sorted((row for row in group if row["amount"] is not None), key=lambda row: float(row["amount"]))


def _draw_proposal(sheet: Sheet, line: float, known: Figures, x: Place, scale: Magnitude, key: str) -> None:
    amount = known[0]["amount"]
    sheet.symbol(x(amount), line, shapes.diamond(6.5), tone="theirs", key=key)
    _figure(sheet, x(amount) - 11, line, scale.text(amount), "theirs", "right", key)


def _draw_band(sheet: Sheet, line: float, known: Figures, x: Place, scale: Magnitude, key: str) -> None:
    low, high = known[0]["amount"], known[-1]["amount"]
    figures = {row["range_key"]: row["amount"] for row in known}
    sheet.rect(x(low), line - 7, max(x(high), x(low) + 2), line + 7, tone="benchmark", key=key, figures=figures)
    for row in known:
        if row["range_key"] == "ledger_median":
            sheet.line(x(row["amount"]), line - 7, x(row["amount"]), line + 7, tone="ink", size=2, key=key)
    _ends(sheet, line, (low, high), x, scale, "ink", key)


def _draw_formula(sheet: Sheet, line: float, known: Figures, x: Place, scale: Magnitude, key: str) -> None:
    low, high = known[0]["amount"], known[-1]["amount"]
    sheet.rect(x(low), line - 1.5, x(high), line + 1.5, tone="ours", key=key)
    for row in known:
        is_verified = row["range_key"] == "formula_verified"
        fill = "ours" if is_verified else "paper"
        sheet.symbol(x(row["amount"]), line, shapes.circle(5), tone="ours", fill=fill, size=2, key=key)
    _ends(sheet, line, (low, high), x, scale, "ours", key)


def _draw_aims(sheet: Sheet, line: float, known: Figures, x: Place, scale: Magnitude, key: str) -> None:
    low, high = known[0]["amount"], known[-1]["amount"]
    sheet.rect(x(low), line - 5, x(high), line + 5, tone="ours_tint", key=key, figures={"opening": low, "last": high})
    labels = {row["range_key"]: row["amount"] for row in known}
    places = _label_places(labels, x, scale, sheet.width)
    for name in ("walk_away", "target", "opening"):
        if name not in labels:
            continue
        at, tone = x(labels[name]), "short" if name == "walk_away" else "ours"
        is_below = name == "target"
        left, wide = places[name]
        if name == "walk_away":
            sheet.line(at, line - 9, at, line + 9, tone=tone, size=3, key=key)
        else:
            fill = "paper" if name == "opening" else tone
            sheet.symbol(at, line, shapes.circle(6), tone=tone, fill=fill, size=2, key=key)
        first = line + 24 if is_below else line - 30
        near = line + 9 if is_below else line - 9
        sheet.line(at, near, at, near + (4 if is_below else -4), tone=tone, key=key)
        middle = left + wide / 2
        sheet.text(middle, first, _AIMS[name], tone=tone, size=TYPE_SIZES["small"], align="center", key=key)
        words = scale.text(labels[name])
        sheet.text(middle, first + 13, words, tone=tone, size=TYPE_SIZES["label"], weight=600, align="center", key=key)


def _label_places(labels: dict[str, float], x: Place, scale: Magnitude, width: float) -> dict[str, tuple[float, float]]:
    """Left edge and width of each label: over its mark, but inside the picture and clear of its neighbour."""
    places = {}
    for name, amount in labels.items():
        wide = max(text_width(_AIMS[name], TYPE_SIZES["small"]), text_width(scale.text(amount), 11.5, 600))
        places[name] = (min(max(x(amount) - wide / 2, 0.0), width - wide - 1), wide)
    if {"opening", "walk_away"} <= set(places):
        (first, wide), (second, other) = places["opening"], places["walk_away"]
        if (crowd := first + wide + _GAP - second) > 0:
            first = max(first - crowd / 2, 0.0)
            second = min(max(second, first + wide + _GAP), width - other - 1)
            places["opening"], places["walk_away"] = (min(first, second - _GAP - wide), wide), (second, other)
    return places


def _ends(
    sheet: Sheet, line: float, ends: tuple[float, float], x: Place, scale: Magnitude, tone: str, key: str
) -> None:
    low, high = ends
    if low != high:
        _figure(sheet, x(low) - 10, line, scale.text(low), tone, "right", key)
    _figure(sheet, x(high) + 10, line, scale.text(high), tone, "left", key)


def _figure(sheet: Sheet, x: float, line: float, words: str, tone: str, align: Any, key: str) -> None:
    sheet.text(x, line + 4, words, tone=tone, size=TYPE_SIZES["label"], weight=600, align=align, key=key)


_NAMES = {
    "proposal": "Proposal",
    "claim": "Advisers' benchmark",
    "ledger": "Own settlements",
    "formula": "Contract's formula",
    "aims": "Our range",
}
_MARKS: dict[str, Callable[[Sheet, float, Figures, Place, Magnitude, str], None]] = {
    "proposal": _draw_proposal,
    "claim": _draw_band,
    "ledger": _draw_band,
    "formula": _draw_formula,
    "aims": _draw_aims,
}


def _tip(group: Figures, scale: Magnitude) -> dict[str, str]:
    told = {row["range_name"]: scale.text(row["amount"]) for row in group}
    return told | {"Source": group[0]["source"] or "–", "n": group[0]["sample_words"] or "–"}


def _spoken(group: Figures, scale: Magnitude) -> str:
    figures = "; ".join(f"{row['range_name']} {scale.text(row['amount'])}" for row in group)
    words = group[0]["sample_words"]
    return f"{figures}; {words}" if words else figures


def _alt(rows: Figures, scale: Magnitude, unit: str) -> str:
    known = [f"{row['range_name']} {scale.text(row['amount'])}" for row in rows if row["amount"] is not None]
    words = [f"{row['range_name']}: {row['sample_words']}" for row in rows if row["sample_words"]]
    missing = [row["range_name"] for row in rows if row["amount"] is None]
    sentences = [f"Range of a settlement in {unit}: {'; '.join(known)}." if known else "No figure is known."]
    if words:
        sentences.append(f"Cases behind the benchmarks: {'; '.join(words)}.")
    if missing:
        sentences.append(f"Unknown: {', '.join(missing)}.")
    return " ".join(sentences)


def _native(groups: list[Figures], scale: Magnitude, unit: str) -> NativeChart:
    """A bar a figure, in the order of the picture; what a benchmark may not stand without is said beneath."""
    every = [row for group in groups for row in group]
    rows = legible(every, lambda row: row["amount"] is not None, MOST_BARS)
    tones = {"proposal": "theirs", "claim": "benchmark", "ledger": "benchmark", "formula": "ours", "aims": "ours"}
    said = [
        f"{_NAMES[kind]}: {_beside(kind, group, scale)}."
        for group in groups
        if (kind := _kind(group[0]["range_key"])) in {"claim", "ledger"} and _known(group)
    ]
    return NativeChart(
        "bars",
        [row["range_name"] if row["amount"] is not None else f"{row['range_name']}: unknown" for row in rows],
        [
            Series(
                "Amount",
                [None if row["amount"] is None else float(row["amount"]) for row in rows],
                "ours",
                ["short" if row["range_key"] == "walk_away" else tones[_kind(row["range_key"])] for row in rows],
                number_format=number_format(scale),
            )
        ],
        unit,
        note=" ".join(
            [*said, *(["What is unknown has no bar."] if any(row["amount"] is None for row in rows) else [])]
        ),
        left_out=len(every) - len(rows),
    )
