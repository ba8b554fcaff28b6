"""The reporting policy a device holds: one record a class of licences, in days, with who set each number."""

from __future__ import annotations

from analysis.exports.device_outputs.labels import Fields, put, snake
from analysis.exports.device_outputs.section import Section

_CLASSES = (
    ("unenforced/non-export perpetual", "unenforced perpetual"),
    ("unenforced/non-export subscription", "unenforced subscription"),
    ("unenforced", "unenforced"),
    ("enforced", "enforced"),
    ("export", "export controlled"),
)
_DAYS = (
    ("first report", "first_report_days"),
    ("frequency", "reporting_frequency_days"),
    ("on change", "report_on_change_days"),
)


class ReportingPolicy(Section):
    """The policy block of RULES.md §5."""

    def heads(self, row_number: int, title: str) -> None:
        """Begin the block."""
        super().heads(row_number, title)
        self.fields = {}
        self.part: Fields = {}

    def takes(self, row_number: int, text: str, label: str, value: str) -> bool:
        """Take a line of the block."""
        if label == text.casefold():
            return False
        name = next((name for start, name in _CLASSES if label.startswith(start)), "")
        if name and not value:
            self.closes()
            self.row_number = row_number
            self.part = {"license_class": name, "license_class_text": text.removesuffix(":").rstrip()}
            return True
        days = next((key for words, key in _DAYS if words in label and label.endswith("(days)")), "")
        said, source = _said_and_source(value)
        fields = self.part if days or self.part else self.fields
        key = days or snake(label)
        put(fields, key, said)
        put(fields, f"{key}_source", source)
        return True

    def closes(self) -> None:
        """Tell the last class, or the days that were told without one."""
        if self.part:
            self.tell("reporting_policy", self.row_number, self.fields | self.part)
            self.part = {}


def _said_and_source(value: str) -> tuple[str, str]:
    """`90 (Customer Policy)` is two facts: what is asked, and who asks it."""
    if value.endswith(")"):
        said, _, source = value[:-1].partition("(")
        return said.strip(), source.strip()
    return value, ""
