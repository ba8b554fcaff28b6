"""Authorisation codes, reservations and purchases that a device holds, per member and per licence."""

from __future__ import annotations

from analysis.exports.device_outputs.labels import Fields, identity_of, is_identity, put, snake
from analysis.exports.device_outputs.section import Section
from analysis.exports.device_outputs.told import Told

_KEYS = {
    "status": "authorization_status",
    "reservation status": "reservation_status",
    "entitlement tag": "entitlement_tag",
    "description": "description",
    "total available count": "available_count",
    "total reserved count": "reserved_count",
    "enforcement type": "enforcement_type",
    "authorization type": "authorization_type",
    "license type": "license_type",
    "term count": "term_count",
    "start date": "start_date",
    "end date": "end_date",
    "subscription id": "subscription_id",
}
_NOTHING = ("no purchase information available", "term information", "<none>", "not applicable")


class Authorizations(Section):
    """The lists of `show license authorization`: one record a member, and one a licence and term of it."""

    def __init__(self, told: Told) -> None:
        super().__init__(told)
        self.member: Fields = {}
        self.told_count = 0

    def begins(self, row_number: int, name: str, tag: str) -> None:
        """Begin a licence of the list."""
        self.closes()
        self.row_number = row_number
        put(self.fields, "license_name", name or tag)
        put(self.fields, "entitlement_tag", tag)

    def takes(self, row_number: int, text: str, label: str, value: str) -> bool:
        """Take a member, or what is told of it or of its licence."""
        if is_identity(value):
            self._close_member()
            # The first member of a licence tells it from the licence's own line on.
            self.row_number = row_number if self.told_count or not self.fields else self.row_number
            self.member = {"role": text.partition(":")[0].strip()} | identity_of(value)
            return True
        if label == text.casefold() or not value:
            return label.startswith(_NOTHING)
        if label == "entitlement tag" and not self.member and "entitlement_tag" in self.fields:
            self.closes()
        if not (self.member or self.fields):
            if label != "entitlement tag":
                return False
            self.row_number = row_number
        put(self.member or self.fields, _KEYS.get(label) or snake(label), value)
        return True

    def _close_member(self) -> None:
        if self.member:
            self.told_count += 1
            self._tell(self.fields | self.member)
        self.member = {}

    def _tell(self, fields: Fields) -> None:
        self.tell("authorization", self.row_number, {"authorization_list": self.title} | fields)

    def closes(self) -> None:
        """Tell the member, or the licence that names none."""
        self._close_member()
        if self.fields and not self.told_count:
            self._tell(self.fields)
        self.fields = {}
        self.told_count = 0
