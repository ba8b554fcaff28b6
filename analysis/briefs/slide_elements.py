"""Elements of the slide format that python-pptx has no name for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.oxml.xmlchemy import OxmlElement


def child(parent: Any, tag: str, value: object = None, **attributes: object) -> Any:
    """Append an element such as ``c:idx`` and return it; `value` is its `val`."""
    made = OxmlElement(tag)
    if value is not None:
        made.set("val", str(value))
    for name, told in attributes.items():
        made.set(name, str(told))
    parent.append(made)
    return made


def replace_child(parent: Any, tag: str, value: object = None, *, before: Sequence[str]) -> Any:
    """Set an element in place of any of its name, before the first of those that the format wants behind it."""
    for old in parent.xpath(f"./{tag}"):
        parent.remove(old)
    made = child(parent, tag, value)
    later = [one for name in before for one in parent.xpath(f"./{name}")]
    if later:
        later[0].addprevious(made)
    return made
