"""What use will be on a day ahead, at the pace of its own history, with a band and the error that the past allows.

The forecast starts from the last snapshot, since that is what Cisco shows, and goes on at the median pace between any
two snapshots, which one odd export does not move (docs/decisions/the-pace-of-use.md). Too little history, no figure.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from analysis.negotiation.robust_trend import FEWEST_POINTS, trends_of
from analysis.negotiation.student_factor import student_factor

PACE_DAYS = 30
_STEP_DAYS = 30
# More snapshots than these are thinned evenly: they would tell no other pace, only cost time.
_MOST_POINTS = 60
_FURTHEST_DAYS = 36_500
_HAIR = 1e-9
_TREND = {
    "series": pl.UInt32,
    "pace": pl.Float64,
    "spread": pl.Float64,
    "factor": pl.Float64,
    "span": pl.Float64,
    "backtest_error_share": pl.Float64,
    "holding_error_share": pl.Float64,
    "backtest_count": pl.Int64,
    "backtest_days": pl.Float64,
}


def forecast_use(history: pl.DataFrame, terms: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    """Foretell the use of every series on its day: one row of `terms` in, one row out.

    `history`: the key, taken_at and in_use_count, null where unknown; any order. A day told twice counts once, and is
    unknown where the two differ. `terms`: the key, as_of_date, forecast_date (null where no event lies ahead),
    ceiling_count (use up to which nothing is owed), end_date (until when a date is worth telling), and the client's
    thresholds forecast_snapshot_count, forecast_history_days, forecast_gap_days and forecast_interval_share.

    Added: what is told (last_date, last_in_use_count, history_days, snapshot_count, longest_gap_days), the forecast
    with its band in whole licences, the pace in 30 days, the errors of the back-test as shares of what came, and
    forecast_status. Where that is not Forecast, every figure that leans on the pace is null. That a ceiling is already
    reached, and since when, is a fact and told all the same.
    """
    _, found = _foretold(history, terms, key)
    return (
        found.with_columns(_band((pl.col("forecast_date") - pl.col("last_date")).dt.total_days()))
        .with_columns(
            growth_count=pl.col("forecast_count") - pl.col("last_in_use_count"),
            pace_count=_whole(pl.col("pace") * PACE_DAYS),
        )
        .drop("series", "spread", "factor", "span", "pace")
    )


def forecast_points(history: pl.DataFrame, terms: pl.DataFrame, key: Sequence[str]) -> pl.DataFrame:
    """Lay out what is drawn: each snapshot told, then the forecast from the last of them to its day.

    Takes what `forecast_use` takes and keeps the columns of `terms`; adds point_kind (Snapshot or Forecast),
    point_date, in_use_count and the band, with its status and ceiling as `forecast_use` tells them.
    """
    known, found = _foretold(history, terms, key)
    told = known.rename({"taken_at": "point_date"}).with_columns(pl.lit("Snapshot").alias("point_kind"))
    days = pl.date_ranges("last_date", "forecast_date", f"{_STEP_DAYS}d").list.concat(pl.concat_list("forecast_date"))
    foretold = (
        found.filter(pl.col("forecast_status") == "Forecast")
        .with_columns(days.list.unique().alias("point_date"))
        .explode("point_date")
        .with_columns(_band((pl.col("point_date") - pl.col("last_date")).dt.total_days()))
        .select("series", "point_date", "forecast_count", "low_count", "high_count")
        .with_columns(pl.lit("Forecast").alias("point_kind"))
    )
    added = ["allowance_gone_date", "allowance_status", "forecast_status"]
    return (
        pl.concat([told, foretold], how="diagonal")
        .join(found.select("series", *terms.columns, *added), on="series")
        .sort("series", pl.col("point_kind") == "Forecast", "point_date")
        .drop("series")
    )


def _foretold(history: pl.DataFrame, terms: pl.DataFrame, key: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The known counts; and of each series its facts, its pace where one may be told, when its ceiling is reached."""
    series, known = _series(history, terms, key)
    facts = _facts(series, known)
    trends = _trends(known.join(facts.filter(pl.col("forecast_status") == "Forecast"), on="series", how="semi"), facts)
    found = facts.join(trends, on="series", how="left").with_columns(_gone()).sort("series").drop("ceiling_since_date")
    return known, found


def _series(history: pl.DataFrame, terms: pl.DataFrame, key: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Number the series, and keep one known count a day of each, in order of time."""
    series = terms.sort(key).with_row_index("series")
    known = (
        history.select(*key, "taken_at", pl.col("in_use_count").cast(pl.Int64))
        .join(series.select(*key, "series", "as_of_date"), on=list(key), nulls_equal=True)
        .filter(pl.col("taken_at") <= pl.col("as_of_date"))
        .group_by("series", "taken_at")
        .agg(pl.when(pl.col("in_use_count").n_unique() == 1).then(pl.col("in_use_count").first()).alias("in_use_count"))
        .drop_nulls()
        .sort("series", "taken_at")
    )
    return series, known


def _facts(series: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """What each series tells without any pace, and whether a pace may be told."""
    below = pl.col("in_use_count") < pl.col("ceiling_count")
    told = (
        known.join(series.select("series", "ceiling_count"), on="series")
        .group_by("series")
        .agg(
            pl.len().cast(pl.Int64).alias("snapshot_count"),
            pl.col("taken_at").min().alias("first_date"),
            pl.col("taken_at").max().alias("last_date"),
            pl.col("in_use_count").sort_by("taken_at").last().alias("last_in_use_count"),
            pl.col("taken_at").sort().diff().dt.total_days().max().alias("widest_days"),
            pl.col("taken_at").filter(below).max().alias("last_below_date"),
        )
    )
    run = known.join(told.select("series", "last_below_date"), on="series").filter(
        pl.col("last_below_date").is_null() | (pl.col("taken_at") > pl.col("last_below_date"))
    )
    since = run.group_by("series").agg(pl.col("taken_at").min().alias("ceiling_since_date"))
    silent = (pl.col("as_of_date") - pl.col("last_date")).dt.total_days()
    return (
        series.join(told, on="series", how="left")
        .join(since, on="series", how="left")
        .with_columns(
            pl.col("snapshot_count").fill_null(0),
            (pl.col("last_date") - pl.col("first_date")).dt.total_days().fill_null(0).alias("history_days"),
            pl.max_horizontal("widest_days", silent).alias("longest_gap_days"),
        )
        .with_columns(_status())
        .drop("first_date", "widest_days", "last_below_date")
    )


def _status() -> pl.Expr:
    fewest = pl.max_horizontal("forecast_snapshot_count", pl.lit(FEWEST_POINTS))
    is_little = (pl.col("snapshot_count") < fewest) | (pl.col("history_days") < pl.col("forecast_history_days"))
    is_ahead = pl.col("forecast_date") >= pl.col("as_of_date")
    return (
        pl.when(is_little)
        .then(pl.lit("Too little history"))
        .when(pl.col("longest_gap_days") > pl.col("forecast_gap_days"))
        .then(pl.lit("Gaps in the history"))
        .when(is_ahead.fill_null(value=False))
        .then(pl.lit("Forecast"))
        .otherwise(pl.lit("No date ahead"))
        .alias("forecast_status")
    )


def _trends(known: pl.DataFrame, facts: pl.DataFrame) -> pl.DataFrame:
    """Measure every series that may be foretold, those of one length together."""
    shares = facts.select("series", pl.col("forecast_interval_share").cast(pl.Float64).alias("share"))
    points = _thinned(known).join(shares, on="series").sort("series", "taken_at")
    lengths = points.group_by("series").agg(pl.len().alias("length"))
    parts = [pl.DataFrame(schema=_TREND)]
    for (length, share), part in points.join(lengths, on="series").group_by("length", "share", maintain_order=True):
        days = part["taken_at"].cast(pl.Int32).cast(pl.Float64).to_numpy().reshape(-1, length)
        found = trends_of(days, part["in_use_count"].cast(pl.Float64).to_numpy().reshape(-1, length))
        came = pl.Series(found.foretold)
        parts.append(
            pl.DataFrame(
                {
                    "series": part["series"].gather_every(length),
                    "pace": found.pace,
                    "spread": found.spread,
                    "factor": pl.repeat(student_factor(share, length - 2), len(days), eager=True),
                    "span": days[:, -1] - days[:, 0],
                    "backtest_error_share": pl.Series(found.missed) / came,
                    "holding_error_share": pl.Series(found.missed_holding) / came,
                    "backtest_count": pl.repeat(found.trial_count, len(days), dtype=pl.Int64, eager=True),
                    "backtest_days": (pl.Series(found.trial_days) / found.trial_count).round(),
                },
                schema_overrides=_TREND,
            ).with_columns(pl.when(pl.col(pl.Float64).is_finite()).then(pl.col(pl.Float64)))
        )
    return pl.concat(parts).with_columns(pl.col("backtest_days").cast(pl.Int64))


def _thinned(known: pl.DataFrame) -> pl.DataFrame:
    """Where there are more than sixty snapshots, keep the newest of each of sixty equal spans; elsewhere every one."""
    last = pl.col("taken_at").max().over("series")
    span = (last - pl.col("taken_at").min().over("series")).dt.total_days() + 1
    width = pl.when(pl.len().over("series") > _MOST_POINTS).then(-(-span // _MOST_POINTS)).otherwise(1)
    return (
        known.with_columns(((last - pl.col("taken_at")).dt.total_days() // width).alias("bin"))
        .group_by("series", "bin")
        .agg(pl.col("taken_at").max(), pl.col("in_use_count").sort_by("taken_at").last())
    )


def _band(ahead: pl.Expr) -> list[pl.Expr]:
    """The forecast so many days ahead and its band, which widens with the root of time and the doubt in the pace."""
    middle = pl.col("last_in_use_count") + _whole(pl.col("pace") * ahead)
    reach = (ahead + ahead * ahead / pl.col("span")).sqrt()
    half = (pl.col("factor") * pl.col("spread") * reach - _HAIR).ceil().cast(pl.Int64)
    counts = {"forecast_count": middle, "low_count": middle - half, "high_count": middle + half}
    return [count.clip(lower_bound=0).alias(name) for name, count in counts.items()]


def _whole(count: pl.Expr) -> pl.Expr:
    return (count + 0.5 + _HAIR).floor().cast(pl.Int64)


def _gone() -> list[pl.Expr]:
    """When use reaches the ceiling: since when if it has, else on which day within the term at this pace."""
    left = pl.col("ceiling_count") - pl.col("last_in_use_count")
    is_gone = left <= 0
    days = (left / pl.col("pace") - _HAIR).ceil()
    is_near = (pl.col("pace") > 0) & (days < _FURTHEST_DAYS)
    day = pl.col("last_date") + pl.duration(days=pl.when(is_near).then(days).cast(pl.Int64))
    is_within = (day <= pl.col("end_date")).fill_null(value=False)
    status = (
        pl.when(is_gone)
        .then(pl.lit("Gone"))
        .when(is_within)
        .then(pl.lit("Goes"))
        .when((left > 0) & pl.col("pace").is_not_null())
        .then(pl.lit("Lasts"))
    )
    when = pl.when(is_gone).then(pl.col("ceiling_since_date")).when(is_within).then(day)
    return [when.alias("allowance_gone_date"), status.alias("allowance_status")]
