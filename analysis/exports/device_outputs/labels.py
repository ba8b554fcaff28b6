"""The small forms that all outputs share: `Label: value`, `name (tag)`, `PID:…,SN:…`."""

from __future__ import annotations

import re
from functools import lru_cache

Fields = dict[str, str]
_SECRETS = ("password", "username", "secret", "community", "activation_key", "idtoken")
_NEXT_LABEL = re.compile(r"(?<=\s\s)(?=[A-Za-z][A-Za-z ()/-]{0,40}:)")
_IDENTITY = {"pid": "product_id", "p": "product_id", "sn": "serial_number", "s": "serial_number", "vid": "version_id"}
LONGEST_KEY = 80


@lru_cache(maxsize=4096)
def snake(label: str) -> str:
    """A label as a key: `Next ACK deadline` is `next_ack_deadline`."""
    return re.sub(r"[^a-z0-9]+", "_", label[:LONGEST_KEY].casefold()).strip("_")


def is_secret(key: str) -> bool:
    """Tell whether a key names what must not be kept, such as a proxy's password."""
    return key.endswith(_SECRETS)


def put(fields: Fields, key: str, value: str) -> None:
    """Keep a value under a key; a second, different one under the key with a number."""
    if not value or is_secret(key) or fields.setdefault(key, value) == value:
        return
    number = 2
    while fields.setdefault(f"{key}_{number}", value) != value:
        number = max(number, len(fields)) + 1


def pairs_of(text: str) -> list[tuple[str, str]]:
    """Each label and value of a line that tells several: `Total: 3,  Purged: 0`."""
    parts = _NEXT_LABEL.split(text) if "  " in text else [text]
    cut = (part.partition(":") for part in parts)
    return [(label.strip(), value.strip().removesuffix(",").rstrip()) for label, _, value in cut]


def name_and_tag(text: str) -> tuple[str, str] | None:
    """The name and the tag of `name (tag)`, with or without a colon at the end; the tag may hold brackets itself."""
    text = text.removesuffix(":").rstrip()
    if not text.endswith(")"):
        return None
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[place], 0)
        if depth == 0:
            return text[:place].strip(), text[place + 1 : -1].strip()
    return None


def identity_of(text: str) -> Fields:
    """What `PID:C9300-24UX,SN:FOC1234X0AB` names; further parts, such as a UUID, under their own names."""
    fields: Fields = {}
    for part in text.split(","):
        label, colon, value = part.partition(":")
        if colon:
            key = label.strip().casefold()
            put(fields, _IDENTITY.get(key, snake(key)), value.strip())
    return fields


def is_identity(text: str) -> bool:
    """Tell whether a text begins like a device's identity."""
    return text.startswith(("PID:", "PID "))


def is_rule(text: str) -> bool:
    """Tell whether a line is a row of dashes or equal signs under a heading."""
    return text.startswith(("---", "===", "***", "+++")) and not text.strip("-=*+ ")
