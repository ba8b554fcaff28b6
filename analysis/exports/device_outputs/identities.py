"""Which devices answered: the UDI of the one asked and of each member of its stack or pair."""

from __future__ import annotations

from analysis.exports.device_outputs.labels import Fields, identity_of, is_identity, is_rule
from analysis.exports.device_outputs.section import Section

_COLUMNS_AT_LEAST = 3


class Identities(Section):
    """`UDI: PID:…,SN:…`, the HA UDI list, or the table of `show license udi`."""

    def takes(self, row_number: int, text: str, label: str, value: str) -> bool:
        """Take a device, or a row of the table: slot, product id, serial number, both joined."""
        if is_identity(value):
            role: Fields = {} if label == "udi" else {"role": text.partition(":")[0].strip()}
            self.tell("device", row_number, role | identity_of(value))
            return True
        cells = text.split()
        if len(cells) < _COLUMNS_AT_LEAST:
            return False
        *slot, product_id, serial_number, joined = cells
        if joined == f"{product_id}:{serial_number}":
            fields = {"product_id": product_id, "serial_number": serial_number}
            if slot:
                fields["slot"] = " ".join(slot)
            self.tell("device", row_number, fields)
            return True
        return is_rule(text) or cells[-1] == "UDI"


class TrustCodes(Section):
    """The trust codes a device and its members hold, each with its dates as the device tells them."""

    installed = ""

    def takes(self, row_number: int, text: str, label: str, value: str) -> bool:
        """Take a member, or what is told of it."""
        if is_identity(value):
            self.closes()
            self.row_number = row_number
            identity = identity_of(value)
            serial_number, _, behind = identity.get("serial_number", "").partition(" ")
            self.fields = {"role": text.partition(":")[0].strip()} | identity
            if behind:
                self.fields |= {"serial_number": serial_number, "trust_code_installed": behind.strip()}
            return True
        if not self.fields:
            return label in {"trust code type", "attributes"} or text.startswith("<")
        for part in text.split("   "):
            self._keep(part.strip())
        return True

    def _keep(self, said: str) -> None:
        folded = said.casefold()
        if folded.startswith("installed"):
            self.fields.setdefault("trust_code_installed", said)
        elif folded.startswith("valid on "):
            self.fields.setdefault("trust_code_valid_from", said[len("valid on ") :])
        elif folded.startswith("expired on "):
            # The first second of 1970 stands for a date that was never set.
            if not (" 1970 " in said or said.endswith(" 1970")):
                self.fields.setdefault("trust_code_expires", said[len("expired on ") :])
        elif said:
            label, colon, value = said.partition(":")
            key = {"trust code type": "trust_code_type", "attributes": "trust_code_attributes"}.get(
                label.strip().casefold(), "note"
            )
            self.fields.setdefault(key, value.strip() if colon and key != "note" else said)

    def closes(self) -> None:
        """Tell the member."""
        self.installed = self.installed or self.fields.get("trust_code_installed", "")
        self.tell("trust_code", self.row_number, self.fields)
        self.fields = {}
