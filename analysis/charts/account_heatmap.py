"""Where licences lie and where they lack: every Virtual Account against every licence."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt
import polars as pl

from analysis.charts import shapes
from analysis.charts.native import NativeCell, NativeTable, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    balance_tones,
    chart_frame,
    count_text,
    counted,
    finish,
    plain_frame,
    require_columns,
    tone,
)
from analysis.charts.typesetting import shorten, text_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ACCOUNTS = 24
_ACCOUNTS_ON_A_SLIDE, _LICENSES_ON_A_SLIDE = 7, 5
_CELL_HEIGHT = 26
_GAP = 2
_FIGURE = 11.5
_HEAD_LINES = 4
_WIDEST_WORD = 66.0
_HEAD_LEADING = 13
# Where the colour deepens, as shares of the largest balance: most balances are small beside the largest one.
_STEPS = (0.04, 0.2, 0.5)
Account = tuple[str, str]


@dataclass(frozen=True)
class _Table:
    cells: pl.DataFrame
    accounts: list[Account]
    licenses: list[str]
    account_total: int
    license_total: int
    cells_left_out: int
    largest_left_out: int
    unknown_left_out: int


def account_heatmap(
    position: pl.DataFrame, *, title: str, unit: str, source: str, width: int = CONTENT_WIDTH
) -> alt.LayerChart:
    """Draw the balance of each licence in each Virtual Account; positive is surplus, negative is short.

    `position`: smart_account, virtual_account, license_name, balance_count; optionally available_count, in_use_count,
    substitution_count and position_status. A null balance is unknown and hatched; what is neither owned nor used is
    blank. Accounts and licences with the largest balances are kept as far as the page reaches; the picture says how
    many are left out and how large they are.
    """
    require_columns(position, "smart_account", "virtual_account", "license_name", "balance_count")
    cells = _cells(position)
    if cells.is_empty():
        words = "Nothing to show: no Virtual Account owns or uses a licence."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    table = _table(cells, most_licenses=max(1, int((width - _label_room(width)) / _least_cell(cells))))
    finished = finish(
        _drawn(table, width),
        title=title,
        unit=unit,
        source=source,
        alt=_alt(table),
        note="Positive is surplus, negative is short. Hatched: unknown. Blank: neither owned nor used.",
    )
    return with_native(finished, _native(table, unit))


def _cells(position: pl.DataFrame) -> pl.DataFrame:
    """One row for each account and licence that is owned, used or unknown; lots of one position are added up."""
    frame = plain_frame(position)
    counts = ("available_count", "in_use_count", "substitution_count", "balance_count")
    missing = [pl.lit(None, pl.Int64).alias(name) for name in counts if name not in frame.columns]
    status = [] if "position_status" in frame.columns else [pl.lit(None, pl.String).alias("position_status")]
    key = ("smart_account", "virtual_account", "license_name")
    return (
        frame.with_columns(*missing, *status)
        .with_columns(pl.col(*counts).cast(pl.Int64))
        .with_columns(pl.col(*key).fill_null("(no name)"))
        .group_by(*key, maintain_order=True)
        .agg(
            # A sum with an unknown part is unknown.
            *(
                pl.when(pl.col(name).has_nulls()).then(None).otherwise(pl.col(name).sum()).alias(name)
                for name in counts
            ),
            pl.col("position_status").first(),
        )
        .filter(
            pl.col("balance_count").is_null()
            | (pl.col("balance_count") != 0)
            | (pl.col("available_count").fill_null(1) != 0)
            | (pl.col("in_use_count").fill_null(1) != 0)
        )
    )


def _table(cells: pl.DataFrame, most_licenses: int) -> _Table:
    licenses = _heaviest(cells, ["license_name"], most_licenses)
    of_licenses = cells.filter(pl.col("license_name").is_in([name for (name,) in licenses]))
    accounts = _heaviest(of_licenses, ["smart_account", "virtual_account"], MOST_ACCOUNTS)
    chosen = pl.DataFrame(accounts, schema=["smart_account", "virtual_account"], orient="row")
    kept = of_licenses.join(chosen, on=["smart_account", "virtual_account"], how="semi", maintain_order="left")
    left_out = cells.join(kept, on=["smart_account", "virtual_account", "license_name"], how="anti")
    return _Table(
        cells=kept,
        accounts=_worst_first(kept, accounts, ["smart_account", "virtual_account"]),
        licenses=[name for (name,) in _worst_first(kept, licenses, ["license_name"])],
        account_total=cells.select("smart_account", "virtual_account").n_unique(),
        license_total=cells["license_name"].n_unique(),
        cells_left_out=left_out.height,
        largest_left_out=int(left_out["balance_count"].abs().max() or 0),  # type: ignore[arg-type]
        unknown_left_out=left_out["balance_count"].null_count(),
    )


def _heaviest(cells: pl.DataFrame, key: list[str], most: int) -> list[Any]:
    weight = pl.col("balance_count").abs()
    ranked = cells.group_by(key).agg(weight.max().fill_null(0).alias("largest"), weight.sum().alias("all"))
    order = ranked.sort("largest", "all", *key, descending=[True, True, *(False for _ in key)])
    return order.head(most).select(key).rows()


def _worst_first(cells: pl.DataFrame, names: Sequence[Any], key: list[str]) -> list[Any]:
    short: dict[Any, int] = defaultdict(int)
    for row in cells.iter_rows(named=True):
        short[tuple(row[name] for name in key)] += min(row["balance_count"] or 0, 0)
    return sorted(names, key=lambda name: (short[name], name))


def _least_cell(cells: pl.DataFrame) -> float:
    """Keep room for the largest figure, and for a name's longest word: C9300-24 cut short is C9300-48 too."""
    widest = max((text_width(count_text(b), _FIGURE, 600) for b in cells["balance_count"].drop_nulls()), default=0)
    words = {word for name in cells["license_name"].unique() for word in name.split()}
    longest = max((text_width(word, TYPE_SIZES["small"], 600) for word in words), default=0)
    return max(58.0, widest + 24, min(longest, _WIDEST_WORD) + 8)


def _label_room(width: int) -> float:
    return min(170, width * 0.36)


def _drawn(table: _Table, width: int) -> alt.LayerChart:
    labels = _account_labels(table.accounts)
    widest = max(text_width(name + suffix, TYPE_SIZES["label"]) for name, suffix in labels)
    label_room = min(_label_room(width), widest + 18)
    cell = min(112.0, (width - label_room) / len(table.licenses))
    heads = [wrapped(name, cell - 6, TYPE_SIZES["small"], 600, lines=_HEAD_LINES) for name in table.licenses]
    head = max(len(lines) for lines in heads) * _HEAD_LEADING + 8
    sheet = Sheet(width, head + len(table.accounts) * _CELL_HEIGHT + 2, emphasis="outline")
    if table.cells_left_out:
        sheet.foot(_left_out(table))
    for column, lines in enumerate(heads):
        for number, line in enumerate(lines):
            baseline = head - 8 - (len(lines) - 1 - number) * _HEAD_LEADING
            x = label_room + cell * (column + 0.5)
            sheet.text(x, baseline, line, size=TYPE_SIZES["small"], weight=600, align="center")
    size, room = TYPE_SIZES["label"], label_room - 12
    for row, (name, suffix) in enumerate(labels):
        y = head + (row + 0.5) * _CELL_HEIGHT + 4
        shown = shorten(name, max(room * 0.55, room - text_width(suffix, size) - 4) if suffix else room, size)
        sheet.text(0, y, shown, size=size)
        start = text_width(shown, size) + 4
        sheet.text(start, y, shorten(suffix, room - start, size), tone="muted", size=size)
    _draw_cells(sheet, table, label_room, head, cell)
    return sheet.chart()


def _draw_cells(sheet: Sheet, table: _Table, left: float, head: float, cell: float) -> None:
    rows = {account: number for number, account in enumerate(table.accounts)}
    columns = {name: number for number, name in enumerate(table.licenses)}
    bounds = _bounds(table.cells["balance_count"].drop_nulls().to_list())
    known: list[dict[str, Any]] = []
    for row in table.cells.iter_rows(named=True):
        x = left + columns[row["license_name"]] * cell
        y = head + rows[row["smart_account"], row["virtual_account"]] * _CELL_HEIGHT
        box = {"x": x, "y": y, "x2": x + cell - _GAP, "y2": y + _CELL_HEIGHT - _GAP}
        middle, center = x + (cell - _GAP) / 2, y + (_CELL_HEIGHT - _GAP) / 2
        balance = row["balance_count"]
        if balance is None:
            sheet.hatched(*box.values())
            sheet.symbol(middle, center, shapes.circle(8), tone="wash")
            sheet.text(middle, center + 4, "?", tone="muted", size=_FIGURE, weight=600, align="center")
        else:
            known.append(box | {"balance_count": balance, "license_name": row["license_name"]})
            _draw_figure(sheet, balance, middle, center, cell, is_deep=abs(balance) >= bounds[-1])
        place = f"{row['license_name']} in {row['virtual_account']}"
        sheet.hit(**box, spoken=f"{place}: {_said(balance)}", tip=_tip(row), key=f"{row['smart_account']} {place}")
    sheet.under(_colored(sheet, chart_frame(pl.DataFrame(known, schema_overrides={"balance_count": pl.Int64})), bounds))


def _draw_figure(sheet: Sheet, balance: int, middle: float, center: float, cell: float, *, is_deep: bool) -> None:
    figure = count_text(balance)
    ink = "on_deep" if is_deep else "ink"
    wide = text_width(figure, _FIGURE, 600)
    has_room = balance != 0 and wide + 22 <= cell
    if has_room:
        shape = shapes.triangle_down(3.4) if balance < 0 else shapes.triangle_up(3.4)
        sheet.symbol(middle - wide / 2 - 2, center, shape, tone=ink, size=0)
    weight, shift = (600 if balance else 400), (5 if has_room else 0)
    sheet.text(middle + shift, center + 4, figure, tone=ink, size=_FIGURE, weight=weight, align="center")


def _colored(sheet: Sheet, frame: pl.DataFrame, bounds: list[float]) -> alt.Chart:
    scale = alt.Scale(
        type="threshold",
        domain=[*(-bound for bound in reversed(bounds)), *bounds],
        range=[alt.ExprRef(tone(name)["expr"]) for name in balance_tones()],
    )
    layer: alt.Chart = alt.Chart(frame, mark=alt.MarkDef(type="rect", cornerRadius=1.5, aria=False)).encode(
        x=sheet.x("x"),
        x2=alt.X2("x2"),
        y=sheet.y("y"),
        y2=alt.Y2("y2"),
        color=alt.Color("balance_count", type="quantitative", legend=None, scale=scale),
    )
    return layer


def _bounds(balances: list[int]) -> list[float]:
    """Where the colour deepens, the same on both sides of zero; a whole licence is never taken for balanced."""
    largest = max((abs(balance) for balance in balances), default=1) or 1
    bounds = [0.5]
    for share in _STEPS:
        bounds.append(max(largest * share, bounds[-1] + 1e-6))
    return bounds


def _account_labels(accounts: list[Account]) -> list[tuple[str, str]]:
    """Name each row; where two Smart Accounts share the name, say whose it is."""
    shared = Counter(virtual for _, virtual in accounts)
    domains = {smart for smart, _ in accounts}
    shortened = Counter(domain.split(".")[0] for domain in domains)
    labels = []
    for smart, virtual in accounts:
        brief = smart.split(".")[0]
        owner = brief if brief and shortened[brief] == 1 else smart
        labels.append((virtual, f"· {owner}" if shared[virtual] > 1 else ""))
    return labels


def _tip(row: dict[str, Any]) -> dict[str, str]:
    return {
        "Licence": row["license_name"],
        "Virtual Account": row["virtual_account"],
        "Smart Account": row["smart_account"],
        "Balance": _said(row["balance_count"]),
        "Available": count_text(row["available_count"]),
        "In use": count_text(row["in_use_count"]),
        "Substitution": count_text(row["substitution_count"], signed=True),
        "Status": row["position_status"] or "–",
    }


def _said(balance: int | None) -> str:
    if balance is None:
        return "unknown"
    return f"{count_text(balance)} ({'short' if balance < 0 else 'surplus' if balance else 'balanced'})"


def _left_out(table: _Table) -> str:
    unknown = f", {count_text(table.unknown_left_out)} of them unknown" if table.unknown_left_out else ""
    return (
        f"Shown: {len(table.accounts)} of {count_text(table.account_total)} accounts and {len(table.licenses)} of "
        f"{count_text(table.license_total)} licences. Left out: {counted(table.cells_left_out, 'position')}{unknown}, "
        f"none beyond {count_text(table.largest_left_out)} either way."
    )


def _alt(table: _Table) -> str:
    known = table.cells.drop_nulls("balance_count").sort("balance_count", "license_name", "virtual_account")
    unknown = table.cells.height - known.height
    short, surplus = known.filter(pl.col("balance_count") < 0), known.filter(pl.col("balance_count") > 0)
    drawn = f"{counted(len(table.licenses), 'licence')} in {counted(len(table.accounts), 'Virtual Account')}"
    tally = f"{counted(short.height, 'position')} short, {surplus.height} in surplus, {unknown} unknown"
    sentences = [f"Balance of {drawn}, positive is surplus: {tally}."]
    labels = (" ".join(label).strip() for label in _account_labels(table.accounts))
    names = dict(zip(table.accounts, labels, strict=True))
    for part, words in ((short.head(1), "shortage"), (surplus.tail(1), "surplus")):
        for row in part.iter_rows(named=True):
            where = names[row["smart_account"], row["virtual_account"]]
            sentences.append(f"Largest {words}: {count_text(row['balance_count'])} {row['license_name']} in {where}.")
    if table.cells_left_out:
        sentences.append(_left_out(table))
    return " ".join(sentences)


def _native(table: _Table, unit: str) -> NativeTable:
    """The first accounts and licences of the picture as cells: a triangle and a figure in its colour."""
    licenses, accounts = table.licenses[:_LICENSES_ON_A_SLIDE], table.accounts[:_ACCOUNTS_ON_A_SLIDE]
    bounds = _bounds(table.cells["balance_count"].drop_nulls().to_list())
    cells = {
        (row["smart_account"], row["virtual_account"], row["license_name"]): _cell(row["balance_count"], bounds)
        for row in table.cells.iter_rows(named=True)
    }
    rows = [
        [
            NativeCell([" ".join(label).strip()]),
            *(cells.get((*account, name), NativeCell([])) for name in licenses),
        ]
        for account, label in zip(accounts, _account_labels(accounts), strict=True)
    ]
    shown = sum((*account, name) in cells for account in accounts for name in licenses)
    note = "▲ surplus, ▼ short. Blank: neither owned nor used."
    left_out = table.cells.height - shown + table.cells_left_out
    return NativeTable(["Virtual Account", *licenses], rows, unit, note, left_out)


def _cell(balance: int | None, bounds: list[float]) -> NativeCell:
    if balance is None:
        return NativeCell(["? unknown"], "muted", "wash")
    step = sum(abs(balance) >= bound for bound in bounds)
    if not step:
        return NativeCell([count_text(balance)], fill="balanced")
    end, shape = ("short", "▼") if balance < 0 else ("surplus", "▲")
    is_deep = step == len(bounds)
    return NativeCell([f"{shape} {count_text(balance)}"], "on_deep" if is_deep else "ink", f"{end}_{step}")
