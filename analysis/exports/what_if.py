"""What the adviser supposes, in client.toml: named scenarios, ranges of what is uncertain, draws of the simulation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

DriverKey = Literal[
    "use_change_share",
    "price_change_share",
    "growth_allowance_share",
    "corrected_share",
    "milestone_shift_months",
]
# A share is 0.15, not 15; a change can take all away, or double what there is.
Change = Annotated[Decimal, Field(ge=-1, le=1, decimal_places=6)]
Part = Annotated[Decimal, Field(ge=0, le=1, decimal_places=6)]
Words = Annotated[str, Field(min_length=1)]
_MOST_MONTHS = 600
_SIGNED = {"use_change_share", "price_change_share"}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Scenario(_Part):
    """A named set of assumptions; what it leaves out stays as the contract and the exports have it."""

    name: Words
    subscription_id: str | None = None
    milestone_date: date | None = None
    milestone_shift_months: int | None = Field(default=None, ge=-_MOST_MONTHS, le=_MOST_MONTHS)
    use_change_share: Change | None = None
    price_change_share: Change | None = None
    growth_allowance_share: Part | None = None
    corrected_share: Part | None = None
    charge_basis: Literal["above_allowance", "above_commitment"] | None = None
    capture: Literal["milestone", "peak"] | None = None
    source: Words

    @model_validator(mode="after")
    def _changes_something(self) -> Scenario:
        if not self.model_fields_set - {"name", "subscription_id", "source"}:
            terms = ", ".join(
                name for name in Scenario.model_fields if name not in {"name", "subscription_id", "source"}
            )
            raise ValueError(f"scenario {self.name!r} changes nothing; it may change {terms}")
        if self.milestone_date is not None and self.milestone_shift_months is not None:
            raise ValueError(f"scenario {self.name!r} gives its milestone twice: as a date and as a shift")
        return self


class Sensitivity(_Part):
    """The range of one uncertain term, and how a draw of the simulation lies in it."""

    driver: DriverKey
    low: Decimal
    high: Decimal
    distribution: Literal["uniform", "triangular", "normal"] = "uniform"
    most_likely: Decimal | None = None
    deviation: Decimal | None = Field(default=None, gt=0)
    source: Words

    @model_validator(mode="after")
    def _in_order(self) -> Sensitivity:
        least, most = self._bounds()
        if self.low > self.high:
            raise ValueError(f"low {self.low} is above high {self.high}")
        if self.low < least or self.high > most:
            raise ValueError(f"{self.driver} lies between {least} and {most}: a share is 0.15, not 15")
        figures = [one for one in (self.low, self.high, self.most_likely) if one is not None]
        is_whole = self.driver == "milestone_shift_months"
        if is_whole and any(one != one.to_integral_value() for one in figures):
            raise ValueError(f"{self.driver} is whole months")
        if any(one != round(one, 6) for one in figures):
            raise ValueError(f"{self.driver} has more than six decimals")
        return self

    @model_validator(mode="after")
    def _says_how_it_is_drawn(self) -> Sensitivity:
        needs = {"uniform": [], "triangular": ["most_likely"], "normal": ["most_likely", "deviation"]}[
            self.distribution
        ]
        for name in ("most_likely", "deviation"):
            if (name in needs) != (getattr(self, name) is not None):
                raise ValueError(f"a {self.distribution} draw takes {' and '.join(needs) or 'low and high alone'}")
        if self.most_likely is not None and not self.low <= self.most_likely <= self.high:
            raise ValueError(f"most_likely {self.most_likely} lies outside {self.low} to {self.high}")
        return self

    def _bounds(self) -> tuple[int, int]:
        if self.driver == "milestone_shift_months":
            return -_MOST_MONTHS, _MOST_MONTHS
        return (-1 if self.driver in _SIGNED else 0), 1


class Simulation(_Part):
    """How many times the simulation draws, and the seed that makes it draw the same again."""

    seed: int = Field(default=1, ge=0, lt=2**63)
    draws: int = Field(default=100_000, ge=100, le=1_000_000)


def trouble_with(
    scenarios: Iterable[Scenario],
    sensitivity: Iterable[Sensitivity],
    terms: Mapping[str, tuple[date, date]],
) -> str | None:
    """Say what is wrong with assumptions beside agreements: subscription id → first and last day of term."""
    names = [one.name for one in scenarios]
    if twice := next((name for name in names if names.count(name) > 1), None):
        return f"scenario {twice!r} stands twice in `scenarios`"
    drivers = [one.driver for one in sensitivity]
    if again := next((driver for driver in drivers if drivers.count(driver) > 1), None):
        return f"driver {again!r} stands twice in `sensitivity`"
    for one in scenarios:
        if one.subscription_id is not None and one.subscription_id not in terms:
            return f"scenario {one.name!r} speaks of {one.subscription_id!r}, which no agreement has"
        for subscription_id, (first, last) in terms.items():
            is_meant = one.subscription_id in {None, subscription_id}
            if is_meant and one.milestone_date is not None and not first <= one.milestone_date <= last:
                told = f"milestone {one.milestone_date} of scenario {one.name!r}"
                return f"{told} lies outside the term of {subscription_id!r}"
    return None


def what_if_rows(
    scenarios: Iterable[Scenario], sensitivity: Iterable[Sensitivity], simulation: Simulation
) -> dict[str, list[dict[str, Any]]]:
    """The rows of inputs.scenarios, inputs.sensitivity and inputs.simulation."""
    return {
        "scenarios": [
            {
                "scenario_number": number,
                "scenario_name": one.name,
                "capture_key": one.capture,
                **one.model_dump(exclude={"name", "capture"}),
            }
            for number, one in enumerate(scenarios, start=1)
        ],
        "sensitivity": [
            {
                "driver_key": one.driver,
                "driver_low": one.low,
                "driver_high": one.high,
                "distribution_kind": one.distribution,
                "driver_likely": one.most_likely,
                "driver_deviation": one.deviation,
                "source": one.source,
            }
            for one in sensitivity
        ],
        "simulation": [{"seed_number": simulation.seed, "draw_count": simulation.draws}],
    }


WHAT_IF_COLUMNS: dict[str, tuple[str, ...]] = {
    "scenarios": (
        "scenario_number",
        "scenario_name",
        "subscription_id",
        "milestone_date",
        "milestone_shift_months",
        "use_change_share",
        "price_change_share",
        "growth_allowance_share",
        "corrected_share",
        "charge_basis",
        "capture_key",
        "source",
    ),
    "sensitivity": (
        "driver_key",
        "driver_low",
        "driver_high",
        "distribution_kind",
        "driver_likely",
        "driver_deviation",
        "source",
    ),
    "simulation": ("seed_number", "draw_count"),
}
