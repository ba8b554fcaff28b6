from __future__ import annotations

from collections.abc import Callable

from tests.models.marts.what_if import CORRECTIONS, MILESTONES, PROPOSAL, TERMS

Check = Callable[..., None]


def test_scenarios_stand_side_by_side_the_workbench_s_own_before_the_client_s(check_model: Check) -> None:
    check_model(
        "marts.scenarios",
        given={
            "core.true_forward_terms": TERMS,
            "core.use_corrections": CORRECTIONS,
            "core.possible_milestones": MILESTONES,
            "marts.true_forward_captures": """
                subscription_id | suite_name | sku | capture_key | consumed_count
                Sub-1           | Identity   | I   | peak        | 610
            """,
            "marts.remediation_totals": """
                cure_kind       | last_safe_start_date | as_of_date
                Retire instance | 2027-02-14           | 2026-11-24
            """,
            "marts.proposal_lines": PROPOSAL,
            "inputs.scenarios": """
                scenario_number | scenario_name | milestone_date | charge_basis     | source
                1               | Dispute       | 2027-05-28     | above_commitment | Counsel
            """,
        },
        expect="""
            scenario_number | scenario_key | scenario_name               | is_as_shown | contract_amount | difference_amount | proposed_amount | unknown_line_count | source               | currency
            1               | shown        | As shown                    | true        | 7500.00         | 0.00              | 30000.00        | 0                  | Exports              | USD
            2               | verified     | Verified data               | false       | 4500.00         | -3000.00          | 30000.00        | 0                  | Exports              | USD
            3               | possible     | All that is still possible  | false       | 4500.00         | -3000.00          | 30000.00        | 0                  | Remediation plan     | USD
            4               | other_basis  | Above the commitment        | false       | 30000.00        | 22500.00          | 30000.00        | 0                  | Contract             | USD
            5               | peak         | Captured at the peak        | false       | 10500.00        | 3000.00           | 30000.00        | 0                  | History of the exports | USD
            6               | stated       | Dispute                     | false       | 26250.00        | 18750.00          | 30000.00        | 0                  | Counsel              | USD
        """,
    )
