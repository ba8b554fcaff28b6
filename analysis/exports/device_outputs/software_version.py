"""`show version` of IOS, IOS-XE, NX-OS, ASA and IOS-XR: the software, the devices and the licence packages it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.exports.device_outputs.labels import Fields, is_rule, put
from analysis.exports.device_outputs.license_features import feature_list_of, feature_of
from analysis.exports.device_outputs.license_packages import LicensePackages, level_of
from analysis.exports.device_outputs.outputs import is_noise
from analysis.exports.device_outputs.told import Told
from analysis.exports.formats import Record, Unread

_IMAGE = re.compile(r"Software \(([^()]{1,120})\)")
_VERSION = re.compile(r"Version ([^,\s]{1,120})(?:,? (.*))?")
_TRAIN = re.compile(r"Software \[([^\]]{1,60})\]")
_NEXUS_VERSION = re.compile(r"(?:NXOS|system):\s+version (\S{1,120})(?: (.*))?")
_SYSTEMS = (
    ("Cisco IOS XE Software", "IOS-XE"),
    ("Cisco IOS XR Software", "IOS-XR"),
    ("Cisco IOS Software", "IOS"),
    ("IOS (tm)", "IOS"),
    ("Cisco Adaptive Security Appliance", "ASA"),
)
_XE_SIGNS = ("IOS-XE", "IOS XE", "IOSXE", "LINUX_IOSD")

# A word a line must hold before its pattern is tried, and what the pattern says.
_FACTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (word, re.compile(pattern))
    for word, pattern in (
        ("uptime is", r"(?P<host_name>(?!System |Kernel )\S{1,120}) uptime is (?P<uptime>.+)"),
        ("ptime is", r"(?:System|Kernel) uptime is (?P<uptime>.+)"),
        (" up ", r"(?P<host_name>\S{1,120}) up (?P<uptime>\d+ .+)"),
        ("Device name:", r"Device name:\s*(?P<host_name>\S+)"),
        ("IOS XE Version:", r"IOS XE Version: (?P<xe_version>\S+)"),
        ("image file is", r'(?:System|NXOS|system) image file is:?\s+"?(?P<system_image>[^"]+)'),
        ("kickstart", r"kickstart image file is:\s+(?P<kickstart_image>.+)"),
        ("kickstart", r"kickstart:\s+version (?P<kickstart_version>.+)"),
        ("BIOS:", r"BIOS:\s+version (?P<bios_version>.+)"),
        ("eturned to ROM", r"System returned to ROM by (?P<reload_reason>.+)"),
        ("restarted at", r"System restarted at (?P<restarted_at>.+)"),
        ("Last reload", r"Last reload reason: (?P<reload_reason>.+)"),
        ("Last reset", r"Last reset at \d+ usecs after\s+(?P<restarted_at>.+)"),
        ("Reason:", r"Reason: (?P<reload_reason>.+)"),
        ("onfiguration register", r"Configuration register (?:on node \S+ )?is (?P<config_register>.+)"),
        ("ompiled", r"Compiled (?:on )?(?P<compiled_at>.+?) by \S+$"),
        ("ompile time", r"(?:NXOS|system) compile time:\s+(?P<compiled_at>.+)"),
        ("Built On", r"Built On\s+: (?P<compiled_at>.+)"),
        ("Label", r"Label\s+: (?P<build_label>.+)"),
        ("ROM:", r"ROM: (?P<rom>.+)"),
        ("BOOTLDR", r"BOOTLDR: (?P<boot_loader>.+)"),
        ("Smart Licensing Status", r"Smart Licensing Status: (?P<smart_licensing_status>.+)"),
        ("License mode", r"License mode: (?P<license_mode>.+)"),
        ("License State", r"(?:\S+ )?Platform License State: (?P<platform_license_state>.+)"),
        ("entitlement", r"No active entitlement: (?P<entitlement_note>.+)"),
        ("throughput level", r"The current (?:crypto )?throughput level is (?P<throughput_level>.+)"),
        ("Device Manager", r"Device Manager Version (?P<device_manager_version>\S+)"),
        ("Operating System Version", r"(?:Firepower Extensible|SSP) Operating System Version (?P<fxos_version>\S+)"),
        ("operating mode", r"Router operating mode: (?P<operating_mode>.+)"),
        ("This platform has", r"This platform has (?P<platform_license>.+)"),
    )
)
# A device's model, and its serial number in a later line.
_MODELS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (word, re.compile(pattern))
    for word, pattern in (
        ("rocessor", r"[Cc]isco (\S{1,80}(?: \S{1,40}){0,3}) \(.*\) processor\b"),
        (" with ", r"[Cc]isco (\S{1,80}) \([^()]*\) with "),
        ("hassis", r"cisco (?:Nexus ?\d*|MDS|Nexus\S*) (\S{1,80}) .*[Cc]hassis"),
        ("Hardware:", r"Hardware:\s+([^,]{1,80}),"),
        ("Model Id", r"Model Id:\s+(\S{1,80})"),
        ("Model Number", r"Model Number\s+: (\S{1,80})"),
        ("Model number", r"Model number\s+: (\S{1,80})"),
    )
)
_SERIALS = re.compile(r"(?:Processor [Bb]oard ID|Serial Number:|System [Ss]erial [Nn]umber\s*:)\s*(\S{1,80})")
_SWITCH = re.compile(r"Switch (\d{1,3})$")
_UDI_HEADING = re.compile(r"Device# +PID +SN$")
_UDI = re.compile(r"\*?(\d{1,2}) {2,20}(\S{1,80}) {2,40}(\S{1,40})$")


def read_version(lines: list[str], first: int, told: Told) -> Iterator[Record | Unread]:
    """A record of the software, one a device it names, one a licence package or licensed feature."""
    version = _Version(told)
    for place, line in enumerate(lines, start=first):
        text = line.strip()
        if text and not is_rule(text) and not is_noise(text):
            version.takes(place, line, text)
    yield from version.all_told()


class _Version:
    """What one output has told so far."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.records: list[Record] = []
        self.fields: Fields = {}
        self.row_number = 0
        self.model = ""
        self.slot = ""
        self.is_in_udi_table = False
        self.devices: set[tuple[str, str]] = set()
        self.feature_list = ""
        self.packages = LicensePackages()

    def takes(self, row_number: int, line: str, text: str) -> None:
        """Take a line; the terms of use, memory and interfaces are passed over."""
        if self._takes_license(row_number, line, text) or self._takes_device(row_number, text):
            return
        if "ersion" in text:
            self._takes_version(row_number, text)
        for word, pattern in _FACTS:
            if word in text and (found := pattern.match(text)):
                for key, value in found.groupdict().items():
                    self._keep(row_number, key, value.strip())

    def _keep(self, row_number: int, key: str, value: str) -> None:
        """Keep the first value of a kind; a later reason of a reload says it better."""
        self.row_number = self.row_number or row_number
        if key == "reload_reason":
            self.fields.pop(key, None)
        self.fields.setdefault(key, value)
        if key == "host_name":
            self.told.host_name = self.told.host_name or value

    def _takes_version(self, row_number: int, text: str) -> None:
        """Keep the version, and with it the operating system that is called so."""
        if found := _NEXUS_VERSION.match(text):
            self._names(row_number, "NX-OS", found[1], found[2] or "")
            return
        system = next((name for start, name in _SYSTEMS if text.startswith(start)), "")
        found = _VERSION.search(text) if system else None
        if found is None:
            return
        if text.startswith("Cisco IOS XE Software"):
            self.told.operating_system = system
            self._keep(row_number, "xe_version", found[1])
            return
        if system == "IOS" and (self.told.operating_system == "IOS-XE" or any(sign in text for sign in _XE_SIGNS)):
            system = "IOS-XE"
        version, bracket, note = found[1].partition("[")
        self._names(row_number, system, version, f"{bracket}{note}" or found[2] or "")
        for key, pattern in (("image_id", _IMAGE), ("train", _TRAIN)):
            if told := pattern.search(text):
                self._keep(row_number, key, told[1])

    def _names(self, row_number: int, system: str, version: str, release: str) -> None:
        self.told.operating_system = system
        self._keep(row_number, "operating_system", system)
        self._keep(row_number, "software_version", version)
        if release.strip():
            self._keep(row_number, "release", release.strip())

    def _takes_license(self, row_number: int, line: str, text: str) -> bool:
        """Take a licence package, a licensed feature of an ASA, or the licence level."""
        package = self.packages.takes(line, text)
        if package is not None:
            self._tell("license_package", row_number, package)
            return True
        if feature_list := feature_list_of(text):
            self.feature_list = feature_list
            return True
        feature = feature_of(text, self.feature_list)
        if feature is not None:
            self._tell("classic_license", row_number, feature)
            return True
        self.feature_list = ""
        level = level_of(text) if "icense" in text else {}
        for key, value in level.items():
            self._keep(row_number, key, value)
        return bool(level)

    def _tell(self, kind: str, row_number: int, fields: Fields) -> None:
        if fields:
            self.records.append(self.told.record(kind, row_number, fields))

    def _takes_device(self, row_number: int, text: str) -> bool:
        """Take a model, a serial number, the number of a stack's member, or a row of the UDI table."""
        for word, pattern in _MODELS:
            if word in text and (found := pattern.match(text)):
                self.model = found[1]
                if "serial_number" not in self.fields:
                    self.fields["model"] = self.model
                self.row_number = self.row_number or row_number
                return True
        if found := _SERIALS.match(text):
            self._identifies(row_number, self.model, found[1], self.slot)
        elif found := _SWITCH.match(text):
            self.slot, self.model = found[1], ""
        elif _UDI_HEADING.match(text):
            self.is_in_udi_table = True
        elif self.is_in_udi_table and (found := _UDI.match(text)):
            self._identifies(row_number, found[2], found[3], "")
        else:
            self.is_in_udi_table = False
            return False
        return True

    def _identifies(self, row_number: int, model: str, serial_number: str, slot: str) -> None:
        """Tell a device once; of IOS and IOS-XE the model is the product id."""
        self._keep(row_number, "serial_number", serial_number)
        if (model, serial_number) in self.devices:
            return
        self.devices.add((model, serial_number))
        fields: Fields = {}
        put(fields, "product_id" if self.told.operating_system in {"IOS", "IOS-XE"} else "model", model)
        put(fields, "serial_number", serial_number)
        put(fields, "slot", slot)
        self._tell("device", row_number, fields)

    def all_told(self) -> Iterator[Record]:
        """Every record in the order of its lines."""
        self._tell("software", self.row_number, self.fields)
        yield from sorted(self.records, key=lambda record: record.row_number)
