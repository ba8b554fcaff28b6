"""Which format a table most likely is and which header is which column: a proposal for an advisor to confirm.

Names decide first, as a whole and one to one; what they leave open is settled by values only where there is no choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from analysis.exports.formats import Column, Format, plain
from analysis.exports.mappings.assignment import best_pairs
from analysis.exports.mappings.column_looks import MOSTLY, TELLING, ColumnLook, is_impossible, support, wanted_shapes
from analysis.exports.mappings.header_likeness import likeness
from analysis.exports.mappings.mapping import TOLD_BY_FOLDER

Sureness = Literal["sure", "likely", "a guess", "chosen", ""]
SAME, LIKELY, LEAST, GUESS = 1.0, 0.75, 0.55, 0.5
SAME_BUT_ODD = 0.8
# What values that say nothing, or speak against it, leave of a name that is only like.
LEFT_BY_SUPPORT = {0.0: 0.6, 0.5: 0.95, 1.0: 1.0}
REQUIRED_WEIGHT, MISSING_COST = 2.0, 1.5
LEAST_CANDIDATE, MOST_CANDIDATES = 0.3, 5


@dataclass(frozen=True, slots=True)
class FieldProposal:
    """A column of the format, the header proposed for it, how sure that is and why; else the headers it could be."""

    column: Column
    header: str | None
    sureness: Sureness
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MappingProposal:
    """A format, its columns with their headers, and how well the two fit: the higher the score, the likelier.

    `date_order` is the reader's own word on it; without one the table's dates may settle it.
    """

    format: Format
    fields: tuple[FieldProposal, ...]
    score: float
    date_order: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The header of every column that has one."""
        return {field.column.name: field.header for field in self.fields if field.header}

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns without a header which no folder's name can stand for."""
        return tuple(
            field.column
            for field in self.fields
            if field.column.required and not field.header and field.column.name not in TOLD_BY_FOLDER
        )


def propose(formats: Iterable[Format], looks: Sequence[ColumnLook]) -> list[MappingProposal]:
    """A proposal for every format, the likeliest first."""
    proposals = [propose_for(one, looks) for one in formats]
    return sorted(proposals, key=lambda proposal: (-proposal.score, proposal.format.name))


def propose_for(one: Format, looks: Sequence[ColumnLook]) -> MappingProposal:
    """Pair the columns of one format with the table's headers."""
    scores = [[_certainty(column, look) for look in looks] for column in one.columns]
    pairs = best_pairs(scores)
    certainties = {row: scores[row][place] for row, place in pairs.items()}
    only = _no_choice(one.columns, looks, pairs)
    pairs, certainties = pairs | only, certainties | dict.fromkeys(only, GUESS)
    taken = set(pairs.values())
    left = [look for place, look in enumerate(looks) if place not in taken]
    fields = tuple(
        _named(column, looks[pairs[row]], certainties[row])
        if row in pairs
        else FieldProposal(column, None, "", "no header is like it", _candidates(column, left))
        for row, column in enumerate(one.columns)
    )
    weights = [REQUIRED_WEIGHT if column.required else 1.0 for column in one.columns]
    reached = sum(certainty * weights[row] for row, certainty in certainties.items())
    proposal = MappingProposal(one, fields, reached)
    return MappingProposal(one, fields, reached - MISSING_COST * len(proposal.missing))


def _certainty(column: Column, look: ColumnLook) -> float:
    """How likely a header is a column by its name, as its values bear it out; 0 where it is not to be proposed."""
    if is_impossible(column, look):
        return 0.0
    bears_out = support(column, look)
    if _is_same(column, look):
        return SAME if bears_out else SAME_BUT_ODD
    certainty = _likeness(column, look) * LEFT_BY_SUPPORT[bears_out]
    return certainty if certainty >= LEAST else 0.0


def _is_same(column: Column, look: ColumnLook) -> bool:
    return plain(look.label) in {plain(source) for source in (*column.sources, column.name)}


def _likeness(column: Column, look: ColumnLook) -> float:
    return max(likeness(look.label, source) for source in (*column.sources, column.name))


def _no_choice(columns: Sequence[Column], looks: Sequence[ColumnLook], pairs: dict[int, int]) -> dict[int, int]:
    """Pairs by values alone: the only header left of a kind, for the only column left that wants that kind."""
    taken = set(pairs.values())
    left = [place for place, look in enumerate(looks) if place not in taken and look.filled_count]
    found: dict[int, int] = {}
    for row, column in enumerate(columns):
        if row in pairs or not (kind := _kind_wanted(column)):
            continue
        rivals = [other for other, one in enumerate(columns) if other not in pairs and _kind_wanted(one) == kind]
        places = [place for place in left if _is_kind(looks[place], kind) and not is_impossible(column, looks[place])]
        if rivals == [row] and len(places) == 1:
            found[row] = places[0]
    return found if len(set(found.values())) == len(found) else {}


def _kind_wanted(column: Column) -> str:
    """The kind of value that is enough to go by: a telling shape, or what a required column must read as."""
    if (shapes := wanted_shapes(column)) and shapes[0] in TELLING:
        return shapes[0]
    return column.reads_as if column.required and column.reads_as in {"count", "amount", "date"} else ""


def _is_kind(look: ColumnLook, kind: str) -> bool:
    if kind in look.reads:
        return {"count": "whole number"}.get(kind, kind) == look.kind
    return look.shapes.get(kind, 0.0) >= MOSTLY


def _named(column: Column, look: ColumnLook, certainty: float) -> FieldProposal:
    values = _what_values_say(column, look)
    if certainty == SAME:
        return FieldProposal(column, look.label, "sure", f"the same header, {values}")
    if _is_same(column, look):
        return FieldProposal(column, look.label, "likely", f"the same header, but {values}")
    if certainty > GUESS:
        sureness: Sureness = "likely" if certainty >= LIKELY else "a guess"
        return FieldProposal(column, look.label, sureness, f"a header much like it, {values}")
    return FieldProposal(column, look.label, "a guess", f"the only header left whose values look like {_kind(look)}")


def _kind(look: ColumnLook) -> str:
    ending = {"address on a network": "addresses on a network", "currency": "currencies", "prose": "prose"}
    return ending.get(look.kind, f"{look.kind}s")


def _what_values_say(column: Column, look: ColumnLook) -> str:
    if not look.filled_count:
        return "and no values to judge by"
    wanted = wanted_shapes(column)
    if wanted and not support(column, look):
        return f"values do not look like a {wanted[0]}"
    if not look.kind:
        return "values are text" if column.reads_as == "text" else "values read as they should"
    return f"values look like {_kind(look)}"


def _candidates(column: Column, left: Sequence[ColumnLook]) -> tuple[str, ...]:
    """The headers left that the column could be, the likest first; for an optional one, only what speaks for them."""
    able = [look for look in left if not is_impossible(column, look) and support(column, look) > 0]
    if not column.required:
        able = [one for one in able if support(column, one) == 1.0 or _likeness(column, one) >= LEAST_CANDIDATE]
    able.sort(key=lambda look: -_likeness(column, look))
    return tuple(look.label for look in able[:MOST_CANDIDATES])
