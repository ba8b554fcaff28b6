"""staging.virtual_accounts: what an account list names."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_each_virtual_account_of_a_list_is_a_row_once(check_model: CheckModel) -> None:
    check_model(
        "staging.virtual_accounts",
        given={
            "meta.files": landed_files("""
            file_id | taken_at
            list    | 2026-10-31
        """),
            "raw.smart_licensing_accounts": """
            file_id | row_number | domain       | virtual_accounts
            list    | 1          | acme.example | [{"name": "DEFAULT"}, {"name": "Campus"}, {"name": "Campus"}]
        """,
        },
        expect="""
            row_number | smart_account | virtual_account | taken_at
            1          | acme.example  | Campus          | 2026-10-31
            1          | acme.example  | DEFAULT         | 2026-10-31
        """,
    )
