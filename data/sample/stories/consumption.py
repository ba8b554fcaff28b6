"""What the vendor's tools say an agreement's suites own and consume: the EA API, EA Workspace, a partner's table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stories.csv_tables import PLAIN, Dialect, table
from stories.golden import whole_months

if TYPE_CHECKING:
    from datetime import date

    from stories.model import Agreement, Client, SmartAccount, Suite

WORKSPACE_HEADER = (
    "Suite", "Subscription ID", "EA Purchased Entitlements", "Growth Allowance", "Total EA Entitlements",
    "Pre-EA Consumption", "Licenses Generated", "Licenses Migrated", "Total Consumption", "Remaining Entitlement",
    "Consumption Method",
)  # fmt: skip
PARTNER_HEADER = (
    "Client", "Domain", "Virtual Account", "Subscription", "Status", "Suite Name", "Calculation Method", "SKU",
    "Purchased", "Growth Allowance", "Total Purchased", "Generated", "Balance", "Pre EA", "License Migrated",
    "NTF Date", "Start Date", "End Date",
)  # fmt: skip


@dataclass(frozen=True)
class SuiteCount:
    """What one suite owns, what devices use of it by CSSM, and what the vendor's tool counts."""

    suite: Suite
    in_use: int
    counted: int

    @property
    def allowance(self) -> int:
        """Growth free of charge, rounded down."""
        if self.suite.allowance_count is not None:
            return self.suite.allowance_count
        return int(self.suite.committed * (self.suite.allowance_share or 0))

    @property
    def remaining(self) -> int:
        """What is left of the entitlement by the vendor's count."""
        return self.suite.committed + self.allowance - self.counted


def suite_counts(client: Client, agreement: Agreement, on: date, extra: dict[str, int]) -> list[SuiteCount]:
    """Every suite; `extra` says by SKU where the vendor counts more, or less, than devices use."""
    used: dict[str, int] = {}
    for account in client.accounts:
        for (_, license_name), count in account.in_use(on).items():
            used[license_name] = used.get(license_name, 0) + count
    counts = []
    for suite in agreement.suites:
        in_use = sum(used.get(name, 0) for name in suite.licenses)
        counts.append(SuiteCount(suite, in_use, in_use + extra.get(suite.sku, 0)))
    return counts


def consumption_story(counts: list[SuiteCount]) -> dict[str, Any]:
    """Where the vendor's tool and CSSM differ."""
    return {
        "suite_count": len(counts),
        "differing_suite_count": sum(one.counted != one.in_use for one in counts),
        "differing": [
            {
                "sku": one.suite.sku,
                "suite_name": one.suite.name,
                "in_use_count": one.in_use,
                "counted_by_vendor_count": one.counted,
            }
            for one in counts
            if one.counted != one.in_use
        ],
    }


def api_answer(
    agreement: Agreement, counts: list[SuiteCount], holders: list[tuple[SmartAccount, str, list[int]]], on: date
) -> str:
    """The EA API's answer; each holder is an account, a Virtual Account and the consumption it shows of each suite.

    Every holder shows the whole purchase.
    """
    accounts: dict[str, dict[str, Any]] = {}
    for account, virtual_account, consumed in holders:
        entry = accounts.setdefault(
            account.domain,
            {"smartAccountId": account.account_id, "smartAccountName": account.domain, "vitualAccounts": []},
        )
        entry["vitualAccounts"].append(
            {
                "virtualAccountId": account.account_id * 10 + 1 + len(entry["vitualAccounts"]),
                "virtualAccountName": virtual_account,
                "suites": [_suite(one, count) for one, count in zip(counts, consumed, strict=True)],
            }
        )
    months, left = (whole_months(day, agreement.end) for day in (agreement.start, on))
    record = {
        "subscriptionID": agreement.subscription_id,
        "status": "ACTIVE",
        "startDate": agreement.start.isoformat(),
        "endDate": agreement.end.isoformat(),
        "duration": f"{months} Months",
        "durationInMonths": months,
        "remainingDurationInMonths": left,
        "nextTrueForward": min(day for day in agreement.milestones if day > on).isoformat(),
        "architectureName": agreement.name,
        "accounts": list(accounts.values()),
    }
    return json.dumps({"subscriptions": [record], "status": "SUCCESS"}, indent=1) + "\n"


def _suite(one: SuiteCount, consumed: int) -> dict[str, Any]:
    figures = {
        "purchasedEntitlements": one.suite.committed,
        "growthAllowance": one.allowance,
        "totalEntitlements": one.suite.committed + one.allowance,
        "preEAConsumption": 0,
        "licenseGenerated": consumed,
        "licenseMigrated": 0,
        "totalConsumption": consumed,
        "remainingEntitlements": one.suite.committed + one.allowance - consumed,
    }
    return {
        "suiteName": one.suite.name,
        "commitmentType": one.suite.commitment_type.upper(),
        "calculationMethod": "Entitlements Generated",
        **figures,
        "commerceSkus": [{"commerceSku": one.suite.sku, "commerceSkuDescription": one.suite.name, **figures}],
    }


def workspace_table(agreement: Agreement, counts: list[SuiteCount], dialect: Dialect = PLAIN) -> str:
    """EA Workspace's grid of suites."""
    rows = [
        (
            one.suite.name, agreement.subscription_id, one.suite.committed, one.allowance,
            one.suite.committed + one.allowance, 0, one.counted, 0, one.counted, one.remaining,
            "Entitlements Generated",
        )
        for one in counts
    ]  # fmt: skip
    return table(WORKSPACE_HEADER, rows, dialect)


def partner_rows(
    client: Client, agreement: Agreement, counts: list[SuiteCount], domain: str, next_true_forward: date
) -> list[tuple[object, ...]]:
    """A partner's table over the same API: what remains is negative where more is consumed than owned."""
    rows = [
        (
            client.name, domain, "DEFAULT", agreement.subscription_id, "ACTIVE", one.suite.name,
            "Entitlements Generated", one.suite.sku, one.suite.committed, one.allowance,
            one.suite.committed + one.allowance, one.counted, one.remaining, 0, 0, next_true_forward,
            agreement.start, agreement.end,
        )
        for one in counts
    ]  # fmt: skip
    return [PARTNER_HEADER, *rows]
