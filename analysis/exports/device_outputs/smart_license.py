"""`show license all`, `usage`, `summary`, `status`, `tech support`, `udi` and `authorization`: one family of sections.

The commands print the same sections, each a selection of them, so one reader takes them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.exports.device_outputs.authorizations import Authorizations
from analysis.exports.device_outputs.communications import Communications
from analysis.exports.device_outputs.identities import Identities, TrustCodes
from analysis.exports.device_outputs.labels import is_identity, is_rule, name_and_tag
from analysis.exports.device_outputs.license_usage import LicenseBlocks, LicenseTable
from analysis.exports.device_outputs.outputs import is_noise
from analysis.exports.device_outputs.reporting_policy import ReportingPolicy
from analysis.exports.device_outputs.reporting_status import ReportingStatus
from analysis.exports.device_outputs.section import Section
from analysis.exports.device_outputs.told import Told
from analysis.exports.formats import Record, Unread

# Headings as they are printed, in lower case and without their colon; and who reads what stands below.
_SECTIONS = {
    "smart licensing tech support info": "status",
    "smart licensing status": "status",
    "registration": "status",
    "license authorization": "status",
    "evaluation period": "status",
    "export authorization key": "status",
    "utility": "status",
    "smart licensing using policy": "status",
    "account information": "status",
    "data privacy": "status",
    "transport": "status",
    "miscellaneous": "status",
    "license conversion": "status",
    "smart license conversion": "status",
    "usage reporting": "status",
    "agent version": "status",
    "reservation info": "status",
    "usage report summary": "status",
    "device telemetry report summary": "status",
    "telemetry report summary": "status",
    "product analytics report summary": "status",
    "device enforcement state": "status",
    "upcoming scheduled jobs": "status",
    "license certificates": "status",
    "ha info": "status",
    "other info": "status",
    "platform provided mapping table": "status",
    "policy": "policy",
    "license usage": "licenses",
    "product information": "identities",
    "ha udi list": "identities",
    "trust code installed": "trust codes",
    "license authorizations": "authorizations",
    "overall status": "authorizations",
    "authorizations": "authorizations",
    "purchased licenses": "authorizations",
    "derived licenses": "authorizations",
    "specified license reservations": "authorizations",
    "communication statistics": "communications",
}
# Sections whose lines look like headings: only an underlined title or the end of the output ends them.
_CLOSED_SECTIONS = frozenset(
    {"communication statistics", "upcoming scheduled jobs", "other info", "platform provided mapping table", "ha info"}
)
_IDENTITY_TABLES = ("slotid", "device#", "slot#", "switch#", "slot ")
_TRUST_CODE = "trust code installed"
# Marks of what was seen, beside the headings themselves, by which an output without a command line is told.
_BLOCKS, _HANDLES, _SUMMARY = "licence blocks", "handles", "License Usage Table"
_USAGE = frozenset({"license usage", "license authorization", _BLOCKS})
_IDENTITIES = frozenset({"product information", "ha udi list"})
_AUTHORIZATIONS = frozenset(name for name, section in _SECTIONS.items() if section == "authorizations")


def read_smart_license(lines: list[str], first: int, told: Told) -> Iterator[Record | Unread]:
    """Every record of one output; `first` is the number of its first line in the file."""
    output = _SmartLicense(told)
    last = len(lines) - 1
    for place, line in enumerate(lines):
        text = line.strip()
        if text and not is_noise(text):
            output.takes(first + place, text, lines[place + 1].lstrip() if place < last else "")
    yield from output.told()


class _SmartLicense:
    """The sections of one output, and which of them is being read."""

    def __init__(self, told: Told) -> None:
        self.teller = told
        self.is_guessed = not told.command
        self.status = ReportingStatus(told)
        self.licenses = LicenseBlocks(told)
        self.table = LicenseTable(told)
        self.policy = ReportingPolicy(told)
        self.identities = Identities(told)
        self.authorizations = Authorizations(told)
        self.trust_codes = TrustCodes(told)
        self.sections: dict[str, Section] = {
            "status": self.status,
            "policy": self.policy,
            "licenses": self.licenses,
            "identities": self.identities,
            "authorizations": self.authorizations,
            "trust codes": self.trust_codes,
            "communications": Communications(told),
        }
        self.section: Section = self.status
        self.title = ""
        self.titles: set[str] = set()
        self.left: list[tuple[int, str]] = []

    def takes(self, row_number: int, text: str, following: str) -> None:
        """Take a line: a heading, the first of a licence, or one of the section under way."""
        if is_rule(text):
            return
        head, _, value = text.partition(":")
        if head[-1:].isdigit() and value[:1].isdigit():
            # The colon of a time, in a sentence without a label.
            head, value = text, ""
        label, value = head.strip().casefold(), value.strip()
        if self._is_heading(label, value, following):
            self._heads(row_number, head.strip(), value)
        elif self._opens(row_number, text, label, value):
            return
        else:
            self._hands(row_number, text, label, value)

    def _is_heading(self, label: str, value: str, following: str) -> bool:
        if label not in _SECTIONS:
            return not value and following.startswith("===")
        if self.title in _CLOSED_SECTIONS:
            return following.startswith("===")
        return not value or label == _TRUST_CODE

    def _heads(self, row_number: int, title: str, value: str) -> None:
        name = title.casefold()
        self._turn(row_number, self.sections[_SECTIONS.get(name, "status")], title)
        if name == _TRUST_CODE and value and not value.startswith("Trust Code Type"):
            self.status.keep(row_number, "trust_code_installed", value)

    def _turn(self, row_number: int, section: Section, title: str) -> None:
        """End the section under way and begin another."""
        self.section.closes()
        self.section, self.title = section, title.casefold()
        self._sees(self.title)
        # What a section does not understand is said of the device.
        self.status.heads(row_number, title)
        if section is not self.status:
            section.heads(row_number, title)

    def _opens(self, row_number: int, text: str, label: str, value: str) -> bool:
        """Begin what has no heading of its own: a licence, the summary's table, a device's identity."""
        folded = text.casefold()
        if label == "udi" and is_identity(value):
            self._turn(row_number, self.identities, "Product Information")
            return self.identities.takes(row_number, text, label, value)
        if folded.startswith(_IDENTITY_TABLES) and folded.endswith("udi"):
            self._turn(row_number, self.identities, "Product Information")
            return True
        if folded.startswith("license ") and "entitlement tag" in folded:
            self._turn(row_number, self.table, _SUMMARY)
            return True
        return self._opens_licence(row_number, text, label)

    def _opens_licence(self, row_number: int, text: str, label: str) -> bool:
        is_handle = label == "handle"
        is_name = text.endswith("):") or (text.endswith(")") and text.startswith("(") and self.title in _USAGE)
        if not (is_handle or (is_name and ": " not in text)):
            return False
        if self.section in (self.table, self.policy) or self.title in _CLOSED_SECTIONS:
            return False
        name, tag = ("", "") if is_handle else name_and_tag(text) or (text, "")
        if self.section is self.authorizations and self.title != "overall status":
            self.authorizations.begins(row_number, name, tag)
            return True
        if self.section is not self.licenses:
            self._turn(row_number, self.licenses, "License Usage")
        self._sees(_HANDLES if is_handle else _BLOCKS)
        self.licenses.begins(row_number, name, tag, handle=text.partition(":")[2].strip() if is_handle else "")
        return True

    def _hands(self, row_number: int, text: str, label: str, value: str) -> None:
        """Give a line to the section under way; what it does not understand is said of the device, or is left."""
        is_understood = self.section.takes(row_number, text, label, value)
        if not is_understood and self.section is not self.status:
            is_understood = self.status.takes(row_number, text, label, value)
        if not is_understood:
            self.left.append((row_number, text))

    def _sees(self, title: str) -> None:
        """Remember a heading; where no command line tells the command, the headings so far do."""
        self.titles.add(title)
        if self.is_guessed:
            self.teller.command = self._guess()

    def _guess(self) -> str:
        """The command whose output has the sections seen so far."""
        titles = self.titles
        if titles & {_HANDLES, "smart licensing tech support info"}:
            return "show license tech support"
        if "smart licensing status" in titles:
            return "show license all"
        if _SUMMARY.casefold() in titles:
            return "show license summary"
        if _BLOCKS in titles:
            return "show license usage" if titles <= _USAGE else "show license all"
        if titles <= _IDENTITIES:
            return "show license udi" if titles else ""
        return "show license authorization" if titles <= _AUTHORIZATIONS else "show license status"

    def told(self) -> Iterator[Record | Unread]:
        """Every record of the output in the order of its lines, then what was left."""
        self.section.closes()
        if self.is_guessed:
            self.teller.command = self._guess()
        for key, value in self.policy.fields.items():
            self.status.keep(self.policy.row_number, key, value)
        if self.trust_codes.installed and "trust_code_installed" not in self.status.fields:
            self.status.keep(self.trust_codes.row_number, "trust_code_installed", self.trust_codes.installed)
        if self.left and self.status.fields:
            self.status.fields["note"] = "\n".join(text for _, text in self.left)
            self.left = []
        self.status.end()
        sections = (*self.sections.values(), self.table)
        yield from sorted((one for section in sections for one in section.records), key=lambda one: one.row_number)
        if self.left:
            yield self.teller.not_understood(self.left[0][0], (text for _, text in self.left))
