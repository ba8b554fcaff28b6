"""A capture cut into outputs: each from its command line, or its first heading, to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.exports.device_outputs.commands import VERBS, Command, command_of, is_show
from analysis.exports.device_outputs.shapes import shape_of

LONGEST_COMMAND_LINE = 300
_PROMPT = re.compile(
    r"\s?(?:RP/\d+/\w+/\w+:)?(?P<host>[A-Za-z0-9][\w.:/@+~-]{0,62})(?P<mode>\([\w./:+ -]{1,48}\))?\s?[#>](?P<typed>.*)"
)
_ROUTER = re.compile(r"\s?RP/\d+/\w+/\w+:")
_NAMED = re.compile(r"(?P<before>\W*)(?P<typed>sh(?:ow?)? +[a-z][\w |-]{0,76}?)(?P<after>\W*)$", re.IGNORECASE)
NOISE = ("Load for five secs", "Time source is", "No time source", "CPU utilization for five")
_CLOCK_LINE = re.compile(r"[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d\.\d+ \S+$")
# A second one of these headings opens another licence output.
_FIRST_HEADINGS = ("Smart Licensing Status", "Smart Licensing is", "Utility:", "Account Information:", "Registration:")
_TECH_SUPPORT = "Smart Licensing Tech Support info"
# Lines that look like the first of an output but stand inside another one.
_INNER = (
    ("version", "Licensed features"),
    ("events", "Usage Reporting"),
    ("events", "Trust Code Installed"),
    ("usage reports", "UDI:"),
)


@dataclass(slots=True)
class Output:
    """The lines of one command's output, from `first` up to `end`, counted from 0; `start` is where its command stands.

    `command.name` is empty where nothing tells it.
    """

    command: Command
    host_name: str | None
    is_router: bool
    start: int
    first: int
    end: int


def is_noise(text: str) -> bool:
    """Tell whether a line only says when the command ran and how busy the device was."""
    return text.startswith(NOISE) or (text[-1:].isalpha() and bool(_CLOCK_LINE.match(text)))


def outputs_of(lines: list[str]) -> Iterator[Output]:
    """Every output of a capture, in order; text before the first and after a bare prompt is one of no known command."""
    cutting = _Cutting(lines)
    for place, line in enumerate(lines):
        if next_output := cutting.opens(place, line):
            yield from cutting.closed(place)
            cutting.output = next_output
    yield from cutting.closed(len(lines))


class _Cutting:
    """Where the capture is cut: what is known at a line depends on the lines before it, never on those behind."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.hosts: set[str] = set()
        self.seen: set[str] = set()
        self.output = Output(Command("", "other"), None, is_router=False, start=0, first=0, end=0)
        self.is_shaped = False

    def closed(self, end: int) -> Iterator[Output]:
        self.output.end = end
        if self.output.first < end or self.output.command.name:
            yield self.output

    def opens(self, place: int, line: str) -> Output | None:
        if len(line) <= LONGEST_COMMAND_LINE:
            if ("#" in line or ">" in line) and (prompted := self._prompted(place, line)):
                return prompted
            if ("sh" in line or "SH" in line or "Sh" in line) and (named := self._named(place, line)):
                return named
        if self.is_shaped or not self.output.command.name:
            return self._shaped(place, line)
        return None

    def _prompted(self, place: int, line: str) -> Output | None:
        found = _PROMPT.match(line)
        if found is None:
            return None
        host, typed = _host_of(found["host"]), found["typed"].strip()
        first = typed.split(maxsplit=1)[0] if typed else ""
        is_command = is_show(first) or first.casefold() in VERBS or (bool(typed) and found["mode"] is not None)
        if typed and not is_command and host not in self.hosts:
            return None
        self.hosts.add(host)
        self._forget()
        is_router = _ROUTER.match(line) is not None
        return Output(command_of(typed), host, is_router, start=place, first=place + 1, end=place)

    def _named(self, place: int, line: str) -> Output | None:
        """A command on a line of its own, or in a heading such as `----- show version -----`."""
        found = _NAMED.match(line)
        if found is None:
            return None
        command = command_of(found["typed"])
        is_heading = min(len(found["before"]), len(found["after"])) > 3  # noqa: PLR2004  three marks and a space
        if command.subject == "other" and not is_heading:
            return None
        self._forget()
        host, is_router = self.output.host_name, self.output.is_router
        return Output(command, host, is_router, start=place, first=place + 1, end=place)

    def _shaped(self, place: int, line: str) -> Output | None:
        following = self.lines[place + 1] if place + 1 < len(self.lines) else ""
        text = line.strip()
        shape = shape_of(text, following)
        if shape is None or not self._is_another(shape, text):
            return None
        self._forget()
        self.is_shaped = True
        self._is_repeated(text)
        host, is_router = self.output.host_name, self.output.is_router
        return Output(shape, host, is_router, start=place, first=place, end=place)

    def _is_another(self, shape: Command, text: str) -> bool:
        """Tell whether a heading begins another output than the one that is being told."""
        current = self.output.command
        if not self.is_shaped:
            return True
        if shape.subject != current.subject:
            return not any(current.subject == subject and text.startswith(start) for subject, start in _INNER)
        if shape.subject == "smart":
            return self._is_repeated(text)
        return shape.subject != "version" and shape.name != current.name

    def _is_repeated(self, text: str) -> bool:
        """Remember a first heading; true if this output has had it before."""
        if text.startswith(_TECH_SUPPORT):
            heading = _TECH_SUPPORT
        elif _TECH_SUPPORT in self.seen:
            return False
        else:
            heading = next((one for one in _FIRST_HEADINGS if text.startswith(one)), "")
        is_repeated = heading in self.seen
        if heading:
            self.seen.add(heading)
        return is_repeated

    def _forget(self) -> None:
        self.seen = set()
        self.is_shaped = False


def _host_of(host: str) -> str:
    """The device's own name: without the user before it and the context behind it."""
    return host.rpartition("@")[2].partition("/")[0]
