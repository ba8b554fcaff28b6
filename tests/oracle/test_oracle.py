"""The oracle on cases small enough to be worked out by hand, and its independence of what it is held against."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.oracle.bridge import bridges, free_allowance, status, steps
from tests.oracle.facts import (
    Agreement,
    Deployed,
    Estate,
    Holding,
    Instance,
    Lot,
    OrderLine,
    Pak,
    Substitution,
    Suite,
)
from tests.oracle.instances import contested, judged
from tests.oracle.ladders import covering
from tests.oracle.position import available, netting, position, substitution
from tests.oracle.transfer import Cover, Move, faults, least_left, movable

TODAY = date(2026, 11, 24)
SOON, LATER = TODAY + timedelta(days=90), TODAY + timedelta(days=400)
KNOWS_THE_WORKBENCH = {"comparison", "plans", "reduction", "agreement"}
OTHERS = {"analysis", "duckdb", "polars", "sqlglot"}
MODULES = [path for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("test_")]


def held(virtual_account: str, name: str, in_use: int | None, *lots: Lot, **told: object) -> Holding:
    """A line whose printed quantity is that of its lots marked active."""
    printed = sum(lot.quantity for lot in lots if lot.status == "ACTIVE")
    return Holding("acme", virtual_account, name, **{"quantity": printed, "printed_use": in_use, "lots": lots, **told})  # type: ignore[arg-type]


def estate(*holdings: Holding, **others: object) -> Estate:
    return Estate(TODAY, holdings, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_the_oracle_knows_nothing_of_the_models(module: Path) -> None:
    named = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            named |= {alias.name.split(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            named |= {(node.module or "").split(".")[0], (node.module or "").rpartition(".")[2]}
    assert module.stem in KNOWS_THE_WORKBENCH or not named & (OTHERS | KNOWS_THE_WORKBENCH)


@pytest.mark.parametrize(
    ("lot", "counts"),
    [
        (Lot(5), 5),
        (Lot(5, start=TODAY, end=TODAY + timedelta(days=1)), 5),
        (Lot(5, end=TODAY), 0),
        (Lot(5, start=TODAY + timedelta(days=1)), 0),
        (Lot(5, kind="DEMO"), 0),
        (Lot(5, status="EXPIRED"), 0),
        (Lot(5, status="PENDING"), 0),
        (Lot(-5), 0),
        (Lot(5, start=LATER, end=SOON), 0),
        (Lot(5, status="ON HOLD"), None),
        (Lot(5, status="ON HOLD", end=TODAY), 0),
    ],
)
def test_a_lot_counts_by_its_dates_first(lot: Lot, counts: int | None) -> None:
    assert available(held("Campus", "ISE Advantage", 0, lot), TODAY) == counts


def test_a_quantity_without_lots_and_an_unknown_use_leave_a_balance_unknown() -> None:
    lines = position(
        estate(
            held("Campus", "ISE Advantage", 3, quantity=10),
            held("Depot", "ISE Advantage", None, Lot(5)),
            held("Attic", "ISE Advantage", -3, Lot(5)),
            held("DEFAULT", "ISE Advantage", 0, quantity=0),
        )
    )
    assert [line.balance for line in lines.values()] == [None, None, None, 0]


def test_the_licence_that_lacks_is_the_covered_one_whoever_tells_the_pair() -> None:
    pair = Substitution("ISE Premier", "ISE Advantage", 4)
    short = held("Campus", "ISE Advantage", 9, Lot(5), substitutions=(pair,))
    spare = held("Campus", "ISE Premier", 0, Lot(5), substitutions=(Substitution("ISE Advantage", "ISE Premier", 4),))
    assert substitution(estate(short, spare)) == {
        ("acme", "Campus", "ISE Advantage"): 4,
        ("acme", "Campus", "ISE Premier"): -4,
    }


def test_a_shortage_in_one_account_is_met_by_the_surplus_of_another() -> None:
    nets = netting(
        position(estate(held("Campus", "ISE Advantage", 120), held("Datacentre", "ISE Advantage", 0, Lot(150))))
    )
    (net,) = nets.values()
    assert (net.short, net.misplaced, net.genuine, net.surplus) == (120, 120, 0, 150)


def test_a_higher_tier_covers_in_its_own_account_what_its_own_licence_lacks_nowhere() -> None:
    told = estate(
        held("Campus", "ISE Premier", 0, Lot(10)),
        held("Campus", "ISE Essentials", 8),
        held("Depot", "ISE Premier", 6),
    )
    covered, given = covering(position(told))
    assert covered["acme", "Campus", "ISE Essentials"] == 4
    assert given["acme", "Campus", "ISE Premier"] == 4


def test_each_step_of_the_bridge_takes_what_it_can_and_no_more() -> None:
    name = "Threat Defense URL"
    told = estate(
        # Printed 50, of which 20 have ended: short by 20 as CSSM shows it, by 40 in truth.
        held("Campus", name, 70, Lot(30, order="1"), Lot(20, end=TODAY)),
        held("Depot", name, 0, Lot(5)),
        paks=(Pak("1", name, 10, 0, "UNFULFILLED", "acme"), Pak("2", name, 99, 0, "UNFULFILLED", None)),
        orders=(OrderLine("1", 1, name, 36, "acme"),),
        instances=(Instance("acme", "Campus", "FOC1", "C9300", None, TODAY - timedelta(days=91), ((name, 4),)),),
        agreement=Agreement(12, (Suite("Core", 35, Decimal("0.15"), None, None, (name,)),)),
    )
    (bridge,) = bridges(told).values()
    assert bridge.levels == (20, 40, 40, 35, 25, 19, 15, 10)
    money = steps(bridge, Decimal("1.005"))
    assert money["gross_shortage"] == (20, Decimal("20.10"))
    assert money["expired_lots"] == (20, Decimal("20.10"))
    assert money["moves"] == (-5, Decimal("-5.02"))
    assert money["chargeable"] == (10, Decimal("10.05"))
    assert status(told, ("acme", "Campus", name)) == "Short"


def test_the_allowance_is_the_floor_of_the_commitments_share_less_what_is_owned_beyond_it() -> None:
    suite = Suite("Core", 500, Decimal("0.15"), None, None, ("ISE Advantage",))
    assert free_allowance(estate(), suite) == 75
    assert free_allowance(estate(held("Campus", "ISE Advantage", 0, Lot(530))), suite) == 45
    assert free_allowance(estate(held("Campus", "ISE Advantage", 0, quantity=9)), suite) == 0


def seen(serial: str, days: int | None, virtual_account: str = "Campus", host: str | None = None) -> Instance:
    last = None if days is None else TODAY - timedelta(days=days)
    return Instance("acme", virtual_account, serial, "C9300", host, last, (("ISE Advantage", 1),))


def test_of_a_serial_number_in_three_accounts_all_but_the_one_heard_from_last_are_contested() -> None:
    told = estate(
        *(held(name, "ISE Advantage", 1) for name in ("Campus", "Depot", "DEFAULT")),
        instances=(seen("FOC1", 5), seen("FOC1", 3, "Depot"), seen("FOC1", None, "DEFAULT")),
    )
    assert {key[1]: count for key, count in contested(told).items()} == {"Campus": 1, "Depot": 0, "DEFAULT": 1}


@pytest.mark.parametrize(
    ("days", "record", "what", "is_contested"),
    [
        (91, None, "Stale", True),
        (90, None, "Unmatched", False),
        (91, "installed", "Stale", False),
        (91, "unclear", "Stale", True),
        (31, "retired", "Ghost", True),
        (30, "retired", "Ghost", False),
        (5, "installed", "Matched", False),
    ],
)
def test_silence_is_contested_unless_a_record_has_the_device_and_a_retired_one_unless_it_lives(
    days: int, record: str | None, what: str, is_contested: bool
) -> None:
    records = (Deployed("FOC1", "C9300", None, record),) if record else ()
    (one,) = judged(estate(instances=(seen("FOC1", days),), deployed=records, has_deployment_records=True))
    assert (one.what, one.is_contested) == (what, is_contested)


def test_nobody_gives_away_what_he_misses_on_a_later_day() -> None:
    giver = held("Campus", "ISE Advantage", 6, Lot(10), Lot(10, end=SOON))
    told = estate(giver, held("Depot", "ISE Advantage", 20))
    line = position(told)[giver.key]
    # Today 14 are free; once ten have ended, four: ten that end and four that do not.
    assert movable(giver, line, told) == 14
    move = Move("acme", "ISE Advantage", "Campus", "Depot", 0, 4, "ISE Advantage")
    assert faults(told, [move], []) == []
    assert faults(told, [Move("acme", "ISE Advantage", "Campus", "Depot", 0, 5, "ISE Advantage")], [])
    (left,) = least_left(told).values()
    assert left == 6


def test_what_is_reserved_beyond_the_use_does_not_move() -> None:
    giver = held("Campus", "ISE Advantage", 2, Lot(10), reserved=5)
    told = estate(giver, held("Depot", "ISE Advantage", 20))
    assert movable(giver, position(told)[giver.key], told) == 5


def test_the_least_that_can_stay_short_uses_a_higher_tier_and_serves_the_higher_one_first() -> None:
    told = estate(
        held("Campus", "ISE Premier", 0, Lot(10)),
        held("Depot", "ISE Premier", 4),
        held("Depot", "ISE Essentials", 9),
    )
    left = {weight[0]: count for (_, _, weight), count in least_left(told).items()}
    assert left == {3: 0, 1: 3}
    plan = [
        Move("acme", "ISE Premier", "Campus", "Depot", 0, 4, "ISE Premier"),
        Move("acme", "ISE Premier", "Campus", "Depot", 0, 6, "ISE Essentials"),
    ]
    assert faults(told, plan, []) == []
    assert faults(told, plan, [Cover("acme", "Campus", "ISE Premier", 1, "ISE Essentials")])
