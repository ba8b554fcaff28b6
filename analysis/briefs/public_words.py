"""What a client edition may tell: the figures and words of the relations that are open to every reader of a brief."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.briefs.leak_secrets import LEAST_AMOUNT
from analysis.engine.database import identifier

if TYPE_CHECKING:
    from analysis.briefs.leak_secrets import Secret
    from analysis.engine.estate import Estate

# Relations and columns that are ours as a whole, or are read in internal sections alone.
_OURS = re.compile(
    r"\.(settlement|lever|benchmark|scenario|simulation|sensitivity|negotiation$|notes$|later_notes$|readiness_gate$)"
)
_OUR_COLUMNS = {"fallback_text", "fallback_amount", "note_text", "owner_role", "statement"}
_NUMBERS = ("DECIMAL", "BIGINT", "INTEGER", "DOUBLE", "HUGEINT")


@dataclass(frozen=True)
class Figure:
    """A figure as a file writes it: without grouping, with k or % behind it.

    A bare one is a whole number with neither grouping nor unit nor a currency beside it.
    """

    form: str
    value: Decimal
    is_bare: bool = False


NO_FIGURE = Figure("", Decimal(0))


class PublicWords:
    """Answers, when something is found, whether the client may know it anyway."""

    def __init__(self, estate: Estate) -> None:
        self._estate = estate

    def tells(self, secret: Secret, figure: Figure = NO_FIGURE) -> bool:
        """Whether a relation open to all has these words, or a figure that is written the same way."""
        if secret.is_always:
            return False
        return self._tells_words(secret.value) if secret.letters else self._tells_figure(figure)

    @cached_property
    def _columns(self) -> dict[str, list[tuple[str, str]]]:
        found = self._estate.query(
            "select table_schema || '.' || table_name, column_name, data_type from information_schema.columns "
            "where table_schema in ('core', 'marts', 'inputs', 'reference') order by all"
        )
        columns: dict[str, list[tuple[str, str]]] = {}
        for relation, column, kind in found.iter_rows():
            columns.setdefault(relation, []).append((column, kind))
        return {name: told for name, told in columns.items() if not _OURS.search(name)}

    def _open_rows(self, columns: list[tuple[str, str]]) -> str:
        return "not is_internal" if ("is_internal", "BOOLEAN") in columns else "true"

    def _tells_words(self, words: str) -> bool:
        for relation, columns in self._columns.items():
            names = [identifier(one) for one, kind in columns if kind == "VARCHAR" and one not in _OUR_COLUMNS]
            if names:
                told = f"lower(concat_ws(' ', {', '.join(names)}))"
                asked = (
                    f"select 1 from {relation} where {self._open_rows(columns)} and contains({told}, lower(?)) limit 1"
                )
                if self._estate.query(asked, [words]).height:
                    return True
        return False

    def _tells_figure(self, figure: Figure) -> bool:
        value, within, ending = _written_alike(figure)
        for relation, columns in self._columns.items():
            names = [
                identifier(one)
                for one, kind in columns
                if kind.startswith(_NUMBERS) and one not in _OUR_COLUMNS and (figure.is_bare or one.endswith(ending))
            ]
            near = " or ".join(f"abs(abs(cast({name} as double)) - ?) <= ?" for name in names)
            asked = f"select 1 from {relation} where {self._open_rows(columns)} and ({near}) limit 1"
            if names and self._estate.query(asked, [value, within] * len(names)).height:
                return True
        return False


def _written_alike(figure: Figure) -> tuple[float, float, str]:
    """The number a figure stands for, how far another may be from it to be written the same, and its kind of column."""
    value = float(figure.value)
    if figure.form.endswith("k"):
        return 1000 * value, 50.0, "_amount"
    if figure.form.endswith("%"):
        return value / 100, 5e-7, "_share"
    if value < LEAST_AMOUNT:
        return value, 5e-7, "_share"
    return value, 0.5 if value == int(value) else 0.005, "_amount"
