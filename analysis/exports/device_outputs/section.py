"""What every section of a licence output is: it takes lines and, once it is over, has told its records."""

from __future__ import annotations

from abc import ABC, abstractmethod

from analysis.exports.device_outputs.labels import Fields
from analysis.exports.device_outputs.told import Told
from analysis.exports.formats import Record


class Section(ABC):
    """A part of a licence output under one heading, or under several that belong together."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.records: list[Record] = []
        self.row_number = 0
        self.title = ""
        self.fields: Fields = {}

    def heads(self, row_number: int, title: str) -> None:
        """Begin under a heading."""
        self.row_number = row_number
        self.title = title

    @abstractmethod
    def takes(self, row_number: int, text: str, label: str, value: str) -> bool:
        """Take a line and say whether it was understood.

        `label` is what stands before the colon, in lower case; of a line without a colon, all of it.
        """

    def closes(self) -> None:  # noqa: B027 - most sections leave nothing open
        """Tell what is still open."""

    def tell(self, kind: str, row_number: int, fields: Fields) -> None:
        """Tell a record, unless it would be empty."""
        if fields:
            self.records.append(self.told.record(kind, row_number, fields))
