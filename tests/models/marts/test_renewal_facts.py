"""marts.renewal_facts: the figures the renewal-readiness brief says in words."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_the_bridge_is_told_with_the_sign_a_reader_expects(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_facts",
        given={
            "marts.bridge_totals": """
            step_number | step_key         | short_count | amount   | currency
            1           | gross_shortage   | 1060        | 20000.00 | GBP
            2           | expired_lots     | 49          | 900.00   | GBP
            3           | substitution     | -24         | -100.00  | GBP
            4           | moves            | -1056       | -19800.0 | GBP
            5           | genuine_shortage | 29          | 1000.00  | GBP
        """
        },
        expect="""
            gross_short_count | not_in_force_count | substitutable_count | movable_count | genuine_short_count | gross_short_amount | movable_amount | genuine_short_amount | currency
            1060              | 49                 | 24                  | 1056          | 29                  | 20000.00           | 19800.00       | 1000.00              | GBP
        """,
    )


def test_what_is_genuinely_short_is_told_after_higher_tiers_and_moves(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_facts",
        given={
            "marts.bridge_steps": """
            smart_account | license_name | step_key         | short_count
            acme          | Covered      | genuine_shortage | 0
            acme          | DNA          | genuine_shortage | 14
            northgate     | DNA          | genuine_shortage | 3
            acme          | ISE          | genuine_shortage | 6
            acme          | ISE          | gross_shortage   | 99
        """,
            "marts.license_netting": """
            smart_account | license_name | gross_short_count | misplaced_count | genuine_short_count | surplus_count | unknown_account_count
            acme          | Covered      | 24                | 0               | 24                  | 0             | 0
            acme          | DNA          | 34                | 20              | 14                  | 20            | 0
            northgate     | DNA          | 5                 | 2               | 3                   | 2             | 1
            acme          | ISE          | 6                 | 0               | 6                   | 0             | 0
            acme          | Met          | 0                 | 0               | 0                   | 9             | 0
        """,
        },
        expect="""
            license_count | genuine_license_count | top_genuine_license | top_genuine_count | netted_short_license_count | in_force_short_count | misplaced_count | surplus_count | misplaced_license_count | unknown_position_count
            4             | 2                     | DNA                 | 14                | 3                          | 69                   | 22              | 31            | 1                       | 1
        """,
    )


def test_the_shortage_is_misplaced_genuine_none_or_unknown(check_model: CheckModel) -> None:
    header = "smart_account | license_name | gross_short_count | misplaced_count | unknown_account_count"
    cases = [
        ("acme | DNA | 10 | 5 | 0", "misplaced"),
        ("acme | DNA | 10 | 4 | 0", "genuine"),
        ("acme | DNA | 0 | 0 | 0", "none"),
        ("acme | DNA | 0 | 0 | 2", "unknown"),
    ]
    for row, kind in cases:
        check_model(
            "marts.renewal_facts",
            given={"marts.license_netting": f"{header}\n{row}"},
            expect=f"shortage_kind\n{kind}",
        )
    check_model("marts.renewal_facts", given={"marts.license_netting": header}, expect="shortage_kind\nunknown")


def test_the_largest_single_move_is_named_with_both_accounts(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_facts",
        given={
            "marts.cured_shortages": """
            smart_account | license_name | virtual_account | short_count | surplus_account | surplus_count | move_count
            acme          | DNA          | Campus          | 120         | Datacentre      | 150           | 120
            acme          | ISE          | Identity        | 300         | DEFAULT         | 40            | 40
        """
        },
        expect="""
            top_misplaced_license | top_short_account | top_short_count | top_surplus_account | top_surplus_count
            DNA                   | Campus            | 120             | Datacentre          | 150
        """,
    )


def test_lots_that_ended_marked_active_and_lots_that_end_by_the_event_are_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_facts",
        given={
            "core.agreement_events": """
            subscription_id | event_date | is_next
            Sub-1           | 2027-01-30 | true
            Sub-2           | 2026-12-31 | false
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | lot_count | lot_status | reported_status | lot_end_date
            api     | 1          | 1          | 50        | Ended      | ACTIVE          | 2026-09-03
            api     | 1          | 6          | 8         | Ended      | ACTIVE          | 2025-09-03
            api     | 1          | 7          | 6         | Available  | ACTIVE          | 2026-12-31
            api     | 1          | 2          | 5         | Ended      | EXPIRED         | 2026-09-03
            api     | 1          | 3          | 20        | Available  | ACTIVE          | 2027-01-30
            api     | 1          | 4          | 7         | Available  | ACTIVE          | 2027-01-31
            api     | 1          | 5          | 9         | Available  | ACTIVE          |
        """,
        },
        expect="""
            ended_lot_count | ended_license_count | ending_lot_count | ending_license_count
            2               | 58                  | 2                | 26
        """,
    )


def test_the_event_is_the_clients_next_and_the_nearest_notice_may_be_anothers(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_facts",
        given={
            "core.agreement_events": """
            subscription_id | agreement_name | event_date | event_name       | milestone_date | notice_date | invoice_date | end_date   | remaining_months | is_next
            Sub-0           | EA 2.0         | 2026-01-29 | last day of term |                | 2025-12-15  |              | 2026-01-29 |                  | false
            Sub-1           | Networking     | 2027-03-31 | milestone        | 2027-03-31     | 2028-12-30  | 2027-05-30   | 2029-03-30 | 24               | true
            Sub-2           | Secure Client  | 2027-01-14 | last day of term |                | 2026-11-30  |              | 2027-01-14 |                  | false
        """
        },
        expect="""
            agreement_name | event_name | milestone_date | days_to_milestone | notice_date | days_to_notice | remaining_months | next_notice_date | next_notice_agreement_name | days_to_next_notice | next_quarter_end_date
            Networking     | milestone  | 2027-03-31     | 127               | 2028-12-30  | 767            | 24               | 2026-11-30       | Secure Client              | 6                   | 2027-01-23
        """,
    )


def test_instances_accounts_files_and_open_questions_are_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_facts",
        given={
            "core.product_instances": """
            file_id | row_number | contact_status
            api     | 1          | Seen
            api     | 2          | Late
            api     | 3          | Not seen
            api     | 4          | Probably gone
            api     | 5          | Unknown
        """,
            "core.virtual_accounts": """
            smart_account | virtual_account | has_licenses
            calderbank    | DEFAULT         | true
            northgate     | DEFAULT         | true
            northgate     | Air-gapped      | false
        """,
            "core.exports": """
            file_id | subject  | taken_at   | read_count | rejected_count | is_current | export_status
            former  | licenses | 2026-08-17 | 100        | 0              | false      | history
            newer   | licenses | 2026-10-31 | 110        | 2              | true       | current
            list    | accounts | 2026-11-15 | 1          | 0              | true       | current
            later   | licenses | 2026-12-15 | 900        | 9              | false      | later
        """,
            "marts.missing_inputs": """
            figure_name   | subject | missing_input
            bridge_amount | DNA     | net price of DNA
            charge_amount | DNA     | net price of DNA
            position      | acme    | a licence export
        """,
        },
        expect="""
            instance_count | unseen_instance_count | unseen_share | gone_instance_count | unknown_instance_count | smart_account_count | virtual_account_count | unexported_account_count | file_count | row_count | rejected_row_count | data_date  | missing_input_count
            5              | 2                     | 0.4          | 1                   | 1                      | 2                   | 3                     | 1                        | 3          | 211       | 2                  | 2026-10-31 | 2
        """,
    )


def test_without_any_export_figures_are_unknown_not_zero(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_facts",
        given={},
        expect="""
            client_id | currency | gross_short_count | in_force_short_count | genuine_short_count | misplaced_share | top_genuine_license | data_date | agreement_name | instance_count | unseen_share
            acme      | USD      |                   |                      |                     |                 |                     |           |                | 0              |
        """,
    )


def test_a_notice_that_is_due_today_is_still_to_come(check_model: CheckModel) -> None:
    check_model(
        "marts.renewal_facts",
        given={
            "core.agreement_events": """
            subscription_id | agreement_name | notice_date | is_next
            Sub-1           | Networking     | 2026-11-24  | true
            Sub-2           | Secure Client  | 2026-11-30  | false
        """
        },
        expect="""
            next_notice_date | next_notice_agreement_name | days_to_next_notice
            2026-11-24       | Networking                 | 0
        """,
    )
