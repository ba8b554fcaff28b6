"""A mapping as the file an advisor reads, corrects and keeps: every column with its meaning, its header and why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from analysis.exports.formats import Column, Format
from analysis.exports.mappings.column_looks import ColumnLook
from analysis.exports.mappings.mapping import TOLD_BY_FOLDER
from analysis.exports.mappings.proposal import FieldProposal, MappingProposal
from analysis.fields import FIELDS

READS_AS = {"text": "text", "count": "a whole number", "amount": "an amount", "date": "a date", "json": "text"}
LONGEST_SAMPLE = 40
LONGEST_LINE = 118
_CAPITALS = {"ea", "eol", "id", "ip", "mac", "pak", "pid", "po", "sku", "udi", "uuid", "va"}
_PROPER_NAMES = ("Smart Account", "Virtual Account", "True Forward")
_INTRODUCTION = """\
# Which header of {name} is which column: proposed by `workbench map`, for you to confirm.
# Read it through, correct what is wrong, save it. Every later file with these headers lands by it, whatever the order
# of its columns and whatever else it holds. Headers are written as the table has them: the second "Quantity" is
# "Quantity (2)", a fourth column without a header is "column 4".
# sure: the header is known · likely, a guess: have a look · chosen: by you
"""


def field_name(column: Column) -> str:
    """A column as readers see it: `pak_number` is `PAK number`."""
    words = " ".join(word.upper() if word in _CAPITALS else word for word in column.name.split("_"))
    for name in _PROPER_NAMES:
        words = words.replace(name.lower(), name)
    return words[:1].upper() + words[1:]


def field_meaning(column: Column) -> str:
    """What a column means, where the workbench's own columns tell; else under which names its source has it."""
    known = next((name for name in (column.name, f"{column.name}_name", f"{column.name}_date") if name in FIELDS), "")
    return FIELDS[known].meaning if known else f"also seen as {', '.join(column.sources[:3])}"


def field_rules(column: Column) -> str:
    """How a column's values must read, and whether the format can do without it."""
    told = "required, or told by a folder's name" if column.name in TOLD_BY_FOLDER else "required"
    return f"{READS_AS[column.reads_as]}, {told if column.required else 'optional'}"


def mapping_text(
    name: str, proposal: MappingProposal, looks: Sequence[ColumnLook], others: Iterable[Format] = ()
) -> str:
    """The text of `mappings/*.toml`; `name` is the file that was looked at, `others` the formats that came near."""
    near = ", ".join(one.name for one in others)
    lines = [
        *_INTRODUCTION.format(name=safe(name)).splitlines(),
        "",
        f"# {safe(proposal.format.title)}{f'; came near too: {near}' if near else ''}",
        f"format = {quoted(proposal.format.name)}",
        "",
        *_date_order(proposal, looks),
        "[columns]",
    ]
    by_label = {look.label: look for look in looks}
    for field in proposal.fields:
        lines += ["", *_field(field, by_label)]
    return "\n".join([*lines, *_left_over(proposal, looks)]) + "\n"


def date_order_of(proposal: MappingProposal, looks: Sequence[ColumnLook]) -> tuple[str, bool]:
    """The order of day and month that was chosen, or that the mapped dates settle; and whether they leave it open."""
    if proposal.date_order:
        return proposal.date_order, False
    labels = {field.header for field in proposal.fields if field.column.reads_as == "date"}
    dated = [look for look in looks if look.label in labels]
    day_first, month_first = sum(look.day_first for look in dated), sum(look.month_first for look in dated)
    if day_first != month_first:
        return ("dmy" if day_first > month_first else "mdy"), False
    return "", day_first > 0 or any(look.either_order for look in dated)


def _date_order(proposal: MappingProposal, looks: Sequence[ColumnLook]) -> list[str]:
    order, is_open = date_order_of(proposal, looks)
    if order:
        by = "as you chose it" if proposal.date_order else "as this file's dates settle it"
        said = f"# The order of day and month, {by}; for files that leave it open."
        return [said, f"date_order = {quoted(order)}", ""]
    if is_open:
        said = "# The dates looked at could put the day or the month first. Say which, unless client.toml does:"
        return [said, '# date_order = "dmy"', ""]
    return []


def _field(field: FieldProposal, looks: dict[str, ColumnLook]) -> list[str]:
    column = field.column
    lines = [f"# {field_name(column)} ({field_rules(column)}): {safe(field_meaning(column), LONGEST_LINE)}"]
    if field.header:
        lines.append(f"# {field.sureness}: {safe(field.why, LONGEST_LINE)}")
        if shown := looks[field.header].shown if field.header in looks else ():
            lines.append(f"# in the file: {' · '.join(safe(sample) for sample in shown)}")
        return [*lines, f"{column.name} = {quoted(field.header)}"]
    could_be = " or ".join(quoted(label) for label in field.candidates)
    lines.append(f"# {safe(field.why, LONGEST_LINE)}{f'; it could be {could_be}' if could_be else ''}")
    if column.required and column.name not in TOLD_BY_FOLDER:
        return [*lines, "# TO COMPLETE: landing waits for this header.", f'{column.name} = ""']
    return [*lines, f'# {column.name} = ""']


def _left_over(proposal: MappingProposal, looks: Sequence[ColumnLook]) -> list[str]:
    taken = set(proposal.headers.values())
    left = [look for look in looks if look.label not in taken]
    if not left:
        return []
    lines = ["", "# Headers that no column took: kept in raw, not used."]
    for look in left:
        samples = " · ".join(safe(sample) for sample in look.shown)
        said = "speaks of persons: never mapped, values not shown" if look.is_personal else samples or "no values"
        lines.append(f"# {quoted(look.label)}: {said}")
    return lines


def safe(text: str, longest: int = LONGEST_SAMPLE) -> str:
    """Text of a file for a comment: on one line, without control characters, cut where it is long."""
    line = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def quoted(text: str) -> str:
    """A TOML string; safe in a comment too."""
    text = "".join(character if character.isprintable() else " " for character in text)
    return json.dumps(text, ensure_ascii=False)
