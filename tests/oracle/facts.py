"""What the oracle is told: an estate as its papers tell it, before anybody has drawn a conclusion.

Counts are whole numbers, None is what nobody tells. Nothing here knows of files, tables or the workbench.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Lot:
    """A quantity of a licence with its own start and end; no end is perpetual."""

    quantity: int
    start: date | None = None
    end: date | None = None
    status: str | None = "ACTIVE"
    kind: str = "TERM"
    subscription: str | None = None
    order: str | None = None


@dataclass(frozen=True)
class Substitution:
    """Two licences of one Virtual Account, one covering the other; the papers do not say which."""

    first: str
    second: str
    count: int


@dataclass(frozen=True)
class Holding:
    """A licence of a Virtual Account, as CSSM shows it; `quantity` is the figure that CSSM prints beside the lots."""

    account: str
    virtual_account: str
    license: str
    quantity: int | None
    printed_use: int | None
    lots: tuple[Lot, ...] = ()
    reserved: int | None = 0
    substitutions: tuple[Substitution, ...] = ()
    net_substitution: int = 0  # a table prints what a licence gains (+) or gives (−), and no pair

    @property
    def key(self) -> tuple[str, str, str]:
        """Never the Virtual Account's name alone: two Smart Accounts may both own a DEFAULT."""
        return self.account, self.virtual_account, self.license

    @property
    def in_use(self) -> int | None:
        """What is used; a figure below nothing is an error of the source, and tells nothing."""
        return None if self.printed_use is None or self.printed_use < 0 else self.printed_use


@dataclass(frozen=True)
class Instance:
    """A product instance in CSSM and the licences it uses there."""

    account: str
    virtual_account: str
    serial: str
    product: str
    host: str | None
    last_contact: date | None
    uses: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Deployed:
    """A device in the client's own records."""

    serial: str
    product: str
    host: str | None
    status: str


@dataclass(frozen=True)
class OrderLine:
    """What was bought; `license` is what its SKU stands for."""

    order: str
    line: int
    license: str
    quantity: int
    account: str | None


@dataclass(frozen=True)
class Pak:
    """A Product Activation Key; its licence is what its SKU stands for."""

    number: str
    license: str
    quantity: int
    fulfilled: int | None
    status: str
    account: str | None


@dataclass(frozen=True)
class Suite:
    """A line of the agreement: what is committed, how much growth is free, and the licences it counts."""

    name: str
    committed: int
    growth_share: Decimal | None
    growth_count: int | None
    month_price: Decimal | None
    licenses: tuple[str, ...]


@dataclass(frozen=True)
class Price:
    """What one unit of a licence costs: a month, or once."""

    license: str
    amount: Decimal
    is_monthly: bool = True


@dataclass(frozen=True)
class Agreement:
    """The term that money is counted to. Months run from the milestone to the end of term."""

    remaining_months: int
    suites: tuple[Suite, ...] = ()


@dataclass(frozen=True)
class Estate:
    """Everything told of one client on one day."""

    as_of: date
    holdings: tuple[Holding, ...] = ()
    instances: tuple[Instance, ...] = ()
    deployed: tuple[Deployed, ...] = ()
    orders: tuple[OrderLine, ...] = ()
    paks: tuple[Pak, ...] = ()
    prices: tuple[Price, ...] = ()
    agreement: Agreement = field(default_factory=lambda: Agreement(0))
    tables: frozenset[str] = frozenset()  # Smart Accounts told by CSSM's table, which has no lots: one figure stands
    records_are_complete: bool = False
    has_deployment_records: bool = False
    silent_after_days: int = 90
