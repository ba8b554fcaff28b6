"""Every file that was published as it is lands whole, and what a device says reaches staging as its text has it."""

from __future__ import annotations

import json
import re

import pytest

from tests.engine.conftest import Land
from tests.exports.advisories import csaf, cve
from tests.exports.answers import device, page
from tests.exports.public_files import PUBLISHED
from tests.exports.staged import staged
from tests.exports.usage_reports import measurement, payload, report
from tests.landing import DAY, Landing

OWN_DEVICE = """sw-01#show license all
Smart Licensing Status
======================

Smart Licensing is ENABLED

Policy:
  Policy in use: Installed On Oct 24 15:07:43 2025 UTC
  Policy name: Acme Policy
  Reporting ACK required: yes (Customer Policy)
  Unenforced/Non-Export Perpetual Attributes:
    First report requirement (days): 30 (Customer Policy)
    Reporting frequency (days): 60 (Customer Policy)
    Report on change (days): 90 (Customer Policy)

Usage Reporting:
  Last ACK received: Nov 10 11:05:11 2026 UTC
  Next ACK deadline: Jan 09 11:05:11 2027 UTC
  Reporting push interval: 30  days

License Usage
=============

dna-advantage (C9300-24 DNA Advantage):
  Description: C9300-24 DNA Advantage
  Count: 2
  Version: 1.0
  Status: IN USE

Product Information
===================
UDI: PID:C9300-24UX,SN:FOC00000001
"""
KINDS = {"api": "*.json", "advisories": "*.json", "rum": "*.xml", "cli": "**/*.txt"}


def published(kind: str) -> dict[str, str | bytes]:
    """The published files of a kind by a path in the client's folder; none where they are not at hand."""
    root = PUBLISHED / kind
    return {
        f"{DAY}/{kind}/{path.relative_to(root).as_posix()}": path.read_bytes()
        for path in sorted(root.glob(KINDS[kind]))
    }


def own(kind: str) -> dict[str, str]:
    """Small files of our own in the same form."""
    return {
        "api": {f"{DAY}/own/devices.json": page(device(), key="devices")},
        "advisories": {f"{DAY}/own/csaf.json": json.dumps(csaf()), f"{DAY}/own/cve.json": json.dumps(cve())},
        "rum": {f"{DAY}/own/rum.xml": report(payload(measurement()))},
        "cli": {f"{DAY}/own/sw-01.txt": OWN_DEVICE},
    }[kind]


def lost(landed: Landing) -> list[tuple[object, ...]]:
    return landed.estate.query(
        "select path, format, read_count, rejected_count from meta.files "
        "where format is null or read_count = 0 or rejected_count > 0 order by path"
    ).rows()


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_file_lands_and_no_row_is_rejected(land: Land, kind: str) -> None:
    files = {**own(kind), **published(kind)}
    landed = land(files)
    assert lost(landed) == []
    assert set(landed.formats) == set(files)


def test_a_device_s_licences_policy_days_deadlines_and_identity_reach_staging(land: Land) -> None:
    landed = land(own("cli"))
    assert staged(landed, "staging.device_licenses", "license_name", "in_use_count", "reported_status") == [
        ("C9300-24 DNA Advantage", 2, "IN USE")
    ]
    assert staged(
        landed,
        "staging.reporting_policies",
        "license_class",
        "first_report_days",
        "reporting_frequency_days",
        "report_on_change_days",
    ) == [("unenforced perpetual", 30, 60, 90)]
    assert [
        (str(last), str(due), days)
        for last, due, days in staged(
            landed, "staging.reporting_statuses", "last_ack_date", "next_ack_date", "push_interval_days"
        )
    ] == [("2026-11-10", "2027-01-09", 30)]
    assert staged(landed, "staging.device_identities", "product_id", "serial_number") == [("C9300-24UX", "FOC00000001")]


@pytest.mark.skipif(not (PUBLISHED / "cli").is_dir(), reason="the published outputs are not at hand")
def test_published_deadlines_and_policy_days_are_dates_and_numbers_in_staging(land: Land) -> None:
    landed = land(published("cli"))
    texts = b"\n".join(content for content in published("cli").values() if isinstance(content, bytes)).decode()
    told = staged(landed, "staging.reporting_statuses", "last_ack_text", "last_ack_date")
    days = [(text, day) for text, day in told if text is not None]
    assert days
    assert all(day is not None and str(day)[:4] in str(text) for text, day in days)
    frequencies = staged(landed, "staging.reporting_policies", "reporting_frequency_days")
    assert frequencies
    assert {str(number) for (number,) in frequencies if number is not None} <= set(re.findall(r"\d+", texts))
