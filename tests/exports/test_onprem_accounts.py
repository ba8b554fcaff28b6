"""SSM On-Prem's local accounts: each stands for a Virtual Account in the cloud."""

from __future__ import annotations

import json

import pytest

from tests.engine.conftest import Land
from tests.landing import DAY

FORMAT = "onprem_accounts"
LOCAL = {
    "account_id": "7",
    "domain": "plant.local",
    "name": "Plant",
    "cslu_tenant_url": "https://ssm.plant.local/cslu",
    "cssm_smart_account_id": "4711",
    "cssm_smart_account_name": "acme.example",
    "cssm_virtual_account_name": "Plant On-Prem",
    "virtual_accounts": [{"name": "Default"}, {"name": "Line 1"}],
}


@pytest.mark.parametrize("answer", [{"accounts": [LOCAL], "status": "COMPLETE"}, [LOCAL], LOCAL])
def test_an_answer_a_list_and_an_account_alone_are_read(land: Land, answer: object) -> None:
    landed = land({f"{DAY}/onprem.json": json.dumps(answer)})
    assert landed.formats == {f"{DAY}/onprem.json": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "name", "cssm_smart_account_name", "cssm_virtual_account_name") == [
        ("Plant", "acme.example", "Plant On-Prem")
    ]


def test_a_local_account_is_no_smart_account_of_the_client(land: Land) -> None:
    landed = land({f"{DAY}/onprem.json": json.dumps([LOCAL])}, 'name = "Acme"\ncurrency = "USD"\n')
    assert landed.rows("meta.files", "format", "smart_account") == [(FORMAT, None)]


def test_an_account_tied_to_nothing_in_the_cloud_is_rejected(land: Land) -> None:
    landed = land({f"{DAY}/onprem.json": json.dumps([LOCAL, {**LOCAL, "cssm_virtual_account_name": None}])})
    assert landed.rejects == [(2, "column 'cssm_virtual_account_name': is empty")]
