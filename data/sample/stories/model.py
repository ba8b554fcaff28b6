"""A client as the script knows it, from which both the files and the golden figures are made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

Holding = tuple[str, str]  # Virtual Account, licence name


@dataclass(frozen=True)
class Lot:
    """Part of an entitlement; `status_after_end` is what Cisco's export goes on saying once the lot has ended."""

    quantity: int
    license_type: Literal["TERM", "PERPETUAL", "SUBSCRIPTION", "DEMO"]
    start: date | None
    end: date | None
    subscription_id: str | None = None
    status_after_end: Literal["ACTIVE", "EXPIRED"] = "EXPIRED"
    booked_as: Literal["PENDING", "CANCELLED"] | None = None
    ordered: date | None = None

    def is_listed(self, on: date) -> bool:
        """Tell whether an export of that day already shows the lot."""
        day = self.ordered or self.start
        return day is None or day <= on

    def status(self, on: date) -> str:
        """Say what an export of that day says about the lot."""
        if self.booked_as is not None:
            return self.booked_as
        if self.start is not None and self.start > on:
            return "FUTURE"
        return self.status_after_end if self.has_ended(on) else "ACTIVE"

    def has_ended(self, on: date) -> bool:
        """Tell whether the lot's term is over, whatever its status says."""
        return self.end is not None and self.end <= on

    def is_available(self, on: date) -> bool:
        """Tell whether the lot counts on that day (RULES.md §2): active, begun, not ended, not a demonstration."""
        return self.status(on) == "ACTIVE" and not self.has_ended(on) and self.license_type != "DEMO"


@dataclass(frozen=True)
class Device:
    """A product instance and the licences it reports."""

    virtual_account: str
    product_id: str
    product_type: str
    product_name: str
    serial_number: str
    host_name: str
    registered_at: datetime
    last_contact_at: datetime
    usage: tuple[tuple[str, int], ...]

    @property
    def display_name(self) -> str:
        """What the portal shows: the host name, else the identifier with its trailing separator."""
        return self.host_name or f"UDI_PID:{self.product_id}; UDI_SN:{self.serial_number}; "

    def last_contact(self, on: date) -> date:
        """Give the last contact an export of that day would have shown."""
        seen = self.last_contact_at.date()
        if seen <= on:
            return seen
        return max(on - timedelta(days=int(self.serial_number[-2:], 36) % 12), self.registered_at.date())


@dataclass(frozen=True)
class Substitution:
    """A surplus of `covering` that Cisco lets stand in for a shortage of `covered`, inside one Virtual Account."""

    virtual_account: str
    covered: str
    covering: str
    quantity: int


@dataclass(frozen=True)
class Move:
    """Licences of one lot that went from one Virtual Account to another; `place` counts the target's lots.

    A move that the log does not tell is silent; one that was not made stands in the log alone.
    """

    day: date
    license_name: str
    source: str
    target: str
    quantity: int
    place: int
    is_logged: bool = True
    is_made: bool = True


@dataclass
class SmartAccount:
    """One Smart Account with all it holds; `lots` are those of the newest day, after every move."""

    domain: str
    title: str
    account_id: int
    virtual_accounts: tuple[str, ...]
    devices: list[Device]
    lots: dict[Holding, list[Lot]]
    reserved: dict[Holding, int]
    substitutions: list[Substitution]
    moves: list[Move] = field(default_factory=list)
    also_listed: tuple[tuple[str, str, tuple[str, ...]], ...] = ()  # other Smart Accounts its account list names
    _in_use: dict[date, dict[Holding, int]] = field(default_factory=dict, repr=False)

    def devices_on(self, day: date) -> list[Device]:
        """List the product instances registered by that day."""
        return [device for device in self.devices if device.registered_at.date() <= day]

    def in_use(self, on: date) -> dict[Holding, int]:
        """Licences in use by Virtual Account and licence."""
        if on not in self._in_use:
            counts: dict[Holding, int] = {}
            for device in self.devices_on(on):
                for license_name, quantity in device.usage:
                    key = device.virtual_account, license_name
                    counts[key] = counts.get(key, 0) + quantity
            self._in_use[on] = counts
        return self._in_use[on]

    def holdings(self, on: date) -> list[Holding]:
        """Every pair an export of that day lists, in its order."""
        held = set(self.lots) | {(move.source, move.license_name) for move in self.moves}
        return sorted({key for key in held if self.lots_on(key, on)} | set(self.in_use(on)))

    def lots_on(self, key: Holding, on: date) -> list[Lot]:
        """List the lots of a holding as an export of that day shows them: what moved later is where it was."""
        lots = list(self.lots.get(key, []))
        moved_later = [move for move in self.moves if move.is_made and move.day > on and move.license_name == key[1]]
        for move in moved_later:
            moved = self.lots[move.target, move.license_name][move.place]
            if move.target == key[0]:
                lots[move.place] = replace(lots[move.place], quantity=lots[move.place].quantity - move.quantity)
            if move.source == key[0]:
                lots.append(replace(moved, quantity=move.quantity))
        return [lot for lot in lots if lot.is_listed(on)]

    def quantity(self, key: Holding, on: date) -> int:
        """Count what Cisco calls the quantity: every lot it marks active, ended or not."""
        return sum(lot.quantity for lot in self.lots_on(key, on) if lot.status(on) == "ACTIVE")

    def available(self, key: Holding, on: date) -> int:
        """Count what is really there on that day (RULES.md §2)."""
        return sum(lot.quantity for lot in self.lots_on(key, on) if lot.is_available(on))

    def substituted(self, on: date) -> list[Substitution]:
        """List the substitutions of that day: no more than the covered licence lacks and the covering one has spare."""
        used = self.in_use(on)
        shown = []
        for one in self.substitutions:
            covered, covering = (one.virtual_account, one.covered), (one.virtual_account, one.covering)
            lacking = used.get(covered, 0) - self.available(covered, on)
            spare = self.available(covering, on) - used.get(covering, 0)
            quantity = min(one.quantity, lacking, spare)
            if quantity > 0:
                shown.append(Substitution(one.virtual_account, one.covered, one.covering, quantity))
        return shown

    def substitution_counts(self, on: date) -> dict[Holding, int]:
        """Substitution by holding: positive where a licence is covered, negative where it covers."""
        counts: dict[Holding, int] = defaultdict(int)
        for one in self.substituted(on):
            counts[one.virtual_account, one.covered] += one.quantity
            counts[one.virtual_account, one.covering] -= one.quantity
        return counts


@dataclass(frozen=True)
class Suite:
    """A line of an agreement; the price is given in client.toml only where `price_in_toml`."""

    name: str
    sku: str
    commitment_type: Literal["full", "partial", "add_on"]
    committed: int
    monthly_price: Decimal
    licenses: tuple[str, ...]
    allowance_share: Decimal | None = None
    allowance_count: int | None = None
    price_in_toml: bool = True


@dataclass(frozen=True)
class Agreement:
    """An Enterprise Agreement or subscription."""

    subscription_id: str
    name: str
    smart_accounts: tuple[str, ...]
    start: date
    end: date
    milestones: tuple[date, ...]
    currency: str
    suites: tuple[Suite, ...] = ()
    charge_basis: Literal["above_allowance", "above_commitment"] = "above_allowance"
    notice_days: int = 45
    triggers: tuple[tuple[int, int, Decimal], ...] = ()


@dataclass(frozen=True)
class ProposalLine:
    """A line of the vendor's True Forward proposal."""

    suite: str
    sku: str
    description: str
    quantity: int
    unit_net_price: Decimal
    months: int

    @property
    def extended(self) -> Decimal:
        """Quantity × unit price × months."""
        return self.quantity * self.unit_net_price * self.months


@dataclass(frozen=True)
class Pak:
    """A Product Activation Key as the traditional portal lists it."""

    number: str
    sku: str
    quantity: int
    fulfilled: int
    status: Literal["CONVERTED", "FULFILLED", "PARTIALLY FULFILLED", "UNFULFILLED"]
    day: date
    smart_account: str


@dataclass(frozen=True)
class PriceLine:
    """A row of the price list; months are None for a one-off price."""

    sku: str
    license_name: str
    description: str
    unit_list: Decimal
    unit_net: Decimal
    months: int | None
    currency: str


@dataclass
class Client:
    """A whole fictional client."""

    client_id: str
    name: str
    currency: str
    event_kind: Literal["true_forward", "renewal", "audit"]
    advisers_engaged: date | None
    as_of: date
    accounts: list[SmartAccount]
    agreements: list[Agreement]
    newest: date
    prices: list[PriceLine]
    proposal: list[ProposalLine] = field(default_factory=list)
    paks: list[Pak] = field(default_factory=list)
    remediation: tuple[tuple[str, int, str], ...] = ()  # cures that take another time here: kind, days, who
