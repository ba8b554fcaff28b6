"""Policies, reporting, registration, trust and authorisation, as devices tell them."""

from __future__ import annotations

from tests.exports.device_outputs.captures import ALL, AUTHORIZATIONS, STATUS, TECH_SUPPORT
from tests.exports.device_outputs.telling import shows, told, unread


def test_a_policy_is_one_record_a_class_of_licences_with_who_set_each_number() -> None:
    shows(
        STATUS,
        "reporting_policy",
        """
        row_number                      | 31                   | 35                      | 39            | 43
        license_class                   | unenforced perpetual | unenforced subscription | enforced      | export controlled
        reporting_ack_required          | yes                  | yes                     | yes           | yes
        first_report_days               | 365                  | 90                      | 0             | 0
        first_report_days_source        | CISCO default        | CISCO default           | CISCO default | CISCO default
        reporting_frequency_days        | 0                    | 45                      | 0             | 0
        reporting_frequency_days_source | CISCO default        | Customer Policy         | CISCO default | CISCO default
        report_on_change_days           | 60                   | 90                      | 0             | 0
        report_on_change_days_source    | Customer Policy      | CISCO default           | CISCO default | CISCO default
        """,
    )
    whole = {
        (row["policy_in_use"], row["policy_name"], row["reporting_ack_required_source"])
        for row in told(STATUS, "reporting_policy")
    }
    assert whole == {("Installed On Mar 02 09:10:11 2026 CET", "Acme Policy", "Customer Policy")}


def test_the_policy_of_nx_os_says_the_same_in_other_words() -> None:
    text = """\
Policy:
    Policy in use: Merged from multiple sources
    Reporting ACK required: Yes
    Unenforced/Non-Export:
        First report requirement (days): 90 (CISCO default)
        Ongoing reporting frequency (days): 365 (CISCO default)
        On change reporting (days): 90 (CISCO default)
    Enforced (Perpetual/Subscription):
        First report requirement (days): 30
        Reporting frequency (days): 90
        Report on change (days): 60
"""
    shows(
        f"n9k# show license status\n{text}",
        "reporting_policy",
        """
        license_class            | unenforced    | enforced
        reporting_ack_required   | Yes           | Yes
        first_report_days        | 90            | 30
        reporting_frequency_days | 365           | 90
        report_on_change_days    | 90            | 60
        first_report_days_source | CISCO default |
        """,
    )


def test_a_policy_without_classes_is_one_record() -> None:
    text = "sw1#show license status\nPolicy:\n  Policy in use: Merged\n  Reporting frequency (days): 30\n"
    assert [row["policy_in_use"] for row in told(text, "reporting_status")] == ["Merged"]
    shows(
        text,
        "reporting_policy",
        """
        policy_in_use            | Merged
        reporting_frequency_days | 30
        license_class            |
        """,
    )


def test_an_account_and_the_time_it_was_learnt_are_two_facts() -> None:
    (row,) = told(STATUS, "reporting_status")
    assert row["smart_account"] == "acme.example"
    assert row["smart_account_as_of"] == "Mar 02 09:12:00 2026 CET"
    assert row["smart_account_text"] == "acme.example As of Mar 02 09:12:00 2026 CET"
    assert row["virtual_account"] == "Campus"


def test_how_a_device_reports_is_one_record_an_output() -> None:
    shows(
        STATUS,
        "reporting_status",
        """
        row_number              | 2
        command                 | show license status
        using_policy_status     | ENABLED
        transport_type          | Smart
        transport_url           | https://smartreceiver.cisco.com/licservice/license
        proxy_address           | proxy.acme.example
        last_ack_received       | <none>
        next_ack_deadline       | Jun 01 08:00:00 2026 CET
        reporting_push_interval | 30  days
        trust_code_installed    | Mar 02 09:10:11 2026 CET
        """,
    )


def test_a_proxys_user_and_password_are_not_kept() -> None:
    assert "hunter2" not in str(told(STATUS))
    assert "netadmin" not in str(told(STATUS))


def test_intervals_stay_as_the_device_words_them() -> None:
    for said in ("0 (no reporting)", "30  days State(2) InPolicy(90)"):
        text = STATUS.replace("30  days", said)
        assert [row["reporting_push_interval"] for row in told(text, "reporting_status")] == [said]


def test_a_registered_device_tells_its_deadlines() -> None:
    text = """\
Smart Licensing is ENABLED

Registration:
  Status: REGISTERED
  Smart Account: acme.example
Virtual Account: Campus
  Product Instance Name: sw1.acme.example
  Export-Controlled Functionality: ALLOWED
  Last Renewal Attempt: FAILED on Mar 01 09:00:00 2026 CET
    Failure reason: Communication timeout
  Registration Expires: Mar 01 09:00:00 2027 CET

License Authorization:
  Status: OUT OF COMPLIANCE on Mar 02 09:00:00 2026 CET
  Communication Deadline: May 31 09:00:00 2026 CET

Evaluation Period:
  Evaluation Mode: Not In Use
  EVALUATION PERIOD EXPIRED on Nov 9 23:46:35 2025 CET
"""
    shows(
        text,
        "reporting_status",
        """
        smart_licensing_status      | ENABLED
        registration_status         | REGISTERED
        smart_account               | acme.example
        virtual_account             | Campus
        product_instance_name       | sw1.acme.example
        registration_failure_reason | Communication timeout
        authorization_status        | OUT OF COMPLIANCE on Mar 02 09:00:00 2026 CET
        authorization_deadline      | May 31 09:00:00 2026 CET
        evaluation_mode             | Not In Use
        evaluation_expired          | EVALUATION PERIOD EXPIRED on Nov 9 23:46:35 2025 CET
        """,
    )


def test_a_device_in_evaluation_tells_what_is_left() -> None:
    text = (
        "sw1#sh lic sum\nLicense Authorization:\n  Status: EVAL MODE\n  Evaluation Period Remaining: 89 days, 1 hours\n"
    )
    assert [row["evaluation_remaining"] for row in told(text, "reporting_status")] == ["89 days, 1 hours"]


def test_counts_of_usage_reports_stand_two_on_a_line() -> None:
    shows(
        ALL,
        "reporting_status",
        """
        usage_report_count        | 12
        purged_report_count       | 1
        acknowledged_report_count | 5
        waiting_report_count      | 2
        available_report_count    | 3
        collecting_report_count   | 4
        """,
    )


def test_a_section_that_nobody_knows_is_kept_under_its_title() -> None:
    text = f"{ALL}\nQuantum Report Summary:\n======\nQubits: 7\nCoherence: good\n\nDevice Mood State:\nMELLOW\n"
    (row,) = told(text, "reporting_status")
    assert [row["quantum_report_summary_qubits"], row["quantum_report_summary_coherence"]] == ["7", "good"]
    assert row["quantum_report_summary_device_mood_state"] == "MELLOW"


def test_lines_without_a_label_are_kept_beside_the_record() -> None:
    (row,) = told(
        STATUS.replace("  Custom Id: <empty>\n", "  Custom Id: <empty>\nsomething new\nand more\n"), "reporting_status"
    )
    assert row["note"] == "something new\nand more"


def test_the_trust_code_of_each_member_is_a_record_and_a_date_of_1970_was_never_set() -> None:
    text = """\
Trust Code Installed:    Trust Code Type: CSSM
    Attributes: <none>

  Active: PID:C9300-24UX,SN:FOC0000A001
    INSTALLED on Mar 02 09:10:11 2026 CET    Valid on Mar 02 09:05:11 2026 CET
    Expired on Jan 01 00:00:00 1970 UTC
    Trust Code Type: CSSM
    Attributes: <none>

  Standby: PID:C9300-24UX,SN:FOC0000A002
    INSTALLED on Mar 02 09:10:12 2026 CET    Valid on Mar 02 09:05:12 2026 CET
    Expired on Apr 25 02:55:41 2033 CET
"""
    shows(
        f"sw1#show license status\n{text}",
        "trust_code",
        """
        role                  | Active                                | Standby
        serial_number         | FOC0000A001                           | FOC0000A002
        trust_code_installed  | INSTALLED on Mar 02 09:10:11 2026 CET | INSTALLED on Mar 02 09:10:12 2026 CET
        trust_code_valid_from | Mar 02 09:05:11 2026 CET              | Mar 02 09:05:12 2026 CET
        trust_code_expires    |                                       | Apr 25 02:55:41 2033 CET
        trust_code_type       | CSSM                                  |
        """,
    )
    (row,) = told(f"sw1#show license status\n{text}", "reporting_status")
    assert row["trust_code_installed"] == "INSTALLED on Mar 02 09:10:11 2026 CET"


def test_a_trust_code_may_stand_on_the_members_own_line() -> None:
    member = "  Active: PID: N9K-C9504, SN: FOX0000K001   Mar 02 09:10:11 2026 UTC"
    text = f"n9k# sh lic status\nTrust Code Installed:\n{member}\n"
    shows(
        text,
        "trust_code",
        """
        role                 | Active
        product_id           | N9K-C9504
        serial_number        | FOX0000K001
        trust_code_installed | Mar 02 09:10:11 2026 UTC
        """,
    )


def test_authorisations_are_told_per_member_and_per_licence() -> None:
    shows(
        AUTHORIZATIONS[: AUTHORIZATIONS.index("Authorizations:")],
        "authorization",
        """
        authorization_list     | Overall status                                            | Overall status
        role                   | Active                                                    | Standby
        serial_number          | FOC0000A001                                               | FOC0000A002
        authorization_status   | SMART AUTHORIZATION INSTALLED on Mar 02 10:00:00 2026 CET | NOT INSTALLED
        last_confirmation_code | 0a1b2c3d                                                  |
        """,
    )
    shows(
        f"sw1#show lic auth\n{AUTHORIZATIONS[AUTHORIZATIONS.index('Authorizations:') : AUTHORIZATIONS.index('Derived')]}",
        "authorization",
        """
        authorization_list | Authorizations                | Authorizations
        license_name       | C9K HSEC                      | C9K HSEC
        entitlement_tag    | Cat9K HSEC                    | Cat9K HSEC
        role               | Active                        | Standby
        serial_number      | FOC0000A001                   | FOC0000A002
        available_count    | 2                             | 2
        enforcement_type   | EXPORT RESTRICTED             | EXPORT RESTRICTED
        authorization_type | SMART AUTHORIZATION INSTALLED | SMART AUTHORIZATION INSTALLED
        term_count         | 1                             | 1
        """,
    )
    assert len(told(AUTHORIZATIONS)) == 2 + 2 + 2
    assert unread(AUTHORIZATIONS) == []


def test_each_licence_that_another_is_derived_from_is_an_authorisation() -> None:
    shows(
        f"r1#show license all\n{AUTHORIZATIONS[AUTHORIZATIONS.index('Derived') :]}",
        "authorization",
        """
        authorization_list | Derived Licenses                        | Derived Licenses
        entitlement_tag    | regid.2020-01.com.acme.ax_250M,1.0_aaaa | regid.2020-01.com.acme.ax_500M,1.0_bbbb
        """,
    )


def test_a_reserved_licence_is_an_authorisation() -> None:
    text = """\
Reservation Info
================
License reservation: ENABLED

Overall status:
  Active: PID:C9300-24UX,SN:FOC0000A001
    Reservation status: SPECIFIC INSTALLED on Mar 02 10:00:00 2026 CET

Specified license reservations:
  C9300-24 Network Advantage (C9300-24 Network Advantage):
    Description: C9300-24 Network Advantage
    Total reserved count: 2
    Term information:
      Active: PID:C9300-24UX,SN:FOC0000A001
        License type: PERPETUAL
        Term Count: 2
"""
    shows(
        f"sw1#show license tech support\n{text}",
        "authorization",
        """
        authorization_list | Overall status                                 | Specified license reservations
        license_name       |                                                | C9300-24 Network Advantage
        reserved_count     |                                                | 2
        license_type       |                                                | PERPETUAL
        term_count         |                                                | 2
        reservation_status | SPECIFIC INSTALLED on Mar 02 10:00:00 2026 CET |
        """,
    )


def test_how_each_kind_of_message_fared_is_a_record() -> None:
    shows(
        TECH_SUPPORT,
        "communication",
        """
        message_type      | Trust Establishment            | Usage Reporting
        attempts          | Total=1, Success=1, Fail=0     | Total=2, Success=0, Fail=2
        ongoing_failure   | Overall=0 Communication=0      | Overall=2 Communication=1
        last_response     | OK on Mar 02 09:10:11 2026 CET | NO REPLY on Mar 02 09:12:11 2026 CET
        last_failure_time | <none>                         | Mar 02 09:12:11 2026 CET
        """,
    )


def test_of_the_agents_inner_workings_only_what_counts_is_kept() -> None:
    (row,) = told(TECH_SUPPORT, "reporting_status")
    assert [row["agent_state"], row["clock_synchronised"], row["device_time"]] == [
        "authorized",
        "True",
        "Mar 02 09:15:00 2026 CET",
    ]
    assert row["communication_level_allowed"] == "DIRECT"
    assert row["transport_type"] == "Smart"
    assert not any("maxtrace" in name or "daily" in name for name in row)
