"""Order and PAK tables in the layouts clients have: a reseller's list, CCW's columns, a workbook a quarter a sheet."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from stories.csv_tables import Dialect, table
from stories.ledger import OWN_DAYS, Told, Written, written
from stories.spreadsheets import Sheet, workbook

if TYPE_CHECKING:
    from datetime import date

    from stories.model import Client, Pak
    from stories.orders import OrderLine

RESELLER_HEADER = (
    "Order Number", "Line", "PO Number", "Part Number", "Description", "Qty", "Unit List Price", "Discount",
    "Unit Net Price", "Extended Net Price", "Currency", "Order Date", "Start Date", "End Date", "Smart Account",
    "Virtual Account", "Status",
)  # fmt: skip
PAK_HEADER = ("PAK Number", "SKU", "Quantity", "Fulfilled Quantity", "Status", "Date", "Smart Account")
TOTALS = "a row of totals, not of data"


def reseller_orders(path: str, lines: list[OrderLine], taken: date, client: Client) -> Written:
    """A reseller's list: cp1252, semicolons, decimal commas, days first, a title before it and a total below."""
    rows = [_reseller_row(line, client) for line in lines]
    total = sum((line.unit_net * line.quantity for line in lines), Decimal(0))
    blank = [""] * 8
    rows.append(("Total", *blank, _comma(total), client.currency, *[""] * 6))
    title = f"Order report – {client.name};;;;\r\nAll prices without VAT, in {client.currency};;;;\r\n\r\n"
    content = title + table(RESELLER_HEADER, rows, Dialect(delimiter=";"))
    told = Told("orders", taken, len(rows), rejects=((TOTALS, 1),), date_order=("dmy", OWN_DAYS))
    return written(path, content.encode("cp1252"), told)


def _reseller_row(line: OrderLine, client: Client) -> tuple[object, ...]:
    return (
        line.order, "1.0", line.purchase_order, line.sku, f"{line.license_name} – licence", line.quantity,
        _comma(line.unit_list), f"{line.discount * 100:.0f}%", _comma(line.unit_net),
        _comma(line.unit_net * line.quantity), client.currency, _day(line.ordered), _day(line.start), _day(line.end),
        line.smart_account, line.virtual_account, "Invoiced",
    )  # fmt: skip


def _day(day: date | None) -> str:
    return day.strftime("%d.%m.%Y") if day else ""


def _comma(amount: Decimal) -> str:
    return f"{amount:,.2f}".replace(",", "'").replace(".", ",").replace("'", ".")


def order_book(path: str, lines: list[OrderLine], taken: date, client: Client) -> Written:
    """A workbook with a sheet for each year, each under a title, dates as dates."""
    sheets = []
    for year in sorted({line.ordered.year for line in lines}):
        own = [line for line in lines if line.ordered.year == year]
        rows: list[tuple[object, ...]] = [(f"{client.name}: orders {year}",), (), RESELLER_HEADER]
        rows += [
            (
                line.order, "1.0", line.purchase_order, line.sku, line.license_name, line.quantity, line.unit_list,
                line.discount, line.unit_net, line.unit_net * line.quantity, client.currency, line.ordered,
                line.start, line.end, line.smart_account, line.virtual_account, "Invoiced",
            )
            for line in own
        ]  # fmt: skip
        sheets.append(Sheet(f"FY {year}", rows, Told("orders", taken, len(own))))
    return workbook(path, sheets)


def mapped_orders(path: str, lines: list[OrderLine], taken: date) -> Written:
    """A list of a layout of its own, which only a mapping can tell."""
    header = ("Our reference", "Pos", "Item", "What", "Pieces", "Each, net", "Bought on", "Delivered to", "Remark")
    rows = [
        (
            line.order, place, line.sku, line.license_name, line.quantity, f"£{line.unit_net:,.2f}",
            line.ordered.strftime("%d %b %Y"), line.virtual_account, "deposited" if line.is_deposited else "see e-mail",
        )
        for place, line in enumerate(lines, start=1)
    ]  # fmt: skip
    return written(path, table(header, rows, Dialect()), Told("orders", taken, len(rows)))


def pak_table(
    path: str, paks: list[Pak], taken: date, domain: str, dialect: Dialect, header: tuple[str, ...] = PAK_HEADER
) -> Written:
    """The portal's list of keys."""
    rows = [
        (one.number, one.sku, one.quantity, one.fulfilled, one.status, one.day.isoformat(), one.smart_account)
        for one in paks
    ]
    return written(path, table(header, rows, dialect), Told("pak_licenses", taken, len(rows), domain))
