"""What the terms of an agreement must be to each other, and what an add-on takes from the agreement it ends with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Protocol


class SuiteTerms(Protocol):
    """The terms of a suite that depend on each other."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def sku(self) -> str: ...  # noqa: D102
    @property
    def commitment_type(self) -> str: ...  # noqa: D102
    @property
    def growth_allowance_share(self) -> Decimal | None: ...  # noqa: D102
    @property
    def initial_net_unit_price_amount(self) -> Decimal | None: ...  # noqa: D102
    @property
    def price_discount_share(self) -> Decimal | None: ...  # noqa: D102


class AgreementTerms(Protocol):
    """The terms by which agreements depend on each other."""

    @property
    def subscription_id(self) -> str: ...  # noqa: D102
    @property
    def start_date(self) -> date: ...  # noqa: D102
    @property
    def end_date(self) -> date: ...  # noqa: D102
    @property
    def parent_subscription_id(self) -> str | None: ...  # noqa: D102
    @property
    def suites(self) -> Sequence[SuiteTerms]: ...  # noqa: D102


def trouble_with_suite(suite: SuiteTerms) -> str | None:
    """What is wrong with one suite, by its key; None where nothing is."""
    share = suite.growth_allowance_share
    if share is not None and share > 1:
        return (
            f"suite {suite.name!r} has a growth_allowance_share of {share}, more than its commitment; "
            f"15 % is 0.15, and a quantity belongs in growth_allowance_count"
        )
    if suite.commitment_type == "full" and suite.price_discount_share is not None:
        return (
            f"suite {suite.name!r} is a full commitment: its price is held by initial_net_unit_price_amount, "
            f"not by price_discount_share"
        )
    if suite.commitment_type != "full" and suite.initial_net_unit_price_amount is not None:
        return (
            f"suite {suite.name!r} is no full commitment: its price is held by price_discount_share, "
            f"not by initial_net_unit_price_amount"
        )
    return None


def trouble_with_agreements(agreements: Sequence[AgreementTerms]) -> str | None:
    """What is wrong between agreements, by the key; None where nothing is."""
    known = {one.subscription_id: one for one in agreements}
    if len(known) < len(agreements):
        told = [one.subscription_id for one in agreements]
        return f"subscription_id {next(name for name in told if told.count(name) > 1)!r} stands twice in `agreements`"
    for one in agreements:
        lines = [(suite.name, suite.sku) for suite in one.suites]
        if twice := next((line for line in lines if lines.count(line) > 1), None):
            return f"suite {twice[0]!r} with SKU {twice[1]!r} stands twice in agreement {one.subscription_id!r}"
        if one.parent_subscription_id is None:
            continue
        parent = known.get(one.parent_subscription_id)
        where = f"parent_subscription_id {one.parent_subscription_id!r} of agreement {one.subscription_id!r}"
        if parent is None or parent is one:
            return f"{where} is no other agreement in `agreements`"
        if parent.parent_subscription_id is not None:
            return f"{where} is itself an add-on; name the agreement that both end with"
        if one.end_date != parent.end_date:
            return f"{where} ends on {parent.end_date}, but the add-on's end_date is {one.end_date}; leave it out"
    return None


def with_parents_terms(told: Any) -> Any:
    """Give an add-on the end of its parent's term, and its milestones where the add-on states none of its own.

    `told` is client.toml as it was read; what is not of its shape is left for validation to refuse.
    """
    if not isinstance(told, Mapping) or not isinstance(told.get("agreements"), list):
        return told
    agreements = told["agreements"]
    named = [one for one in agreements if isinstance(one, Mapping) and isinstance(one.get("subscription_id"), str)]
    known = {one["subscription_id"]: one for one in named}
    return {**told, "agreements": [_completed(one, known) for one in agreements]}


def _completed(one: Any, known: Mapping[str, Mapping[str, Any]]) -> Any:
    name = one.get("parent_subscription_id") if isinstance(one, Mapping) else None
    parent = known.get(name) if isinstance(name, str) else None
    if parent is None:
        return one
    taken: dict[str, Any] = {}
    if "end_date" not in one and "end_date" in parent:
        taken["end_date"] = parent["end_date"]
    started, milestones = one.get("start_date"), parent.get("milestone_dates")
    if "milestone_dates" not in one and isinstance(milestones, list) and isinstance(started, date):
        taken["milestone_dates"] = [day for day in milestones if isinstance(day, date) and day >= started]
    return {**one, **taken}
