"""EA consumption API: subscriptions with their accounts, suites and SKUs nested inside."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "ea_consumption"


def answer(*accounts: dict[str, Any], key: str = "vitualAccounts", **fields: Any) -> str:
    """An answer of one subscription; Virtual Accounts stand under the key that the API uses, or under another."""
    subscription = {
        "subscriptionID": "Sub770001",
        "status": "ACTIVE",
        "startDate": "2025-01-27",
        "endDate": "2030-01-26",
        "duration": 60,
        "durationInMonths": 60,
        "remainingDurationInMonths": 38,
        "nextTrueForward": "2027-01-27",
        "architectureName": "Networking",
        "accounts": [{"smartAccountId": 1, "smartAccountName": "acme.example", key: list(accounts)}],
    }
    return json.dumps({"subscriptions": [{**subscription, **fields}]})


def campus(**fields: Any) -> dict[str, Any]:
    """A Virtual Account with one suite."""
    suite = {
        "custSuiteId": 9,
        "suiteName": "Switching",
        "purchasedEntitlements": 400,
        "growthAllowance": 80,
        "totalEntitlements": 480,
        "totalConsumption": 310,
        "remainingEntitlements": 170,
        "commitmentType": "Full Commit",
        "commerceSkus": [],
    }
    return {"virtualAccountId": 2, "virtualAccountName": "Campus", "suites": [{**suite, **fields}]}


@pytest.mark.parametrize("key", ["vitualAccounts", "virtualAccounts"])
def test_virtual_accounts_are_read_in_either_spelling(land: Land, key: str) -> None:
    landed = land({f"{DAY}/ea.json": answer(campus(), key=key)})
    assert landed.formats == {f"{DAY}/ea.json": FORMAT}
    landed.build()
    assert landed.rows("staging.ea_consumption", "virtual_account", "suite_name", "purchased_count") == [
        ("Campus", "Switching", 400)
    ]


@pytest.mark.parametrize("accounts", ["none", 7, {"smartAccountName": "acme.example"}])
def test_accounts_that_are_no_list_are_rejected(land: Land, accounts: object) -> None:
    landed = land({f"{DAY}/ea.json": answer(accounts=accounts)})
    assert landed.counts == {"ea.json": (1, 0, 1)}
    landed.build()


@pytest.mark.parametrize("inside", ["x", 7, None, {}, [7], [{"suites": "x"}], [{"suites": [7, None]}]])
def test_nonsense_inside_an_account_never_stops_a_build(land: Land, inside: object) -> None:
    landed = land({f"{DAY}/ea.json": answer(accounts=[{"vitualAccounts": inside}, 7, None])})
    landed.build()
    assert landed.rows("core.ea_consumption", "purchased_count") in ([], [(None,)])


def test_an_agreement_belongs_to_no_one_smart_account(land: Land) -> None:
    landed = land({f"{DAY}/ea.json": answer(campus())}, 'name = "Acme"\ncurrency = "USD"\n')
    assert landed.rows("meta.files", "format", "smart_account") == [(FORMAT, None)]
