"""Outputs of devices that do not exist, in the form that real ones print."""

from __future__ import annotations

POLICY = """\
Policy:
  Policy in use: Installed On Mar 02 09:10:11 2026 CET
  Policy name: Acme Policy
  Reporting ACK required: yes (Customer Policy)
  Unenforced/Non-Export Perpetual Attributes:
    First report requirement (days): 365 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 60 (Customer Policy)
  Unenforced/Non-Export Subscription Attributes:
    First report requirement (days): 90 (CISCO default)
    Reporting frequency (days): 45 (Customer Policy)
    Report on change (days): 90 (CISCO default)
  Enforced (Perpetual/Subscription) License Attributes:
    First report requirement (days): 0 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 0 (CISCO default)
  Export (Perpetual/Subscription) License Attributes:
    First report requirement (days): 0 (CISCO default)
    Reporting frequency (days): 0 (CISCO default)
    Report on change (days): 0 (CISCO default)
"""

REPORTING = """\
Usage Reporting:
  Last ACK received: <none>
  Next ACK deadline: Jun 01 08:00:00 2026 CET
  Reporting push interval: 30  days
  Next ACK push check: <none>
  Next report push: Mar 03 08:00:00 2026 CET
  Last report push: <none>
  Last report file write: <none>
"""

LICENSES = """\
network-advantage (C9300-24 Network Advantage):
  Description: C9300-24 Network Advantage
  Count: 2
  Version: 1.0
  Status: IN USE
  Export status: NOT RESTRICTED
  Feature Name: network-advantage
  Feature Description: C9300-24 Network Advantage
  Enforcement type: NOT ENFORCED
  License type: Perpetual

dna-advantage (C9300-24 DNA Advantage):
  Description: C9300-24 DNA Advantage
  Count: 2
  Version: 1.0
  Status: IN USE
  Export status: NOT RESTRICTED
  Feature Name: dna-advantage
  Feature Description: C9300-24 DNA Advantage
  Enforcement type: NOT ENFORCED
  License type: Subscription
"""

STATUS = f"""\
Utility:
  Status: DISABLED

Smart Licensing Using Policy:
  Status: ENABLED

Account Information:
  Smart Account: acme.example As of Mar 02 09:12:00 2026 CET
  Virtual Account: Campus

Data Privacy:
  Sending Hostname: yes
    Callhome hostname privacy: DISABLED
    Smart Licensing hostname privacy: DISABLED
  Version privacy: DISABLED

Transport:
  Type: Smart
  URL: https://smartreceiver.cisco.com/licservice/license
  Proxy:
    Address: proxy.acme.example
    Port: 8080
    Username: netadmin
    Password: hunter2
  VRF: Mgmt-vrf

{POLICY}
Miscellaneous:
  Custom Id: <empty>

{REPORTING}
Trust Code Installed: Mar 02 09:10:11 2026 CET
"""

DEVICES = """\
Product Information
===================
UDI: PID:C9300-24UX,SN:FOC0000A001

HA UDI List:
    Active:PID:C9300-24UX,SN:FOC0000A001
    Standby:PID:C9300-24UX,SN:FOC0000A002

Agent Version
=============
Smart Agent for Licensing: 5.5.5_rel/55
"""

AUTHORIZATIONS = """\
Overall status:
  Active: PID:C9300-24UX,SN:FOC0000A001
      Status: SMART AUTHORIZATION INSTALLED on Mar 02 10:00:00 2026 CET
      Last Confirmation code: 0a1b2c3d
  Standby: PID:C9300-24UX,SN:FOC0000A002
      Status: NOT INSTALLED

Authorizations:
  C9K HSEC (Cat9K HSEC):
    Description: HSEC Key for Export Compliance
    Total available count: 2
    Enforcement type: EXPORT RESTRICTED
    Term information:
      Active: PID:C9300-24UX,SN:FOC0000A001
        Authorization type: SMART AUTHORIZATION INSTALLED
        License type: PERPETUAL
        Term Count: 1
      Standby: PID:C9300-24UX,SN:FOC0000A002
        Authorization type: SMART AUTHORIZATION INSTALLED
        License type: PERPETUAL
        Term Count: 1

Purchased Licenses:
  No Purchase Information Available

Derived Licenses:
  Entitlement Tag: regid.2020-01.com.acme.ax_250M,1.0_aaaa
  Entitlement Tag: regid.2020-01.com.acme.ax_500M,1.0_bbbb
"""

ALL = f"""\
Smart Licensing Status
======================

Smart Licensing is ENABLED

Export Authorization Key:
  Features Authorized:
    <none>

{STATUS}
License Usage
=============

{LICENSES}
{DEVICES}
License Authorizations
======================
{AUTHORIZATIONS}
Usage Report Summary:
=====================
Total: 12,  Purged: 1
Total Acknowledged Received: 5,  Waiting for Ack: 2
Available to Report: 3  Collecting Data: 4
"""

USAGE = f"""\
License Authorization:
  Status: Not Applicable

{LICENSES}"""

SUMMARY = """\
License Usage:
  License                 Entitlement Tag               Count Status
  -----------------------------------------------------------------------------
  network-advantage       (C9300-24 Network Advan...)       2 IN USE
  dna-advantage           (C9300-24 DNA Advantage)          2 IN USE
  network-premier_10M     (ESR_P_10M_P)                     1 NOT IN USE
                          (ISR_4331_App)                    1 EVAL MODE
"""

TECH_SUPPORT = f"""\
Smart Licensing Tech Support info

Smart Licensing Status
======================

Smart Licensing is ENABLED

{STATUS}
License Usage
=============
Handle: 1
  License: network-advantage
  Entitlement Tag: regid.2017-03.com.cisco.advantagek9,1.0_aaaa
  Description: C9300-24 Network Advantage
  Count: 2
  Version: 1.0
  Status: IN USE(15)
    Authorized Count: 0
  Status time: Mar 02 09:00:00 2026 CET
  Request Time: None
  Export status: NOT RESTRICTED
  Feature Name: network-advantage
  Feature Description: C9300-24 Network Advantage
  Enforcement type: NOT ENFORCED
  License type: Perpetual
  Measurements:
    ENTITLEMENT:
      Interval: 00:15:00
      Current Value: 2
      Current Report: 1700000002       Previous: 1700000001
  Soft Enforced: True

Handle: 2
  License: air-dna-advantage
  Entitlement Tag: regid.2017-08.com.cisco.AIR-DNA,1.0_b
  Description: air-dna-advantage
  Count: 0
  Version: 1.0
  Status: NOT IN USE(1)

{DEVICES}
Upcoming Scheduled Jobs
=======================
Current time: Mar 02 09:15:00 2026 CET
Daily: Mar 03 09:00:00 2026 CET (23 hours, 45 minutes, 0 seconds remaining)

Communication Statistics:
=======================
Communication Level Allowed: DIRECT
Overall State: <empty>
Trust Establishment:
  Attempts: Total=1, Success=1, Fail=0  Ongoing Failure: Overall=0 Communication=0
  Last Response: OK on Mar 02 09:10:11 2026 CET
    Failure Reason: <none>
  Last Success Time: Mar 02 09:10:11 2026 CET
  Last Failure Time: <none>
Usage Reporting:
  Attempts: Total=2, Success=0, Fail=2 Ongoing Failure: Overall=2 Communication=1
  Last Response: NO REPLY on Mar 02 09:12:11 2026 CET
    Failure Reason: <none>
  Last Success Time: <none>
  Last Failure Time: Mar 02 09:12:11 2026 CET

Reservation Info
================
License reservation: DISABLED

Overall status:
  Active: PID:C9300-24UX,SN:FOC0000A001
    Reservation status: NOT INSTALLED
    Request code: <none>
    Last return code: <none>
    Last Confirmation code: <none>
    Reservation authorization code: <none>

Other Info
==========
Software ID: regid.2017-05.com.cisco.C9300,v1_aaaa
Agent State: authorized
Transport: Smart
  Default URL: https://smartreceiver.cisco.com/licservice/license
maxTraceLength: 150
Clock sync-ed with NTP: True
"""

UDI = """\
UDI: PID:C9300-24UX,SN:FOC0000A001
"""

CLASSIC = """\
Index 1 Feature: ipbasek9
        Period left: Life time
        License Type: Permanent
        License State: Active, In Use
        License Count: Non-Counted
        License Priority: Medium
Index 2 Feature: cme-srst
        Period left: Not Activated
        Period Used: 0  minute  0  second
        License Type: EvalRightToUse
        License State: Active, Not in Use, EULA not accepted
        License Count: 0/0  (In-use/Violation)
        License Priority: None
Index 3 Feature: internal_service
"""

NEXUS_USAGE = """\
Feature                      Ins  Lic   Status Expiry Date Comments
                                 Count
--------------------------------------------------------------------------------
MPLS_PKG                      No    -   Unused             Grace 10D 1H
FC_PORT_ACTIVATION_PKG        Yes  12   In use 15 Sep 2027 -
LAN_ENTERPRISE_SERVICES_PKG   Yes   -   In use Never       -
--------------------------------------------------------------------------------
"""

VERSION_IOS = """\
Cisco IOS Software, C2900 Software (C2900-UNIVERSALK9-M), Version 15.7(3)M2, RELEASE SOFTWARE (fc2)
Technical Support: http://www.cisco.com/techsupport
Copyright (c) 1986-2018 by Cisco Systems, Inc.
Compiled Wed 28-Mar-18 11:18 by prod_rel_team

ROM: System Bootstrap, Version 15.0(1r)M16, RELEASE SOFTWARE (fc1)

edge-01 uptime is 2 weeks, 3 days, 4 hours, 5 minutes
System returned to ROM by reload at 10:26:47 CET Mon Dec 8 2025
System restarted at 10:27:57 CET Mon Dec 8 2025
System image file is "flash0:c2900-universalk9-mz.SPA.157-3.M2.bin"
Last reload type: Normal Reload
Last reload reason: Reload Command

Cisco CISCO2911/K9 (revision 1.0) with 483328K/40960K bytes of memory.
Processor board ID FTX0000B001
3 Gigabit Ethernet interfaces
255K bytes of non-volatile configuration memory.

License Info:

License UDI:

-------------------------------------------------
Device#   PID                   SN
-------------------------------------------------
*1        CISCO2911/K9          FTX0000B001

Technology Package License Information for Module:'c2900'

-----------------------------------------------------------------
Technology    Technology-package           Technology-package
              Current       Type           Next reboot
------------------------------------------------------------------
ipbase        ipbasek9      Permanent      ipbasek9
security      securityk9    Permanent      securityk9
uc            None          None           None

Configuration register is 0x2102
"""

VERSION_IOS_XE = """\
Cisco IOS XE Software, Version 17.09.04a
Cisco IOS Software [Cupertino], Catalyst L3 Switch Software (CAT9K_IOSXE), Version 17.9.4a, RELEASE SOFTWARE (fc3)
Technical Support: http://www.cisco.com/techsupport
Copyright (c) 1986-2023 by Cisco Systems, Inc.
Compiled Fri 20-Oct-23 10:44 by mcpre

Cisco IOS-XE software, Copyright (c) 2005-2023 by cisco Systems, Inc.
All rights reserved.

ROM: IOS-XE ROMMON
BOOTLDR: System Bootstrap, Version 17.12.1r, RELEASE SOFTWARE (P)
core-01 uptime is 1 year, 2 weeks, 3 days, 4 hours, 5 minutes
Uptime for this control processor is 1 year, 2 weeks, 3 days, 4 hours, 9 minutes
System returned to ROM by Reload Command
System image file is "flash:packages.conf"
Last reload reason: Reload Command

Technology Package License Information:

------------------------------------------------------------------------------
Technology-package                                     Technology-package
Current                        Type                       Next reboot
------------------------------------------------------------------------------
network-advantage       Smart License                    network-advantage
dna-advantage           Subscription Smart License       dna-advantage
AIR License Level: AIR DNA Advantage
Next reload AIR license Level: AIR DNA Advantage

Smart Licensing Status: Smart Licensing Using Policy

cisco C9300-24UX (X86) processor with 1338934K/6147K bytes of memory.
Processor board ID FOC0000A001
28 Ten Gigabit Ethernet interfaces

Base Ethernet MAC Address          : 00:00:5e:00:53:01
Motherboard Serial Number          : FOC0000Z001
Model Number                       : C9300-24UX
System Serial Number               : FOC0000A001

Switch Ports Model              SW Version        SW Image              Mode
------ ----- -----              ----------        ----------            ----
*    1 41    C9300-24UX         17.09.04a         CAT9K_IOSXE           INSTALL
     2 41    C9300-24UX         17.09.04a         CAT9K_IOSXE           INSTALL

Switch 02
---------
Switch uptime                      : 1 year, 2 weeks, 3 days, 4 hours, 9 minutes

Base Ethernet MAC Address          : 00:00:5e:00:53:02
Model Number                       : C9300-24UX
System Serial Number               : FOC0000A002

Configuration register is 0x102
"""

VERSION_NX_OS = """\
Cisco Nexus Operating System (NX-OS) Software
TAC support: http://www.cisco.com/tac
Copyright (C) 2002-2024, Cisco and/or its affiliates.
All rights reserved.

Software
  BIOS: version 07.71
  NXOS: version 10.3(6) [Maintenance Release]
  BIOS compile time:  11/10/2024
  NXOS image file is: bootflash:///nxos64-cs.10.3.6.M.bin
  NXOS compile time:  8/20/2024 12:00:00 [08/20/2024 06:31:13]

Hardware
  cisco Nexus9000 C93180YC-FX chassis
  Intel(R) Xeon(R) CPU  @ 1.80GHz with 24607580 kB of memory.
  Processor Board ID FDO0000C001
  Device name: leaf-01
  bootflash:   53298520 kB

Kernel uptime is 60 day(s), 17 hour(s), 29 minute(s), 10 second(s)

Last reset at 310210 usecs after Wed May 28 16:35:54 2025
  Reason: Reset Requested by CLI command reload
  System version: 9.3(15)
  Service:

plugin
  Core Plugin, Ethernet Plugin

Active Package(s):
"""

VERSION_ASA = """\
Cisco Adaptive Security Appliance Software Version 9.16(4)
Firepower Extensible Operating System Version 2.10(1.208)
Device Manager Version 7.18(1)

Compiled on Mon 05-Sep-22 13:32 GMT by builders
System image file is "disk0:/asa9-16-4-lfbff-k8.SPA"
Config file at boot was "startup-config"

fw-01 up 55 days 9 hours

Hardware:   ASA5516, 8192 MB RAM, CPU Atom C2000 series 2416 MHz, 1 CPU (8 cores)
Internal ATA Compact Flash, 8000MB
BIOS Flash M25P64 @ 0xfed01000, 16384KB

 1: Ext: GigabitEthernet1/1  : address is 0000.5e00.5303, irq 255

Licensed features for this platform:
Maximum VLANs                     : 150            perpetual
Failover                          : Active/Active  perpetual
Security Contexts                 : 2              48 days

This platform has an ASA 5516 Security Plus license.

Serial Number: JAD0000D001
Running Permanent Activation Key: 0x00000000 0x11111111 0x22222222 0x33333333 0x44444444
Configuration register is 0x1
Image type                : Release
Key Version               : A
Configuration last modified by enable_15 at 17:31:04.576 CET Mon Mar 2 2026
"""

VERSION_IOS_XR = """\
Mon Mar  2 09:15:07.208 CET
Cisco IOS XR Software, Version 7.9.2 LNT
Copyright (c) 2013-2023 by Cisco Systems, Inc.

Build Information:
 Built By     : builder
 Built On     : Thu Jun 29 03:07:05 UTC 2023
 Build Host   : abcdef012345
 Workspace    : /auto/srcarchive16/prod/7.9.2/8000/ws
 Version      : 7.9.2
 Label        : 7.9.2

cisco 8000 (Intel(R) Xeon(R) CPU D-1530 @ 2.41GHz)
cisco 8202-32FH-M (Intel(R) Xeon(R) CPU D-1530 @ 2.41GHz) processor with 64GB of memory
wan-01 uptime is 1 week, 1 day, 17 hours, 47 minutes
Cisco 8200 2RU 32x400G QSFP56-DD w/IOS XR HBM MACsec
"""

INVENTORY = """\
NAME: "c93xx Stack", DESCR: "c93xx Stack"
PID: C9300-24UX        , VID: V03  , SN: FOC0000A001

NAME: "Switch 1", DESCR: "C9300-24UX"
PID: C9300-24UX        , VID: V03  , SN: FOC0000A001

NAME: "Switch 1 - Power Supply A", DESCR: "Switch 1 - Power Supply A"
PID: PWR-C1-1100WAC    , VID: V02  , SN: DTN0000P001

NAME: "Switch 2", DESCR: "C9300-24UX"
PID: C9300-24UX        , VID: V03  , SN: FOC0000A002

NAME: "Te2/1/1", DESCR: "SFP-10GBase-SR"
PID: SFP-10G-SR          , VID: V03  , SN: AVD0000S001
"""

INVENTORY_NX_OS = """\
NAME: "Chassis",  DESCR: "Nexus9000 C93180YC-FX chassis"
PID: N9K-C93180YC-FX     ,  VID: V03 ,  SN: FDO0000C001

NAME: "Fan 1",  DESCR: "Nexus9000 C93180YC-FX chassis Fan Module"
PID: NXA-FAN-30CFM-F     ,  VID: V01 ,  SN: N/A

NAME: Ethernet1/1,  DESCR: OtherMaker
PID:                     ,  VID: SFP-10GSR-85,  SN: G0000E001
"""

INVENTORY_ASA = """\
Name: "Chassis", DESCR: "ASA 5516-X with FirePOWER services, 8GE, AC, DES"
PID: ASA5516           , VID: V01     , SN: JMX0000D001

Name: "Storage Device 1", DESCR: "ASA 5516-X SSD"
PID: ASA5516-SSD       , VID: N/A     , SN:
"""

INVENTORY_IOS_XR = """\
Mon Mar  2 09:15:30.501 CET

NAME: "Rack 0", DESCR: "Cisco 8200 2RU 32x400G QSFP56-DD w/IOS XR HBM MACsec"
PID: 8202-32FH-M       , VID: V03, SN: FLM0000F001

NAME: "0/FB0", DESCR: "Cisco 8000 Series Fan Controller Board on 8202-32FH-M"
PID: 8202-32FH-M[FB]   , VID: N/A, SN: FLM0000F002
"""

USAGE_REPORTS = """\
Smart Licensing Usage Report:
====================================
Report Id,          State,    Flag, Feature Name
1700000001          CLOSED    N     network-advantage
1700000002          ACK       N     dna-advantage
"""

USAGE_REPORT = """\
Smart Licensing Usage Report Detail:
====================================
Report Id: 1700000001
  Metric Name: ENTITLEMENT
  Feature Name: network-advantage
  Metric Value: regid.2017-03.com.cisco.advantagek9,1.0_aaaa
  UDI: PID:C9300-24UX,SN:FOC0000A001
  Previous Report Id: 0,    Next Report Id: 1700000003
  State: ACK,      State Change Reason: ACKED
  Start Time: Mar 01 09:00:00 2026 CET,      End Time: Mar 02 09:00:00 2026 CET
  Storage State: DELETED
  Transaction ID: 0
  Transaction Message: <none>
"""

HISTORY = """\
Message History (oldest to newest):
====================================================
Trust Establishment:
  No past history
Usage Reporting:
  REQUEST: Mar 02 09:10:11 2026 CET
    {"request":"{\\"signature\\":\\"AAAA\\"}"}
  RESPONSE: Mar 02 09:10:12 2026 CET
    {"status":"COMPLETE"}

Import Message History (oldest to newest):
====================================================
Import RUM ACK:
  No past Import history
"""

EVENT_LOG = """\
**** Event Log ****

2026-03-02 09:10:11.089 UTC SAEVT_READY
2026-03-02 09:10:12.100 UTC SAEVT_ENDPOINT_USAGE count="2" entitlementTag="regid.2017-03.com.cisco.advantagek9,1.0_aaaa"
2026-03-02 09:10:13.100 UTC SAEVT_PLATFORM eventSource="INFRA_SL" MSG="a long line that the terminal
 wrapped"
"""

# Every output, and the command that prints it.
OUTPUTS = {
    "show license all": ALL,
    "show license usage": USAGE,
    "show license summary": SUMMARY,
    "show license status": STATUS,
    "show license tech support": TECH_SUPPORT,
    "show license udi": UDI,
    "show license authorization": AUTHORIZATIONS,
    "show license": CLASSIC,
    "show license rum id all": USAGE_REPORTS,
    "show license rum id detail": USAGE_REPORT,
    "show license history message": HISTORY,
    "show license eventlog": EVENT_LOG,
    "show version": VERSION_IOS_XE,
    "show inventory": INVENTORY,
}


def capture(*commands: str, host: str = "sw1", mark: str = "#") -> str:
    """Commands at a prompt, each with its output, and the prompt that waits at the end."""
    parts = [f"{host}{mark}{command}\n{OUTPUTS[command]}" for command in commands]
    return "".join([*parts, f"{host}{mark}\n"])
