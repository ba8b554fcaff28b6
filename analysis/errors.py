"""What can go wrong, said as: what happened, where, and what to do."""

from __future__ import annotations


class WorkbenchError(Exception):
    """An error a user can act on."""

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what = what
        self.where = where
        self.todo = todo
        parts = (what, where and f"  where: {where}", todo and f"  to do: {todo}")
        super().__init__("\n".join(part for part in parts if part))


class ClientError(WorkbenchError):
    """The client's folder or its client.toml cannot be used as it stands."""


class ExportError(WorkbenchError):
    """A file in the client's folder cannot be understood."""


class BuildError(WorkbenchError):
    """A model or check failed; the estate is as it was before."""


class QueryError(WorkbenchError):
    """A question to the estate could not be answered."""


class MissingInputError(WorkbenchError):
    """A figure was asked for whose input is not in the estate."""


class ParameterError(WorkbenchError):
    """A notebook was given a parameter it does not take, or a value it cannot use."""


class GateStoppedError(WorkbenchError):
    """The import gate found something that must be settled before any figure is printed."""


class ChartError(WorkbenchError):
    """A chart tried to leave without its title, unit, source or alternative text."""


class LeakError(BuildError):
    """A file of the client edition holds what is for our own side alone, or cannot be opened to see whether it does."""
