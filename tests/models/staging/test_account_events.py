"""staging.account_events: an account's log, without who did it."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_an_event_keeps_its_day_its_account_and_its_words(check_model: CheckModel) -> None:
    check_model(
        "staging.account_events",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | virtual_account | taken_at
            whole   | acme.example  |                 | 2026-10-31
            one     | acme.example  | Depot           | 2026-10-31
        """),
            "raw.cssm_events": """
            file_id | row_number | event_time           | event_type | message            | virtual_account
            whole   | 2          | 2026-Oct-30 10:15:22 | Sync       | Synchronised.      | Campus
            whole   | 3          | 2026-Oct-30 10:16:00 | Account    | A token was made.  |
            one     | 2          | 2026-10-30           | Sync       | Synchronised.      |
        """,
        },
        expect="""
            file_id | row_number | smart_account | virtual_account | event_date | account_event_name | message
            whole   | 2          | acme.example  | Campus          | 2026-10-30 | Sync               | Synchronised.
            whole   | 3          | acme.example  |                 | 2026-10-30 | Account            | A token was made.
            one     | 2          | acme.example  | Depot           | 2026-10-30 | Sync               | Synchronised.
        """,
    )
