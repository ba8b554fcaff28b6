"""Clients of a portfolio: ready, unready, unknown, failed."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl

TODAY = date(2026, 11, 24)
_CLIENTS: dict[str, pl.DataType | type[pl.DataType]] = {
    "client_name": pl.String,
    "event_name": pl.String,
    "event_date": pl.Date,
    "days_to_event": pl.Int64,
    "charge_amount": pl.Decimal(18, 2),
    "misplaced_amount": pl.Decimal(18, 2),
    "currency": pl.String,
    "done_item_count": pl.Int64,
    "item_count": pl.Int64,
    "data_date": pl.Date,
    "data_age_days": pl.Int64,
    "is_stale": pl.Boolean,
    "failure": pl.String,
}


def portfolio(
    *told: tuple[str, int | None, float | None, float | None, int | None, int | None, str | None],
) -> pl.DataFrame:
    """Name, days to the event, charge, misplaced, done items, age of the data and failure of each client."""
    rows = [
        (
            name,
            None if days is None else "Milestone",
            None if days is None else TODAY + timedelta(days=days),
            days,
            charge,
            misplaced,
            "GBP",
            done,
            None if done is None else 10,
            None if age is None else TODAY - timedelta(days=age),
            age,
            None if age is None else age > 45,
            failure,
        )
        for name, days, charge, misplaced, done, age, failure in told
    ]
    return pl.DataFrame(rows, schema=_CLIENTS, orient="row")


PORTFOLIO = portfolio(
    ("Harbourline Freight", 67, 0.0, 184300.0, 4, 9, None),
    ("St Mary's Hospitals", 128, 39614.4, 1200.0, 3, 24, None),
    ("Calderbank", 249, 1182400.0, 1056000.0, 7, 88, None),
    ("A parish council", None, None, None, None, None, None),
    ("Northgate Rail", None, None, None, None, None, "licenses.csv has no column Virtual Account"),
)
MANY_CLIENTS = portfolio(
    *((f"Client number {n}", 9 * n, 1.7e9 / (n + 1), 3e5 * n, n % 11, n, None) for n in range(100)),
)
