"""How a device's messages to CSSM fared: attempts, last answers and failures, one record a kind of message."""

from __future__ import annotations

from analysis.exports.device_outputs.labels import put, snake
from analysis.exports.device_outputs.section import Section

_ONGOING = "Ongoing Failure:"


class Communications(Section):
    """The communication statistics of `show license tech support`."""

    def takes(self, row_number: int, text: str, label: str, value: str) -> bool:
        """Take a kind of message, or a figure of it."""
        if not value and label != text.casefold():
            self.closes()
            self.row_number = row_number
            self.fields = {"message_type": text.rstrip(":").rstrip()}
        elif not self.fields:
            return False
        elif label == "attempts":
            attempts, ongoing, failures = value.partition(_ONGOING)
            put(self.fields, "attempts", attempts.strip())
            if ongoing:
                put(self.fields, "ongoing_failure", failures.strip())
        elif label == text.casefold():
            put(self.fields, "note", text)
        else:
            put(self.fields, snake(label), value)
        return True

    def closes(self) -> None:
        """Tell the kind of message."""
        self.tell("communication", self.row_number, self.fields)
        self.fields = {}
