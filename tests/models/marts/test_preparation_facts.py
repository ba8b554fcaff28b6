"""marts.preparation_facts: what a brief says in words of the gate, the plan, moves, over-use and changes."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = {"inputs.run": "client_id | currency\nacme      | USD"}


def test_the_gate_its_risks_and_its_indicators_are_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.preparation_facts",
        given=RUN
        | {
            "marts.readiness_gate": """
            item_number | gate_status
            1           | Done
            2           | In progress
            3           | Blocked
            4           | Not evidenced
            5           | Not applicable
        """,
            "marts.readiness_risks": """
            risk_number | risk_status
            1           | Present
            2           | Not evidenced
        """,
            "marts.readiness_indicators": """
            indicator_number | indicator_status
            1                | Present
            2                | Absent
        """,
        },
        expect="""
            item_count | done_item_count | open_item_count | not_evidenced_item_count | risk_count | present_risk_count | not_evidenced_risk_count | indicator_count | present_indicator_count
            5          | 1               | 2               | 1                        | 2          | 1                  | 1                        | 2               | 1
        """,
    )


def test_what_comes_too_late_is_left_out_of_what_can_be_achieved(check_model: CheckModel) -> None:
    for currency, amount in (("USD", "150.00"), ("EUR", "")):
        check_model(
            "marts.preparation_facts",
            given=RUN
            | {
                "marts.remediation_plan": f"""
                cure_number | cured_count | cured_amount | currency   | last_safe_start_date | is_too_late | is_alternative
                1           | 10          | 100.00       | USD        | 2026-12-20           | false       | false
                2           | 5           | 50.00        | {currency} | 2026-12-10           | false       | false
                3           | 7           | 70.00        | USD        | 2026-11-01           | true        | false
                4           | 10          | 100.00       | USD        | 2026-12-01           | false       | true
                5           |             |              |            | 2027-01-01           | false       | false
            """
            },
            expect=f"""
                cure_count | late_cure_count | achievable_count | achievable_amount | late_cured_count | first_safe_start_date
                4          | 1               | 15               | {amount}          | 7                | 2026-12-10
            """,
        )


def test_over_use_movements_and_changes_are_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.preparation_facts",
        given=RUN
        | {
            "marts.overuse_summary": """
            smart_account | license_name | is_over_now | since_date | over_unit_days
            acme          | DNA-A        | true        | 2026-03-01 | 900
            acme          | DNA-E        | true        | 2026-02-01 | 90
            acme          | ISE          | false       |            | 30
        """,
            "marts.movement_ledger": """
            smart_account | license_name | virtual_account | moved_at   | is_explained
            acme          | DNA-A        | Campus          | 2026-03-01 | true
            acme          | DNA-A        | Depot           | 2026-03-01 | false
        """,
            "marts.changes": """
            change_number | is_seen_by_cisco
            1             | true
            2             | false
            3             |
        """,
        },
        expect="""
            over_license_count | over_since_date | top_over_license | top_over_unit_days | movement_count | unexplained_movement_count | change_count | seen_change_count | unseen_change_count
            2                  | 2026-02-01      | DNA-A            | 900                | 2              | 1                          | 3            | 1                 | 1
        """,
    )
