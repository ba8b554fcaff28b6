"""`[negotiation]` of client.toml: what an adviser aims at in place of the computed range, and why (RULES.md §9)."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

Money = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=2)]


class Negotiation(BaseModel):
    """Amounts in place of the computed ones, in `currency`, else the client's; and the cases a ledger must hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    opening_amount: Money | None = None
    target_amount: Money | None = None
    walk_away_amount: Money | None = None
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    reason: str | None = None
    target_position_share: Annotated[Decimal, Field(ge=0, le=1, decimal_places=6)] = Decimal("0.5")
    least_settlement_count: int = Field(default=10, ge=1)

    @model_validator(mode="after")
    def _reasoned_and_in_order(self) -> Negotiation:
        aims = {
            name: amount
            for name in ("opening_amount", "target_amount", "walk_away_amount")
            if (amount := getattr(self, name)) is not None
        }
        if aims and not (self.reason or "").strip():
            raise ValueError(f"`negotiation` sets {next(iter(aims))} without a `reason`")
        for (lower, low), (higher, high) in pairwise(aims.items()):
            if low > high:
                raise ValueError(f"`negotiation` sets {lower} above {higher}: {low:,} and {high:,}")
        return self


NEGOTIATION_COLUMNS = tuple(Negotiation.model_fields)


def negotiation_rows(negotiation: Negotiation, currency: str) -> list[dict[str, Any]]:
    """The one row of inputs.negotiation; `currency` is the client's."""
    return [{**negotiation.model_dump(), "currency": negotiation.currency or currency}]
