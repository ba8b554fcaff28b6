"""The names by which a mapping may call the columns of a table, each of them one column and no other.

A header seen before is `Quantity (2)`, counted from the left; a column without a letter or digit in its header is
`column 4`, by its place. Spelling does not matter: see `plain`.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.exports.formats import plain


def column_labels(headers: Sequence[str]) -> list[str]:
    """The name of every column, from the left."""
    taken: dict[str, int] = {}
    for place, header in enumerate(headers):
        taken.setdefault(plain(header), place)
    taken.pop("", None)
    labels, counted = [], dict.fromkeys(taken, 1)
    for place, header in enumerate(headers):
        name = header if plain(header) else f"column {place + 1}"
        label = name
        while taken.setdefault(plain(label), place) != place:
            counted[plain(name)] = counted.get(plain(name), 1) + 1
            label = f"{name} ({counted[plain(name)]})"
        labels.append(label)
    return labels


def places_of(headers: Sequence[str]) -> dict[str, int]:
    """The place of every column by the plain spelling of its name."""
    return {plain(label): place for place, label in enumerate(column_labels(headers))}
