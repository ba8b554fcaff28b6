"""Every public case of a licence command is read as the other parser reads it, value by value.

What another parser holds is looked up here under its own path; a path that neither stands in these tables nor is told
by a record fails the test, so that nothing is left out unseen.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.exports.device_outputs.public_cases import Leaves, cases, expected_of, leaves, text_of
from tests.exports.device_outputs.telling import Told, told, unread

STATUS = """
license_conversion automatic_conversion_enabled | automatic_conversion_enabled
license_conversion last_data_push | license_conversion_last_data_push
license_conversion last_file_export | license_conversion_last_file_export
export_authorization_key features_authorized | export_features_authorized
utility status | utility_status
smart_licensing_using_policy status | using_policy_status
smart_licensing_using_policy reporting_mode | reporting_mode
account_information virtual_account | virtual_account
data_privacy sending_hostname | sending_host_name
data_privacy callhome_hostname_privacy | call_home_host_name_privacy
data_privacy smart_licensing_hostname_privacy | smart_licensing_host_name_privacy
data_privacy version_privacy | version_privacy
transport type | transport_type
transport url | transport_url
transport cslu_address | cslu_address
transport proxy | proxy
transport proxy address | proxy_address
transport proxy port | proxy_port
transport vrf | transport_vrf
transport server_identity_check | server_identity_check
transport ip_mode | transport_ip_mode
transport trust_point | transport_trust_point
miscellaneous custom_id | custom_id
usage_reporting last_ack_received | last_ack_received
usage_reporting next_ack_deadline | next_ack_deadline
usage_reporting reporting_push_interval | reporting_push_interval
usage_reporting next_ack_push_check | next_ack_push_check
usage_reporting next_report_push | next_report_push
usage_reporting last_report_push | last_report_push
usage_reporting last_report_file_write | last_report_file_write
trust_code_installed | trust_code_installed
agent_version smart_agent_for_licensing | agent_version
license_authorization status | authorization_status
license_authorizations last_data_push | license_authorizations_last_data_push
license_authorizations last_file_export | license_authorizations_last_file_export
reservation_info license_reservation | license_reservation
reservation_info last_data_push | reservation_info_last_data_push
reservation_info last_file_export | reservation_info_last_file_export
usage_report_summary total | usage_report_count
usage_report_summary purged | purged_report_count
usage_report_summary total_acknowledged_received | acknowledged_report_count
usage_report_summary waiting_for_ack | waiting_report_count
usage_report_summary available_to_report | available_report_count
usage_report_summary collecting_data | collecting_report_count
usage_report_summary in_storage | stored_report_count
usage_report_summary mia | missing_report_count
usage_report_summary maximum_display | usage_report_summary_maximum_display
usage_report_summary report_module_status | usage_report_summary_report_module_status
device_telemetry_report_summary data_channel | device_telemetry_report_summary_data_channel
device_telemetry_report_summary reports_on_disk | device_telemetry_report_summary_reports_on_disk
telemetry_report_summary device_telemetry | telemetry_report_summary_device_telemetry
telemetry_report_summary total_current_telemetry_reports | telemetry_report_summary_total_current_telemetry_reports
product_analytics_report_summary product_analytics | product_analytics_report_summary_product_analytics
product_analytics_report_summary not_available_reason | product_analytics_report_summary_not_available_reason
communication_statistics communication_level_allowed | communication_level_allowed
communication_statistics overall_state | communication_state
upcoming_scheduled_jobs current_time | device_time
other_info agent_state | agent_state
other_info software_id | software_id
other_info clock_synced_with_ntp | clock_synchronised
other_info overall_trust | overall_trust
"""
LICENSE = {
    "description": "description",
    "count": "in_use_count",
    "version": "version",
    "status": "license_status",
    "export_status": "export_status",
    "feature_name": "feature_name",
    "feature_description": "feature_description",
    "enforcement_type": "enforcement_type",
    "license_type": "license_type",
    "license": "short_name",
    "entitlement_tag": "entitlement_tag",
    "status_time": "status_time",
    "request_time": "request_time",
    "soft_enforced": "soft_enforced",
}
MEASUREMENTS = {
    "interval": "entitlement_interval",
    "current_value": "entitlement_current_value",
    "current_report": "entitlement_current_report",
    "previous": "entitlement_previous",
}
POLICY_DAYS = {
    "first_report_requirement_days": "first_report_days",
    "reporting_frequency_days": "reporting_frequency_days",
    "report_on_change_days": "report_on_change_days",
}
RESERVATION = (
    "reservation_status",
    "request_code",
    "last_return_code",
    "last_confirmation_code",
    "reservation_authorization_code",
)
# Inner workings of the device and its agent, when the command ran, and what is secret.
NOT_KEPT = (
    ("license_certificates",),
    ("ha_info",),
    ("other_info",),
    ("upcoming_scheduled_jobs",),
    ("platform_provided_mapping_table",),
    ("transport", "proxy", "username"),
    ("transport", "proxy", "password"),
    ("load_for_five_secs",),
    ("load_time",),
    ("one_minute",),
    ("five_minutes",),
    ("time_source_is_ntp",),
    ("ntp_time",),
    ("primary_load_time_percent",),
    ("secondary_load_time_percent",),
    ("one_minute_load_percent",),
    ("five_minute_load_percent",),
    # A count that the device words differently from one release to the next.
    ("product_analytics_report_summary", "total_current_product_analytics_reports"),
    # Words that stand before the first member, and a date of 1970, which was never set.
    ("trust_code_installed", "attributes"),
    ("trust_code_installed", "active", "expired_on_jan_01_00"),
    ("trust_code_installed", "standby", "expired_on_jan_01_00"),
)
# Sections that hold what records hold, and nothing else.
WHOLE = ("license_usage", "policy", "product_information")
NOTHING = ("No Purchase Information Available", "")


def one_tree(rows: list[Told]) -> Leaves:
    """The records in the keys of the other parser."""
    tree: Leaves = {}
    for row in rows:
        fields = {name: value or "" for name, value in row.items()}
        tree |= {"reporting_status": status, "reporting_policy": policy, "license": licence, "device": device}.get(
            str(row["kind"]), other
        )(fields)
    return tree


def status(row: dict[str, str]) -> Leaves:
    tree: Leaves = {}
    for line in STATUS.strip().splitlines():
        path, name = line.split(" | ")
        if name in row:
            tree[tuple(path.split())] = row[name]
    if "smart_account" in row:
        tree["account_information", "smart_account"] = row.get("smart_account_text", row["smart_account"])
    return tree


def policy(row: dict[str, str]) -> Leaves:
    name = re.sub(r"[^a-z]+", "_", row["license_class_text"].casefold())
    tree: Leaves = {}
    for key, field in POLICY_DAYS.items():
        tree["policy", name, key] = f"{row[field]} ({row[f'{field}_source']})"
    tree["policy", "policy_in_use"] = row["policy_in_use"]
    said, source = row["reporting_ack_required"], row["reporting_ack_required_source"]
    tree["policy", "reporting_ack_required"] = f"{said} ({source})"
    if "policy_name" in row:
        tree["policy", "policy_name"] = row["policy_name"]
    return tree


def licence(row: dict[str, str]) -> Leaves:
    if "handle" in row:
        start: tuple[str, ...] = ("license_usage", "handle", row["handle"])
        inner = {(*start, "measurements", "entitlement", key): row[field] for key, field in MEASUREMENTS.items()}
    else:
        start = ("license_usage", "license_name", f"{row['short_name']} ({row['entitlement_tag']}):")
        inner = {}
    names = {key: field for key, field in LICENSE.items() if field in row}
    if "handle" not in row:
        names = {key: field for key, field in names.items() if field not in {"short_name", "entitlement_tag"}}
    return inner | {(*start, key): row[field] for key, field in names.items()}


def device(row: dict[str, str]) -> Leaves:
    role = row.get("role", "").casefold()
    start = ("product_information", "ha_udi_list", role) if role else ("product_information", "udi")
    return {(*start, "pid"): row["product_id"], (*start, "sn"): row["serial_number"]}


def other(row: dict[str, str]) -> Leaves:
    if row["kind"] == "communication":
        name = row["message_type"].casefold().replace(" ", "_")
        keys = (
            "attempts",
            "ongoing_failure",
            "last_response",
            "failure_reason",
            "last_success_time",
            "last_failure_time",
        )
        return {("communication_statistics", name, key): row[key] for key in keys}
    role = row["role"].casefold()
    if row["kind"] == "trust_code":
        start: tuple[str, ...] = ("trust_code_installed", role)
        parts = [row["trust_code_installed"]]
        parts += [f"Valid on {row['trust_code_valid_from']}"] if "trust_code_valid_from" in row else []
        names = {"trust_code_type": "trust_code_type", "attributes": "trust_code_attributes"}
        tree = {(*start, key): row[name] for key, name in names.items() if name in row}
        tree[*start, "info"] = "    ".join(parts)
    else:
        start = (
            "reservation_info" if "reservation_status" in row else "license_authorizations",
            "overall_status",
            role,
        )
        tree = {(*start, key): row[key] for key in RESERVATION if key in row}
        if "authorization_status" in row:
            tree[*start, "status"] = row["authorization_status"]
    return tree | {(*start, "pid"): row["product_id"], (*start, "sn"): row["serial_number"]}


def expected_tree(path: Path, text: str) -> Leaves:
    """What the other parser holds and a record should, where it differs for reasons of its own made one."""
    tree: Leaves = {}
    for found, value in leaves(expected_of(path)):
        keys = found[1:] if found[0] == "smart_licensing_status" else found
        if keys[0] == "license_name":
            keys = ("license_usage", *keys)
        if keys[:2] == ("device_telemetry_report_summary", "trust_code_installed"):
            keys = keys[1:]
        if keys[:2] == ("communication_statistics", "hello_message") and "Telemetry Reporting:" in text:
            # It does not know the kind after it, and takes that one's figures for this one's.
            keys = ("communication_statistics", "telemetry_reporting", *keys[2:])
        if value not in NOTHING:
            tree[keys] = "<none>" if value == "none" else value
    return tree


SMART = [
    case
    for command in ("show_license_all", "show_license_tech_support", "show_license_status", "show_license_usage")
    for case in cases("genie/iosxe", command)
]


@pytest.mark.parametrize("path", SMART)
def test_a_licence_output_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    text = text_of(path)
    found, expected = one_tree(told(text)), expected_tree(path, text)
    kept = {keys: value for keys, value in expected.items() if keys in found or not is_left_out(keys)}
    assert {keys: found.get(keys) for keys in kept} == kept
    assert {keys for keys in found if keys[0] in WHOLE} <= set(expected)
    assert unread(text) == []


def is_left_out(keys: tuple[str, ...]) -> bool:
    return any(keys[: len(start)] == start for start in NOT_KEPT)


@pytest.mark.parametrize("path", SMART)
def test_every_line_that_counts_a_licence_is_a_record(path: Path) -> None:
    text = text_of(path)
    assert len(told(text, "license")) == text.count("  Count: ")
    assert len(told(text, "reporting_policy")) == text.count("First report requirement")


@pytest.mark.parametrize("path", cases("genie/iosxe", "show_license_summary"))
def test_a_summary_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    found = {
        str(row["entitlement_tag"]): {
            "license": row["short_name"],
            "entitlement": row["entitlement_tag"],
            "count": row["in_use_count"],
            "status": row["license_status"],
        }
        for row in told(text_of(path), "license")
    }
    assert found == expected_of(path)["license_usage"]


@pytest.mark.parametrize("path", cases("genie/iosxe", "show_license_udi"))
def test_an_udi_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    (row,) = told(text_of(path))
    expected = expected_of(path)
    assert [row["slot"], row["product_id"], row["serial_number"]] == [expected[key] for key in ("slotid", "pid", "sn")]


@pytest.mark.parametrize("path", cases("genie/c9300", "show_license_authorization"))
def test_an_authorisation_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    (row,) = told(text_of(path))
    expected = expected_of(path)
    active = expected["overall status"]["active"]
    assert row["role"] == "Active"
    assert [row["product_id"], row["serial_number"]] == [active["pid"].rstrip(","), active["sn"]]
    assert row["authorization_status"] == expected["status"]


@pytest.mark.parametrize("path", cases("genie/iosxe", "show_license_rum_id_all"))
def test_a_list_of_usage_reports_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    names = {"state": "report_state", "flag": "report_flag", "feature_name": "feature_name"}
    found = {row["report_id"]: {key: row[name] for key, name in names.items()} for row in told(text_of(path))}
    assert found == expected_of(path)["smart_license_usage_reports"]


@pytest.mark.parametrize("path", cases("genie/iosxe", "show_license_rum_id_detail"))
def test_a_usage_report_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    names = {"state": "report_state", "metric_value": "entitlement_tag", "pid": "product_id", "sn": "serial_number"}
    rows = {row["report_id"]: row for row in told(text_of(path), "rum_report")}
    for number, report in expected_of(path)["report_id"].items():
        wanted = {keys[-1]: value for keys, value in leaves(report)}
        assert {key: rows[number].get(names.get(key, key)) for key in wanted} == wanted


@pytest.mark.parametrize("path", cases("genie/iosxe", "show_license_history_message"))
def test_a_history_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    found: dict[str, dict[str, str | None]] = {}
    for row in told(text_of(path), "license_event"):
        name = str(row["message_type"]).removeprefix("Import ").casefold().replace(" ", "_")
        found.setdefault(str(row["event_list"]).casefold().replace(" ", "_"), {})[name] = row["event_text"]
    assert found == expected_of(path)


@pytest.mark.parametrize("path", cases("genie/iosxe", "show_license_eventlog2"))
def test_an_empty_event_log_is_told_as_one(path: Path) -> None:
    assert expected_of(path)["no_eventlog_found"]
    assert [row["event_text"] for row in told(text_of(path))] == ["No EventLog Found."]


@pytest.mark.parametrize("path", cases("genie/iosxe", "show_call_home_smart_licensing"))
def test_a_call_home_transport_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    (row,) = told(text_of(path), "reporting_status")
    expected = expected_of(path)["smart_licensing_settings"]
    assert row["transport_url"] == expected["destination_url"]
    assert row["call_home_profile"] == f"{expected['profile']} (status: {expected['status']})"
    assert row["smart_license_messages"] == expected["smart_license_messages"]


FEATURE = ("period_left", "license_type", "license_state", "license_priority")


@pytest.mark.parametrize("path", cases("genie/iosxe", "show_license"))
def test_a_list_of_features_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    rows = {row["license_index"]: row for row in told(text_of(path), "classic_license")}
    expected = expected_of(path)["licenses"]
    assert set(rows) == set(expected)
    for index, feature in expected.items():
        row = rows[index]
        assert row["feature_name"] == feature["feature"]
        assert {key: row[key] for key in FEATURE} == {key: feature[key] for key in FEATURE}
        count = feature.get("count") or f"{feature['count_in_use']}/{feature['count_violation']}  (In-use/Violation)"
        assert row["license_count"] == count
        if "period_minutes" in feature:
            used = f"{feature['period_minutes']}  minute  {feature['period_seconds']}  second"
            assert row["period_used"] == used


@pytest.mark.parametrize("path", cases("ntc/cisco_ios", "show_license"))
def test_a_list_of_features_is_read_as_the_template_reads_it(path: Path) -> None:
    names = {"feature": "feature_name"}
    rows = told(text_of(path), "classic_license")
    expected = expected_of(path)
    assert [{key: row.get(names.get(key, key)) or "" for key in expected[0]} for row in rows] == expected


@pytest.mark.parametrize("path", cases("ntc/cisco_nxos", "show_license_usage"))
def test_a_table_of_packages_is_read_as_the_template_reads_it(path: Path) -> None:
    names = {"feature": "feature_name", "status": "license_status"}
    rows = told(text_of(path), "classic_license")
    expected = expected_of(path)
    assert [{key: row.get(names.get(key, key)) or "" for key in expected[0]} for row in rows] == expected


TEMPLATE_STATUS = {
    "last_ack_received": "last_ack_received",
    "last_rpt_file_write": "last_report_file_write",
    "last_rpt_push": "last_report_push",
    "next_ack_deadline": "next_ack_deadline",
    "next_ack_push_check": "next_ack_push_check",
    "next_rpt_push": "next_report_push",
    "proxy_address": "proxy_address",
    "proxy_port": "proxy_port",
    "reg_status": "registration_status",
    "rpt_push_interval": "reporting_push_interval",
    "smart_acct": "smart_account",
    "transport_type": "transport_type",
    "url": "transport_url",
    "virt_acct": "virtual_account",
}


@pytest.mark.parametrize("path", cases("ntc/cisco_ios", "show_license_status"))
def test_a_status_is_read_as_the_template_reads_it(path: Path) -> None:
    (row,) = told(text_of(path), "reporting_status")
    (expected,) = expected_of(path)
    assert {key: row.get(name) or "" for key, name in TEMPLATE_STATUS.items()} == {
        key: expected[key] for key in TEMPLATE_STATUS
    }
    assert (row.get("authorization_status") or "").partition(" on ")[0] == expected["license_auth"]
    assert expected["sl_enabled"] in {row.get("smart_licensing_status"), row.get("using_policy_status")}
    # What the template reads of a proxy that is not configured, and what must not be kept.
    assert expected["proxy_username"] == expected["proxy_password"] == expected["vrf"] == ""


TEMPLATE_ALL = {
    "smart_status": "smart_licensing_status",
    "registration_status": "registration_status",
    "smart_account": "smart_account",
    "virtual_account": "virtual_account",
    "export_controlled": "export_controlled_functionality",
    "registration_next_renewal_date": "next_renewal_attempt",
    "registration_expiration_date": "registration_expires",
    "registration_last_renewal": "last_renewal_attempt",
    "registration_last_renewal_error": "registration_failure_reason",
    "eval_remaining": "evaluation_remaining",
    "auth_fail_error": "authorization_failure_reason",
    "auth_next_communication_date": "next_communication_attempt",
    "auth_deadline": "authorization_deadline",
    "smart_agent_version": "agent_version",
    "utility_status": "utility_status",
    "privacy_sending_hostname": "sending_host_name",
    "privacy_callhome_hostname_privacy": "call_home_host_name_privacy",
    "privacy_smart_licensing_hostname_privacy": "smart_licensing_host_name_privacy",
    "privacy_version_privacy": "version_privacy",
    "transport_type": "transport_type",
    "license_reservation": "license_reservation",
}
# The template cuts these in two where one value tells an outcome and its time.
TEMPLATE_DATED = {
    ("registration_initial_status", "registration_initial_date"): "initial_registration",
    ("auth_status", "auth_date"): "authorization_status",
    ("auth_last_communication", "auth_last_communication_date"): "last_communication_attempt",
}
TEMPLATE_LICENSE = {
    "license": "short_name",
    "license_pid": "entitlement_tag",
    "license_description": "description",
    "license_count": "in_use_count",
    "license_version": "version",
    "license_status": "license_status",
    "license_export_status": "export_status",
}


@pytest.mark.parametrize("path", cases("ntc/cisco_asa", "show_license_all"))
def test_an_appliance_is_read_as_the_template_reads_it(path: Path) -> None:
    text = text_of(path)
    (row,), licences, (asked,) = told(text, "reporting_status"), told(text, "license"), told(text, "device")
    expected = expected_of(path)
    whole = expected[0]
    assert {key: row.get(name) or "" for key, name in TEMPLATE_ALL.items()} == {key: whole[key] for key in TEMPLATE_ALL}
    for (outcome, date), name in TEMPLATE_DATED.items():
        assert (row.get(name) or "") == " on ".join(part for part in (whole[outcome], whole[date]) if part)
    assert [asked["product_id"], asked["serial_number"]] == [whole["pid"], whole["sn"]]
    assert [{key: one.get(name) or "" for key, name in TEMPLATE_LICENSE.items()} for one in licences] == [
        {key: one[key] for key in TEMPLATE_LICENSE} for one in expected
    ]
    dated = {key for pair in TEMPLATE_DATED for key in pair}
    assert set(whole) == {*TEMPLATE_ALL, *dated, *TEMPLATE_LICENSE, "pid", "sn", "registration_last_renewal_date"}
