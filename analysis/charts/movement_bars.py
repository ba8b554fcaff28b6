"""How many licences left and entered each Virtual Account, and how many of them nothing explains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts.native import MOST_BARS, NativeChart, Series, with_native
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

if TYPE_CHECKING:
    import altair as alt

MOST_ACCOUNTS = 16
_ROW = 26
_HEAD = 26
_LIFT = 16
_BAR = 6
_FIGURE = 11.5
_NOTE = (
    "Filled: told by the event log and shown by the snapshots. Light: told, with no two snapshots around it. "
    "Hatched: not explained."
)
_SIDES = {"out": "left", "in": "entered"}
_PARTS = ("agreed", "told", "open")


def movement_bars(
    ledger: pl.DataFrame, *, title: str, unit: str, source: str, most: int = MOST_ACCOUNTS, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw what left each Virtual Account to the left and what entered it to the right.

    `ledger`: virtual_account, quantity_count, movement_source, unexplained_count (null where no two snapshots show it),
    as marts.movement_ledger has them; optionally smart_account. What lots explain is no move and is left out. The
    accounts with most that is not explained are drawn first, at most `most`.
    """
    require_columns(ledger, "virtual_account", "quantity_count", "movement_source", "unexplained_count")
    accounts = _accounts(plain_frame(ledger))
    if accounts.is_empty():
        words = "Nothing to show: no move between Virtual Accounts is known."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    shown = chart_frame(accounts.head(most))
    left_out = accounts.height - shown.height
    finished = finish(
        _drawn(shown, width, left_out), title=title, unit=unit, source=source, alt=_alt(accounts, left_out), note=_NOTE
    )
    return with_native(finished, _native(shown, unit, left_out))


def _accounts(ledger: pl.DataFrame) -> pl.DataFrame:
    owner = pl.lit("")
    if "smart_account" in ledger.columns and ledger["smart_account"].n_unique() > 1:
        # Two Smart Accounts may each have a DEFAULT.
        owner = pl.col("smart_account").fill_null("(no name)")
    quantity, missed = pl.col("quantity_count"), pl.col("unexplained_count")
    is_told = pl.col("movement_source") == "Event log"
    side = {"out": quantity < 0, "in": quantity > 0}
    parts = {
        "agreed": pl.when(is_told & missed.is_not_null()).then(quantity.abs() - missed).otherwise(0),
        "told": pl.when(is_told & missed.is_null()).then(quantity.abs()).otherwise(0),
        "open": missed.fill_null(0),
    }
    sums = [
        pl.when(side[way]).then(part).otherwise(0).sum().alias(f"{way}_{name}_count")
        for way in _SIDES
        for name, part in parts.items()
    ]
    accounts = (
        ledger.with_columns(pl.col("virtual_account").fill_null("(no name)"), owner.alias("owner_name"))
        .group_by("virtual_account", "owner_name")
        .agg(*sums)
        .with_columns(
            *(pl.sum_horizontal(f"{way}_{part}_count" for part in _PARTS).alias(f"{way}_count") for way in _SIDES),
            open_count=pl.col("out_open_count") + pl.col("in_open_count"),
        )
        .filter(pl.col("out_count") + pl.col("in_count") > 0)
    )
    total = pl.col("out_count") + pl.col("in_count")
    order = [pl.col("open_count"), total, pl.col("virtual_account"), pl.col("owner_name")]
    return accounts.sort(*order, descending=[True, True, False, False])


def _drawn(accounts: pl.DataFrame, width: int, left_out: int) -> alt.LayerChart:
    is_narrow = width < CONTENT_WIDTH
    height = _ROW + (_LIFT if is_narrow else 0)
    sheet = Sheet(width, _HEAD + accounts.height * height + 4)
    if left_out:
        sheet.foot(_left_out(left_out))
    size = TYPE_SIZES["label"]
    names = [f"{name} · {owner}" if owner else name for name, owner in accounts["virtual_account", "owner_name"].rows()]
    name_room = 0.0 if is_narrow else min(max(text_width(name, size, 600) for name in names) + 16, width * 0.36)
    figures = {way: [_figure(row, way) for row in accounts.iter_rows(named=True)] for way in _SIDES}
    rooms = {way: max(text_width(words, _FIGURE, 600) for words in (*figures[way], _SIDES[way])) for way in _SIDES}
    longest: dict[str, int] = {way: max(1, *accounts[f"{way}_count"].to_list()) for way in _SIDES}
    free = width - name_room - rooms["out"] - rooms["in"] - 40
    scale = free / (longest["out"] + longest["in"])
    middle = name_room + rooms["out"] + 20 + longest["out"] * scale
    sheet.text(middle - 10, 13, _SIDES["out"], tone="muted", size=TYPE_SIZES["small"], align="right")
    sheet.text(middle + 10, 13, _SIDES["in"], tone="muted", size=TYPE_SIZES["small"])
    sheet.line(middle, 20, middle, _HEAD + accounts.height * height, tone="hairline")
    for number, (name, row) in enumerate(zip(names, accounts.iter_rows(named=True), strict=True)):
        top = _HEAD + number * height
        y, key = top + height - _ROW / 2, f"{number} {name}"
        line = top + 13 if is_narrow else y + 4
        room = width if is_narrow else name_room - 12
        sheet.text(0, line, shorten(name, room, size, 600), size=size, weight=600, key=key)
        for way in _SIDES:
            _draw_side(sheet, row, way, (middle, scale if way == "in" else -scale), y, key)
        tip = _tip(row)
        spoken = ", ".join(f"{part} {answer}" for part, answer in tip.items() if answer)
        sheet.hit(0, top, width, top + height, spoken=spoken, tip=tip, key=key)
    return sheet.chart()


def _draw_side(sheet: Sheet, row: dict[str, Any], way: str, along: tuple[float, float], y: float, key: str) -> None:
    start, step = along
    far = 0
    for part in _PARTS:
        count = row[f"{way}_{part}_count"]
        if count:
            left, right = sorted((start + far * step, start + (far + count) * step))
            figures = {"part": part, "moved_count": count}
            if part == "open":
                sheet.hatched(left, y - _BAR, right, y + _BAR, key=key, figures=figures)
            else:
                tone = "ours" if part == "agreed" else "ours_tint"
                sheet.rect(left, y - _BAR, right, y + _BAR, tone=tone, key=key, figures=figures)
            far += count
    if far:
        align: Align = "left" if way == "in" else "right"
        place = start + far * step + (8 if way == "in" else -8)
        tone = "short" if row[f"{way}_open_count"] else "ink"
        sheet.text(place, y + 4, _figure(row, way), tone=tone, size=_FIGURE, weight=600, align=align, key=key)


def _figure(row: dict[str, Any], way: str) -> str:
    """How many in all, and of them how many nothing explains."""
    count, missed = row[f"{way}_count"], row[f"{way}_open_count"]
    if not count or not missed:
        return count_text(count) if count else ""
    words = f"{count_text(missed)} not explained"
    return words if missed == count else f"{count_text(count)}, {words}"


def _tip(row: dict[str, Any]) -> dict[str, str]:
    return {
        "Virtual Account": row["virtual_account"],
        "Left": count_text(row["out_count"]),
        "of them not explained": count_text(row["out_open_count"]),
        "Entered": count_text(row["in_count"]),
        "of these not explained": count_text(row["in_open_count"]),
    }


def _left_out(accounts: int) -> str:
    return f"Left out: {counted(accounts, 'Virtual Account')} with fewer moves."


def _alt(accounts: pl.DataFrame, left_out: int) -> str:
    out, entered = int(accounts["out_count"].sum()), int(accounts["in_count"].sum())
    missed = int(max(accounts["out_open_count"].sum(), accounts["in_open_count"].sum()))
    moved = f"{counted(out, 'licence')} left and {count_text(entered)} entered"
    places = counted(accounts.height, "Virtual Account")
    sentences = [f"{moved} {places}; {count_text(missed)} of them are not explained."]
    first = accounts.row(0, named=True)
    if first["open_count"]:
        sentences.append(f"Most of these are in {first['virtual_account']}.")
    if left_out:
        sentences.append(_left_out(left_out))
    return " ".join(sentences)


def _native(accounts: pl.DataFrame, unit: str, left_out: int) -> NativeChart:
    """What left as figures below nothing, what entered above it, each by what explains it."""
    shown = accounts.head(MOST_BARS)
    names = [f"{name} · {owner}" if owner else name for name, owner in shown["virtual_account", "owner_name"].rows()]
    words = {"agreed": "explained", "told": "told by the log alone", "open": "not explained"}
    tones = {"agreed": "ours", "told": "ours_tint", "open": "unknown"}
    made = [
        Series(
            f"{_SIDES[way].capitalize()}, {words[part]}",
            [float(count) * (-1 if way == "out" else 1) for count in shown[f"{way}_{part}_count"]],
            tones[part],
            number_format="#,##0;#,##0;",
        )
        for way in _SIDES
        for part in _PARTS
    ]
    drawn = [one for one in made if any(one.values)]
    return NativeChart("stacked bars", names, drawn, unit, left_out=left_out + accounts.height - shown.height)
