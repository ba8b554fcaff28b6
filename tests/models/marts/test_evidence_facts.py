"""marts.evidence_facts: what a brief says in words of instances, purchases, reporting and SSM On-Prem."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
RUN = {
    "inputs.run": "client_id | currency\nacme | USD",
    "marts.onprem_evidence": """
        onprem_count | onprem_advisory_count | affected_count | unknown_count | evidence
        2            | 3                     | 1              | 1             | one runs 9-202510
    """,
}


def test_instances_are_counted_by_class(check_model: CheckModel) -> None:
    check_model(
        "marts.evidence_facts",
        given=RUN
        | {
            "marts.instance_match": """
            smart_account | instance_id | match_class    | is_contested
            acme          | 1           | Matched        | false
            acme          | 2           | Stale          | true
            acme          | 3           | Stale          | false
            acme          | 4           | Ghost          | true
            acme          | 5           | Duplicate      | true
            acme          | 6           | Level mismatch | false
            acme          | 7           | Unmatched      | false
                          | 8           | Unreported     | false
        """
        },
        expect="""
            told_instance_count | matched_instance_count | stale_instance_count | ghost_instance_count | duplicate_instance_count | mismatched_instance_count | unmatched_instance_count | unreported_device_count | contested_instance_count
            7                   | 1                      | 2                    | 1                    | 1                        | 1                         | 1                        | 1                       | 3
        """,
    )


def test_devices_are_counted_by_what_they_owe(check_model: CheckModel) -> None:
    check_model(
        "marts.evidence_facts",
        given=RUN
        | {
            "marts.device_reporting": """
            serial_number | reporting_status
            FDO1          | OVERDUE
            FDO2          | UNKNOWN
            FDO3          | NEVER REPORTED
            FDO4          | DUE SOON
            FDO5          | NOT APPLICABLE
            FDO6          | OK
        """
        },
        expect="""
            ledger_device_count | overdue_device_count | never_reported_device_count | due_soon_device_count | unknown_device_count | reporting_device_count
            6                   | 1                    | 1                           | 1                     | 1                    | 2
        """,
    )


def test_an_undeposited_line_without_a_price_leaves_the_amount_open(check_model: CheckModel) -> None:
    for amount, told in (("120.50", "200.50"), ("", "")):
        check_model(
            "marts.evidence_facts",
            given=RUN
            | {
                "marts.purchase_match": f"""
                order_line_id | purchase_class             | hidden_count | undeposited_amount | currency
                1             | Not deposited              | 5            | 80.00              | USD
                2             | Part deposited             | 2            | {amount}           | USD
                3             | Deposited                  | 0            |                    |
                4             | Deposited without an order |              |                    |
            """,
                "marts.pak_match": """
                file_id | row_number | pak_number | license_name | unmigrated_count
                pak     | 1          | A          | DNA          | 5
                pak     | 2          | A          |              | 7
                pak     | 3          | B          | DNA          | 0
            """,
            },
            expect=f"""
                order_line_count | undeposited_line_count | undeposited_count | undeposited_amount | pak_count | unmigrated_pak_count | unmigrated_count | unmigrated_license_count
                3                | 2                      | 7                 | {told}             | 2         | 1                    | 12               | 5
            """,
        )


def test_advisories_and_differences_are_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.evidence_facts",
        given=RUN
        | {
            "marts.onprem_patch": """
            onprem_name | advisory_id | patch_status | cvss_score
            one         | sa-1        | Affected     | 9.8
            one         | sa-2        | Unknown      | 10.0
            two         | sa-1        | Fixed        | 9.8
        """,
            "marts.lens_differences": """
            smart_account | license_name | difference_key
            acme          | DNA          | unmigrated_pak
            acme          | DNA          | stale_instances
            northgate     | ISE          | stale_instances
        """,
        },
        expect="""
            onprem_count | affected_advisory_count | unknown_advisory_count | worst_cvss_score | onprem_evidence   | difference_item_count | difference_license_count
            2            | 1                       | 1                      | 9.8              | one runs 9-202510 | 3                     | 2
        """,
    )


def test_what_the_bridge_cannot_lean_on_is_named(check_model: CheckModel) -> None:
    check_model(
        "marts.evidence_facts",
        given={
            "inputs.run": "client_id | currency\nacme | USD",
            "marts.bridge_limits": """
            step_number | subject    | limit_words
            7           | deployment | no deployment records
            5           | pak        | no PAK list
            """,
        },
        expect="bridge_limit_count | bridge_limits\n2 | no PAK list, no deployment records",
    )
