"""marts.gate_exposure: items 5 to 8 and 10, and how each falls when its evidence goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CheckModel = Callable[..., None]

GIVEN = {
    "marts.source_kinds": """
        subject    | source_status | taken_at
        instances  | Found         | 2026-11-15
        advisories | Found         | 2026-11-13
    """,
    "marts.reporting_ledger": """
        serial_number | license_name | reporting_status | days_late | reporting_path
        FOC1          | A            | OK               |           | Direct
        FOC2          |              | NOT APPLICABLE   |           | Direct
    """,
    "core.onprem_systems": """
        onprem_name | version  | taken_at
        ssm         | 9-202601 | 2026-11-10
    """,
    "marts.onprem_patch": """
        onprem_name | advisory_id | cve_ids                        | version  | cvss_score | patch_status | first_fixed_version
        ssm         | sa-1        | CVE-2026-20160, CVE-2024-20419 | 9-202601 | 9.8        | Fixed        | 9-202601
        ssm         | sa-2        | CVE-2026-20328                 | 9-202601 | 9.1        | Fixed        | 9-202601
        ssm         | sa-3        | CVE-2026-76480                 | 9-202601 | 9.8        | Not affected |
    """,
    "core.smart_accounts": """
        smart_account
        acme
    """,
    "marts.movement_coverage": """
        smart_account | is_comparable | logged_days | unlogged_days | incomplete_snapshot_count | first_snapshot_date | last_snapshot_date | log_first_date | log_last_date
        acme          | true          | 356         | 9             | 0                         | 2025-11-17          | 2026-11-15         | 2025-11-20     | 2026-11-15
    """,
    "marts.movement_ledger": """
        smart_account | license_name | virtual_account | moved_at   | is_explained
        acme          | A            | Campus          | 2026-06-01 | true
    """,
    "inputs.event": """
        event_kind   | advisers_engaged_date
        true_forward | 2026-10-20
    """,
    "core.agreement_events": """
        subscription_id | event_name | event_date | is_next
        Sub-1           | milestone  | 2027-01-30 | true
    """,
}
ITEMS = (5, 6, 7, 8, 10)


def hold(check_model: CheckModel, statuses: dict[int, str], **changes: str) -> None:
    """Check the five statuses: Done, but for those named."""
    given = GIVEN | {name.replace("__", "."): picture for name, picture in changes.items()}
    rows = "\n".join(f"{item} | {statuses.get(item, 'Done')}" for item in ITEMS)
    check_model("marts.gate_exposure", given=given, expect=f"item_number | gate_status\n{rows}")


def test_with_all_its_evidence_each_item_is_done_and_says_why(check_model: CheckModel) -> None:
    check_model(
        "marts.gate_exposure",
        given=GIVEN,
        expect="""
            item_number | gate_status | evidence_relation      | evidence
            5           | Done        | marts.reporting_ledger | Of 2 instances 2 report on schedule or owe nothing, 0 are due soon, 0 are overdue and 0 are unknown.
            6           | Done        | marts.reporting_ledger | 0 instances are overdue.
            7           | Done        | marts.onprem_patch     | On-Prem release 9-202601, told on 10 Nov 2026: of 3 advisories 0 say affected, 0 leave it open.
            8           | Done        | marts.movement_ledger  | Of 1 change of quantity in 12 months 1 is explained by the event log or by lots, 0 by a signed note, 0 by nothing (log of 20 Nov 2025 to 15 Nov 2026, snapshots since 17 Nov 2025).
            10          | Done        | core.agreement_events  | Advisers were engaged on 20 Oct 2026, 102 days before the milestone on 30 Jan 2027; 90 are needed.
        """,
    )


def test_a_move_that_no_two_snapshots_enclose_is_told_apart_from_an_unexplained_one(check_model: CheckModel) -> None:
    check_model(
        "marts.gate_exposure",
        given=GIVEN
        | {
            "marts.movement_ledger": """
            smart_account | license_name | virtual_account | moved_at   | is_explained
            acme.example  | DNA-A        | Campus          | 2026-06-18 | true
            acme.example  | DNA-A        | Depot           | 2026-11-20 |
            """
        },
        expect="""
            item_number | gate_status | evidence
            5           | Done        | Of 2 instances 2 report on schedule or owe nothing, 0 are due soon, 0 are overdue and 0 are unknown.
            6           | Done        | 0 instances are overdue.
            7           | Done        | On-Prem release 9-202601, told on 10 Nov 2026: of 3 advisories 0 say affected, 0 leave it open.
            8           | In progress | Of 2 changes of quantity in 12 months 1 is explained by the event log or by lots, 0 by a signed note, 0 by nothing, and 1 cannot be told, for no two snapshots enclose the day (log of 20 Nov 2025 to 15 Nov 2026, snapshots since 17 Nov 2025).
            10          | Done        | Advisers were engaged on 20 Oct 2026, 102 days before the milestone on 30 Jan 2027; 90 are needed.
        """,
    )


def test_an_estate_without_files_evidences_nothing(check_model: CheckModel) -> None:
    rows = "\n".join(f"{item} | Not evidenced" for item in ITEMS)
    check_model("marts.gate_exposure", given={}, expect=f"item_number | gate_status\n{rows}")


@pytest.mark.parametrize(("status", "sixth"), [("DUE SOON", "Done"), ("UNKNOWN", "In progress")])
def test_what_is_due_soon_or_unknown_is_not_on_schedule(check_model: CheckModel, status: str, sixth: str) -> None:
    ledger = GIVEN["marts.reporting_ledger"] + f"FOC1 | B | {status} | |\n"
    hold(check_model, {5: "In progress", 6: sixth}, marts__reporting_ledger=ledger)


@pytest.mark.parametrize("status", ["OVERDUE", "NEVER REPORTED"])
def test_a_violation_is_answered_by_a_signed_note_only(check_model: CheckModel, status: str) -> None:
    ledger = GIVEN["marts.reporting_ledger"] + f"FOC3 | B | {status} | 40 |\n"
    hold(check_model, {5: "In progress", 6: "In progress"}, marts__reporting_ledger=ledger)
    hold(
        check_model,
        {5: "In progress"},
        marts__reporting_ledger=ledger,
        core__documented_reports="serial_number | note_id\nFOC3 | n",
    )


def test_where_nothing_tells_of_reporting_neither_item_is_evidenced(check_model: CheckModel) -> None:
    ledger = GIVEN["marts.reporting_ledger"].replace("OK  ", "UNKNOWN").replace("NOT APPLICABLE", "UNKNOWN")
    hold(check_model, {5: "Not evidenced", 6: "Not evidenced"}, marts__reporting_ledger=ledger)


def test_without_the_list_of_instances_nobody_knows_who_should_report(check_model: CheckModel) -> None:
    kinds = GIVEN["marts.source_kinds"].replace("instances  | Found", "instances  | Missing")
    hold(check_model, {5: "Not evidenced", 6: "Not evidenced"}, marts__source_kinds=kinds)


def test_an_instance_without_a_serial_number_is_unknown_unless_a_matched_device_tells(check_model: CheckModel) -> None:
    instances = "file_id | row_number | host_name\nf | 1 | sw-1"
    hold(check_model, {5: "In progress", 6: "In progress"}, core__product_instances=instances)
    hold(
        check_model,
        {},
        core__product_instances=instances,
        core__instance_devices="file_id | row_number | device_id\nf | 1 | d",
        core__devices="device_id | serial_number\nd | FOC1",
    )


NO_SYSTEM = "onprem_name | version"
NO_PATCH = "onprem_name | advisory_id"


@pytest.mark.parametrize(
    ("told", "status"),
    [("", "Not evidenced"), ("true", "Not evidenced"), ("false", "Not applicable")],
)
def test_without_a_release_the_item_is_not_evidenced_unless_client_toml_says_there_is_none(
    check_model: CheckModel, told: str, status: str
) -> None:
    given = {"core__onprem_systems": NO_SYSTEM, "marts__onprem_patch": NO_PATCH}
    if told:
        given["inputs__onprem"] = f"is_onprem_used\n{told}"
    hold(check_model, {7: status}, **given)


@pytest.mark.parametrize(
    "sign",
    [
        {"core__source_coverage": "subject | covered_name | covered_count\naccounts | On-Prem accounts | 3"},
        {"core__exports": "file_id | is_onprem | is_current\nx | true | true"},
        {
            "marts__reporting_ledger": GIVEN["marts.reporting_ledger"].replace(
                "OK               |           | Direct", "OK               |           | On-Prem"
            )
        },
    ],
)
def test_a_sign_of_onprem_outweighs_what_client_toml_says(check_model: CheckModel, sign: dict[str, str]) -> None:
    nothing = {"core__onprem_systems": NO_SYSTEM, "marts__onprem_patch": NO_PATCH}
    hold(check_model, {7: "Not evidenced"}, inputs__onprem="is_onprem_used\nfalse", **nothing, **sign)


def test_an_advisory_that_is_known_to_be_published_must_be_answered(check_model: CheckModel) -> None:
    patch = "\n".join(line for line in GIVEN["marts.onprem_patch"].splitlines() if "sa-3" not in line)
    hold(check_model, {7: "Not evidenced"}, marts__onprem_patch=patch)


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("ssm | sa-4 | CVE-1 | 9-202601 | 7.0 | Affected | 9-202608", "In progress"),
        ("ssm | sa-4 | CVE-1 | 9-202601 | 7.0 | Affected |", "Blocked"),
        ("ssm | sa-4 | CVE-1 | 9-202601 | 7.0 | Unknown  |", "In progress"),
    ],
)
def test_affected_waits_for_the_upgrade_or_for_cisco_and_unknown_is_never_safe(
    check_model: CheckModel, row: str, status: str
) -> None:
    hold(check_model, {7: status}, marts__onprem_patch=GIVEN["marts.onprem_patch"] + row + "\n")


def test_advisories_that_all_leave_it_open_evidence_nothing(check_model: CheckModel) -> None:
    patch = GIVEN["marts.onprem_patch"].replace("Fixed       ", "Unknown     ").replace("Not affected", "Unknown     ")
    hold(check_model, {7: "Not evidenced"}, marts__onprem_patch=patch)


def test_a_release_or_advisories_too_old_for_today_leave_the_item_open(check_model: CheckModel) -> None:
    old = GIVEN["core.onprem_systems"].replace("2026-11-10", "2026-08-10")
    hold(check_model, {7: "In progress"}, core__onprem_systems=old)
    stale = GIVEN["marts.source_kinds"].replace("advisories | Found", "advisories | Stale")
    hold(check_model, {7: "In progress"}, marts__source_kinds=stale)


@pytest.mark.parametrize("explained", ["false", ""])
def test_a_change_that_nothing_explains_needs_a_signed_note(check_model: CheckModel, explained: str) -> None:
    ledger = GIVEN["marts.movement_ledger"] + f"acme | A | Depot | 2026-07-01 | {explained}\n"
    hold(check_model, {8: "In progress"}, marts__movement_ledger=ledger)
    note = "smart_account | license_name | virtual_account | moved_at | note_id\nacme | A | Depot | 2026-07-01 | n"
    hold(check_model, {}, marts__movement_ledger=ledger, marts__documented_moves=note)


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        ("| 356  ", "| 0    ", "Not evidenced"),
        ("acme          | true ", "acme          | false", "Not evidenced"),
        ("| 9      ", "| 90     ", "In progress"),
        ("| 0                         |", "| 1                         |", "In progress"),
        ("2025-11-17", "2026-06-17", "In progress"),
        ("2026-11-15         |", "2026-09-15         |", "In progress"),
    ],
)
def test_the_log_and_the_snapshots_must_cover_the_year_until_today(
    check_model: CheckModel, before: str, after: str, status: str
) -> None:
    assert before in GIVEN["marts.movement_coverage"]
    coverage = GIVEN["marts.movement_coverage"].replace(before, after)
    hold(check_model, {8: status}, marts__movement_coverage=coverage)


def test_a_smart_account_without_a_log_leaves_the_moves_open(check_model: CheckModel) -> None:
    hold(check_model, {8: "In progress"}, core__smart_accounts="smart_account\nacme\nnorth")


@pytest.mark.parametrize(
    ("engaged", "event", "status"),
    [
        ("2026-11-01", "2027-01-30", "Done"),
        ("2026-11-02", "2027-01-30", "Blocked"),
        ("2026-12-01", "2027-03-31", "In progress"),
        ("", "2027-01-30", "Not evidenced"),
    ],
)
def test_advisers_are_engaged_ninety_days_ahead_and_by_today(
    check_model: CheckModel, engaged: str, event: str, status: str
) -> None:
    hold(
        check_model,
        {10: status},
        inputs__event=f"event_kind | advisers_engaged_date\ntrue_forward | {engaged}",
        core__agreement_events=GIVEN["core.agreement_events"].replace("2027-01-30", event),
    )


def test_without_an_event_there_is_nothing_to_be_ahead_of(check_model: CheckModel) -> None:
    hold(check_model, {10: "Not evidenced"}, core__agreement_events="subscription_id | is_next\nSub-1 | false")


def test_a_proposal_that_came_before_the_advisers_is_told(check_model: CheckModel) -> None:
    check_model(
        "marts.gate_exposure",
        given={
            "inputs.event": GIVEN["inputs.event"],
            "core.agreement_events": GIVEN["core.agreement_events"],
            "core.proposal_lines": "file_id | row_number | taken_at\np | 1 | 2026-10-02",
        },
        expect="""
            item_number | gate_status   | evidence
            5           | Not evidenced | No product-instance export says which instances should report.
            6           | Not evidenced | No product-instance export says which instances should report.
            7           | Not evidenced | Nothing in the folder tells whether an SSM On-Prem is in use, nor its release.
            8           | Not evidenced | No event log is in the folder to explain what changed between snapshots.
            10          | Done          | Advisers were engaged on 20 Oct 2026, 102 days before the milestone on 30 Jan 2027; 90 are needed. The vendor's proposal of 2 Oct 2026 came first.
        """,
    )
