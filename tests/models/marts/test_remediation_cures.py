"""marts.remediation_cures: every cure there is, and how much shortage its evidence could take away by itself."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
ENGAGED = "event_kind | advisers_engaged_date\ntrue_forward | 2026-10-20"


def hold(check_model: CheckModel, expect: str, **given: str) -> None:
    """Check the cures of pictures; advisers are engaged unless told."""
    pictures = {"inputs.event": ENGAGED} | {name.replace("__", "."): picture for name, picture in given.items()}
    check_model("marts.remediation_cures", given=pictures, expect=expect)


def test_a_client_with_nothing_to_cure_still_engages_advisers(check_model: CheckModel) -> None:
    hold(
        check_model,
        """
            cure_kind       | cure_name               | quantity_count | offered_count | is_alternative
            Engage advisers | Engage outside advisers | 1              | 0             | false
        """,
        inputs__event="event_kind\ntrue_forward",
    )


def test_moves_are_one_cure_a_licence_and_tool_and_cure_the_licence_they_cover(check_model: CheckModel) -> None:
    hold(
        check_model,
        """
            cure_kind | smart_account | license_name | quantity_count | offered_count | confidence_grade | cure_name
            Move      | acme          | DNA-A        | 150            | 150           | C                | Move 150 DNA-A in Cisco Smart Software Manager
            Move      | acme          | DNA-E        | 8              | 8             | D                | Move 8 DNA-A to cover DNA-E in EA tool of Sub-1
        """,
        marts__transfer_plan="""
            move_number | smart_account | license_name | covered_license_name | quantity_count | cured_count | move_tool
            1           | acme          | DNA-A        | DNA-A                | 100            | 100         | Cisco Smart Software Manager
            2           | acme          | DNA-A        | DNA-A                | 50             | 50          | Cisco Smart Software Manager
            3           | acme          | DNA-A        | DNA-E                | 8              | 8           | EA tool of Sub-1
        """,
    )


def test_keys_and_orders_are_one_cure_a_licence_and_cure_nothing_known_where_they_lead_nowhere(
    check_model: CheckModel,
) -> None:
    hold(
        check_model,
        """
            cure_kind     | smart_account | license_name | quantity_count | offered_count | cure_name
            Migrate PAK   | acme          | A            | 60             | 60            | Migrate 60 A of 2 PAKs
            Migrate PAK   | acme          |              | 7              |               | Migrate 7 licences of an unknown name of 1 PAK
            Deposit order | acme          | A            | 9              | 9             | Have deposited 9 A of 1 order
            Deposit order |               | A            | 2              |               | Have deposited 2 A of 1 order
        """,
        core__hidden_entitlements="""
            file_id | row_number | hidden_kind       | smart_account | license_name | hidden_count | document_number
            p       | 1          | Unmigrated PAK    | acme          | A            | 50           | 1
            p       | 2          | Unmigrated PAK    | acme          | A            | 10           | 2
            p       | 3          | Unmigrated PAK    | acme          |              | 7            | 3
            o       | 1          | Undeposited order | acme          | A            | 9            | 4
            o       | 2          | Undeposited order |               | A            | 2            | 5
        """,
    )


def test_contested_instances_are_one_cure_a_licence_and_kind_and_those_without_licences_are_told_apart(
    check_model: CheckModel,
) -> None:
    hold(
        check_model,
        """
            cure_kind       | license_name | quantity_count | unit_name | offered_count | confidence_grade | cure_name
            Retire instance | A            | 5              | licences  | 5             | B                | Remove instances that stand twice: 5 A
            Retire instance | A            | 9              | licences  | 9             | C                | Remove instances that went silent, once confirmed: 9 A
            Retire instance | A            | 1              | licences  | 1             | B                | Remove instances of retired devices: 1 A
            Retire instance |              | 2              | instances |               | C                | Remove 2 instances that can be contested, once confirmed; the export does not tell their licences
        """,
        core__contested_totals="""
            smart_account | license_name | contest_kind | confidence_grade | contested_count
            acme          | A            | Duplicate    | B                | 5
            acme          | A            | Stale        | C                | 6
            acme          | A            | Stale        | B                | 3
            acme          | A            | Ghost        | B                | 1
        """,
        marts__instance_match="""
            smart_account | instance_id | is_contested | contested_count
            acme          | 1           | true         |
            acme          | 2           | true         |
            acme          | 3           | true         | 4
            acme          | 4           | false        | 0
        """,
    )


def test_overdue_devices_without_a_note_report_by_virtual_account(check_model: CheckModel) -> None:
    hold(
        check_model,
        """
            cure_kind | smart_account | virtual_account | quantity_count | offered_count | cure_name
            Report    | acme          | Campus          | 1              | 0             | Report the use of 1 overdue instance in Campus
        """,
        marts__reporting_ledger="""
            serial_number | license_name | smart_account | virtual_account | reporting_status
            FOC1          | A            | acme          | Campus          | OVERDUE
            FOC1          | B            | acme          | Campus          | NEVER REPORTED
            FOC2          | A            | acme          | Campus          | OVERDUE
            FOC3          | A            | acme          | Campus          | OK
        """,
        core__documented_reports="serial_number | note_id\nFOC2 | n",
    )


def test_an_affected_server_is_upgraded_or_shielded_until_cisco_names_a_release(check_model: CheckModel) -> None:
    hold(
        check_model,
        """
            cure_kind | quantity_count | cure_name
            Patch     | 2              | Upgrade ssm from 9-202510; first fixed: 9-202601
            Patch     | 1              | Shield other (10-202608) until Cisco names a fixed release
        """,
        marts__onprem_patch="""
            onprem_name | advisory_id | version   | patch_status | first_fixed_version
            ssm         | a           | 9-202510  | Affected     | 9-202601
            ssm         | b           | 9-202510  | Affected     |
            ssm         | c           | 9-202510  | Fixed        | 9-202501
            other       | b           | 10-202608 | Affected     |
        """,
    )


def test_differences_and_changes_that_nobody_wrote_about_are_written_down(check_model: CheckModel) -> None:
    hold(
        check_model,
        """
            cure_kind      | license_name | quantity_count | cure_name
            Write position | A            | 2              | Write a position on 2 differences of A: unmigrated paks, stale instances
            Document move  |              | 1              | Find out and write down 1 unexplained change of quantity
        """,
        marts__lens_differences="""
            smart_account | license_name | difference_key  | difference_name  | difference_number
            acme          | A            | unmigrated_pak  | Unmigrated PAKs  | 2
            acme          | A            | stale_instances | Stale instances  | 4
            acme          | B            | stale_instances | Stale instances  | 4
        """,
        marts__documented_differences="""
            smart_account | license_name | difference_key  | note_id
            acme          | B            | stale_instances | n
        """,
        marts__movement_ledger="""
            smart_account | license_name | virtual_account | moved_at   | is_explained
            acme          | A            | Campus          | 2026-06-01 | true
            acme          | A            | Depot           | 2026-06-01 | false
            acme          | B            | Depot           | 2026-06-01 |
        """,
        marts__documented_moves="""
            smart_account | license_name | virtual_account | moved_at   | note_id
            acme          | B            | Depot           | 2026-06-01 | n
        """,
    )


def test_lots_that_ended_in_use_or_end_before_the_event_are_renewed(check_model: CheckModel) -> None:
    hold(
        check_model,
        """
            cure_kind | license_name | quantity_count | offered_count | cure_name
            Renew lot | A            | 12             | 0             | Renew or replace 12 A that ended and are in use
            Renew lot | B            | 30             | 0             | Renew or replace 30 B that end before the event, the first on 1 Jan 2027
        """,
        marts__bridge_steps="""
            smart_account | license_name | step_number | step_key     | short_count
            acme          | A            | 2           | expired_lots | 12
            acme          | B            | 2           | expired_lots | 0
        """,
        core__agreement_events="subscription_id | is_next | event_date\nSub-1 | true | 2027-01-30",
        core__license_lots="""
            file_id | row_number | lot_number | smart_account | license_name | lot_status | lot_count | lot_end_date
            f       | 1          | 1          | acme          | B            | Available  | 10        | 2027-01-01
            f       | 1          | 2          | acme          | B            | Available  | 20        | 2027-01-30
            f       | 1          | 3          | acme          | B            | Available  | 40        | 2027-01-31
            f       | 1          | 4          | acme          | B            | Ended      | 80        | 2026-01-01
        """,
    )


def test_virtual_accounts_that_no_export_covers_are_exported(check_model: CheckModel) -> None:
    hold(
        check_model,
        """
            cure_kind       | smart_account | quantity_count | unit_name        | cure_name
            Export accounts | acme          | 1              | Virtual Accounts | Export what acme lacks in 1 Virtual Account
            Export accounts | north         | 2              | Virtual Accounts | Export what north owns in 2 Virtual Accounts
        """,
        core__virtual_accounts="""
            smart_account | virtual_account | is_listed | has_licenses | has_instances
            acme          | Campus          | true      | true         | true
            acme          | Depot           | true      | true         | false
            north         | Core            | true      | false        | false
            north         | Edge            | true      | false        | false
        """,
    )


def test_re_registering_is_an_alternative_that_counts_nothing(check_model: CheckModel) -> None:
    hold(
        check_model,
        """
            cure_kind   | license_name | quantity_count | offered_count | is_alternative | cure_name
            Re-register | A            | 2              | 0             | true           | Re-register 2 instances where A is spare, instead of moving it
        """,
        marts__reregistration_options="""
            smart_account | instance_id | license_name
            acme          | 1           | A
            acme          | 2           | A
        """,
    )
