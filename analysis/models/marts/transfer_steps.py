"""The steps that leave the least short: moves of lots between Virtual Accounts, and covers by a higher tier inside one.

grain: transfer_number
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from analysis.remediation import plan_transfers

READS = ("marts.transfer_balances", "marts.transfer_lots")
COLUMNS = (
    "transfer_number",
    "transfer_kind",
    "smart_account",
    "license_name",
    "from_virtual_account",
    "to_virtual_account",
    "covered_license_name",
    "quantity_count",
    "file_id",
    "row_number",
    "lot_number",
)


def compute(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Plan the transfers of one estate."""
    return plan_transfers(frames["marts.transfer_balances"], frames["marts.transfer_lots"]).steps
