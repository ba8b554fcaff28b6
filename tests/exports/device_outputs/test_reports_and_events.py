"""Usage reports and the licensing agent's own events, as devices list them."""

from __future__ import annotations

from tests.exports.device_outputs.captures import EVENT_LOG, HISTORY, USAGE_REPORT, USAGE_REPORTS
from tests.exports.device_outputs.telling import shows, told, unread


def test_a_list_of_usage_reports_is_a_record_a_row() -> None:
    shows(
        USAGE_REPORTS,
        "rum_report",
        """
        row_number   | 4                       | 5
        command      | show license rum id all | show license rum id all
        report_id    | 1700000001              | 1700000002
        report_state | CLOSED                  | ACK
        report_flag  | N                       | N
        feature_name | network-advantage       | dna-advantage
        """,
    )


def test_a_usage_report_tells_its_entitlement_its_device_and_its_span() -> None:
    shows(
        USAGE_REPORT,
        "rum_report",
        """
        row_number          | 3
        command             | show license rum id detail
        report_id           | 1700000001
        metric_name         | ENTITLEMENT
        entitlement_tag     | regid.2017-03.com.cisco.advantagek9,1.0_aaaa
        product_id          | C9300-24UX
        serial_number       | FOC0000A001
        previous_report_id  | 0
        next_report_id      | 1700000003
        report_state        | ACK
        state_change_reason | ACKED
        start_time          | Mar 01 09:00:00 2026 CET
        end_time            | Mar 02 09:00:00 2026 CET
        storage_state       | DELETED
        transaction_message | <none>
        """,
    )


def test_two_usage_reports_one_after_the_other_stay_apart() -> None:
    second = USAGE_REPORT.replace("1700000001", "1700000005").split("\n", 2)[2]
    assert [row["report_id"] for row in told(USAGE_REPORT + second)] == ["1700000001", "1700000005"]


def test_a_telemetry_report_may_say_why_it_was_closed() -> None:
    text = "Report Id: 7\n  Metric Name: TELEMETRY\n  State: DELETED,      Close Reason: SMART\n"
    (row,) = told(f"sw1#show license rum id 7 detail\n{text}")
    assert [row["command"], row["state_change_reason"]] == ["show license rum id 7 detail", "SMART"]


def test_a_history_is_a_record_a_line_without_the_bodies_of_messages() -> None:
    shows(
        HISTORY,
        "license_event",
        """
        row_number   | 4                   | 6                        | 8                        | 14
        event_list   | Message History     | Message History          | Message History          | Import Message History
        message_type | Trust Establishment | Usage Reporting          | Usage Reporting          | Import RUM ACK
        event_type   |                     | REQUEST                  | RESPONSE                 |
        event_time   |                     | Mar 02 09:10:11 2026 CET | Mar 02 09:10:12 2026 CET |
        event_text   | No past history     |                          |                          | No past Import history
        """,
    )
    assert "signature" not in str(told(HISTORY))
    assert unread(HISTORY) == []


def test_an_event_log_is_a_record_an_event_and_a_wrapped_line_belongs_to_the_event_before() -> None:
    shows(
        EVENT_LOG,
        "license_event",
        """
        row_number      | 3                           | 4                           | 5
        event_time      | 2026-03-02 09:10:11.089 UTC | 2026-03-02 09:10:12.100 UTC | 2026-03-02 09:10:13.100 UTC
        event_type      | SAEVT_READY                 | SAEVT_ENDPOINT_USAGE        | SAEVT_PLATFORM
        in_use_count    |                             | 2                           |
        event_source    |                             |                             | INFRA_SL
        message         |                             |                             | a long line that the terminal wrapped
        """,
    )
    assert told(EVENT_LOG)[1]["entitlement_tag"] == "regid.2017-03.com.cisco.advantagek9,1.0_aaaa"


def test_an_empty_event_log_says_so() -> None:
    assert [row["event_text"] for row in told("sw1#show license eventlog 2\n No EventLog Found.\n")] == [
        "No EventLog Found."
    ]
