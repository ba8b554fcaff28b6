"""marts.license_forecast_terms: the day a licence is foretold for, and what its Smart Account owns of it."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

GIVEN = {
    "marts.license_history": """
        smart_account | license_name | taken_at   | in_use_count
        acme          | DNA-24       | 2026-10-31 | 300
        acme          | DNA-24       | 2026-08-31 | 280
        acme          | Security     | 2026-10-31 | 4
    """,
    "core.suite_licenses": """
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | DNA-24       | acme
        Sub-2           | Switching  | E3N-A | DNA-24       | acme
        Sub-0           | Old        | E2N-A | Security     | acme
    """,
    "core.agreement_events": """
        subscription_id | event_date | end_date   | is_past | is_next
        Sub-1           | 2027-02-28 | 2030-02-27 | false   | false
        Sub-2           | 2027-01-30 | 2028-01-29 | false   | true
        Sub-0           | 2025-02-27 | 2025-02-27 | true    | false
    """,
    "core.license_levels": """
        smart_account | license_name | changed_at | available_count
        acme          | DNA-24       | 2026-08-31 | 500
        acme          | DNA-24       | 2026-10-31 | 450
        acme          | Security     | 2026-08-31 | 5
        acme          | Security     | 2026-10-31 |
    """,
    "inputs.run": """
        as_of_date
        2026-11-24
    """,
    "inputs.thresholds": """
        forecast_snapshot_count
        4
    """,
}


def test_a_licence_is_foretold_for_the_next_event_of_those_that_count_it_else_of_the_client(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.license_forecast_terms",
        given=GIVEN,
        expect="""
            smart_account | license_name | forecast_date | end_date   | is_in_agreement | ceiling_count
            acme          | DNA-24       | 2027-01-30    | 2030-02-27 | true            | 450
            acme          | Security     | 2027-01-30    | 2028-01-29 | false           |
        """,
    )


def test_without_an_agreement_there_is_no_day_to_foretell(check_model: CheckModel) -> None:
    check_model(
        "marts.license_forecast_terms",
        given={**GIVEN, "core.agreement_events": "subscription_id"},
        expect="""
            license_name | forecast_date | end_date | is_in_agreement
            DNA-24       |               |          | false
            Security     |               |          | false
        """,
    )
