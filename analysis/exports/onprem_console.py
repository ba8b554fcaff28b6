"""What the console of SSM On-Prem answers to `version`: the release that runs, the first one, and the patches since.

The server is called by its prompt; who was signed in there is not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.exports.formats import Column, Format, Record, Unread

_PROMPT = re.compile(r"^\s*\[[^@\]\s]{1,64}@([\w.-]{1,253}?) ?[~/][^\]]{0,200}\][#$]")
_RELEASE = re.compile(r"^\s*On-?Prem version\s*\((current|ISO)\)\s*:\s*(.*?)\s*$", re.IGNORECASE)
_PATCHES = re.compile(r"^\s*Patches installed\s*:\s*(.*?)\s*$", re.IGNORECASE)
_SURE = re.compile(r"^\s*On-?Prem version\s*\(current\)\s*:\s*\S", re.IGNORECASE | re.MULTILINE)


def recognises(head: str) -> bool:
    """Tell whether a text holds the console's answer to `version`."""
    return not head.lstrip("\ufeff \t\r\n").startswith(("<", "{")) and _SURE.search(head) is not None


def read(text: str) -> Iterator[Record | Unread]:
    """Each answer of a text; one file may hold the sessions of several servers, and of one before and after a patch."""
    server: str | None = None
    row_number, values = 0, dict[str, str | None]()
    for number, line in enumerate(text.splitlines(), start=1):
        prompt = _PROMPT.match(line)
        release, patches = _RELEASE.match(line), _PATCHES.match(line)
        is_current = release is not None and release.group(1).lower() == "current"
        if values and (is_current or prompt):
            yield Record(row_number, values)
            values = {}
        if prompt:
            server = prompt.group(1)
        elif release and is_current:
            if release.group(2):
                row_number, values = number, {"server": server, "version": release.group(2)}
            else:
                yield Unread(number, "the release is left open", line)
        elif release and values:
            values["installed_version"] = release.group(2)
        elif patches and values:
            values["patches"] = patches.group(1)
    if values:
        yield Record(row_number, values)


FORMAT = Format(
    name="onprem_console",
    title="SSM On-Prem, console's version",
    container="text",
    subject="onprem",
    needs_smart_account=False,
    is_account_wide=False,
    recognises=recognises,
    read=read,
    columns=(
        Column("server", ("server",)),
        Column("version", ("version",), required=True),
        Column("installed_version", ("installed_version",)),
        Column("patches", ("patches",)),
    ),
)
