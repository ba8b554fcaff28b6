"""marts.lever_charges: what levers are worth in the charge, in the shown shortage and in the proposal."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_suites_are_summed_and_a_line_without_a_charge_leaves_the_worth_unknown(check_model: CheckModel) -> None:
    check_model(
        "marts.lever_charges",
        given={
            "marts.lever_lines": """
            lever_key         | sku | worth_count | worth_amount | currency
            allowance_basis   | A   | 75          | 22500        | USD
            allowance_basis   | B   | 5           | 100          | USD
            contested         | A   | 10          | 3000         | USD
            contested         | C   | 4           |              | USD
            undeposited_order | A   | 3           | 0            | USD
        """
        },
        expect="""
            lever_key         | worth_amount | worth_kind          | worth_reason                           | evidence
            allowance_basis   | 22600.00     | True Forward charge |                                        | 80 licences of 2 suites lie between the commitment and its threshold.
            contested         |              | True Forward charge | the charge is not known of 1 of them   | Duplicates, retired devices and instances nobody hears from use 14 licences in 2 suites.
            undeposited_order | 0.00         | True Forward charge | the use it takes away is free already  | Orders that were never deposited cover 3 licences in 1 suite.
        """,
    )


def test_moves_are_worth_the_shortage_they_cure_while_they_can_still_begin(check_model: CheckModel) -> None:
    check_model(
        "marts.lever_charges",
        given={
            "marts.remediation_totals": """
            cure_kind   | currency | achievable_count | achievable_amount | unpriced_cure_count | last_safe_start_date
            Move        | USD      | 1056             | 216148.80         | 0                   | 2027-01-25
            Migrate PAK | USD      | 60               | 10                | 1                   | 2027-01-25
            Deposit order | USD    | 0                | 0                 | 0                   | 2026-11-01
            Report      | USD      | 4                | 9                 | 0                   | 2027-01-25
        """
        },
        expect="""
            lever_key      | worth_amount | worth_kind                 | worth_reason                     | evidence
            moves          | 216148.80    | Shortage as CSSM shows it  |                                  | 1,056 licences of shortage go if it begins by 25 Jan 2027.
            unmigrated_pak |              | Shortage as CSSM shows it  | not every licence has a price    | 60 licences of shortage go if it begins by 25 Jan 2027.
        """,
    )


def test_value_shift_and_the_milestone_speak_only_where_they_change_a_charge(check_model: CheckModel) -> None:
    check_model(
        "marts.lever_charges",
        given={
            "marts.true_forward_suites": """
            subscription_id | suite_name | before_amount | after_amount | currency
            Sub-1           | Switching  | 5000          | 3200         | USD
            Sub-1           | Routing    | 700           | 700          | USD
        """,
            "marts.true_forward_captures": """
            subscription_id | suite_name | sku | capture_key | contract_amount | currency
            Sub-1           | Switching  | A   | milestone   | 5000            | USD
            Sub-1           | Switching  | A   | peak        | 6500            | USD
            Sub-1           | Routing    | B   | milestone   | 700             | USD
            Sub-1           | Routing    | B   | peak        |                 | USD
        """,
        },
        expect="""
            lever_key         | worth_amount | evidence                                                                                      | evidence_relation
            value_shift       | 1800.00      | In 1 suite one SKU is over while another has value to spare.                                  | marts.true_forward_suites
            milestone_capture | 1500.00      | The highest use that snapshots of the period show charges 1 suite more than use today does.   | marts.true_forward_captures
        """,
    )


def test_what_a_lever_takes_off_the_proposal_is_the_sum_of_its_causes(check_model: CheckModel) -> None:
    check_model(
        "marts.lever_charges",
        given={
            "marts.proposal_causes": """
            currency | cause       | cause_name                | amount
            USD      | proposed    | Cisco's proposal          | 9000
            USD      | stale       | Stale instances billed    | -300
            USD      | duplicate   | Devices counted twice     | -200
            USD      | term        | Months that are not left  | -700
            USD      | price       | Price other than the contract's | 50
            USD      | arithmetic  | Printed amounts that do not multiply | -5
        """
        },
        expect="""
            lever_key     | worth_amount | worth_kind        | evidence
            contested     | 500.00       | Vendor's proposal | In the proposal: devices counted twice; stale instances billed.
            billed_months | 700.00       | Vendor's proposal | In the proposal: months that are not left.
        """,
    )
