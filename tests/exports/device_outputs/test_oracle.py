"""What the public templates read of an own case is what is read here: an oracle that knows other devices than ours."""

from __future__ import annotations

from typing import Any

import pytest
from ntc_templates.parse import parse_output

from tests.exports.device_outputs import captures
from tests.exports.device_outputs.telling import told

VERSIONS = {
    "cisco_ios": [captures.VERSION_IOS, captures.VERSION_IOS_XE],
    "cisco_nxos": [captures.VERSION_NX_OS],
    "cisco_asa": [captures.VERSION_ASA],
    "cisco_xr": [captures.VERSION_IOS_XR],
}
INVENTORIES = {
    "cisco_ios": captures.INVENTORY,
    "cisco_nxos": captures.INVENTORY_NX_OS,
    "cisco_asa": captures.INVENTORY_ASA,
    "cisco_xr": captures.INVENTORY_IOS_XR,
}
NAMES = {
    "hostname": "host_name",
    "software_image": "image_id",
    "uptime": "uptime",
    "restarted": "restarted_at",
    "reload_reason": "reload_reason",
    "config_register": "config_register",
    "bios": "bios_version",
    "platform": "model",
    "device_mgr_version": "device_manager_version",
    "image": "system_image",
    "boot_image": "system_image",
    "last_reboot_reason": "reload_reason",
    "label": "build_label",
}


def template(platform: str, command: str, text: str) -> list[dict[str, Any]]:
    """What the template of a platform reads of an output."""
    rows = parse_output(platform=platform, command=command, data=text)
    assert isinstance(rows, list)
    assert rows
    return rows


@pytest.mark.parametrize(("platform", "text"), [(name, text) for name, texts in VERSIONS.items() for text in texts])
def test_a_version_is_read_as_the_template_reads_it(platform: str, text: str) -> None:
    (row,) = told(text, "software")
    (expected,) = template(platform, "show version", text)
    compared = {key: value for key, value in expected.items() if key in NAMES}
    assert {key: row.get(NAMES[key]) or "" for key in compared} == compared
    version = expected.get("version") or expected["os"]
    assert version in {row["software_version"], f"{row['software_version']} {row.get('release')}"}
    serials = expected.get("serial", [])
    found = [one["serial_number"] for one in told(text, "device")]
    assert found == ([serials] if isinstance(serials, str) else serials)


@pytest.mark.parametrize(("platform", "text"), list(INVENTORIES.items()))
def test_an_inventory_is_read_as_the_template_reads_it(platform: str, text: str) -> None:
    names = {
        "name": "inventory_name",
        "descr": "description",
        "pid": "product_id",
        "vid": "version_id",
        "sn": "serial_number",
    }
    expected = [{key: row[key].strip() for key in names} for row in template(platform, "show inventory", text)]
    rows = told(text, "inventory_item")
    assert [{key: row.get(name) or "" for key, name in names.items()} for row in rows] == expected


def test_the_features_of_ios_are_read_as_the_template_reads_them() -> None:
    expected = template("cisco_ios", "show license", captures.CLASSIC)
    names = {"feature": "feature_name"}
    assert [
        {key: row.get(names.get(key, key)) or "" for key in expected[0]} for row in told(captures.CLASSIC)
    ] == expected


def test_the_packages_of_nx_os_are_read_as_the_template_reads_them() -> None:
    expected = template("cisco_nxos", "show license usage", captures.NEXUS_USAGE)
    names = {"feature": "feature_name", "status": "license_status"}
    found = [{key: row.get(names.get(key, key)) or "" for key in expected[0]} for row in told(captures.NEXUS_USAGE)]
    # The template cuts a date of three words after the first.
    for row in (*found, *expected):
        row["comments"] = f"{row.pop('expiry_date')} {row['comments']}".strip()
    assert found == expected
