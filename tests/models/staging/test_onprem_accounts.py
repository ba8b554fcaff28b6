"""staging.onprem_accounts: which account in the cloud a local account stands for."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_a_local_account_stands_for_one_virtual_account_in_the_cloud(check_model: CheckModel) -> None:
    check_model(
        "staging.onprem_accounts",
        given={
            "meta.files": landed_files("""
            file_id | taken_at
            onprem  | 2026-10-31
        """),
            "raw.onprem_accounts": """
            file_id | row_number | name  | domain      | cssm_smart_account_name | cssm_virtual_account_name
            onprem  | 1          | Plant | plant.local | acme.example            | Plant On-Prem
            onprem  | 2          |       | depot.local | acme.example            | Depot On-Prem
        """,
        },
        expect="""
            row_number | taken_at   | onprem_name | smart_account | virtual_account
            1          | 2026-10-31 | Plant       | acme.example  | Plant On-Prem
            2          | 2026-10-31 | depot.local | acme.example  | Depot On-Prem
        """,
    )
