"""Puts a story's parts together: a Smart Account from its sites and plan, a price list, the files of each export."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from stories import api_json, csv_tables
from stories.catalogue import LICENSES
from stories.entitlement import Plan, build_lots
from stories.fleet import Clock, Site, build_devices, duplicated
from stories.ledger import OWN_DAYS, Told, Written, written
from stories.model import Agreement, Client, Device, Holding, PriceLine, SmartAccount, Substitution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.csv_tables import Dialect

CENT = Decimal("0.01")
SUITE_PRICE_MONTHS = (1, 12, 36)


@dataclass(frozen=True)
class Export:
    """What was downloaded from one Smart Account on one day; a dialect means a CSSM table of that kind."""

    day: date
    domain: str
    licenses: Dialect | None = None
    instances: Dialect | None = None
    api_licenses: bool = False
    api_devices: bool = False
    accounts: bool = False


@dataclass(frozen=True)
class Duplicate:
    """`count` devices of one Virtual Account that another still lists as well, silent since the day they left it."""

    stands_in: str
    also_in: str
    count: int
    silent_since: date


@dataclass(frozen=True)
class Outline:
    """A Smart Account before anything is made."""

    domain: str
    title: str
    account_id: int
    default_account: str
    sites: list[Site]
    plan: Plan
    substitutions: tuple[Substitution, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    foreign: tuple[Device, ...] = ()
    empty_accounts: tuple[str, ...] = ()
    reserves_apart: bool = False


def build_account(outline: Outline, agreement: Agreement, clock: Clock, quiet_share: float) -> SmartAccount:
    """Make devices, then the lots that give the planned balances; seeded by the domain alone."""
    rng = random.Random(outline.domain)
    devices = build_devices(rng, outline.sites, clock, quiet_share)
    for one in outline.duplicates:
        named = [device for device in devices if device.virtual_account == one.stands_in and device.host_name]
        devices += [duplicated(device, one.also_in, one.silent_since) for device in rng.sample(named, one.count)]
    devices += outline.foreign
    names = {site.virtual_account for site in outline.sites} | {key[0] for key in outline.plan.balances}
    others = sorted((names | set(outline.empty_accounts)) - {outline.default_account})
    account = SmartAccount(
        domain=outline.domain,
        title=outline.title,
        account_id=outline.account_id,
        virtual_accounts=(outline.default_account, *others),
        devices=devices,
        lots={},
        reserved={},
        substitutions=list(outline.substitutions),
    )
    used = account.in_use(clock.as_of)
    account.lots = build_lots(rng, used, outline.plan, agreement, clock.as_of)
    if outline.reserves_apart:
        account.reserved = _reserved(outline.sites, used, account, clock.as_of)
    return account


def _reserved(sites: list[Site], used: dict[Holding, int], account: SmartAccount, on: date) -> dict[Holding, int]:
    """Sites without a connection have their licences reserved on the device, as far as they own any."""
    apart = {site.virtual_account for site in sites if not site.is_connected}
    return {key: min(count, account.available(key, on)) for key, count in used.items() if key[0] in apart}


def price_lines(
    agreements: Iterable[Agreement], accounts: Iterable[SmartAccount], discount: Decimal, unpriced: frozenset[str]
) -> list[PriceLine]:
    """Every suite's SKU, then every licence the client holds but for the unpriced ones."""
    running = list(agreements)
    lines = []
    for place, (agreement, suite) in enumerate((one, suite) for one in running for suite in one.suites):
        months = SUITE_PRICE_MONTHS[place % len(SUITE_PRICE_MONTHS)]
        net = suite.monthly_price * months
        unit_list = (net / (1 - discount)).quantize(CENT)
        description = f"{agreement.name}: {suite.name}"
        lines.append(PriceLine(suite.sku, "", description, unit_list, net.quantize(CENT), months, agreement.currency))
    held = {license_name for account in accounts for _, license_name in (*account.lots, *account.in_use(date.max))}
    for name in sorted(held - unpriced):
        one = LICENSES[name]
        term = f"{one.price_months // 12}-year term" if one.price_months else "perpetual"
        net = (one.list_price * (1 - discount)).quantize(CENT)
        unit_list = one.list_price.quantize(CENT)
        lines.append(PriceLine(one.sku, name, f"{name}, {term}", unit_list, net, one.price_months, running[0].currency))
    return lines


def export_files(client: Client, exports: Iterable[Export]) -> list[Written]:
    """Every file of every export."""
    accounts = {account.domain: account for account in client.accounts}
    files: list[Written] = []
    for one in exports:
        account, folder = accounts[one.domain], f"exports/{one.day.isoformat()}/{one.domain}"
        if one.accounts:
            told = Told("smart_licensing_accounts", one.day, 1 + len(account.also_listed))
            files.append(written(f"{folder}/accounts_search.json", api_json.accounts_search(account), told))
        if one.api_licenses:
            files += api_json.license_pages(account, one.day, folder, with_orders=one.day == client.newest)
        if one.api_devices:
            files += api_json.device_pages(account, one.day, folder)
        if one.licenses:
            content = csv_tables.cssm_licenses(account, one.day, one.licenses)
            files.append(written(f"{folder}/Licenses.csv", content, licenses_told(account, one.day)))
        if one.instances:
            content = csv_tables.cssm_instances(account, one.day, one.instances)
            told = instances_told(account, one.day, one.instances)
            files.append(written(f"{folder}/ProductInstances.csv", content, told))
    return files


def licenses_told(account: SmartAccount, on: date) -> Told:
    """What the gate must say of a CSSM licence table of that day."""
    held = account.holdings(on)
    names = frozenset(virtual_account for virtual_account, _ in held)
    return Told("cssm_licenses", on, len(held), account.domain, virtual_accounts=names)


def instances_told(account: SmartAccount, on: date, dialect: Dialect) -> Told:
    """What the gate must say of a CSSM instance table; days that do not begin with the year need their order told."""
    devices = account.devices_on(on)
    names = frozenset(device.virtual_account for device in devices)
    order = None if dialect.day_format.startswith("%Y") else ("dmy", OWN_DAYS)
    return Told("cssm_product_instances", on, len(devices), account.domain, date_order=order, virtual_accounts=names)
