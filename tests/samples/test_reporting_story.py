"""Which devices are late, which SSM On-Prem is open, and who may administer: as each sample's story was written."""

from __future__ import annotations

from typing import Any

import pytest

from tests.samples.conftest import Sample

STATUSES = {"overdue": "OVERDUE", "never_reported": "NEVER REPORTED", "due_soon": "DUE SOON"}
CHECKS = {"overdue": "overdue_report", "never_reported": "never_reported"}


def story(sample: Sample, name: str) -> Any:
    return sample.expected["sources_story"][name]


@pytest.mark.parametrize("kind", STATUSES)
def test_the_ledger_finds_exactly_the_devices_that_are_late(sample: Sample, kind: str) -> None:
    found = sample.rows(f"""
        select serial_number from marts.device_reporting
        where reporting_status = '{STATUSES[kind]}' order by serial_number
    """)
    assert [serial for (serial,) in found] == story(sample, "device_outputs")[kind]


@pytest.mark.parametrize("kind", CHECKS)
def test_each_of_them_is_a_finding(sample: Sample, kind: str) -> None:
    found = sample.rows(f"select subject from checks.findings where check_name = '{CHECKS[kind]}' order by subject")
    assert [serial for (serial,) in found] == story(sample, "device_outputs")[kind]


def test_a_licence_in_order_is_acknowledged_by_the_device_itself(sample: Sample) -> None:
    ((count,),) = sample.rows("""
        select count(*) from marts.reporting_ledger
        where reporting_status = 'OK' and last_ack_date is null and status_reason <> 'registered and authorised'
    """)
    assert count == 0


def test_a_device_without_an_output_is_unknown(sample: Sample) -> None:
    ((devices, unknown),) = sample.rows("""
        select count(*), count(*) filter (where reporting_status = 'UNKNOWN')
        from marts.device_reporting
        where serial_number not in (select serial_number from core.output_devices)
    """)
    assert devices == unknown > 0


def test_every_device_s_own_policy_is_before_the_default(sample: Sample) -> None:
    found = sample.rows("""
        select distinct policy_source from marts.reporting_ledger
        where serial_number in (
            select devices.serial_number
            from staging.reporting_policies as policies
            inner join core.output_devices as devices using (file_id)
        )
    """)
    assert found == [("Device",)]


def test_export_restricted_licences_without_a_code(sample: Sample) -> None:
    found = sample.rows("""
        select subject from checks.findings where check_name = 'enforced_without_authorization' order by subject
    """)
    assert [serial for (serial,) in found] == story(sample, "device_outputs")["without_authorization"]


def test_st_marys_devices_report_through_its_on_prem(sample: Sample) -> None:
    if sample.name != "stmarys":
        pytest.skip("has no SSM On-Prem")
    ((count,),) = sample.rows("""
        select count(distinct serial_number) from marts.reporting_ledger
        where reporting_path = 'On-Prem' and serial_number in (select serial_number from core.output_devices)
    """)
    assert count == story(sample, "device_outputs")["reporting_through_onprem_count"]


def test_the_open_advisories_of_an_on_prem(sample: Sample) -> None:
    told = sample.expected["sources_story"].get("onprem")
    found = sample.rows("""
        select onprem_name, version, cve_ids from marts.onprem_patch where patch_status = 'Affected' order by cve_ids
    """)
    wanted = [(told["server"], told["release"], cve) for cve in told["open_advisories"]] if told else []
    assert found == wanted


def test_who_administers_each_smart_account(sample: Sample) -> None:
    told = sample.expected["sources_story"].get("account_users")
    columns = (
        "user_count",
        "administrator_count",
        "idle_administrator_count",
        "unseen_administrator_count",
        "left_user_count",
        "left_administrator_count",
    )
    found = sample.rows(f"select {', '.join(columns)} from core.account_users")
    assert found == ([tuple(told[name] for name in columns)] if told else [])
