"""Excel workbooks whose bytes are the same each time: sheets of cells, dates as dates, their making dated once."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import xlsxwriter

from stories.ledger import Told, Written

if TYPE_CHECKING:
    from collections.abc import Sequence

MADE_AT = datetime(2026, 11, 13, 9, 0)  # noqa: DTZ001  a workbook's times have no zone


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows from its first on, and what is told of it; without that it holds nothing the gate sees."""

    name: str
    rows: Sequence[Sequence[object]]
    told: Told | None = None


def workbook(path: str, sheets: Sequence[Sheet]) -> Written:
    """One workbook."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    book.set_properties({"created": MADE_AT})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for place, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                _write(page, place, column, cell)
    book.close()
    return Written(path, buffer.getvalue(), {sheet.name: sheet.told for sheet in sheets if sheet.told})


def _write(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: object) -> None:
    if isinstance(cell, date):
        page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day))  # noqa: DTZ001
    elif isinstance(cell, int | float | Decimal):
        page.write_number(row, column, float(cell))
    elif cell not in {None, ""}:
        page.write_string(row, column, str(cell))
