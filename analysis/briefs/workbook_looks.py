"""How the cells of a workbook look: the house's colours, and a number format a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.briefs.tables import Column
from analysis.briefs.workbook_cells import CellLook
from analysis.charts.theme import tones
from analysis.fields import FIELDS

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format

_MINUS = "\N{MINUS SIGN}"
_FORMATS = {
    "count": f"#,##0;{_MINUS}#,##0",
    "days": f"#,##0;{_MINUS}#,##0",
    "months": f"#,##0;{_MINUS}#,##0",
    "signed": f"+#,##0;{_MINUS}#,##0;0",
    "amount": f"#,##0.00;{_MINUS}#,##0.00",
    "signed_amount": f"+#,##0.00;{_MINUS}#,##0.00;0.00",
    "share": "0.0%",
    "date": "d mmm yyyy",
    "number": "0",
    "yes_no": '"Yes";"Yes";"No"',  # where a program shows a truth as a number
    "price": "#,##0.0000",
    "rate": "0.000000",
    "time": "d mmm yyyy hh:mm",
}
_LEFT = {"text", "words", "status", "grade", "yes_no", "tick", "date", "time"}
_NARROW, _WIDE, _SAMPLE = 9, 60, 300


class Looks:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._tones = tones()
        self._made: dict[str, Format] = {}
        self._cells: dict[str, CellLook] = {}
        self.link = self._format(
            "link", font_color=self._tones["ours"], underline=1, valign="top", text_wrap=True, **_aligned("left")
        )
        self.wrapped = self._format("wrapped", valign="top", text_wrap=True, align="left", indent=1)

    def unknown(self, column: Column) -> Format:
        """The look of what is not known, on the side on which the column's values stand."""
        side = _side(column)
        return self._format(f"unknown {side}", **_aligned(side), valign="top", font_color=self._tones["unknown"])

    def of(self, column: Column) -> CellLook:
        """The looks of a column's cells, by its unit."""
        field = FIELDS.get(column.name)
        unit = field.unit if field and field.unit in {"number", "price", "rate", "time"} else column.unit
        if unit not in self._cells:
            form = {"num_format": _FORMATS[unit]} if unit in _FORMATS else {}
            plain = self._format(f"cell {unit}", valign="top", **form, **_aligned(_side(column)))
            quoted = self._format("quoted", valign="top", quote_prefix=True, **_aligned("left"))
            self._cells[unit] = CellLook(plain, quoted)
        return self._cells[unit]

    def header(self, column: Column) -> Format:
        """The look of a column's label."""
        side = _side(column)
        return self._format(
            f"header {side}",
            bold=True,
            text_wrap=True,
            valign="bottom",
            **_aligned(side),
            bg_color=self._tones["wash"],
            bottom=1,
            bottom_color=self._tones["theirs"],
        )

    def words(self, kind: str) -> Format:
        """The look of a line of words: title, strong, plain, muted, or a column's own name."""
        muted = {"font_color": self._tones["muted"]}
        styles: dict[str, dict[str, Any]] = {
            "title": {"bold": True, "font_size": 14},
            "strong": {"bold": True},
            "plain": {},
            "muted": muted,
            "name": {**muted, "font_size": 8, **_aligned("left")},
        }
        return self._format(kind, **styles[kind])

    def _format(self, name: str, **style: Any) -> Format:
        if name not in self._made:
            self._made[name] = self._workbook.add_format({"font_color": self._tones["ink"], **style})
        return self._made[name]


def _side(column: Column) -> str:
    return "left" if column.unit in _LEFT else "right"


def _aligned(side: str) -> dict[str, Any]:
    return {"align": side, "indent": 1} if side == "left" else {"align": side}


def width_of(column: Column, values: pl.Series) -> float:
    """A width at which the label breaks into few lines and most values are read whole."""
    longest_word = max((len(word) for word in column.label.split()), default=0)
    texts = values.head(_SAMPLE).drop_nulls().cast(pl.String, strict=False)
    shown = texts.str.len_chars().quantile(0.9) if len(texts) else 0
    least = 12 if column.unit in {"date", "amount", "signed_amount"} else _NARROW
    return max(least, min(max(longest_word + 3, len(column.label) / 2 + 3, (shown or 0) + 3), _WIDE))
