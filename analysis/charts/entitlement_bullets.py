"""How far use stands from what was committed, suite by suite, and how much of the allowance it has eaten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import shapes
from analysis.charts.native import NativeChart, Series, legible, with_native
from analysis.charts.sheet import Align, Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    chart_frame,
    count_text,
    counted,
    finish,
    plain_frame,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.numbers import number_text, share_text

if TYPE_CHECKING:
    import altair as alt

MOST_SUITES = 20
_MOST_ON_A_SLIDE = 10
_ROW = 44
_HEAD = 26
_LIFT = 18
_TRACK = 9
_LEAST_NAME = 90
_LABEL = 11.5
# The window on either side of 100 %: never so narrow that noise looks like news, never below nothing.
_NARROWEST, _WIDEST = 0.25, 1.0


@dataclass(frozen=True)
class _Track:
    """The window of shares, 100 % in its middle, and where it lies in pixels."""

    left: float
    right: float
    reach: float

    def x(self, share: float) -> float:
        """Return where a share stands, at the edge where it leaves the window."""
        offset = min(max(share - 1, -self.reach), self.reach) / self.reach
        return (self.left + self.right) / 2 + offset * (self.right - self.left) / 2

    def leaves(self, share: float | None) -> bool:
        """Tell whether a share is beyond the window."""
        return share is not None and abs(share - 1) > self.reach


def entitlement_bullets(
    lines: pl.DataFrame, *, title: str, unit: str, source: str, most: int = MOST_SUITES, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw use against commitment, centred on 100 % of the commitment, with the allowance band beyond it.

    `lines`: subscription_id, suite_name, sku, committed_count, threshold_count (commitment plus allowance),
    consumed_count; optionally commitment_type. One row a line, at most `most`; use beyond the window is
    marked at its edge.
    """
    require_columns(
        lines, "subscription_id", "suite_name", "sku", "committed_count", "threshold_count", "consumed_count"
    )
    suites = _ranked(plain_frame(lines))
    if suites.is_empty():
        words = "Nothing to show: the agreements name no suite."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    unknown = suites.filter(pl.col("over_count").is_null())
    # What is unknown is not small: it is never left out for what is known.
    known = suites.drop_nulls("over_count").head(max(most - unknown.height, 0))
    shown = chart_frame(pl.concat([known, unknown.head(most)]))
    left_out = suites.height - shown.height
    finished = finish(
        _drawn(shown, width, left_out),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(suites, left_out),
        note="Share of the commitment. Tinted: growth allowance. A triangle is use above the allowance.",
    )
    return with_native(finished, _native(shown, left_out, unit))


def _ranked(lines: pl.DataFrame) -> pl.DataFrame:
    committed, consumed = pl.col("committed_count"), pl.col("consumed_count")
    kind = [] if "commitment_type" in lines.columns else [pl.lit(None, pl.String).alias("commitment_type")]
    threshold = pl.max_horizontal(pl.coalesce("threshold_count", "committed_count"), "committed_count")
    return (
        lines.with_columns(*kind, threshold.alias("threshold_count"), pl.col("suite_name").fill_null("(no name)"))
        .with_columns(
            (consumed - pl.col("threshold_count")).alias("over_count"),
            pl.when(committed > 0).then(consumed / committed).alias("used_share"),
            pl.when(committed > 0).then(pl.col("threshold_count") / committed).alias("threshold_share"),
        )
        .sort("over_count", "suite_name", "sku", descending=[True, False, False], nulls_last=True)
    )


def _drawn(suites: pl.DataFrame, width: int, left_out: int) -> alt.LayerChart:
    names = _names(suites)
    is_narrow = width < CONTENT_WIDTH
    widest = max(text_width(name, TYPE_SIZES["label"], 600) for name in names)
    # Where there is no room beside the tracks, a name stands above its own.
    name_room = 0.0 if is_narrow else min(max(widest, _LEAST_NAME) + 24, width * 0.34)
    height = _ROW + (_LIFT if is_narrow else 0)
    left, right = name_room, width - (0.0 if is_narrow else 4.0)
    track = _Track(left, right, _reach(suites))
    sheet = Sheet(width, _HEAD + suites.height * height + 6)
    if left_out:
        sheet.foot(_left_out(left_out))
    shares = _ruler(sheet, track, is_narrow=is_narrow)
    for number, (row, name) in enumerate(zip(suites.iter_rows(named=True), names, strict=True)):
        top, key = _HEAD + number * height, f"{number} {name}"
        y = top + height - 14
        _name(sheet, (name, _committed(row)), y, 0.0 if is_narrow else name_room - 14, key)
        for share in shares:
            sheet.rect(track.x(share) - 0.5, y - 7, track.x(share) + 0.5, y + 7, tone="hairline", radius=0)
        _bullet(sheet, track, row, y, key)
        sheet.line(track.x(1), y - 7, track.x(1), y + 7, tone="ink", size=1.25)
        said = _said(row)
        sheet.hit(0, top, width, top + height, spoken=f"{name}: {said}", tip=_tip(row, said), key=key)
    return sheet.chart()


def _name(sheet: Sheet, words: tuple[str, str], y: float, room: float, key: str) -> None:
    """Write a suite's name and commitment beside its track, or above it where there is no room beside."""
    (name, committed), size, small = words, TYPE_SIZES["label"], TYPE_SIZES["small"]
    if room:
        sheet.text(0, y - 5, shorten(name, room, size, 600), size=size, weight=600, key=key)
        sheet.text(0, y + 9, shorten(committed, room, small), tone="muted", size=small, key=key)
        return
    beside = sheet.width - text_width(committed, small) - 12
    sheet.text(0, y - 28, shorten(name, beside, size, 600), size=size, weight=600, key=key)
    sheet.text(sheet.width, y - 28, committed, tone="muted", size=small, align="right", key=key)


def _ruler(sheet: Sheet, track: _Track, *, is_narrow: bool) -> list[float]:
    """Write the shares above the tracks and return those the tracks are ticked at."""
    x, reach = track.x, track.reach
    centre = "100 % of commitment"
    sheet.text(x(1), 13, centre, size=TYPE_SIZES["small"], weight=600, align="center")
    step = 0.5 if reach > 0.6 else 0.25 if reach > 0.3 else 0.1  # noqa: PLR2004
    sheet.line(x(1), 19, x(1), 24, tone="ink", size=1.25)
    shares = []
    clear = text_width(centre, TYPE_SIZES["small"], 600) / 2 + 24
    for sign in (-1, 1):
        share = step
        while share <= reach + 1e-9:
            place = x(1 + sign * share)
            shares.append(1 + sign * share)
            is_last = share + step > reach + 1e-9
            if abs(place - x(1)) > clear and (is_last or not is_narrow):
                words = share_text(round(1 + sign * share, 2))
                at_edge = is_last and abs(reach - share) < step / 4
                align: Align = "center" if not at_edge else "left" if sign < 0 else "right"
                sheet.text(place, 13, words, tone="muted", size=TYPE_SIZES["small"], align=align)
                sheet.line(place, 19, place, 24, tone="unknown")
            share += step
    return shares


def _bullet(sheet: Sheet, track: _Track, row: dict[str, Any], y: float, key: str) -> None:
    top, foot, x = y - _TRACK / 2, y + _TRACK / 2, track.x
    share, threshold = row["used_share"], row["threshold_share"]
    sheet.rect(track.left, top, track.right, foot, tone="wash", key=key)
    if threshold is not None:
        sheet.rect(track.left, top, x(1), foot, tone="hairline", key=key)
        if threshold > 1:
            figures = {"threshold_share": threshold}
            sheet.rect(x(1), top, x(threshold), foot, tone="ours_tint", key=key, figures=figures)
    if row["consumed_count"] is None:
        sheet.hatched(track.left, top, track.right, foot, key=key)
        sheet.text(x(1) + 8, y - 12, "use unknown", tone="muted", size=_LABEL, weight=600, key=key)
        return
    is_over = row["over_count"] is not None and row["over_count"] > 0
    color = "short" if is_over else "muted" if row["over_count"] is None else "ours"
    used = track.right if share is None and row["consumed_count"] else x(share or 0.0)
    place = min(max(used, track.left + 6), track.right - 6)
    start = x(threshold) if is_over and threshold is not None else x(1)
    if share is not None and abs(place - start) > 1:
        left, right = sorted((place, start))
        sheet.rect(left, y - 1.5, right, y + 1.5, tone=color, key=key, figures={"used_share": share})
    shape = shapes.triangle_down(7) if is_over else shapes.circle(5.5)
    sheet.symbol(place, y, shape, tone="paper", fill=color, size=1.5, key=key)
    words = f"{_said(row)} ({share_text(share)})" if track.leaves(share) else _said(row)
    middle, align = _inside(track, place, text_width(words, _LABEL, 600))
    sheet.text(middle, y - 12, words, tone=color, size=_LABEL, weight=600, align=align, key=key)


def _inside(track: _Track, place: float, wide: float) -> tuple[float, Align]:
    """Say where a figure over its marker starts, moved inwards where it would leave the track."""
    if place - wide / 2 < track.left:
        return track.left, "left"
    if place + wide / 2 > track.right:
        return track.right, "right"
    return place, "center"


def _reach(suites: pl.DataFrame) -> float:
    shares = [*suites["used_share"].drop_nulls(), *suites["threshold_share"].drop_nulls()]
    furthest = max((abs(share - 1) for share in shares), default=0.0) * 1.08
    return min(max(furthest, _NARROWEST), _WIDEST)


def _committed(row: dict[str, Any]) -> str:
    if not row["committed_count"]:
        return "nothing committed" if row["committed_count"] == 0 else "commitment unknown"
    kind = (row["commitment_type"] or "").replace("_", "-")
    return f"{count_text(row['committed_count'])} committed{f', {kind}' if kind else ''}"


def _said(row: dict[str, Any]) -> str:
    used, over, committed = row["consumed_count"], row["over_count"], row["committed_count"]
    if used is None:
        return "use unknown"
    if over is None:
        return f"{count_text(used)} used, commitment unknown"
    if over > 0:
        return f"{count_text(used)} used, {count_text(over)} over"
    if used > committed:
        return f"{count_text(used)} used, in allowance"
    return f"{count_text(used)} used"


def _names(suites: pl.DataFrame) -> list[str]:
    """Name each line; where two lines share a suite's name, tell them apart by subscription and SKU."""
    shared = set(suites.filter(pl.col("suite_name").is_duplicated())["suite_name"])
    rows = suites.select("suite_name", "sku", "subscription_id").iter_rows()
    return [f"{name} · {sku or subscription}" if name in shared else name for name, sku, subscription in rows]


def _tip(row: dict[str, Any], said: str) -> dict[str, str]:
    share = row["used_share"]
    return {
        "Suite": row["suite_name"],
        "SKU": row["sku"] or "–",
        "Subscription": row["subscription_id"] or "–",
        "Committed": count_text(row["committed_count"]),
        "Free of charge up to": count_text(row["threshold_count"]),
        "Used": said,
        "Share of commitment": "–" if share is None else f"{number_text(share * 100, 1)} %",
    }


def _left_out(suites: int) -> str:
    return f"Left out: {counted(suites, 'suite')} further from a charge."


def _alt(suites: pl.DataFrame, left_out: int) -> str:
    over = suites.filter(pl.col("over_count") > 0)
    within = suites.filter((pl.col("over_count") <= 0) & (pl.col("consumed_count") > pl.col("committed_count")))
    unknown = suites["over_count"].null_count()
    inside = suites.height - over.height - within.height - unknown
    beyond = f"{over.height} above their allowance, {within.height} within it"
    rest = f"{inside} within their commitment, {unknown} unknown"
    sentences = [f"Use against commitment of {counted(suites.height, 'suite')}: {beyond}, {rest}."]
    if over.height:
        row = over.row(0, named=True)
        sentences.append(
            f"Furthest over is {row['suite_name']}: {count_text(row['consumed_count'])} used of "
            f"{count_text(row['committed_count'])} committed, {count_text(row['over_count'])} above allowance."
        )
    if left_out:
        sentences.append(f"Drawn: {suites.height - left_out}. {_left_out(left_out)}")
    return " ".join(sentences)


def _native(suites: pl.DataFrame, left_out: int, unit: str) -> NativeChart:
    """The same distances from 100 % of the commitment, the allowance beneath the use."""
    pairs = list(zip(suites.iter_rows(named=True), _names(suites), strict=True))
    shown = legible(pairs, lambda pair: pair[0]["over_count"] is not None, _MOST_ON_A_SLIDE)
    rows = [row for row, _ in shown]
    tones = ["short" if (row["over_count"] or 0) > 0 else "ours" for row in rows]
    share = '"+"0%;"−"0%;0%'
    allowances, used = _beyond(rows, "threshold_share"), _beyond(rows, "used_share")
    # Never a figure over the allowance: where use ends within it, the figure stands behind the allowance.
    is_within = [
        0 <= (use or 0.0) < (allowance or 0.0) and use is not None
        for use, allowance in zip(used, allowances, strict=True)
    ]
    beyond = [_said(row) if within else "" for row, within in zip(rows, is_within, strict=True)]
    beside = ["" if within else _said(row) for row, within in zip(rows, is_within, strict=True)]
    return NativeChart(
        "overlaid bars",
        [name if row["used_share"] is not None else f"{name}: {_said(row)}" for row, name in shown],
        [
            Series("Growth allowance", allowances, "ours_tint", labels=beyond, number_format=share),
            Series("Use", used, "ours", tones, beside, share),
        ],
        unit,
        note="Left of the line use is below the commitment, right of it above. Tinted: growth allowance.",
        left_out=left_out + suites.height - len(rows),
    )


def _beyond(rows: list[dict[str, Any]], name: str) -> list[float | None]:
    return [None if row[name] is None else row[name] - 1 for row in rows]
