"""The installed base in the four layouts that clients have: a partner's list, line details, a quote, an asset list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.csv_tables import Dialect, table

if TYPE_CHECKING:
    from datetime import date

    from stories.contracts import Item

INSTALLED_HEADER = (
    "Serial Number / PAK number", "Coverage", "Covered Line Status", "Business Entity", "Product Family", "Product ID",
    "Product Description", "Asset Type", "Product Type", "Item Quantity", "Covered Line Start Date",
    "Covered Line End Date", "Contract Type", "Contract Number", "Last Date of Support", "Product List Price $",
    "Instance ID", "Product SO", "Product PO", "Installed Base Status", "Install Site CR Party Name",
)  # fmt: skip
LINE_DETAILS_HEADER = (
    "PAK/Serial Number", "Status", "Last Date of Support", "Service Level/Offer Type", "Start Date", "End Date",
    "Description", "Product /Offer Name", "Subscription ID/Contract Number", "Instance Number", "Service SKU",
    "Quantity", "Installed Base Status", "Product Family", "Total Net Price", "Currency",
)  # fmt: skip
QUOTE_HEADER = (
    "PAK/Serial Number", "Instance Number", "SKU", "Start Date", "End Date", "Quantity", "Unit List Price",
    "Quote Number", "Product Number", "Product Description", "Service Level", "Extended Net Price", "Currency",
    "Status",
)  # fmt: skip
ASSET_HEADER = (
    "Site", "Health", "PAK/Serial Number", "Contract Number", "Product Number", "Product Label", "End of Support",
    "Product Description", "Product Type", "Instance Number", "Product Relationship", "Parent Instance Number",
    "Start Date", "End Date", "Contract Line Status", "PO Number", "SO Number", "Maintenance PO Number",
    "Maintenance SO Number", "Do Not Renew Reason Code", "Warranty Type", "Warranty End Date", "Product Ship Date",
)  # fmt: skip
BUSINESS = {"N9000": "Data Center", "FPR2100": "Security", "WLC9800": "Wireless"}
PREAMBLE = ("Line Details Report", "Prepared For:,{name}", "Report Date:,{day}", "Filters:,All Contracts", "")


def installed_rows(items: list[Item], on: date, site: str) -> list[tuple[object, ...]]:
    """A partner's list of the installed base."""
    rows = [
        (
            one.serial_number, one.covered(on), "ACTIVE" if one.covered(on) == "COVERED" else "",
            BUSINESS.get(one.family, "Enterprise Networking"), one.family, one.product_id, one.description,
            "Hardware", "CHASSIS", 1, one.start, one.end, "SNTP" if one.contract else "", one.contract,
            one.support_end, one.list_price, one.instance, one.order, one.purchase_order, "INSTALLED", site,
        )
        for one in items
    ]  # fmt: skip
    return [INSTALLED_HEADER, *rows]


def line_details(items: list[Item], on: date, name: str) -> str:
    """CCW-R's line details: five rows before the header, a byte order mark, days such as 10-Apr-2027, `-` and `N`."""
    rows = [
        (
            one.serial_number, "ACTIVE" if one.covered(on) == "COVERED" else "OVERDUE" if one.contract else "-",
            _letters(one.support_end) or "N", "SNT" if one.contract else "-", _letters(one.start) or "-",
            _letters(one.end) or "-", one.description, one.product_id, one.contract or "-", one.instance,
            f"CON-SNT-{one.family}" if one.contract else "-", 1, "Installed", one.family,
            f"{one.list_price * 8 / 100:,.2f}", "GBP",
        )
        for one in items
    ]  # fmt: skip
    before = "\r\n".join(PREAMBLE).format(name=name, day=_letters(on))
    return "\ufeff" + before + "\r\n" + table(LINE_DETAILS_HEADER, rows, Dialect())


def quote_rows(items: list[Item], on: date, number: str) -> list[tuple[object, ...]]:
    """A renewal quote: title rows, then the lines, whose instance numbers a spreadsheet took for amounts."""
    before: list[tuple[object, ...]] = [("Quote Summary",), ("Quote Number", number), ("Prepared on", on), ()]
    rows = [
        (
            one.serial_number, f"{one.instance}.0", f"CON-SNT-{one.family}", one.start, one.end, 1,
            one.list_price * 10 / 100, number, one.product_id, one.description, "SNT", one.list_price * 6 / 100,
            "GBP", "Valid" if one.covered(on) == "COVERED" else "Lapsed",
        )
        for one in items
    ]  # fmt: skip
    return [*before, QUOTE_HEADER, *rows]


def asset_list(items: list[Item], on: date, site: str) -> str:
    """An asset list; below its first blank row stand old assets that were struck off, which are none of it."""
    rows = [_asset(one, on, site) for one in items]
    return table(ASSET_HEADER, rows, Dialect())


def struck_off(items: list[Item], on: date, site: str) -> str:
    """The rows below the blank one."""
    below = table((), (_asset(one, on, site) for one in items), Dialect())
    return "\r\n" + below.lstrip("\r\n")


def _asset(one: Item, on: date, site: str) -> tuple[object, ...]:
    covered = one.covered(on)
    return (
        site, "Good" if covered == "COVERED" else "Attention", one.serial_number, one.contract, one.product_id,
        f"{one.product_id} chassis", one.support_end or "", one.description, "CHASSIS", one.instance, "Parent", "",
        one.start or "", one.end or "", "ACTIVE" if covered == "COVERED" else "TERMINATED" if one.contract else "",
        one.purchase_order, one.order, "", "", "", "", "", one.start or "",
    )  # fmt: skip


def _letters(day: date | None) -> str:
    return day.strftime("%d-%b-%Y") if day else ""
