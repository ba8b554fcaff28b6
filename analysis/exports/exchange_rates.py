"""Stated exchange rates in client.toml: without one for a pair of currencies nothing is converted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class ExchangeRate(BaseModel):
    """How much of one currency one unit of another buys, on a day, by whose word."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    from_currency: Currency = Field(alias="from")
    to_currency: Currency = Field(alias="to")
    exchange_rate: Decimal = Field(alias="rate", gt=0, max_digits=18, decimal_places=6)
    rate_date: date = Field(alias="date")
    rate_source: str = Field(alias="source", min_length=1)


EXCHANGE_RATE_COLUMNS = tuple(ExchangeRate.model_fields)


def trouble_with_rates(rates: Iterable[ExchangeRate]) -> str | None:
    """What is wrong with rates as a set, by the key; None where nothing is."""
    seen: set[tuple[str, str, date]] = set()
    for one in rates:
        key = (one.from_currency, one.to_currency, one.rate_date)
        if one.from_currency == one.to_currency:
            return f"`exchange_rates` converts {one.from_currency} to itself"
        if key in seen:
            return f"`exchange_rates` states {one.from_currency} to {one.to_currency} on {one.rate_date} twice"
        seen.add(key)
    return None


def exchange_rate_rows(rates: Iterable[ExchangeRate]) -> dict[str, list[dict[str, Any]]]:
    """The rows of inputs.exchange_rates."""
    return {"exchange_rates": [one.model_dump() for one in rates]}
