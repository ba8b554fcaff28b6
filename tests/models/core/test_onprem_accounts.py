"""core.onprem_accounts: which Virtual Accounts stand for local accounts of an SSM On-Prem."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = """
    as_of_date
    2026-11-24
"""


def test_a_local_account_in_two_lists_is_one_and_a_later_list_does_not_speak(check_model: CheckModel) -> None:
    check_model(
        "core.onprem_accounts",
        given={
            "inputs.run": RUN,
            "staging.onprem_accounts": """
            file_id | row_number | taken_at   | onprem_name | smart_account | virtual_account
            a       | 1          | 2026-11-10 | Plant       | acme          | Plant VA
            b       | 4          | 2026-11-17 | Plant       | acme          | Plant VA
            c       | 1          | 2026-12-17 | Store       | acme          | Store VA
        """,
        },
        expect="""
            smart_account | virtual_account | onprem_name | file_id | row_number
            acme          | Plant VA        | Plant       | a       | 1
        """,
    )
