"""Every public case of `show version` and `show inventory` is read as the other parser reads it, value by value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.exports.device_outputs.public_cases import cases, expected_of, leaves, text_of
from tests.exports.device_outputs.telling import Told, told, unread

# What is not kept of a version: memory, disks, interfaces, boards, and who built it when.
NOT_KEPT = {
    "version_short", "platform", "image_type", "label", "build_label", "copyright_years", "compiled_by",
    "uptime_this_cp", "returned_to_rom_by", "returned_to_rom_at", "last_reload_type", "main_mem", "processor_type",
    "rtr_type", "processor_board_flash", "jawa_revision", "snowtrooper_revision", "next_config_register",
}  # fmt: skip
NOT_KEPT_TREES = {"number_of_intfs", "mem_size", "disks", "interfaces", "image", "revision", "processor"}
KEPT = {
    "version": "software_version",
    "xe_version": "xe_version",
    "image_id": "image_id",
    "os": "operating_system",
    "location": "train",
    "compiled_date": "compiled_at",
    "rom": "rom",
    "bootldr": "boot_loader",
    "hostname": "host_name",
    "uptime": "uptime",
    "system_restarted_at": "restarted_at",
    "system_image": "system_image",
    "license_level": "license_level",
    "license_type": "license_type",
    "next_reload_license_level": "next_license_level",
    "air_license_level": "air_license_level",
    "next_reload_air_license_level": "next_air_license_level",
    "chassis": "model",
    "chassis_sn": "serial_number",
    "router_operating_mode": "operating_mode",
}
STACK = {"model_num": "product_id", "system_sn": "serial_number"}
IOS = [*cases("genie/ios", "show_version"), *cases("genie/iosxe", "show_version")]


@pytest.mark.parametrize("path", IOS)
def test_a_version_of_ios_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    text = text_of(path)
    (row,) = told(text, "software")
    expected = expected_of(path)["version"]
    whole = {key: value for key, value in expected.items() if not isinstance(value, dict)}
    kept = {key: value for key, value in whole.items() if key in KEPT and value is not None}
    assert {key: row.get(KEPT[key]) for key in kept} == kept
    if "curr_config_register" in expected:
        assert str(row["config_register"]).split()[0] == expected["curr_config_register"]
    # "Last reset from PowerUp" and "Last reload reason: power-on" tell the same twice; the reason is kept.
    told_reasons = {row["reload_reason"], *(line.rpartition("from ")[2] for line in text.splitlines())}
    assert expected.get("last_reload_reason") in {None, *told_reasons}
    others = {"curr_config_register", "last_reload_reason"}
    assert set(whole) <= set(KEPT) | NOT_KEPT | others


@pytest.mark.parametrize("path", IOS)
def test_the_stack_and_the_packages_of_a_version_are_read_as_the_other_parser_reads_them(path: Path) -> None:
    text = text_of(path)
    expected = expected_of(path)["version"]
    devices = {(row.get("product_id"), row["serial_number"]) for row in told(text, "device")}
    members = {
        (one["model_num"], one["system_sn"]) for one in expected.get("switch_num", {}).values() if "system_sn" in one
    }
    boards = {(one["pid"], one["sn"]) for one in expected.get("license_udi", {}).get("device_num", {}).values()}
    assert devices == {(expected["chassis"], expected["chassis_sn"]), *members, *boards}
    packages = {
        str(row.get("technology") or row["license_level"]): {
            "license_level": row["license_level"],
            "license_type": row["license_type"],
            "next_reload_license_level": row["next_license_level"],
        }
        for row in told(text, "license_package")
    }
    if "license_package" in expected:
        assert packages == expected["license_package"]
    trees = {key for key, value in expected.items() if isinstance(value, dict)}
    assert trees <= NOT_KEPT_TREES | {"switch_num", "license_udi", "license_package"}


@pytest.mark.parametrize("path", cases("genie/nxos", "show_version"))
def test_a_version_of_nx_os_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    (row,) = told(text_of(path), "software")
    (device,) = told(text_of(path), "device")
    expected = expected_of(path)["platform"]
    software, hardware = expected["software"], expected["hardware"]
    assert row["software_version"] == software["system_version"]
    assert row["bios_version"] == software["bios_version"]
    assert row["system_image"] == software["system_image_file"]
    assert row["compiled_at"] == software["system_compile_time"]
    assert row["host_name"] == hardware["device_name"]
    assert str(hardware["chassis"]).endswith(str(row["model"]))
    assert row["serial_number"] == device["serial_number"] == hardware["processor_board_id"]
    assert row["reload_reason"] == expected["reason"]
    days = [f"{count} {unit[:-1]}(s)" for unit, count in expected["kernel_uptime"].items()]
    assert row["uptime"] == ", ".join(days)


@pytest.mark.parametrize("path", cases("genie/iosxr", "show_version"))
def test_a_version_of_ios_xr_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    (row,) = told(text_of(path), "software")
    names = {
        "software_version": "software_version",
        "device_family": "model",
        "uptime": "uptime",
        "image": "system_image",
        "config_register": "config_register",
        "built_on": "compiled_at",
    }
    expected = expected_of(path)
    kept = {key: expected[key] for key in names if key in expected}
    assert {key: row[names[key]] for key in kept} == kept
    assert row["operating_system"] == "IOS-XR"


@pytest.mark.parametrize("path", cases("genie/asa", "show_version"))
def test_a_version_of_an_asa_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    text = text_of(path)
    (row,) = told(text, "software")
    names = {
        "asa_version": "software_version",
        "firepower_version": "fxos_version",
        "asdm_version": "device_manager_version",
        "compiled_date": "compiled_at",
        "hostname": "host_name",
        "uptime": "uptime",
        "license_mode": "license_mode",
        "license_state": "platform_license_state",
        "entitlement": "entitlement_note",
        "asa_model": "model",
        "system_image": "system_image",
        "serial_number": "serial_number",
    }
    expected = expected_of(path)["version"]
    kept = {key: expected[key] for key in names if key in expected}
    assert {key: row[names[key]] for key in kept} == kept
    # Where a cluster has a list of its own, the other parser keeps that one; the first list is kept here as well.
    last = {str(one["feature_name"]): one["feature_value"] for one in told(text, "classic_license")}
    spelt = {name.casefold().replace(" ", "_").replace("-", "_"): value for name, value in last.items()}
    renamed = {"maximum_vlans": "max_vlans", "encryption_des": "crypto_des", "encryption_3des_aes": "crypto_3des_aes"}
    found = {renamed.get(name, name): value for name, value in spelt.items()}
    wanted = {name: one["status"] for name, one in expected["licensed_features"].items()}
    assert {name: found[name] for name in wanted} == wanted


TEMPLATES: dict[str, dict[str, str]] = {
    "cisco_ios": {
        "hostname": "host_name",
        "version": "software_version",
        "software_image": "image_id",
        "uptime": "uptime",
        "restarted": "restarted_at",
        "reload_reason": "reload_reason",
        "config_register": "config_register",
    },
    "cisco_nxos": {
        "hostname": "host_name",
        "bios": "bios_version",
        "platform": "model",
        "serial": "serial_number",
        "uptime": "uptime",
        "last_reboot_reason": "reload_reason",
    },
    "cisco_asa": {
        "version": "software_version",
        "device_mgr_version": "device_manager_version",
        "image": "system_image",
        "hostname": "host_name",
        "uptime": "uptime",
        "license_mode": "license_mode",
        "license_state": "platform_license_state",
    },
    "cisco_xr": {"uptime": "uptime", "hardware": "model", "label": "build_label"},
}


@pytest.mark.parametrize("path", [case for system in TEMPLATES for case in cases(f"ntc/{system}", "show_version")])
def test_a_version_is_read_as_the_template_reads_it(path: Path) -> None:
    text = text_of(path)
    (row,) = told(text, "software")
    (expected,) = expected_of(path)
    system = path.parts[-3]
    names = TEMPLATES[system]
    assert {key: row.get(name) or "" for key, name in names.items()} == {key: expected[key] for key in names}
    if "os" in expected:
        assert " ".join(filter(None, (row["software_version"], row.get("release")))) == expected["os"]
    if system == "cisco_xr":
        assert " ".join(filter(None, (row["software_version"], row.get("release")))) == expected["version"]
    if isinstance(expected.get("serial"), list):
        assert [one["serial_number"] for one in told(text, "device")] == expected["serial"]
    if "hardware" in expected and system == "cisco_ios":
        assert [one["product_id"] for one in told(text, "device")] == expected["hardware"]
    if "running_image" in expected:
        assert str(row["system_image"]).endswith(expected["running_image"])
    if "boot_image" in expected:
        assert expected["boot_image"] in {row["system_image"], row.get("kickstart_image")}
    if "max_vlans" in expected:
        found = {one["feature_name"]: one["feature_value"] for one in told(text, "classic_license")}
        assert [found["Maximum VLANs"], found["Failover"]] == [expected["max_vlans"], expected["failover"]]


NAMES = {"descr": "description", "pid": "product_id", "vid": "version_id", "sn": "serial_number"}


@pytest.mark.parametrize("path", [case for system in TEMPLATES for case in cases(f"ntc/{system}", "show_inventory")])
def test_an_inventory_is_read_as_the_template_reads_it(path: Path) -> None:
    text = text_of(path)
    names = {"name": "inventory_name", **NAMES}
    rows = told(text, "inventory_item")
    expected = expected_of(path)
    assert [{key: row.get(name) or "" for key, name in names.items()} for row in rows] == [
        {key: one[key].strip() for key in names} for one in expected
    ]
    assert unread(text) == []


GENIE = [
    case
    for source in ("asa", "c9300", "ios", "iosxe", "iosxr", "nxos", "rv2")
    for command in ("show_inventory", "show_inventory_raw")
    for case in cases(f"genie/{source}", command)
]


@pytest.mark.parametrize("path", GENIE)
def test_an_inventory_is_read_as_the_other_parser_reads_it(path: Path) -> None:
    text = text_of(path)
    rows = told(text, "inventory_item")
    assert {tuple(row.get(name) or "" for name in NAMES.values()) for row in rows} == parts_of(expected_of(path))
    assert len(rows) == text.count("PID:")
    assert unread(text) == []


def parts_of(tree: Any) -> set[tuple[str, ...]]:
    """Every part that a tree holds somewhere: description, product id, version id, serial number."""
    if not isinstance(tree, dict):
        return set()
    found = {part for value in tree.values() for part in parts_of(value)}
    description = tree.get("descr", tree.get("description"))
    if isinstance(description, str):
        said = (description, tree.get("pid"), tree.get("vid"), tree.get("sn", tree.get("serial_number")))
        found.add(tuple(str(one or "").strip() for one in said))
    return found


def test_there_is_something_to_compare_wherever_the_cases_are_at_hand() -> None:
    compared = [*IOS, *GENIE]
    assert all(list(leaves(expected_of(case.values[0]))) for case in compared)
    rows: list[Told] = [row for case in compared for row in told(text_of(case.values[0]))]
    assert bool(rows) == bool(compared)
