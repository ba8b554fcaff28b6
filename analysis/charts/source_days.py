"""Kinds of sources with the days they were taken on, as a calendar of them is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from analysis.charts.native import NativeCell, NativeTable
from analysis.charts.theme import counted
from analysis.errors import ChartError

if TYPE_CHECKING:
    from datetime import date

_ROWS_ON_A_SLIDE, _BLOCKS = 9, 2
_COUNTS = ("file_count", "landed_count", "rejected_count")
# The one that counts most on a day is the first.
_STATUSES = ("current", "history", "overlapped", "empty", "later")


@dataclass(frozen=True)
class Day:
    """Everything of one kind that was taken on one day; `statuses` begin with the one that counts most."""

    taken_at: date
    age_days: int
    statuses: list[str]
    formats: list[str]
    accounts: list[str]
    file_count: int
    landed_count: int
    rejected_count: int


@dataclass(frozen=True)
class Kind:
    """One row of the calendar: a kind of source with the days it was taken on, oldest first."""

    name: str
    status: str
    days: list[Day]
    file_count: int
    landed_count: int
    rejected_count: int

    @property
    def newest(self) -> Day | None:
        """The last day that is not after the as-of date."""
        return next((day for day in reversed(self.days) if day.age_days >= 0), None)

    @property
    def is_missing(self) -> bool:
        """Whether the folder holds nothing of this kind that could be used."""
        return self.status == "Missing"

    @property
    def is_stale(self) -> bool:
        """Whether even the newest is too old to speak for the as-of date."""
        return self.status == "Stale"

    @property
    def is_undated(self) -> bool:
        """Whether all there is of this kind bears no day, as price lists may."""
        return not self.days and not self.is_missing

    @property
    def age(self) -> str:
        """How old the newest is, or the word that says why there is no age."""
        if self.is_missing:
            return "missing"
        if self.newest:
            return counted(self.newest.age_days, "day")
        return "no day" if self.is_undated else "later"


@dataclass(frozen=True)
class Sources:
    """Every kind of source in its order; `stray_count` is of sources that are of none of them.

    The as-of date is what a day and its age agree on; without one there is no calendar to draw.
    """

    kinds: list[Kind]
    first: date | None
    as_of: date | None
    stray_count: int


def read_sources(frame: pl.DataFrame) -> Sources:
    """Read kinds and their days from marts.source_kinds joined with marts.sources; rows of one kind and day are one."""
    known = _typed(frame)
    rows = known.drop_nulls("kind_number").sort("kind_number", "taken_at").partition_by("kind_number")
    kinds = [_kind(of_kind) for of_kind in rows]
    days = [day for kind in kinds for day in kind.days]
    first = min((day.taken_at for day in days), default=None)
    as_of = max((day.taken_at + timedelta(days=day.age_days) for day in days), default=None)
    return Sources(kinds, first, as_of, known["kind_number"].null_count())


def _typed(frame: pl.DataFrame) -> pl.DataFrame:
    if not (frame["taken_at"].dtype.is_temporal() or frame["taken_at"].dtype == pl.Null):
        raise ChartError("Column taken_at is not a date.", todo="Cast it in the mart.")
    optional = {"file_count": pl.Int64, "format_title": pl.String, "smart_account": pl.String}
    missing = [pl.lit(None, kind).alias(name) for name, kind in optional.items() if name not in frame.columns]
    return frame.with_columns(*missing).with_columns(
        pl.col(_COUNTS).cast(pl.Int64).fill_null(0),
        pl.col("age_days").cast(pl.Int64),
        pl.col("taken_at").cast(pl.Date),
        pl.col("export_status").cast(pl.String).fill_null(""),
    )


def _kind(rows: pl.DataFrame) -> Kind:
    dated = rows.drop_nulls(["taken_at", "age_days"])
    days = [_day(of_day) for of_day in dated.partition_by("taken_at", maintain_order=True)]
    name, status = rows.select("source_name", "source_status").row(0)
    return Kind(name or "(no name)", status or "", days, *rows.select(pl.col(_COUNTS).sum()).row(0))


def _day(rows: pl.DataFrame) -> Day:
    told = set(rows["export_status"])
    statuses = [*(status for status in _STATUSES if status in told), *sorted(told - set(_STATUSES))]
    taken_at, age_days, *counts = rows.select("taken_at", "age_days", pl.col(_COUNTS).sum()).row(0)
    return Day(taken_at, age_days, statuses, _names(rows["format_title"]), _names(rows["smart_account"]), *counts)


def _names(column: pl.Series) -> list[str]:
    return sorted({name for name in column.drop_nulls() if name})


def ages_table(kinds: list[Kind]) -> NativeTable:
    """Each kind and how old its newest is, in two blocks side by side; what is stale or missing first."""
    ranked = sorted(kinds, key=lambda kind: (not kind.is_stale, not kind.is_missing))
    shown = ranked[: _ROWS_ON_A_SLIDE * _BLOCKS]
    height = -(-len(shown) // _BLOCKS)
    rows = []
    for place in range(height):
        row = []
        for kind in shown[place::height]:
            row += [NativeCell([kind.name]), _age_cell(kind)]
        rows.append(row + [NativeCell([])] * (2 * _BLOCKS - len(row)))
    heads = ["Source", "Newest"] * _BLOCKS
    note = "Age of the newest file of each kind on the as-of date."
    return NativeTable(heads, rows, "Days", note, left_out=len(kinds) - len(shown))


def _age_cell(kind: Kind) -> NativeCell:
    if kind.is_missing:
        return NativeCell([f"○ {kind.age}"], "muted")
    return (
        NativeCell([f"◐ {kind.age}, stale"], "progress_text")
        if kind.is_stale
        else NativeCell([f"● {kind.age}"], "ours")
    )
