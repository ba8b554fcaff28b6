"""Licensed features as an ASA lists them, in `show version` and `show license features`."""

from __future__ import annotations

from analysis.exports.device_outputs.labels import Fields, put

_HEADING = "licensed features for this platform:"


def feature_list_of(text: str) -> str:
    """The name of the list that a line begins, or nothing."""
    return text.removesuffix(":") if text.casefold().endswith(_HEADING) else ""


def feature_of(text: str, feature_list: str) -> Fields | None:
    """A row of a list: `Security Contexts : 2 perpetual`; None where the list is over."""
    name, colon, said = text.partition(" : ")
    value, _, left = said.strip().partition(" ")
    if not (feature_list and colon and value):
        return None
    fields: Fields = {"feature_list": feature_list}
    put(fields, "feature_name", name.strip())
    put(fields, "feature_value", value)
    put(fields, "period_left", left.strip())
    return fields
