"""staging.ea_consumption: what each suite and SKU owns and consumes in each Virtual Account."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]
SUITE = {
    "suiteName": "Switching",
    "purchasedEntitlements": 400,
    "growthAllowance": 80,
    "totalEntitlements": 480,
    "preEAConsumption": 10,
    "licenseGenerated": 300,
    "licenseMigrated": 0,
    "totalConsumption": 310,
    "remainingEntitlements": 170,
    "commitmentType": "FULL COMMIT",
}
SKU = {"commerceSku": "E3N-C93-A", "purchasedEntitlements": 300, "totalConsumption": 210}


def accounts(*suites: object) -> str:
    """The nested accounts of an answer, with one Virtual Account."""
    campus = {"virtualAccountName": "Campus", "suites": suites}
    return json.dumps([{"smartAccountName": "acme.example", "vitualAccounts": [campus]}])


def test_a_suite_and_each_of_its_skus_is_a_row(check_model: CheckModel) -> None:
    check_model(
        "staging.ea_consumption",
        given={
            "meta.files": landed_files("""
            file_id | taken_at   | format
            api     | 2026-10-31 | ea_consumption
        """),
            "raw.ea_consumption": f"""
            file_id | row_number | subscription_id | accounts
            api     | 1          | Sub1            | {accounts({**SUITE, "commerceSkus": [SKU, {"eol": True}]})}
        """,
        },
        expect="""
            file_id | row_number | smart_account | virtual_account | subscription_id | suite_name | sku       | commitment_type | purchased_count | allowance_count | entitled_count | former_count | generated_count | consumed_count | remaining_count
            api     | 1          | acme.example  | Campus          | Sub1            | Switching  |           | full            | 400             | 80              | 480            | 10           | 300             | 310            | 170
            api     | 1          | acme.example  | Campus          | Sub1            | Switching  | E3N-C93-A |                 | 300             |                 |                |              |                 | 210            |
        """,
    )


def test_tables_tell_the_same_and_what_remains_tells_what_is_consumed(check_model: CheckModel) -> None:
    check_model(
        "staging.ea_consumption",
        given={
            "meta.files": landed_files("""
            file_id   | taken_at
            partner   | 2026-10-31
            workspace | 2026-10-31
        """),
            "raw.partner_agreements": """
            file_id | row_number | domain       | virtual_account | subscription_id | suite     | sku       | purchased | growth_allowance | total_purchased | balance
            partner | 2          | acme.example | Campus          | Sub1            | Switching | E3N-C93-A | 400       | 80               | 480             | -30
        """,
            "raw.ea_workspace": """
            file_id   | row_number | suite     | purchased | growth_allowance | total_entitlements | total_consumption | remaining
            workspace | 2          | Switching | 400       | 80               | 480                | 510               | -30
        """,
        },
        expect="""
            file_id   | smart_account | virtual_account | subscription_id | suite_name | sku       | purchased_count | entitled_count | consumed_count | remaining_count
            partner   | acme.example  | Campus          | Sub1            | Switching  | E3N-C93-A | 400             | 480            | 510            | -30
            workspace |               |                 |                 | Switching  |           | 400             | 480            | 510            | -30
        """,
    )


def test_a_suite_named_twice_in_one_virtual_account_is_one_row(check_model: CheckModel) -> None:
    check_model(
        "staging.ea_consumption",
        given={
            "meta.files": landed_files("""
            file_id
            api
        """),
            "raw.ea_consumption": f"""
            file_id | row_number | subscription_id | accounts
            api     | 1          | Sub1            | {accounts(SUITE, {**SUITE, "purchasedEntitlements": 5})}
        """,
        },
        expect="""
            suite_name | purchased_count
            Switching  | 405
        """,
    )
