"""Smart Licensing API v2, the account list: which Smart and Virtual Accounts there are."""

from __future__ import annotations

import json

import pytest

from tests.engine.conftest import Land
from tests.exports.answers import answers, licence, page
from tests.landing import DAY

FORMAT = "smart_licensing_accounts"
NO_ACCOUNTS = 'name = "Acme"\ncurrency = "USD"\n'
OWN = {
    "message_code": "",
    "accounts": [
        {
            "account_id": "123456",
            "domain": "testaccount.local",
            "name": "testaccount.local",
            "virtual_accounts": [
                {"default": False, "name": "Lab-01", "virtual_account_id": "123456"},
                {"default": False, "name": "Lab-02", "virtual_account_id": "123457"},
            ],
        }
    ],
    "message": "",
    "status": "COMPLETE",
}


@pytest.mark.parametrize("answer", answers("v2_accounts_search.json", OWN))
def test_the_list_needs_no_smart_account_of_its_own(land: Land, answer: str) -> None:
    landed = land({f"{DAY}/search": answer}, NO_ACCOUNTS)
    assert landed.formats == {f"{DAY}/search": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "domain") == [("testaccount.local",)]


@pytest.mark.parametrize("answer", answers("v2_accounts_search.json", OWN))
def test_a_client_toml_without_accounts_takes_them_from_the_list(land: Land, answer: str) -> None:
    landed = land({f"{DAY}/search": answer, f"{DAY}/l.json": page(licence())}, NO_ACCOUNTS)
    assert landed.rows("meta.files", "format", "smart_account") == [
        (FORMAT, None),
        ("smart_licensing_licenses", "testaccount.local"),
    ]


@pytest.mark.parametrize("answer", answers("v2_accounts_search.json", OWN))
def test_a_listed_account_that_no_export_covers_is_a_finding(land: Land, answer: str) -> None:
    landed = land({f"{DAY}/search": answer}, NO_ACCOUNTS)
    landed.build()
    assert landed.findings("account_never_exported") == [
        f"testaccount.local has a Virtual Account Lab-0{number} that no licence export covers." for number in (1, 2)
    ]


def test_a_list_saved_without_its_wrapping_is_read_too(land: Land) -> None:
    landed = land({f"{DAY}/search": json.dumps(OWN["accounts"]), f"{DAY}/l.json": page(licence())}, NO_ACCOUNTS)
    assert landed.rows("meta.files", "smart_account") == [("testaccount.local",), (None,)]


def test_an_account_whose_virtual_accounts_are_no_list_is_rejected(land: Land) -> None:
    broken = {"accounts": [{"domain": "a.example", "virtual_accounts": "many"}]}
    landed = land({f"{DAY}/search": json.dumps(broken)})
    landed.build()
    assert landed.rejects == [(1, "column 'virtual_accounts': many is not a list")]
