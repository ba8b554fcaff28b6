"""marts.transfer_lots: the lots that may move, and how many of each without harm on a later day."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

LOTS = "file_id | row_number | lot_number | smart_account | virtual_account | license_name | lot_count | lot_end_date | is_agreement_lot | immovable_reason"
BALANCES = "smart_account | virtual_account | license_name | balance_count | free_count"
FREE = "smart_account | virtual_account | license_name | free_from_date | free_count"


def test_a_lot_is_limited_by_what_is_free_while_it_would_be_missed(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_lots",
        given={
            "core.movable_lots": f"""
            {LOTS}
            f | 1 | 1 | acme | Depot | A | 60 | 2027-06-01 | false |
            f | 1 | 2 | acme | Depot | A | 50 |            | false |
            f | 1 | 3 | acme | Depot | A | 40 | 2028-06-01 | false |
        """,
            "marts.transfer_balances": f"{BALANCES}\nacme | Depot | A | 100 | 100",
            "marts.free_licenses": f"""
            {FREE}
            acme | Depot | A | 2026-11-24 | 100
            acme | Depot | A | 2027-06-01 | 40
            acme | Depot | A | 2027-12-01 | 70
            acme | Depot | A | 2028-06-01 | 30
            acme | Depot | A | 2029-06-01 | 20
        """,
        },
        expect="""
            lot_number | limit_count
            1          | 100
            3          | 40
            2          | 20
        """,
    )


def test_lots_that_do_not_move_and_accounts_with_nothing_free_are_left_out(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_lots",
        given={
            "core.movable_lots": f"""
            {LOTS}
            f | 1 | 1 | acme | Depot  | A | 60 |  | false | Demo
            f | 1 | 2 | acme | Depot  | A | 50 |  | false |
            f | 2 | 1 | acme | Campus | A | 50 |  | false |
            f | 3 | 1 | acme | Depot  | B | 50 |  | false |
        """,
            "marts.transfer_balances": f"{BALANCES}\nacme | Depot | A | 10 | 10\nacme | Campus | A | -10 | 0",
            "marts.free_licenses": f"{FREE}\nacme | Depot | A | 2026-11-24 | 10",
        },
        expect="row_number | lot_number | limit_count\n1 | 2 | 10",
    )


def test_a_lot_lasts_where_it_still_counts_after_the_day_of_the_event(check_model: CheckModel) -> None:
    given = {
        "core.movable_lots": f"""
            {LOTS}
            f | 1 | 1 | acme | Depot | A | 1 | 2027-01-30 | false |
            f | 1 | 2 | acme | Depot | A | 1 | 2027-01-31 | false |
            f | 1 | 3 | acme | Depot | A | 1 |            | false |
        """,
        "marts.transfer_balances": f"{BALANCES}\nacme | Depot | A | 3 | 3",
        "marts.free_licenses": f"""
            {FREE}
            acme | Depot | A | 2026-11-24 | 3
            acme | Depot | A | 2027-01-30 | 2
            acme | Depot | A | 2027-01-31 | 1
        """,
    }
    lasting = "lot_number | is_lasting_lot\n1 | {}\n2 | true\n3 | true"
    check_model("marts.transfer_lots", given=given, expect=lasting.format("true"))
    event = {"core.agreement_events": "event_date | is_next\n2027-01-30 | true\n2027-12-31 | false"}
    check_model("marts.transfer_lots", given=given | event, expect=lasting.format("false"))
