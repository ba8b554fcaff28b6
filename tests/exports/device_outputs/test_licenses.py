"""Licences in use, as each command tells them."""

from __future__ import annotations

import pytest

from tests.exports.device_outputs.captures import ALL, CLASSIC, NEXUS_USAGE, SUMMARY, TECH_SUPPORT, USAGE, VERSION_ASA
from tests.exports.device_outputs.telling import shows, told, unread


def test_each_licence_of_the_whole_output_is_a_record_under_the_name_that_cssm_gives_it() -> None:
    shows(
        ALL,
        "license",
        """
        row_number       | 74                         | 85
        command          | show license all           | show license all
        license_name     | C9300-24 Network Advantage | C9300-24 DNA Advantage
        short_name       | network-advantage          | dna-advantage
        in_use_count     | 2                          | 2
        license_status   | IN USE                     | IN USE
        license_type     | Perpetual                  | Subscription
        enforcement_type | NOT ENFORCED               | NOT ENFORCED
        version          | 1.0                        | 1.0
        """,
    )


def test_the_same_licence_in_two_outputs_is_told_twice_each_with_its_command() -> None:
    both = f"sw1#show license usage\n{USAGE}sw1#show license summary\n{SUMMARY}"
    assert [(row["command"], row["license_name"]) for row in told(both, "license")] == [
        ("show license usage", "C9300-24 Network Advantage"),
        ("show license usage", "C9300-24 DNA Advantage"),
        ("show license summary", "C9300-24 Network Advan..."),
        ("show license summary", "C9300-24 DNA Advantage"),
        ("show license summary", "network-premier_10M"),
        ("show license summary", "ISR_4331_App"),
    ]


def test_a_summary_marks_the_names_that_it_cuts_short() -> None:
    shows(
        SUMMARY,
        "license",
        """
        license_name    | C9300-24 Network Advan... | C9300-24 DNA Advantage | network-premier_10M | ISR_4331_App
        is_truncated    | true                      |                        |                     |
        entitlement_tag | C9300-24 Network Advan... | C9300-24 DNA Advantage | ESR_P_10M_P         | ISR_4331_App
        in_use_count    | 2                         | 2                      | 1                   | 1
        license_status  | IN USE                    | IN USE                 | NOT IN USE          | EVAL MODE
        """,
    )


def test_tech_support_tells_the_tag_that_usage_reports_carry() -> None:
    shows(
        TECH_SUPPORT,
        "license",
        """
        handle                    | 1                                            | 2
        license_name              | C9300-24 Network Advantage                   | air-dna-advantage
        entitlement_tag           | regid.2017-03.com.cisco.advantagek9,1.0_aaaa | regid.2017-08.com.cisco.AIR-DNA,1.0_b
        in_use_count              | 2                                            | 0
        license_status            | IN USE(15)                                   | NOT IN USE(1)
        request_time              | None                                         |
        status_authorized_count   |                                              |
        entitlement_current_value | 2                                            |
        soft_enforced             | True                                         |
        """,
    )


def test_a_label_that_nobody_knows_is_kept_under_its_own_words() -> None:
    assert told(TECH_SUPPORT, "license")[0]["authorized_count"] == "0"
    added = USAGE.replace("  Version: 1.0\n", "  Version: 1.0\n  Quantum Entangled (y/n): maybe\n", 1)
    assert told(added, "license")[0]["quantum_entangled_y_n"] == "maybe"


def test_what_an_application_and_its_peer_say_stays_apart() -> None:
    text = """\
CUBE_T_RED (CUBE_T_RED):
  Description: CUBE_T_RED
  Count: 4
  Status: IN USE
  Application HA Info:
    Application Name: CUBE
    Application Role: Standby
    Peer Info:
      Application Role: Active
      UDI: P:C8200L-1N-4T,S:FGL0000G001
"""
    (row,) = told(text)
    assert row["application_ha_info_application_role"] == "Standby"
    assert row["peer_info_application_role"] == "Active"
    assert row["peer_info_udi"] == "P:C8200L-1N-4T,S:FGL0000G001"


@pytest.mark.parametrize("text", ["License Usage\n==============\n\nNo licenses in use\n", "No licenses in use\n"])
def test_no_licences_in_use_is_no_licence(text: str) -> None:
    capture = f"sw1#show license usage\n{text}"
    assert told(capture) == []
    assert unread(capture) == []


def test_an_appliance_without_a_name_is_called_by_its_tag() -> None:
    text = "License Usage\n==============\n\n(ASAv-STD-100M):\n  Description: \n  Count: 1\n  Status: EVAL MODE\n"
    shows(
        text,
        "license",
        """
        license_name    | ASAv-STD-100M
        entitlement_tag | ASAv-STD-100M
        in_use_count    | 1
        license_status  | EVAL MODE
        description     |
        """,
    )


def test_a_description_that_says_null_is_no_name() -> None:
    text = "License Usage\n=====\n (regid.2016-07.com.acme.UCM_Basic,12.0_aaaa)\n  Description: null\n  Count: 2\n"
    (row,) = told(text, "license")
    assert row["license_name"] == "regid.2016-07.com.acme.UCM_Basic,12.0_aaaa"


def test_a_name_may_hold_brackets_of_its_own() -> None:
    text = "sw1#show license usage\nCore (Edge) (Core (Edge) Premier):\n  Count: 1\n"
    (row,) = told(text, "license")
    assert [row["short_name"], row["entitlement_tag"]] == ["Core (Edge)", "Core (Edge) Premier"]


def test_nx_os_names_the_authorisation_within_the_usage() -> None:
    text = """\
License Usage
=============
License Authorization:
  Status: Not Applicable

(LAN_ENTERPRISE_SERVICES_PKG):
  Description: LAN license for Nexus 9300-XF
  Count: 1
  Version: 1.0
  Status: IN USE
  Enforcement Type: NOT ENFORCED
  License Type: Generic
"""
    shows(
        text,
        "license",
        """
        license_name     | LAN license for Nexus 9300-XF
        entitlement_tag  | LAN_ENTERPRISE_SERVICES_PKG
        enforcement_type | NOT ENFORCED
        license_type     | Generic
        """,
    )
    assert [row["authorization_status"] for row in told(text, "reporting_status")] == ["Not Applicable"]


def test_features_of_ios_are_records() -> None:
    shows(
        CLASSIC,
        "classic_license",
        """
        row_number       | 1              | 7                                     | 14
        license_index    | 1              | 2                                     | 3
        feature_name     | ipbasek9       | cme-srst                              | internal_service
        period_left      | Life time      | Not Activated                         |
        license_type     | Permanent      | EvalRightToUse                        |
        license_state    | Active, In Use | Active, Not in Use, EULA not accepted |
        license_count    | Non-Counted    | 0/0  (In-use/Violation)               |
        license_priority | Medium         | None                                  |
        """,
    )


def test_features_of_ios_in_the_license_store_are_records() -> None:
    text = """\
License Store: Primary License Storage
StoreIndex: 0   Feature: ipbasek9                          Version: 1.0
        License Type: Permanent
        License State: Active, In Use
License Store: Dynamic License Storage
"""
    shows(
        f"r1#show license all\n{text}",
        "classic_license",
        """
        command       | show license all
        license_index | 0
        feature_name  | ipbasek9
        version       | 1.0
        license_type  | Permanent
        license_state | Active, In Use
        """,
    )


def test_packages_of_nx_os_are_records() -> None:
    shows(
        NEXUS_USAGE,
        "classic_license",
        """
        feature_name     | MPLS_PKG     | FC_PORT_ACTIVATION_PKG | LAN_ENTERPRISE_SERVICES_PKG
        installed        | No           | Yes                    | Yes
        license_count    | -            | 12                     | -
        license_status   | Unused       | In use                 | In use
        expiry_date      |              | 15 Sep 2027            | Never
        comments         | Grace 10D 1H | -                      | -
        operating_system | NX-OS        | NX-OS                  | NX-OS
        """,
    )


def test_license_files_of_nx_os_name_the_pak_and_keep_no_signature() -> None:
    text = """\
N5K.lic:
SERVER this_host ANY
VENDOR cisco
INCREMENT LAN_BASE_SERVICES_PKG cisco 1.0 permanent uncounted \\
        VENDOR_STRING=<LIC_SOURCE>MDS_SWIFT</LIC_SOURCE><SKU>N55-BAS1K9=</SKU> \\
        HOSTID=VDH=SSI0000H001 \\
        NOTICE="<LicFileID>20260302000000</LicFileID><LicLineID>1</LicLineID> \\
        <PAK>4XCXY00001</PAK>" SIGN=78A39A12F08E
INCREMENT FC_FEATURES_PKG cisco 1.0 01-jan-2027 8 HOSTID=VDH=SSI0000H001 SIGN=AA
"""
    capture = f"n5k# show license\n{text}"
    shows(
        capture,
        "classic_license",
        """
        row_number        | 5                     | 10
        feature_name      | LAN_BASE_SERVICES_PKG | FC_FEATURES_PKG
        license_type      | permanent             |
        expiry_date       |                       | 01-jan-2027
        license_count     | uncounted             | 8
        sku               | N55-BAS1K9=           |
        pak               | 4XCXY00001            |
        host_id           | VDH=SSI0000H001       | VDH=SSI0000H001
        license_file_id   | 20260302000000        |
        license_file_name | N5K.lic               | N5K.lic
        """,
    )
    assert "78A39A12F08E" not in str(told(capture))
    broken_off = "n5k# show license\nINCREMENT LAN_BASE_SERVICES_PKG cisco 1.0 permanent 3 \\\n"
    assert [row["license_count"] for row in told(broken_off)] == ["3"]


def test_the_host_a_license_is_bound_to_is_a_device() -> None:
    text = "n9k# show license host-id\nLicense hostid: VDH=FDO0000C001\n"
    shows(
        text,
        "device",
        """
        serial_number    | FDO0000C001
        host_id          | VDH=FDO0000C001
        operating_system | NX-OS
        """,
    )


def test_features_of_an_appliance_are_records_and_its_activation_key_is_not_kept() -> None:
    shows(
        VERSION_ASA,
        "classic_license",
        """
        feature_name     | Maximum VLANs | Failover      | Security Contexts
        feature_value    | 150           | Active/Active | 2
        period_left      | perpetual     | perpetual     | 48 days
        operating_system | ASA           | ASA           | ASA
        """,
    )
    features = VERSION_ASA[VERSION_ASA.index("Licensed features") : VERSION_ASA.index("Configuration register")]
    capture = f"fw-01# show license features\nSerial Number: JAD0000D001\n{features}"
    assert [row["feature_name"] for row in told(capture, "classic_license") if row.get("feature_name")] == [
        "Maximum VLANs",
        "Failover",
        "Security Contexts",
    ]
    assert {row["serial_number"] for row in told(capture, "device")} == {"JAD0000D001"}
    assert "0x00000000" not in str(told(capture))
    assert unread(capture) == []


def test_a_table_of_features_is_read_by_its_columns() -> None:
    text = """\
r1#show license feature
Feature name             Enforcement  Evaluation  Subscription   Enabled  RightToUse
ipbasek9                 no           no          no             yes      no
securityk9               yes          yes         no             yes      yes
"""
    shows(
        text,
        "classic_license",
        """
        command      | show license feature | show license feature
        feature_name | ipbasek9             | securityk9
        enforcement  | no                   | yes
        enabled      | yes                  | yes
        right_to_use | no                   | yes
        """,
    )


def test_a_table_of_rights_to_use_is_read_by_its_columns() -> None:
    text = """\
sw1#show license right-to-use summary
  License Name    Type     Count   Period left
-----------------------------------------------
  ipservices   permanent   N/A   Lifetime
  apcount      adder       25    8 weeks 3 days
--------------------------------------------
License Level In Use: ipservices
"""
    shows(
        text,
        "classic_license",
        """
        feature_name  | ipservices | apcount        | License Level In Use
        license_type  | permanent  | adder          |
        license_count | N/A        | 25             |
        period_left   | Lifetime   | 8 weeks 3 days |
        feature_value |            |                | ipservices
        """,
    )
