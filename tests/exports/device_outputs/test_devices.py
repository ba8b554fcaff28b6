"""Devices, their software and their parts, as `show version`, `show inventory` and the UDI tell them."""

from __future__ import annotations

import pytest

from tests.exports.device_outputs.captures import (
    ALL,
    INVENTORY,
    INVENTORY_ASA,
    INVENTORY_IOS_XR,
    INVENTORY_NX_OS,
    UDI,
    VERSION_ASA,
    VERSION_IOS,
    VERSION_IOS_XE,
    VERSION_IOS_XR,
    VERSION_NX_OS,
)
from tests.exports.device_outputs.telling import shows, told, unread


def test_a_stack_names_the_device_asked_and_each_member_with_its_role() -> None:
    shows(
        ALL,
        "device",
        """
        product_id    | C9300-24UX  | C9300-24UX  | C9300-24UX
        serial_number | FOC0000A001 | FOC0000A001 | FOC0000A002
        role          |             | Active      | Standby
        """,
    )


def test_a_device_alone_names_itself() -> None:
    shows(
        UDI,
        "device",
        """
        row_number    | 1
        command       | show license udi
        product_id    | C9300-24UX
        serial_number | FOC0000A001
        """,
    )


def test_a_virtual_machine_names_its_uuid_too() -> None:
    (row,) = told("ucm#show license udi\nUDI: PID:UCM,SN:00001,UUID:6fe83add\n")
    assert [row["product_id"], row["serial_number"], row["uuid"]] == ["UCM", "00001", "6fe83add"]


@pytest.mark.parametrize(
    "table",
    [
        "SlotID   PID    \t\tSN      \t\tUDI\n-----\n*\t ASR1006       FOX0000L001     ASR1006:FOX0000L001\n",
        "Device#   PID            SN            UDI\n-----\n*0        ASR1006        FOX0000L001   ASR1006:FOX0000L001\n",
    ],
)
def test_the_table_of_udis_names_a_device_a_row(table: str) -> None:
    (row,) = told(table, "device")
    assert [row["product_id"], row["serial_number"], row["command"]] == ["ASR1006", "FOX0000L001", "show license udi"]


def test_the_members_of_a_stack_are_devices_and_the_stack_itself_is_a_part() -> None:
    shows(
        INVENTORY,
        "device",
        """
        row_number     | 4           | 10
        inventory_name | Switch 1    | Switch 2
        product_id     | C9300-24UX  | C9300-24UX
        version_id     | V03         | V03
        serial_number  | FOC0000A001 | FOC0000A002
        """,
    )
    assert [row["inventory_name"] for row in told(INVENTORY, "inventory_item")] == [
        "c93xx Stack",
        "Switch 1",
        "Switch 1 - Power Supply A",
        "Switch 2",
        "Te2/1/1",
    ]


def test_a_part_may_lack_its_product_id_or_its_serial_number() -> None:
    shows(
        INVENTORY_NX_OS,
        "inventory_item",
        """
        inventory_name | Chassis                       | Fan 1                                    | Ethernet1/1
        description    | Nexus9000 C93180YC-FX chassis | Nexus9000 C93180YC-FX chassis Fan Module | OtherMaker
        product_id     | N9K-C93180YC-FX               | NXA-FAN-30CFM-F                          |
        version_id     | V03                           | V01                                      | SFP-10GSR-85
        serial_number  | FDO0000C001                   | N/A                                      | G0000E001
        """,
    )
    shows(
        INVENTORY_ASA,
        "inventory_item",
        """
        inventory_name | Chassis                                          | Storage Device 1
        description    | ASA 5516-X with FirePOWER services, 8GE, AC, DES | ASA 5516-X SSD
        product_id     | ASA5516                                          | ASA5516-SSD
        version_id     | V01                                              | N/A
        serial_number  | JMX0000D001                                      |
        """,
    )


@pytest.mark.parametrize(
    ("name", "description", "product_id", "is_device"),
    [
        ("Chassis", "Cisco ASR1006 Chassis", "ASR1006", True),
        ("Rack 0", "Cisco 8200 2RU", "8202-32FH-M", True),
        ("1", "WS-C2960X-48FPD-L", "WS-C2960X-48FPD-L", True),
        ("1", "VS-SUP2T-10G 5 ports Supervisor Engine 2T", "VS-SUP2T-10G", False),
        ("Switch1 System", "Cisco Systems, Inc. WS-C4507R+E 7 slot switch", "WS-C4507R+E", True),
        ("Switch 1 Chassis", "Cisco Catalyst 9600 Series 6 Slot Chassis", "C9606R", True),
        ("WS-C6504-E", "Cisco Systems Cisco 6500 4-slot Chassis System", "WS-C6504-E", True),
        ("CISCO2911/K9", "CISCO2911/K9 chassis, Hw Serial#: FTX0000B001", "CISCO2911/K9", True),
        ("Slot 33", "Nexus7000 C7009 (9 Slot) Chassis Power Supply", "N7K-AC-6.0KW", False),
        ("FEX 106 CHASSIS", "N2K-C2248TP-E-1GE  CHASSIS", "N2K-C2248TP-E-1GE", False),
        ("module R0", "Cisco ASR1000 Route Processor 2", "ASR1000-RP2", False),
        ("c93xx Stack", "c93xx Stack", "C9300-24UX", False),
    ],
)
def test_a_chassis_or_member_is_told_from_its_parts(
    name: str, description: str, product_id: str, is_device: bool
) -> None:
    text = f'NAME: "{name}", DESCR: "{description}"\nPID: {product_id}  , VID: V01, SN: ABC0000M001\n'
    assert bool(told(text, "device")) == is_device


def test_an_inventory_goes_on_over_what_stands_around_it() -> None:
    noise = '++++\n\nINFO: Please use "show license UDI" to get serial number for licensing.\n\n++++\n'
    text = f"r1#show inventory\n{noise}{INVENTORY_IOS_XR}"
    assert [row["serial_number"] for row in told(text, "inventory_item")] == ["FLM0000F001", "FLM0000F002"]
    assert unread(text) == []


def test_further_lines_of_a_part_are_kept_with_it() -> None:
    text = 'NAME: "Chassis",\nDESCR: "Acme Chassis"\nPID: A1, VID: V01, SN: ABC0000M001\nOID: 1.3.6.1\nspare\n'
    (row, _) = told(f"r1#show inventory oid\n{text}")
    assert [row["description"], row["oid"], row["note"]] == ["Acme Chassis", "1.3.6.1", "spare"]


def test_the_software_of_ios_is_one_record() -> None:
    shows(
        VERSION_IOS,
        "software",
        """
        row_number       | 1
        host_name        | edge-01
        operating_system | IOS
        software_version | 15.7(3)M2
        release          | RELEASE SOFTWARE (fc2)
        image_id         | C2900-UNIVERSALK9-M
        system_image     | flash0:c2900-universalk9-mz.SPA.157-3.M2.bin
        uptime           | 2 weeks, 3 days, 4 hours, 5 minutes
        restarted_at     | 10:27:57 CET Mon Dec 8 2025
        reload_reason    | Reload Command
        config_register  | 0x2102
        model            | CISCO2911/K9
        serial_number    | FTX0000B001
        """,
    )


def test_a_device_that_is_named_twice_in_a_version_is_told_once() -> None:
    shows(
        VERSION_IOS,
        "device",
        """
        product_id    | CISCO2911/K9
        serial_number | FTX0000B001
        """,
    )


def test_the_software_of_ios_xe_names_both_its_versions() -> None:
    shows(
        VERSION_IOS_XE,
        "software",
        """
        operating_system       | IOS-XE
        software_version       | 17.9.4a
        xe_version             | 17.09.04a
        train                  | Cupertino
        image_id               | CAT9K_IOSXE
        system_image           | flash:packages.conf
        air_license_level      | AIR DNA Advantage
        next_air_license_level | AIR DNA Advantage
        smart_licensing_status | Smart Licensing Using Policy
        """,
    )
    shows(
        VERSION_IOS_XE,
        "device",
        """
        product_id    | C9300-24UX  | C9300-24UX
        serial_number | FOC0000A001 | FOC0000A002
        slot          |             | 02
        """,
    )


def test_licence_packages_are_read_from_each_form_of_their_table() -> None:
    shows(
        VERSION_IOS,
        "license_package",
        """
        technology         | ipbase    | security   | uc
        license_level      | ipbasek9  | securityk9 | None
        license_type       | Permanent | Permanent  | None
        next_license_level | ipbasek9  | securityk9 | None
        """,
    )
    shows(
        VERSION_IOS_XE,
        "license_package",
        """
        license_level      | network-advantage | dna-advantage
        license_type       | Smart License     | Subscription Smart License
        next_license_level | network-advantage | dna-advantage
        """,
    )
    table = """\
Cisco IOS XE Software, Version 17.12.01
Technology Package License Information:

-----------------------------------------------------------------
Technology     Type         Technology-package Technology-package
                            Current            Next Reboot
-----------------------------------------------------------------
Smart License  Subscription essentials         advantage

The current crypto throughput level is 250000 kbps
"""
    shows(
        table,
        "license_package",
        """
        technology         | Smart License
        license_type       | Subscription
        license_level      | essentials
        next_license_level | advantage
        """,
    )
    assert [row["throughput_level"] for row in told(table, "software")] == ["250000 kbps"]


def test_a_licence_level_may_stand_on_one_line_with_its_type() -> None:
    text = "sw1#show version\n    License Level: entservices   Type: Permanent\n    Next reboot license Level: ipbase\n"
    (row,) = told(text, "software")
    assert [row["license_level"], row["license_type"], row["next_license_level"]] == [
        "entservices",
        "Permanent",
        "ipbase",
    ]


def test_the_software_of_nx_os_names_a_model_that_is_no_product_id() -> None:
    shows(
        VERSION_NX_OS,
        "software",
        """
        host_name        | leaf-01
        operating_system | NX-OS
        software_version | 10.3(6)
        release          | [Maintenance Release]
        system_image     | bootflash:///nxos64-cs.10.3.6.M.bin
        bios_version     | 07.71
        reload_reason    | Reset Requested by CLI command reload
        """,
    )
    shows(
        VERSION_NX_OS,
        "device",
        """
        model         | C93180YC-FX
        product_id    |
        serial_number | FDO0000C001
        """,
    )


def test_the_software_of_an_asa_names_its_licence_in_words() -> None:
    shows(
        VERSION_ASA,
        "software",
        """
        host_name              | fw-01
        operating_system       | ASA
        software_version       | 9.16(4)
        fxos_version           | 2.10(1.208)
        device_manager_version | 7.18(1)
        platform_license       | an ASA 5516 Security Plus license.
        model                  | ASA5516
        serial_number          | JAD0000D001
        """,
    )


def test_the_software_of_ios_xr_begins_behind_the_time() -> None:
    shows(
        VERSION_IOS_XR,
        "software",
        """
        row_number       | 2
        host_name        | wan-01
        operating_system | IOS-XR
        software_version | 7.9.2
        release          | LNT
        model            | 8202-32FH-M
        build_label      | 7.9.2
        """,
    )
