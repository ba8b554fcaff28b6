"""Every client on one board: how long until its event, what is at stake, how ready it is, how fresh its data are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import shapes
from analysis.charts.native import NativeCell, NativeTable, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    chart_frame,
    count_text,
    counted,
    date_text,
    finish,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.numbers import number_text

if TYPE_CHECKING:
    import altair as alt

MOST_CLIENTS = 60
_MOST_ON_A_SLIDE = 8
_WIDE_FROM = 600
_HEAD = 24
_LABEL, _SMALL = TYPE_SIZES["label"], TYPE_SIZES["small"]
_CELL, _GAP = 7.0, 2.0
_TOLD = ("Event", "Charge", "Misplaced", "Ready", "Data of")
_MILLIONS_FROM = 100_000_000
# Where each column of a wide board begins, as a share of its width, and where the last one ends.
_COLUMNS = {"name": 0.0, "days": 0.25, "charge": 0.53, "misplaced": 0.69, "ready": 0.72, "fresh": 0.90}


def portfolio_board(
    clients: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw a line a client, the nearest event first and those whose run failed before all.

    `clients`: client_name, event_name, event_date, days_to_event, charge_amount, misplaced_amount, currency,
    done_item_count, item_count, data_date, data_age_days, is_stale, failure (why the run gave nothing, else null).
    Amounts stand in each client's own currency and are not added up; what is null is unknown.
    """
    require_columns(
        clients,
        *("client_name", "event_name", "event_date", "days_to_event", "charge_amount", "misplaced_amount", "currency"),
        *("done_item_count", "item_count", "data_date", "data_age_days", "is_stale", "failure"),
    )
    if clients.is_empty():
        words = "Nothing to show: there is no client in the portfolio."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    order = clients.sort(pl.col("failure").is_null(), "days_to_event", "client_name", nulls_last=True)
    rows = chart_frame(order.head(MOST_CLIENTS)).to_dicts()
    finished = finish(
        _drawn(rows, width, clients.height - len(rows)),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(rows, clients.height),
        note="Days to the next event; the charge by the formula and the value of what is only misplaced, each in the "
        "client's currency; items of the readiness gate that are done; how old the newest licence export is.",
    )
    return with_native(finished, _native(rows, unit, clients.height))


def _drawn(rows: list[dict[str, Any]], width: int, left_out: int) -> alt.LayerChart:
    is_wide = width >= _WIDE_FROM
    step = 30 if is_wide else 50
    head = _HEAD if is_wide else 4
    sheet = Sheet(width, head + step * len(rows) + 2)
    if left_out:
        sheet.foot(f"Left out: {counted(left_out, 'client')} with a later event.")
    if is_wide:
        _heads(sheet)
    longest = max((row["days_to_event"] or 0 for row in rows), default=0)
    for place, row in enumerate(rows):
        top = head + place * step
        key = f"client {place}"
        sheet.line(0, top + 0.5, width, top + 0.5, tone="hairline")
        (_wide if is_wide else _narrow)(sheet, row, top, key, max(longest, 1))
        sheet.hit(0, top, width, top + step, spoken=_spoken(row), tip=_tip(row), key=key)
    return sheet.chart()


def _heads(sheet: Sheet) -> None:
    for name, words, align in (
        ("name", "Client", "left"),
        ("days", "Days to event", "left"),
        ("charge", "Charge", "right"),
        ("misplaced", "Misplaced", "right"),
        ("ready", "Ready", "left"),
    ):
        sheet.text(_COLUMNS[name] * sheet.width, 14, words, tone="muted", size=_SMALL, align=align)  # type: ignore[arg-type]
    sheet.text(sheet.width, 14, "Data", tone="muted", size=_SMALL, align="right")


def _wide(sheet: Sheet, row: dict[str, Any], top: float, key: str, longest: int) -> None:
    base = top + 19
    at = {name: share * sheet.width for name, share in _COLUMNS.items()}
    sheet.text(0, base, shorten(row["client_name"] or "", at["days"] - 12, _LABEL, 600), weight=600, key=key)
    if row["failure"]:
        _failure(sheet, row, at["days"], base, sheet.width - at["days"], key)
        return
    _days(sheet, row, at["days"], base, at["charge"] - at["days"] - 104, key, longest)
    for name in ("charge", "misplaced"):
        _amount(sheet, row, name, at[name], base, 104, key)
    _ready(sheet, row, at["ready"] + 10, base, key)
    _fresh(sheet, row, sheet.width, base, key)


def _narrow(sheet: Sheet, row: dict[str, Any], top: float, key: str, longest: int) -> None:
    first, second = top + 18, top + 38
    room = sheet.width * 0.5
    sheet.text(0, first, shorten(row["client_name"] or "", room - 8, _LABEL, 600), weight=600, key=key)
    if row["failure"]:
        _failure(sheet, row, 0, second, sheet.width, key)
        return
    _days(sheet, row, room, first, sheet.width - room - 40, key, longest)
    _amount(sheet, row, "charge", 96, second, 96, key)
    _ready(sheet, row, 112, second, key)
    _fresh(sheet, row, sheet.width, second, key)


def _failure(sheet: Sheet, row: dict[str, Any], x: float, base: float, room: float, key: str) -> None:
    sheet.symbol(x + 5, base - 4, shapes.triangle_down(), tone="short", key=key)
    sheet.text(x + 15, base, shorten(row["failure"], room - 15, _LABEL), tone="short", size=_LABEL, key=key)


def _days(sheet: Sheet, row: dict[str, Any], x: float, base: float, room: float, key: str, longest: int) -> None:
    """Draw how far the event is off: the longest of all fills the room."""
    days = row["days_to_event"]
    if days is None:
        sheet.text(x, base, "no event known", tone="muted", size=_SMALL, key=key)
        return
    reach = x + 6 + max(days, 0) / longest * max(room - 42, 10)
    sheet.line(x, base - 4, reach, base - 4, tone="hairline", size=2, key=key)
    sheet.symbol(reach, base - 4, shapes.diamond(5), tone="ink", key=key)
    sheet.text(reach + 10, base, count_text(days), size=_LABEL, weight=600, key=key)


def _amount(sheet: Sheet, row: dict[str, Any], name: str, right: float, base: float, room: float, key: str) -> None:
    amount = row[f"{name}_amount"]
    if amount is None:
        left = right - text_width("unknown", _SMALL) - 17
        sheet.hatched(left, base - 9, left + 12, base + 1, key=key)
        sheet.text(right, base, "unknown", tone="muted", size=_SMALL, align="right", key=key)
        return
    words = _money(amount, row["currency"])
    tone = "muted" if amount == 0 else "short" if name == "charge" else "misplaced"
    sheet.text(right, base, shorten(words, room, _LABEL, 600), tone=tone, weight=600, align="right", key=key)


def _money(amount: float, currency: str | None) -> str:
    figure = f"{number_text(amount, 1, divisor=1_000_000)} million" if amount >= _MILLIONS_FROM else count_text(amount)
    return f"{currency or ''} {figure}".strip()


def _ready(sheet: Sheet, row: dict[str, Any], x: float, base: float, key: str) -> None:
    """Draw a cell for each item of the gate, those that are done filled."""
    done, items = row["done_item_count"], row["item_count"]
    if done is None or not items:
        sheet.text(x, base, "not known", tone="muted", size=_SMALL, key=key)
        return
    for place in range(min(items, 12)):
        left = x + place * (_CELL + _GAP)
        tone = "ours" if place < done else "band"
        figures = {"is_done": place < done}
        sheet.rect(left, base - 9, left + _CELL, base + 1, tone=tone, radius=1, key=key, figures=figures)
    sheet.text(x + min(items, 12) * (_CELL + _GAP) + 5, base, count_text(done), size=_LABEL, weight=600, key=key)


def _fresh(sheet: Sheet, row: dict[str, Any], right: float, base: float, key: str) -> None:
    age = row["data_age_days"]
    words = "unknown" if age is None else counted(age, "day")
    tone = "muted" if age is None else "short" if row["is_stale"] else "ink"
    mark = "unknown" if age is None else "short" if row["is_stale"] else "ours"
    sheet.text(right, base, words, tone=tone, size=_LABEL, align="right", key=key)
    left = right - text_width(words, _LABEL) - 9
    shape = shapes.triangle_down() if row["is_stale"] else shapes.circle(3.5)
    sheet.symbol(left, base - 4, shape, tone=mark, key=key)


def _spoken(row: dict[str, Any]) -> str:
    if row["failure"]:
        return f"{row['client_name']}: failed, {row['failure']}"
    told = "; ".join(f"{name} {value}" for name, value in _tip(row).items() if name != "Client")
    return f"{row['client_name']}: {told}"


def _tip(row: dict[str, Any]) -> dict[str, str]:
    told = {"Client": row["client_name"] or "", **dict.fromkeys(_TOLD, "–")}
    if row["failure"]:
        return {**told, "Event": f"Failed: {row['failure']}"}
    if row["event_date"] is not None:
        told["Event"] = f"{row['event_name'] or 'event'}, {date_text(row['event_date'], with_year=True)}"
    for name, column in (("Charge", "charge_amount"), ("Misplaced", "misplaced_amount")):
        amount = row[column]
        told[name] = "unknown" if amount is None else f"{row['currency'] or ''} {count_text(amount)}".strip()
    if row["item_count"]:
        told["Ready"] = f"{count_text(row['done_item_count'])} of {count_text(row['item_count'])}"
    if row["data_date"] is not None:
        told["Data of"] = date_text(row["data_date"], with_year=True)
    return told


def _alt(rows: list[dict[str, Any]], count: int) -> str:
    failed = [row for row in rows if row["failure"]]
    ahead = [row for row in rows if not row["failure"] and row["days_to_event"] is not None]
    said = f"{counted(count, 'client')}, {count_text(len(failed))} of them failed."
    if ahead:
        said += " Nearest events: " + "; ".join(
            f"{row['client_name']} in {counted(row['days_to_event'], 'day')}" for row in ahead[:5]
        )
    return said if said.endswith(".") else f"{said}."


def _native(rows: list[dict[str, Any]], unit: str, total: int) -> NativeTable:
    shown = rows[:_MOST_ON_A_SLIDE]
    heads = ["Client", "Days to event", "Charge", "Ready", "Data"]
    note = "Charge in each client's own currency. ▼ failed, or data too old."
    return NativeTable(heads, [_cells(row) for row in shown], unit, note, left_out=total - len(shown))


def _cells(row: dict[str, Any]) -> list[NativeCell]:
    """A client's line; where the run failed, why stands in the place of its figures."""
    name = NativeCell([row["client_name"] or "(no name)"])
    if row["failure"]:
        return [name, NativeCell([f"▼ {row['failure']}"], "short"), *(NativeCell([]) for _ in range(3))]
    days, charge, done, age = (
        row[key] for key in ("days_to_event", "charge_amount", "done_item_count", "data_age_days")
    )
    fresh = NativeCell(["unknown"], "muted") if age is None else NativeCell([counted(age, "day")])
    if row["is_stale"]:
        fresh = NativeCell([f"▼ {' '.join(fresh.lines)}"], "short")
    return [
        name,
        NativeCell(["no event known"], "muted") if days is None else NativeCell([count_text(days)]),
        NativeCell(["unknown"], "muted") if charge is None else NativeCell([_money(charge, row["currency"])]),
        NativeCell(["unknown"], "muted") if done is None else NativeCell([f"{done} of {row['item_count']}"]),
        fresh,
    ]
