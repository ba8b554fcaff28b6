"""marts.remediation_plan: cures follow the bridge and never claim a unit twice; what begins too late is told."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
EVENT = "subscription_id | is_next | event_name | event_date\nSub-1 | true | milestone | 2027-01-30"
STEPS = """
    smart_account | license_name | step_number | step_key        | step_kind | short_count | amount  | currency
    acme          | A            | 1           | gross_shortage  | level     | 100         | 1000.00 | USD
    acme          | A            | 4           | moves           | change    | -60         | -600.00 | USD
    acme          | A            | 5           | pak             | change    | -30         | -300.00 | USD
    acme          | A            | 7           | instances       | change    | -10         | -100.00 | USD
    acme          | B            | 5           | pak             | change    | -5          |         |
"""


def test_cures_of_one_step_share_what_it_takes_away_the_best_proven_first(check_model: CheckModel) -> None:
    check_model(
        "marts.remediation_plan",
        given={
            "core.agreement_events": EVENT,
            "marts.bridge_steps": STEPS,
            "marts.remediation_cures": """
            cure_kind       | cure_name | smart_account | license_name | offered_count | confidence_grade | is_alternative
            Retire instance | silent    | acme          | A            | 90            | C                | false
            Retire instance | twice     | acme          | A            | 4             | B                | false
            Migrate PAK     | keys      | acme          | A            | 45            | C                | false
            Move            | by portal | acme          | A            | 20            | C                | false
            Move            | by EA     | acme          | A            | 50            | C                | false
        """,
        },
        expect="""
            cure_kind       | cure_name | cured_count | cured_amount | currency
            Move            | by EA     | 50          | 500.00       | USD
            Move            | by portal | 10          | 100.00       | USD
            Migrate PAK     | keys      | 30          | 300.00       | USD
            Retire instance | silent    | 6           | 60.00        | USD
            Retire instance | twice     | 4           | 40.00        | USD
        """,
    )


def test_a_cure_of_nothing_short_cures_nothing_and_one_that_leads_nowhere_is_unknown(check_model: CheckModel) -> None:
    check_model(
        "marts.remediation_plan",
        given={
            "core.agreement_events": EVENT,
            "marts.bridge_steps": STEPS,
            "marts.remediation_cures": """
            cure_kind   | cure_name | smart_account | license_name | offered_count | is_alternative
            Migrate PAK | spare     | acme          | C            | 45            | false
            Migrate PAK | unpriced  | acme          | B            | 9             | false
            Migrate PAK | nowhere   | acme          |              |               | false
            Migrate PAK | elsewhere | north         | A            | 9             | false
            Report      | report    | acme          |              | 0             | false
        """,
        },
        expect="""
            cure_name | cured_count | cured_amount | currency
            spare     | 0           | 0.00         | USD
            unpriced  | 5           |              | USD
            nowhere   |             |              | USD
            elsewhere | 0           | 0.00         | USD
            report    | 0           | 0.00         | USD
        """,
    )


def test_a_cure_is_too_late_from_the_day_after_its_last_safe_start(check_model: CheckModel) -> None:
    check_model(
        "marts.remediation_plan",
        given={
            "core.agreement_events": EVENT,
            "inputs.remediation": """
            cure_kind     | lead_days | owner_role
            Migrate PAK   | 67        |
            Deposit order | 68        | The reseller
        """,
            "marts.remediation_cures": """
            cure_kind     | cure_name | offered_count | is_alternative
            Move          | move      | 0             | false
            Migrate PAK   | keys      | 0             | false
            Deposit order | order     | 0             | false
        """,
        },
        expect="""
            cure_kind     | lead_days | lead_source                                                                            | certainty | owner_role                  | last_safe_start_date | is_too_late
            Move          | 5         | Working default: made in the portal the same day and seen in the next export           | M         | Smart Account administrator | 2027-01-25           | false
            Migrate PAK   | 67        | client.toml                                                                            | I         | Smart Account administrator | 2026-11-24           | false
            Deposit order | 68        | client.toml                                                                            | I         | The reseller                | 2026-11-23           | true
        """,
    )


def test_without_an_event_nothing_has_a_last_safe_start(check_model: CheckModel) -> None:
    check_model(
        "marts.remediation_plan",
        given={
            "marts.remediation_cures": "cure_kind | cure_name | offered_count | is_alternative\nMove | m | 0 | false"
        },
        expect="""
            cure_number | last_safe_start_date | is_too_late
            1           |                      |
        """,
    )


def test_cures_are_numbered_by_kind_then_by_what_they_are_worth(check_model: CheckModel) -> None:
    check_model(
        "marts.remediation_plan",
        given={
            "core.agreement_events": EVENT,
            "marts.bridge_steps": STEPS,
            "marts.remediation_cures": """
            cure_kind       | cure_name | smart_account | license_name | offered_count | quantity_count | is_alternative
            Report          | few       | acme          |              | 0             | 1              | false
            Report          | many      | acme          |              | 0             | 9              | false
            Retire instance | keys      | acme          | A            | 45            | 45             | false
            Move            | unknown   | north         |              |               | 99             | false
            Move            | move      | acme          | A            | 20            | 20             | false
        """,
        },
        expect="""
            cure_number | cure_name
            1           | move
            2           | unknown
            3           | keys
            4           | many
            5           | few
        """,
    )
