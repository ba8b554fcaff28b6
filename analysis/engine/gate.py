"""The import gate: what a client's folder holds, covers, lacks and lost, before any figure is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from analysis.engine.database import Database

# What must be built before the gate can speak.
RELATIONS = ("marts.source_kinds", "marts.sources", "core.virtual_accounts")

KINDS = """
    select source_name, source_status, file_count, landed_count, taken_at, age_days, coverage, source_use, where_from
    from marts.source_kinds
    order by kind_number
"""
SOURCES = """
    select format_title, smart_account, taken_at, file_count, virtual_account_count, read_count, landed_count,
        rejected_count, repeated_count, age_days, export_status
    from marts.sources
    union all
    select 'Not read: ' || path, '', taken_at, 1, null, read_count, landed_count, rejected_count, null, null, 'not read'
    from meta.files where file_status <> 'landed'
    order by list_position(['current', 'overlapped', 'later', 'empty', 'not read', 'history'], export_status),
        taken_at desc nulls last, format_title, smart_account
"""
ACCOUNTS = """
    select smart_account, count(*) as virtual_account_count, count(*) filter (is_listed) as listed_count,
        count(*) filter (has_licenses) as licenses_count, count(*) filter (has_instances) as instances_count,
        string_agg(virtual_account, ', ' order by virtual_account) filter (is_listed and not has_licenses)
            as never_exported
    from core.virtual_accounts
    group by smart_account
    order by smart_account
"""
# Reasons that differ only in the value they quote are one.
REJECTS = """
    select path, min(row_number) as row_number, arg_min(reason, row_number) as reason, count(*) as rejected_count
    from meta.rejects inner join meta.files using (file_id)
    group by path, regexp_replace(reason, ': .* is not ', ': … is not ')
    order by rejected_count desc, path, row_number
"""
DATE_ORDERS = """
    select path, date_order, date_order_source
    from meta.files
    where date_order is not null or date_order_source is not null
    order by path
"""
NOTICES = """
    select severity, arg_min(notice, notice) as notice, remedy, count(*) as notice_count
    from meta.notices left join meta.files using (file_id)
    group by severity, remedy, coalesce(replace(notice, path, ''), notice)
    order by list_position(['stop', 'warn', 'info'], severity), notice
"""


# What readers call the columns of these tables.
HEADS = {
    "source_name": "source",
    "source_status": "status",
    "coverage": "covers",
    "format_title": "source",
    "export_status": "status",
    "smart_account": "Smart Account",
    "file_count": "files",
    "taken_at": "taken",
    "age_days": "days old",
    "virtual_account_count": "Virtual Accounts",
    "listed_count": "in account list",
    "licenses_count": "with licences",
    "instances_count": "with instances",
    "never_exported": "listed, never exported",
    "read_count": "read",
    "landed_count": "landed",
    "rejected_count": "rejected",
    "repeated_count": "repeated",
    "row_number": "row",
    "date_order": "order",
    "date_order_source": "settled by",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """The import gate's tables.

    `kinds` has one row a kind of source, also those that are missing; `sources` one row a format, Smart Account and
    day, then the files that were not read; `accounts` one row a Smart Account; `rejects` one row a file and reason,
    with its first row as a sample; `date_orders` one row a file whose days needed an order; `notices` one row a
    sentence, the most urgent first.
    """

    kinds: pl.DataFrame
    sources: pl.DataFrame
    accounts: pl.DataFrame
    rejects: pl.DataFrame
    date_orders: pl.DataFrame
    notices: pl.DataFrame


def read_gate(database: Database) -> Gate:
    """Read the gate of an estate whose RELATIONS are built."""
    return Gate(*(database.frame(sql) for sql in (KINDS, SOURCES, ACCOUNTS, REJECTS, DATE_ORDERS, NOTICES)))
