"""What a True Forward costs on either basis: above the allowance, or above the commitment alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import shapes
from analysis.charts.native import NativeChart, Series, legible, number_format, with_native
from analysis.charts.sheet import Sheet, nothing_to_show
from analysis.charts.theme import (
    CONTENT_WIDTH,
    TYPE_SIZES,
    Magnitude,
    chart_frame,
    count_text,
    counted,
    finish,
    magnitude,
    plain_frame,
    require_columns,
)
from analysis.charts.typesetting import shorten, text_width
from analysis.errors import ChartError

if TYPE_CHECKING:
    import altair as alt

MOST_SUITES = 20
_MOST_ON_A_SLIDE = 6
_ROW = 34
_HEAD = 30
_LIFT = 14
_UNKNOWN = 72
_FIGURE = 12.0


def charge_comparison(
    lines: pl.DataFrame,
    *,
    title: str,
    unit: str,
    source: str,
    most: int = MOST_SUITES,
    width: int = CONTENT_WIDTH,
) -> alt.LayerChart:
    """Draw each suite's charge above the allowance beside its charge above the commitment.

    `lines`: subscription_id, suite_name, charge_amount, over_commitment_amount; optionally over_count,
    over_commitment_count and currency. Lines of one suite of one subscription are added up; a suite with a line that
    has no price is shown as unknown. Large amounts are labelled in thousands or millions, and the unit says so.
    At most `most` suites are drawn, the largest first; the picture says how many are left out.
    """
    require_columns(lines, "subscription_id", "suite_name", "charge_amount", "over_commitment_amount")
    suites = _suites(plain_frame(lines))
    if suites.is_empty():
        words = "Nothing to show: no suite is subject to a True Forward."
        return finish(nothing_to_show(words, width), title=title, unit=unit, source=source, alt=words)
    unknown = suites.filter(pl.col("charge_amount").is_null() | pl.col("over_commitment_amount").is_null())
    known = suites.join(unknown, on=["subscription_id", "suite_name"], how="anti", maintain_order="left")
    # What is unknown is not small: it is never left out for what is known.
    shown = chart_frame(pl.concat([known.head(max(most - unknown.height, 0)), unknown.head(most)]))
    scale = magnitude([*shown["charge_amount"], *shown["over_commitment_amount"]])
    left_out = suites.height - shown.height
    finished = finish(
        _drawn(shown, scale, width, left_out),
        title=title,
        unit=scale.unit(unit),
        source=source,
        alt=_alt(suites, scale, scale.unit(unit), left_out),
        note="Hatched: unknown, a line has no price." if suites["charge_amount"].has_nulls() else "",
    )
    return with_native(finished, _native(shown, scale, scale.unit(unit), left_out))


def _suites(lines: pl.DataFrame) -> pl.DataFrame:
    if "currency" in lines.columns and lines["currency"].drop_nulls().n_unique() > 1:
        found = ", ".join(sorted(lines["currency"].drop_nulls().unique()))
        raise ChartError(f"A chart has one unit, and these charges come in {found}.", todo="Draw one chart a currency.")
    counts = [
        pl.lit(None, pl.Int64).alias(name)
        for name in ("over_count", "over_commitment_count")
        if name not in lines.columns
    ]
    figures = ("charge_amount", "over_commitment_amount", "over_count", "over_commitment_count")
    suites = (
        lines.with_columns(*counts)
        .with_columns(pl.col("subscription_id").fill_null(""), pl.col("suite_name").fill_null("(no name)"))
        .group_by("subscription_id", "suite_name")
        .agg(
            *(
                pl.when(pl.col(name).has_nulls()).then(None).otherwise(pl.col(name).sum()).alias(name)
                for name in figures
            ),
            pl.len().alias("lines"),
            pl.col("charge_amount").null_count().alias("unpriced"),
        )
    )
    order = ("over_commitment_amount", "charge_amount", "suite_name", "subscription_id")
    return suites.sort(*order, descending=[True, True, False, False], nulls_last=True)


def _drawn(suites: pl.DataFrame, scale: Magnitude, width: int, left_out: int) -> alt.LayerChart:
    names = _names(suites)
    is_narrow = width < CONTENT_WIDTH
    widest_name = max(text_width(name, TYPE_SIZES["label"], 600) for name in names)
    # Where there is no room beside the marks, a name stands above them.
    name_room = 0.0 if is_narrow else min(widest_name + 16, width * 0.36)
    height = _ROW + (_LIFT if is_narrow else 0)
    sheet = Sheet(width, _HEAD + suites.height * height + 4)
    if left_out:
        sheet.foot(_left_out(left_out))
    known = suites.drop_nulls(["charge_amount", "over_commitment_amount"])
    amounts = [*known["charge_amount"], *known["over_commitment_amount"]]
    widest = max((text_width(scale.text(amount), _FIGURE, 600) for amount in amounts), default=0.0)
    left, right = name_room + widest + 14, width - widest - 16
    highest = max([*amounts, 0.0]) or 1.0

    def x(amount: float) -> float:
        return left + max(amount, 0.0) / highest * (right - left)

    _key(sheet, 0.0 if is_narrow else left - 6)
    for number, (row, name) in enumerate(zip(suites.iter_rows(named=True), names, strict=True)):
        top = _HEAD + number * height
        y, key = top + height - _ROW / 2, f"{number} {name}"
        size, room = TYPE_SIZES["label"], width if is_narrow else name_room - 12
        line = top + 16 if is_narrow else y + 4
        sheet.text(0, line, shorten(name, room, size, 600), size=size, weight=600, key=key)
        ours, theirs = row["charge_amount"], row["over_commitment_amount"]
        if ours is None or theirs is None:
            sheet.hatched(left, y - 6, left + _UNKNOWN, y + 6, key=key)
            words = "unknown: no price"
            sheet.text(left + _UNKNOWN + 8, y + 4, words, tone="muted", size=TYPE_SIZES["label"], weight=600, key=key)
        else:
            _pair(sheet, scale, y, (x(ours), ours), (x(theirs), theirs), key=key)
        spoken = f"{name}: {scale.text(ours)} above allowance, {scale.text(theirs)} above commitment"
        sheet.hit(0, top, width, top + height, spoken=spoken, tip=_tip(row, scale), key=key)
    return sheet.chart()


def _key(sheet: Sheet, start: float) -> None:
    size = TYPE_SIZES["small"]
    words = "above allowance"
    sheet.symbol(start + 6, 9, shapes.circle(5), tone="ours")
    sheet.text(start + 16, 13, words, tone="ours", size=size, weight=600)
    second = start + 16 + text_width(words, size, 600) + 20
    sheet.symbol(second + 6, 9, shapes.diamond(6), tone="theirs")
    sheet.text(second + 16, 13, "above commitment", tone="theirs", size=size, weight=600)


def _pair(
    sheet: Sheet, scale: Magnitude, y: float, ours: tuple[float, float], theirs: tuple[float, float], *, key: str
) -> None:
    (x_ours, charge), (x_theirs, wider) = ours, theirs
    low, high = min(x_ours, x_theirs), max(x_ours, x_theirs)
    if high - low > 1:
        figures = {"charge_amount": charge, "over_commitment_amount": wider}
        sheet.rect(low, y - 1.5, high, y + 1.5, tone="hairline", key=key, figures=figures)
    sheet.symbol(x_theirs, y, shapes.diamond(6.5), tone="theirs", key=key)
    sheet.symbol(x_ours, y, shapes.circle(5), tone="ours", key=key)
    if charge == wider:
        words = scale.text(charge) if charge else "no charge"
        sheet.text(high + 11, y + 4, words, tone="ours", size=_FIGURE, weight=600, key=key)
        return
    left, right = ((charge, "ours"), (wider, "theirs")) if x_ours <= x_theirs else ((wider, "theirs"), (charge, "ours"))
    sheet.text(low - 10, y + 4, scale.text(left[0]), tone=left[1], size=_FIGURE, weight=600, align="right", key=key)
    sheet.text(high + 11, y + 4, scale.text(right[0]), tone=right[1], size=_FIGURE, weight=600, key=key)


def _names(suites: pl.DataFrame) -> list[str]:
    """Name each suite; where two subscriptions hold the same one, say whose it is."""
    shared = set(suites.filter(pl.col("suite_name").is_duplicated())["suite_name"])
    pairs = suites.select("suite_name", "subscription_id").iter_rows()
    return [f"{name} · {subscription}" if name in shared else name for name, subscription in pairs]


def _tip(row: dict[str, Any], scale: Magnitude) -> dict[str, str]:
    return {
        "Suite": row["suite_name"],
        "Subscription": row["subscription_id"] or "–",
        "Above allowance": scale.text(row["charge_amount"]),
        "Licences above allowance": count_text(row["over_count"]),
        "Above commitment": scale.text(row["over_commitment_amount"]),
        "Licences above commitment": count_text(row["over_commitment_count"]),
        "Lines without a price": f"{row['unpriced']} of {row['lines']}",
    }


def _left_out(suites: int) -> str:
    return f"Left out: {counted(suites, 'suite')} with smaller charges."


def _alt(suites: pl.DataFrame, scale: Magnitude, unit: str, left_out: int) -> str:
    known = suites.drop_nulls(["charge_amount", "over_commitment_amount"])
    ours, theirs = float(known["charge_amount"].sum()), float(known["over_commitment_amount"].sum())
    sums = f"{scale.text(ours)} above allowance, {scale.text(theirs)} above commitment"
    sentences = [f"True Forward charge of {counted(suites.height, 'suite')} in {unit}: {sums}."]
    charged = known.filter(pl.col("charge_amount") > 0).sort("charge_amount", descending=True)
    if charged.height:
        row = charged.row(0, named=True)
        sentences.append(f"The largest above allowance is {row['suite_name']}: {scale.text(row['charge_amount'])}.")
    if unknown := suites.height - known.height:
        sentences.append(f"{unknown} of the suites have a line without a price and are not in these sums.")
    if left_out:
        sentences.append(f"Drawn: the {suites.height - left_out} largest. {_left_out(left_out)}")
    return " ".join(sentences)


def _native(suites: pl.DataFrame, scale: Magnitude, unit: str, left_out: int) -> NativeChart:
    pairs = list(zip(suites.iter_rows(named=True), _names(suites), strict=True))
    shown = legible(pairs, lambda pair: _is_known(pair[0]), _MOST_ON_A_SLIDE)
    parts = (
        ("Above allowance", "charge_amount", "ours"),
        ("Above commitment", "over_commitment_amount", "theirs"),
    )
    return NativeChart(
        "bars",
        [name if _is_known(row) else f"{name}: unknown" for row, name in shown],
        [
            Series(name, [row[column] for row, _ in shown], tone, number_format=number_format(scale))
            for name, column, tone in parts
        ],
        unit,
        left_out=left_out + suites.height - len(shown),
    )


def _is_known(row: dict[str, Any]) -> bool:
    return row["charge_amount"] is not None and row["over_commitment_amount"] is not None
