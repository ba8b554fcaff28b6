"""staging.account_users: roles and sign-ins without a word of who it is."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]

FILES = landed_files("""
    file_id | taken_at   | smart_account
    users   | 2026-10-31 | acme.example
""")


def test_only_who_administers_the_whole_account_is_an_administrator(check_model: CheckModel) -> None:
    check_model(
        "staging.account_users",
        given={
            "meta.files": FILES,
            "raw.account_users": """
            file_id | row_number | role                          | virtual_account      | last_sign_in | status
            users   | 2          | Smart Account Administrator   |                      | 2026-10-01   | Active
            users   | 3          | SA Admin                      | All Virtual Accounts | 2026-01-01   | active
            users   | 4          | Administrator                 | Plant                | 2026-10-01   | Active
            users   | 5          | Virtual Account Administrator | All                  | 2026-10-01   | Active
            users   | 6          | Smart Account Viewer          |                      |              | Disabled
            users   | 7          | Smart Account Administrator   | All                  |              |
        """,
        },
        expect="""
            row_number | smart_account | has_administration | last_sign_in_date | is_left
            2          | acme.example  | true             | 2026-10-01        | false
            3          | acme.example  | true             | 2026-01-01        | false
            4          | acme.example  | false            | 2026-10-01        | false
            5          | acme.example  | false            | 2026-10-01        | false
            6          | acme.example  | false            |                   | true
            7          | acme.example  | true             |                   |
        """,
    )
