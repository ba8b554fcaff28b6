"""core.account_users: how many may administer a Smart Account, and how many no longer should."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    as_of_date
    2026-11-24
"""


THRESHOLDS = """
    idle_user_days
    90
"""
EXPORTS = """
    file_id | path
    old     | old
    new     | new
    north   | north
"""


def test_the_newest_export_of_each_account_is_counted(check_model: CheckModel) -> None:
    check_model(
        "core.account_users",
        given={
            "inputs.run": RUN,
            "inputs.thresholds": THRESHOLDS,
            "staging.exports": EXPORTS,
            "staging.account_users": """
            file_id | row_number | taken_at   | smart_account | has_administration | last_sign_in_date | is_left
            old     | 2          | 2026-08-01 | acme          | true             | 2026-07-01        | false
            new     | 2          | 2026-11-17 | acme          | true             | 2026-08-25        | true
            new     | 3          | 2026-11-17 | acme          | true             | 2026-08-26        | false
            new     | 4          | 2026-11-17 | acme          | true             |                   | false
            new     | 5          | 2026-11-17 | acme          | false            | 2024-01-01        | true
        """,
        },
        expect="""
            smart_account | taken_at   | user_count | administrator_count | idle_administrator_count | unseen_administrator_count | left_user_count | left_administrator_count
            acme          | 2026-11-17 | 4          | 3                   | 1                        | 1                          | 2               | 1
        """,
    )


def test_what_the_export_does_not_tell_is_unknown_and_no_nought(check_model: CheckModel) -> None:
    check_model(
        "core.account_users",
        given={
            "inputs.run": RUN,
            "inputs.thresholds": THRESHOLDS,
            "staging.exports": EXPORTS,
            "staging.account_users": """
            file_id | row_number | taken_at   | smart_account | has_administration
            north   | 2          | 2026-11-17 | north         | true
            north   | 3          | 2026-11-17 | north         | false
        """,
        },
        expect="""
            smart_account | user_count | administrator_count | idle_administrator_count | left_user_count | left_administrator_count
            north         | 2          | 1                   |                          |                 |
        """,
    )
