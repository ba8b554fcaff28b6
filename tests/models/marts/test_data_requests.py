"""marts.data_requests: what the vendor is asked for, by role and by which day."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
REQUESTS = """
    request_number | request_key     | subject     | asked_role      | is_always_asked | reply_days
    1              | captured_use    | consumption | Compliance lead | true            | 14
    2              | unmigrated_paks | pak         | Compliance lead | false           | 14
    3              | event_log       | events      | Compliance lead | false           | 14
    4              | agreement_terms |             | Account manager | false           | 14
"""
KINDS = """
    subject     | source_status | taken_at   | age_days
    consumption | Found         | 2026-11-16 | 8
    pak         | Found         | 2026-11-16 | 8
    events      | Stale         | 2026-08-19 | 97
"""
RUN = """
    client_id | as_of_date
    acme      | 2026-11-24
"""


def test_what_is_here_and_fresh_is_asked_only_to_compare_it_and_numbers_leave_no_gap(check_model: CheckModel) -> None:
    check_model(
        "marts.data_requests",
        given={
            "reference.data_requests": REQUESTS,
            "marts.source_kinds": KINDS,
            "inputs.run": RUN,
            "marts.missing_inputs": "figure_name | subject",
        },
        expect="""
            request_number | request_key  | source_status | taken_at   | age_days | reply_date
            1              | captured_use | Found         | 2026-11-16 | 8        | 2026-12-08
            2              | event_log    | Stale         | 2026-08-19 | 97       | 2026-12-08
        """,
    )


def test_an_agreement_nobody_knows_is_asked_for_and_no_answer_is_due_after_the_event(check_model: CheckModel) -> None:
    check_model(
        "marts.data_requests",
        given={
            "reference.data_requests": REQUESTS,
            "marts.source_kinds": KINDS.replace("Stale", "Missing"),
            "inputs.run": RUN,
            "core.agreement_events": """
                subscription_id | event_date | is_next
                Sub-1           | 2026-12-01 | true
                Sub-2           | 2026-11-25 | false
            """,
            "marts.missing_inputs": """
                figure_name | subject
                milestone   | Sub-1
            """,
        },
        expect="""
            request_number | request_key     | source_status | reply_date
            1              | captured_use    | Found         | 2026-12-01
            2              | event_log       | Missing       | 2026-12-01
            3              | agreement_terms | Missing       | 2026-12-01
        """,
    )
