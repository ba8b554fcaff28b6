"""core.deposits: which lots prove which order lines, each unit once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.engine.models import all_models
from tests.pictures import Pictures, place

CheckModel = Callable[..., None]

SKUS = """
    sku | license_name
    A   | ISE Essentials
    A5  | ISE Essentials
    B   | ISE Advantage
"""
LINES = (
    "order_line_id | order_number | sku | license_name | has_sku_license | ordered_count | order_status | order_date | "
    "smart_account | subscription_id | file_id | row_number | order_line"
)
LOTS = (
    "file_id | row_number | lot_number | order_number | sku | license_name | lot_count | lot_status | smart_account | "
    "subscription_id | lot_end_date"
)
FOUND = "order_line_id | row_number | lot_number | match_key | deposited_count"


def test_without_orders_or_without_lots_nothing_is_proven(check_model: CheckModel) -> None:
    check_model("core.deposits", given={}, expect=FOUND)
    check_model(
        "core.deposits",
        given={"core.order_lines": f"{LINES}\no:2 | 98 | A | ISE Essentials | true | 10 | Live |||| o | 2 |"},
        expect=FOUND,
    )


def test_the_lots_of_an_order_in_several_accounts_sum_up(check_model: CheckModel) -> None:
    check_model(
        "core.deposits",
        given={
            "core.sku_licenses": SKUS,
            "core.order_lines": f"{LINES}\no:2 | 0098 | A | ISE Essentials | true | 10 | Live |||| o | 2 |",
            "core.license_lots": f"""{LOTS}
            api | 1 | 1 | 98 | A | ISE Essentials | 4 | Available | acme  | |
            api | 2 | 1 | 98 | A | ISE-ESSENTIALS | 3 | Ended     | acme  | |
            api | 3 | 1 | 98 | A | ISE Essentials | 9 | Future    | north | |
            api | 4 | 1 | 97 | A | ISE Essentials | 9 | Available | acme  | |
        """,
        },
        expect=f"""{FOUND}
            o:2 | 1 | 1 | Order number | 4
            o:2 | 2 | 1 | Order number | 3
            o:2 | 3 | 1 | Order number | 3
        """,
    )


def test_where_the_rows_of_an_export_stand_does_not_decide_which_lot_proves(check_model: CheckModel) -> None:
    for campus, depot in ((1, 2), (2, 1)):
        check_model(
            "core.deposits",
            given={
                "core.sku_licenses": SKUS,
                "core.order_lines": f"{LINES}\no:2 | 98 | A | ISE Essentials | true | 4 | Live |||| o | 2 |",
                "core.license_lots": f"""{LOTS} | virtual_account
                api | {campus} | 1 | 98 | A | ISE Essentials | 4 | Available | acme | | | Campus
                api | {depot}  | 1 | 98 | A | ISE Essentials | 9 | Available | acme | | | Depot
            """,
            },
            expect=f"{FOUND}\no:2 | {campus} | 1 | Order number | 4",
        )


def test_a_demo_lot_and_a_negative_one_prove_nothing(check_model: CheckModel) -> None:
    check_model(
        "core.deposits",
        given={
            "core.sku_licenses": SKUS,
            "core.order_lines": f"{LINES}\no:2 | 98 | A | ISE Essentials | true | 10 | Live |||| o | 2 |",
            "core.license_lots": f"""{LOTS}
            api | 1 | 1 | 98 | A | ISE Essentials | 10  | Demo    | acme | |
            api | 2 | 1 | 98 | A | ISE Essentials | -10 | Invalid | acme | |
        """,
        },
        expect=FOUND,
    )


def test_one_unit_proves_one_order_line_and_the_earlier_line_first(check_model: CheckModel) -> None:
    check_model(
        "core.deposits",
        given={
            "core.sku_licenses": SKUS,
            "core.order_lines": f"""{LINES}
            o:4 | 98 | A | ISE Essentials | true | 10 | Cancelled | 2024-01-01 | | | o | 4 | 1
            o:3 | 98 | A | ISE Essentials | true | 10 | Live      | 2026-01-01 | | | o | 3 | 3
            o:2 | 98 | A | ISE Essentials | true | 10 | Live      | 2025-01-01 | | | o | 2 | 2
        """,
            "core.license_lots": f"{LOTS}\napi | 1 | 1 | 98 | A | ISE Essentials | 15 | Available | acme | |",
        },
        expect=f"""{FOUND}
            o:2 | 1 | 1 | Order number | 10
            o:3 | 1 | 1 | Order number | 5
        """,
    )


def test_of_one_order_with_two_skus_each_proves_its_own_licence(check_model: CheckModel) -> None:
    check_model(
        "core.deposits",
        given={
            "core.sku_licenses": SKUS,
            "core.order_lines": f"""{LINES}
            o:2 | 98 | A | ISE Essentials | true | 10 | Live |||| o | 2 | 1
            o:3 | 98 | B | ISE Advantage  | true | 10 | Live |||| o | 3 | 2
        """,
            "core.license_lots": f"{LOTS}\napi | 1 | 1 | 98 | A | ISE Essentials | 20 | Available | acme | |",
        },
        expect=f"{FOUND}\no:2 | 1 | 1 | Order number | 10",
    )


def test_of_two_skus_of_one_licence_the_same_sku_comes_first_and_the_rest_fills_up(check_model: CheckModel) -> None:
    check_model(
        "core.deposits",
        given={
            "core.sku_licenses": SKUS,
            "core.order_lines": f"""{LINES}
            o:2 | 98 | A  | ISE Essentials | true | 10 | Live |||| o | 2 | 1
            o:3 | 98 | A5 | ISE Essentials | true | 10 | Live |||| o | 3 | 2
        """,
            "core.license_lots": f"""{LOTS}
            api | 1 | 1 | 98 | A5 | ISE Essentials | 14 | Available | acme | |
            api | 2 | 1 | 98 |    | ISE Essentials | 3  | Available | acme | |
        """,
        },
        expect=f"""{FOUND}
            o:2 | 1 | 1 | Order number | 4
            o:2 | 2 | 1 | Order number | 3
            o:3 | 1 | 1 | Order number | 10
        """,
    )


def test_a_sku_of_two_licences_is_proven_by_the_lots_of_each(check_model: CheckModel) -> None:
    check_model(
        "core.deposits",
        given={
            "core.sku_licenses": SKUS,
            "core.order_lines": f"{LINES}\no:2 | 98 | BUNDLE | | false | 10 | Live |||| o | 2 |",
            "core.license_lots": f"""{LOTS}
            api | 1 | 1 | 98 | BUNDLE | Network Advantage | 10 | Available | acme | |
            api | 2 | 1 | 98 | BUNDLE | DNA Advantage     | 6  | Available | acme | |
        """,
        },
        expect=f"""{FOUND}
            o:2 | 1 | 1 | Order number | 10
            o:2 | 2 | 1 | Order number | 6
        """,
    )


def test_where_no_order_number_agrees_the_subscription_proves_it(check_model: CheckModel) -> None:
    check_model(
        "core.deposits",
        given={
            "core.sku_licenses": SKUS,
            "core.order_lines": f"""{LINES}
            o:2 | 98 | A | ISE Essentials | true | 10 | Live | | | sub-1 | o | 2 |
            o:3 | 99 | A | ISE Essentials | true | 5  | Live | | | Sub-1 | o | 3 |
        """,
            "core.license_lots": f"""{LOTS}
            api | 1 | 1 | 77 |   | ISE Essentials | 12 | Available | acme | Sub-1 |
            api | 2 | 1 | 99 | A | ISE Essentials | 2  | Available | acme | Sub-1 |
        """,
        },
        expect=f"""{FOUND}
            o:2 | 1 | 1 | Subscription | 10
            o:3 | 2 | 1 | Order number | 2
        """,
    )


def test_a_lot_without_an_order_number_proves_an_order_of_its_sku_in_its_own_account(check_model: CheckModel) -> None:
    check_model(
        "core.deposits",
        given={
            "core.sku_licenses": SKUS,
            "core.order_lines": f"""{LINES}
            o:2 | 98 | A= | ISE Essentials | true | 10 | Live | | acme | | o | 2 |
            o:3 | 99 | B  | ISE Advantage  | true | 10 | Live | | acme | | o | 3 |
            o:4 | 96 | B  | ISE Advantage  | true | 10 | Live | |      | | o | 4 |
        """,
            "core.license_lots": f"""{LOTS}
            api | 1 | 1 |    | A | ISE Essentials | 6 | Available | acme  | |
            api | 2 | 1 |    | B | ISE Advantage  | 6 | Available | north | |
            api | 3 | 1 | 97 | A | ISE Essentials | 6 | Available | acme  | |
            api | 4 | 1 |    |   | ISE Essentials | 6 | Available | acme  | |
        """,
        },
        expect=f"{FOUND}\no:2 | 1 | 1 | SKU | 6",
    )


@pytest.fixture
def drawn(pictures: Pictures) -> Pictures:
    place(pictures.database, "core.sku_licenses", SKUS)
    return pictures


def test_no_unit_is_used_twice_and_none_is_left_where_one_is_wanted(drawn: Pictures) -> None:
    orders = st.tuples(
        st.sampled_from(["98", "99"]), st.sampled_from(["A", "A5", "B"]), st.integers(min_value=1, max_value=9)
    )

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(orders, max_size=6),
        st.lists(st.tuples(orders, st.sampled_from(["A", "A5", "B", ""])), max_size=6),
    )
    def law(lines: list[tuple[str, str, int]], lots: list[tuple[tuple[str, str, int], str]]) -> None:
        names = {"A": "ISE Essentials", "A5": "ISE Essentials", "B": "ISE Advantage"}
        told = [
            f"o:{row} | {order} | {sku} | {names[sku]} | true | {count} | Live |||| o | {row} |"
            for row, (order, sku, count) in enumerate(lines)
        ]
        shown = [
            f"api | {row} | 1 | {order} | {printed} | {names[printed or sku]} | {count} | Available | acme | |"
            for row, ((order, sku, count), printed) in enumerate(lots)
        ]
        place(drawn.database, "core.order_lines", "\n".join([LINES, *told]))
        place(drawn.database, "core.license_lots", "\n".join([LOTS, *shown]))
        sql = all_models()["core.deposits"].sql
        found = drawn.database.rows(f"select order_line_id, row_number, deposited_count from ({sql})")
        for row, (_, _, count) in enumerate(lines):
            assert sum(units for line, _, units in found if line == f"o:{row}") <= count
        for row, ((_, _, count), _) in enumerate(lots):
            assert sum(units for _, lot, units in found if lot == row) <= count
        for order in ("98", "99"):
            for name in set(names.values()):
                wanted = sum(count for number, sku, count in lines if (number, names[sku]) == (order, name))
                held = sum(
                    count for (number, sku, count), printed in lots if (number, names[printed or sku]) == (order, name)
                )
                proven = sum(
                    units
                    for line, _, units in found
                    if (lines[int(line[2:])][0], names[lines[int(line[2:])][1]]) == (order, name)
                )
                assert proven == min(wanted, held)

    law()
