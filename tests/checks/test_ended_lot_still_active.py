"""checks/ended_lot_still_active: a lot that ended and is still marked active."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_largest_ended_lot_comes_first(check_rule: CheckRule) -> None:
    check_rule(
        "ended_lot_still_active",
        given={
            "core.license_lots": """
            file_id | row_number | lot_number | virtual_account    | license_name | lot_count | lot_end_date | reported_status | lot_status
            api     | 1          | 1          | Depot              | DNA          | 9         | 2026-10-31   | ACTIVE          | Ended
            api     | 2          | 1          | ATT EE CUSTOMER C  | ISRV AX 1G   | 1250      | 2020-05-29   | ACTIVE          | Ended
        """
        },
        finds=[
            "A lot of 1,250 ISRV AX 1G in ATT EE CUSTOMER C ended on 29 May 2020 and is still marked active.",
            "A lot of 9 DNA in Depot ended on 31 Oct 2026 and is still marked active.",
        ],
    )


def test_a_lot_marked_expired_or_still_in_force_is_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "ended_lot_still_active",
        given={
            "core.license_lots": """
            file_id | row_number | lot_number | lot_count | lot_end_date | reported_status | lot_status
            api     | 1          | 1          | 9         | 2026-10-31   | EXPIRED         | Ended
            api     | 1          | 2          | 9         | 2027-10-31   | ACTIVE          | Available
        """
        },
        finds=[],
    )
