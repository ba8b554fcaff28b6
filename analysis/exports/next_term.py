"""`[renewal]` and `[[renewal.options]]` of client.toml: what the client or the vendor says of the next term."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

OptionKind = Literal["Same commitment", "Right-sized", "Grown", "Transactional"]
# The forms that need no invented figure are worked out without being stated, under these names.
OWN_FORMS = ("Same commitment", "Right-sized")
Words = Annotated[str, Field(min_length=1)]
Price = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]
_MOST_MONTHS = 120


def _up_to(least: int, most: int) -> AfterValidator:
    def checked(share: Decimal) -> Decimal:
        if not least <= share <= most:
            raise ValueError(f"{share} lies outside {least} to {most}: a share is 0.15, not 15")
        return share

    return AfterValidator(checked)


_Decimals = Field(decimal_places=6)
Part = Annotated[Decimal, _Decimals, _up_to(0, 1)]
Growth = Annotated[Decimal, _Decimals, _up_to(-1, 1)]
PriceChange = Annotated[Decimal, _Decimals, _up_to(-1, 3)]
PriceShare = Annotated[Decimal, _Decimals, _up_to(0, 3)]
Months = Annotated[int, Field(ge=1, le=_MOST_MONTHS)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class _Terms(_Part):
    """Terms of the next agreement; what an option leaves out is taken from `[renewal]`, else from today's agreement."""

    term_months: Months | None = None
    growth_share_per_year: Growth | None = None
    growth_allowance_share: Part | None = None
    annual_uplift_share: Part | None = None
    is_price_locked: bool | None = None
    true_forward_price_share: PriceShare | None = None


class OptionSuite(_Part):
    """What an option says of one suite, by its SKU."""

    sku: Words
    committed_count: int | None = Field(default=None, ge=0)
    net_unit_price_amount: Price | None = None
    growth_share_per_year: Growth | None = None

    @model_validator(mode="after")
    def _says_something(self) -> OptionSuite:
        if len(self.model_fields_set) == 1:
            told = ", ".join(name for name in OptionSuite.model_fields if name != "sku")
            raise ValueError(f"SKU {self.sku!r} says nothing; it may say {told}")
        return self


class RenewalOption(_Terms):
    """One form of the next term, as it was offered or is wished for."""

    name: Words
    kind: OptionKind
    price_change_share: PriceChange | None = None
    suites: list[OptionSuite] = Field(default_factory=list)
    source: Words

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> RenewalOption:
        if self.name in OWN_FORMS and self.kind != self.name:
            raise ValueError(f"option {self.name!r} is of kind {self.kind!r}; give it another name")
        if self.kind == "Transactional" and self.price_change_share is None:
            raise ValueError(
                f"option {self.name!r} asks for price_change_share: "
                "an agreement's price need not hold outside it; 0 if it does"
            )
        if twice := _twice([one.sku for one in self.suites]):
            raise ValueError(f"option {self.name!r} speaks twice of SKU {twice!r}")
        return self


class Renewal(_Terms):
    """What holds for every option that does not say otherwise."""

    subscription_id: Words | None = None
    source: Words | None = None
    options: list[RenewalOption] = Field(default_factory=list)

    @model_validator(mode="after")
    def _options_fit(self) -> Renewal:
        if twice := _twice([one.name for one in self.options]):
            raise ValueError(f"option {twice!r} stands twice in `renewal.options`")
        if self.source is None and self.model_fields_set - {"subscription_id", "source", "options"}:
            raise ValueError("`renewal` asks for source: who says so, and when")
        for one in self.options:
            if one.kind == "Grown" and one.growth_share_per_year is None and self.growth_share_per_year is None:
                raise ValueError(
                    f"option {one.name!r} asks for growth_share_per_year: how fast use grows is not guessed"
                )
        return self


def _twice(names: list[str]) -> str | None:
    return next((name for name in names if names.count(name) > 1), None)


def trouble_with_renewal(renewal: Renewal, skus: Mapping[str, Collection[str]]) -> str | None:
    """Say what `renewal` speaks of that no agreement has; `skus` are those of each subscription id."""
    if renewal.subscription_id is not None and renewal.subscription_id not in skus:
        return f"`renewal` speaks of {renewal.subscription_id!r}, which no agreement has"
    known = {sku for found in skus.values() for sku in found}
    for option, suite in _option_suites(renewal):
        if suite.sku not in known:
            return f"option {option.name!r} speaks of SKU {suite.sku!r}, which no suite of an agreement has"
    return None


def _option_suites(renewal: Renewal) -> Iterator[tuple[RenewalOption, OptionSuite]]:
    return ((option, suite) for option in renewal.options for suite in option.suites)


def renewal_rows(renewal: Renewal) -> dict[str, list[dict[str, Any]]]:
    """The rows of inputs.renewal, inputs.renewal_options and inputs.renewal_suites."""
    return {
        "renewal": [renewal.model_dump(exclude={"options"})],
        "renewal_options": [
            {
                "option_number": number,
                "option_name": one.name,
                "option_kind": one.kind,
                **one.model_dump(exclude={"name", "kind", "suites"}),
            }
            for number, one in enumerate(renewal.options, start=1)
        ],
        "renewal_suites": [
            {"option_name": option.name, **suite.model_dump()} for option, suite in _option_suites(renewal)
        ],
    }


RENEWAL_COLUMNS: dict[str, tuple[str, ...]] = {
    "renewal": (*_Terms.model_fields, "subscription_id", "source"),
    "renewal_options": (
        "option_number",
        "option_name",
        "option_kind",
        *_Terms.model_fields,
        "price_change_share",
        "source",
    ),
    "renewal_suites": ("option_name", *OptionSuite.model_fields),
}
