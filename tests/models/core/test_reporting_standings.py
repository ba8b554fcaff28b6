"""core.reporting_standings: how reporting stands on the as-of date, and why (RULES.md §5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

CheckModel = Callable[..., None]
Facts = dict[str, Any]
RUN = """
    as_of_date
    2026-11-24
"""


THRESHOLDS = """
    due_soon_days | export_stale_days | last_contact_red_days
    30            | 45                | 90
"""
# What is true of a device with an output that tells of its reports, unless a test says otherwise.
LICENSE = {
    "serial_number": "FOC1",
    "license_key": "dna",
    "license_name": "DNA Advantage",
    "smart_account": "acme",
    "virtual_account": "Campus",
    "is_counted": "true",
    "is_named": "true",
    "is_listed_by_device": "true",
    "is_used": "true",
    "taken_at": "2026-11-17",
}
DUTY = {
    "serial_number": "FOC1",
    "license_key": "dna",
    "license_class": "unenforced subscription",
    "is_ack_required": "true",
    "first_report_days": "90",
    "reporting_frequency_days": "90",
    "report_on_change_days": "90",
}
DEVICE = {
    "serial_number": "FOC1",
    "reporting_path": "Direct",
    "is_reporting_told": "true",
    "is_usage_told": "true",
    "is_registered_way": "false",
}


def picture(facts: dict[str, str]) -> str:
    return f"{' | '.join(facts)}\n{' | '.join(facts.values())}"


def stands(
    check_model: CheckModel,
    status: str,
    reason: str,
    *,
    device: dict[str, str] | None = None,
    no_output: bool = False,
    onprem: str = "",
    instances: str = "",
    path: str = "",
    days_late: str = "",
    **facts: str,
) -> None:
    """Draw one device and licence with those facts, each where it belongs, and compare its standing."""
    facts = {"license_key": "dna"} | facts
    license_facts = LICENSE | {name: one for name, one in facts.items() if name not in {*DUTY_FACTS}}
    duty = DUTY | {name: one for name, one in facts.items() if name in DUTY_FACTS or name == "license_key"}
    if no_output:
        license_facts |= {"is_named": "false", "is_listed_by_device": "false", "is_used": "", "taken_at": ""}
    given = {
        "inputs.run": RUN,
        "inputs.thresholds": THRESHOLDS,
        "core.reporting_licenses": picture(license_facts),
        "core.reporting_duties": picture(duty),
    }
    told = DEVICE | (device or {})
    given["core.reporting_devices"] = " | ".join(told) if no_output else picture(told)
    if onprem:
        given["core.onprem_accounts"] = onprem
    if instances:
        given["core.product_instances"] = instances
    columns = {"reporting_status": status, "status_reason": reason}
    columns |= {"reporting_path": path} if path else {}
    columns |= {"days_late": days_late} if days_late else {}
    check_model("core.reporting_standings", given=given, expect=picture(columns))


DUTY_FACTS = {
    *DUTY,
    "policy_source",
    "is_change_told",
    "first_use_date",
    "last_change_date",
    "last_report_date",
    "last_ack_date",
    "due_date",
} - {"serial_number", "license_key"}


def test_past_due_is_overdue_from_the_day_after(check_model: CheckModel) -> None:
    acked: Facts = {"last_ack_date": "2026-08-01"}
    stands(check_model, "OVERDUE", "acknowledgement overdue", due_date="2026-11-16", days_late="8", **acked)
    late = "acknowledgement overdue; its output of 17 Nov 2026 is older"
    stands(check_model, "OVERDUE", late, due_date="2026-11-23", days_late="1", **acked)
    stands(check_model, "DUE SOON", "acknowledgement due", due_date="2026-11-24", days_late="0", **acked)


def test_due_within_thirty_days_is_due_soon_and_later_is_ok(check_model: CheckModel) -> None:
    acked: Facts = {"last_ack_date": "2026-10-01"}
    stands(check_model, "DUE SOON", "acknowledgement due", due_date="2026-12-24", **acked)
    stands(check_model, "OK", "acknowledged", due_date="2026-12-25", days_late="-31", **acked)


def test_past_due_without_an_acknowledgement_asked_is_no_violation(check_model: CheckModel) -> None:
    stands(
        check_model, "OK", "its policy asks for no acknowledgement",
        due_date="2026-11-01", last_ack_date="2026-08-01", is_ack_required="false",
    )  # fmt: skip


def test_a_device_that_never_reported_is_late_only_from_its_deadline_on(check_model: CheckModel) -> None:
    stands(check_model, "NEVER REPORTED", "in use and never reported", due_date="2026-11-01", days_late="23")
    stands(check_model, "DUE SOON", "first report due", due_date="2026-12-01")
    stands(check_model, "OK", "first report due", due_date="2027-01-20")


def test_in_use_and_never_reported_with_no_first_use_told_is_never_reported(check_model: CheckModel) -> None:
    stands(check_model, "NEVER REPORTED", "in use and never reported; first use is not told")


def test_no_deadline_alone_is_no_finding(check_model: CheckModel) -> None:
    # `Next ACK deadline: <none>` leaves the due date open.
    stands(
        check_model, "OK", "acknowledged; nothing more is asked",
        last_ack_date="2026-10-01", license_class="unenforced perpetual", first_report_days="365",
        reporting_frequency_days="0", is_change_told="true",
    )  # fmt: skip


def test_a_line_that_is_missing_is_no_word_that_nothing_is_due(check_model: CheckModel) -> None:
    stands(
        check_model, "UNKNOWN", "acknowledged; whether use has changed since is not told",
        last_ack_date="2026-10-01", license_class="unenforced perpetual", first_report_days="365",
        reporting_frequency_days="0", is_change_told="false",
    )  # fmt: skip


def test_nothing_more_asked_is_told_by_a_fresh_output_only(check_model: CheckModel) -> None:
    stands(
        check_model, "UNKNOWN", "its output is too old to tell",
        last_ack_date="2026-08-01", license_class="unenforced perpetual", reporting_frequency_days="0",
        taken_at="2026-10-09", is_change_told="true",
    )  # fmt: skip


def test_enforced_and_export_controlled_licences_owe_no_report(check_model: CheckModel) -> None:
    noughts: Facts = {"first_report_days": "0", "reporting_frequency_days": "0", "report_on_change_days": "0"}
    reason = "asks for no report, but for an authorisation code before use"
    for license_class in ("enforced", "export controlled"):
        stands(
            check_model, "NOT APPLICABLE", reason, license_class=license_class, last_ack_date="2026-10-01", **noughts
        )
    stands(check_model, "NOT APPLICABLE", "its policy asks for no report", **noughts)


def test_a_licence_never_used_owes_nothing(check_model: CheckModel) -> None:
    unused: Facts = {"is_used": "false", "is_counted": "false"}
    stands(check_model, "NOT APPLICABLE", "never used", due_date="2026-01-01", last_ack_date="2025-01-01", **unused)
    stands(check_model, "NOT APPLICABLE", "uses no licence", license_key='""', is_listed_by_device="false")


def test_what_cssm_counts_and_the_device_does_not_is_unknown(check_model: CheckModel) -> None:
    acked: Facts = {"last_ack_date": "2026-10-01", "due_date": "2027-01-20"}
    reason = "CSSM counts it, the device does not name it"
    stands(check_model, "UNKNOWN", reason, is_named="false", is_used="", **acked)
    stands(check_model, "UNKNOWN", "CSSM counts it, the device says it is not in use", is_used="false", **acked)


def test_use_that_was_measured_and_ended_still_owes_its_report(check_model: CheckModel) -> None:
    stands(
        check_model, "OVERDUE", "acknowledgement overdue",
        is_named="false", is_used="", first_use_date="2026-01-01", last_ack_date="2026-02-01", due_date="2026-11-01",
    )  # fmt: skip


def test_a_class_that_is_not_told_is_unknown_unless_the_device_prints_its_deadline(check_model: CheckModel) -> None:
    open_class: Facts = {
        "license_class": "",
        "first_report_days": "",
        "reporting_frequency_days": "",
        "report_on_change_days": "",
        "last_ack_date": "2026-10-01",
    }
    stands(check_model, "UNKNOWN", "whether Cisco enforces it, or its term, is not told", **open_class)
    stands(check_model, "OK", "acknowledged", due_date="2027-01-20", **open_class)


def test_without_outputs_of_a_device_nothing_is_known(check_model: CheckModel) -> None:
    stands(check_model, "UNKNOWN", "no output of the device", no_output=True, silent_days="90", path="Unknown")
    stands(check_model, "UNKNOWN", "no output of the device", no_output=True)
    stands(check_model, "UNKNOWN", "not heard from for 91 days", no_output=True, silent_days="91")


def test_an_output_that_says_nothing_of_reporting_proves_nothing(check_model: CheckModel) -> None:
    stands(check_model, "UNKNOWN", "its output says nothing of reporting", device={"is_reporting_told": "false"})


def test_a_report_that_was_not_acknowledged_is_unknown(check_model: CheckModel) -> None:
    stands(check_model, "UNKNOWN", "reported, not acknowledged", last_report_date="2026-10-01")


def test_an_account_of_on_prem_is_on_prem_s_unless_the_device_goes_another_way(check_model: CheckModel) -> None:
    accounts = """
        smart_account | virtual_account | onprem_name
        acme          | Campus          | local
    """
    fine: Facts = {"due_date": "2027-01-20", "last_ack_date": "2026-10-01"}
    reason = "acknowledged"
    stands(check_model, "OK", reason, onprem=accounts, device={"reporting_path": "CSLU"}, path="On-Prem", **fine)
    stands(check_model, "OK", reason, onprem=accounts, path="Direct", **fine)
    stands(check_model, "UNKNOWN", "no output of the device", onprem=accounts, no_output=True, path="On-Prem")


def test_an_account_of_on_prem_that_cisco_has_not_heard_from_has_reasons_of_its_own(check_model: CheckModel) -> None:
    for days, reason in (
        (91, "On-Prem not heard from for 91 days: after 90 without synchronisation its devices are removed"),
        (31, "On-Prem not heard from for 31 days: it must synchronise within 30"),
        (30, "no output of the device"),
    ):
        stands(
            check_model, "UNKNOWN", reason, no_output=True, silent_days="200" if days > 30 else "80", path="On-Prem",
            onprem="""
            smart_account | virtual_account | onprem_name
            acme          | Campus          | local
        """,
            instances=f"""
            file_id | row_number | smart_account | virtual_account | silent_days
            api     | 1          | acme          | Campus          | {days}
            api     | 2          | acme          | Campus          | 200
            api     | 3          | acme          | Other           | 1
        """,
        )  # fmt: skip


def test_an_on_prem_past_its_synchronisation_is_overdue_by_cssm_s_alert(check_model: CheckModel) -> None:
    reason = "On-Prem is past its synchronisation deadline of 30 days"
    stands(check_model, "OVERDUE", reason, no_output=True, reported_status="Synchronization Overdue")


def test_cube_s_voice_service_and_a_report_left_in_a_file_are_told(check_model: CheckModel) -> None:
    stands(
        check_model, "OVERDUE", "acknowledgement overdue; CUBE's voice service needs it; written to a file on 1 Nov 2026",
        license_key="cube t std", due_date="2026-11-16", last_ack_date="2026-08-01",
        device={"reporting_path": "File", "report_file_date": "2026-11-01"},
    )  # fmt: skip


def test_the_older_way_of_registering_has_reasons_of_its_own(check_model: CheckModel) -> None:
    registered = {"is_registered_way": "true", "is_reporting_told": "false", "registration_status": "REGISTERED"}

    def older(status: str, reason: str, due_date: str = "", **facts: str) -> None:
        stands(check_model, status, reason, device=registered | facts, due_date=due_date)

    older("OK", "registered and authorised", "2027-01-20")
    older("DUE SOON", "authorisation not renewed", "2026-12-20")
    older("DUE SOON", "ID certificate ends", "2026-12-20", registration_end_date="2026-12-20")
    older("OVERDUE", "authorisation ended after 90 days without contact", "2026-11-20")
    older("OVERDUE", "ID certificate ended", "2026-11-20", registration_end_date="2026-11-20")
    older("OVERDUE", "authorisation expired", authorization_status="Authorization Expired on Aug 01 2026")
    older("NEVER REPORTED", "not registered with Cisco", registration_status="UNREGISTERED")
    older("UNKNOWN", "registered in the older way; its next contact is not told")
