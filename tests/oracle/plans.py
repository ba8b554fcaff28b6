"""The workbench's transfer plan in the oracle's terms, and what the oracle has to say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.engine.estate import Estate as Workbench
from tests.oracle.export_files import Named
from tests.oracle.position import Key, position
from tests.oracle.transfer import Cover, Move, faults, least_left, left_by

STEPS = """
    select
        steps.transfer_kind,
        steps.smart_account,
        steps.license_name,
        steps.from_virtual_account,
        steps.to_virtual_account,
        steps.covered_license_name,
        steps.quantity_count,
        steps.lot_number,
        lots.smart_account = steps.smart_account
        and lots.virtual_account = steps.from_virtual_account
        and lots.license_name = steps.license_name as is_its_lot
    from marts.transfer_steps as steps
    left join core.license_lots as lots
        on
            steps.file_id = lots.file_id
            and steps.row_number = lots.row_number
            and steps.lot_number = lots.lot_number
"""
PLANNED = "select smart_account, virtual_account, license_name, planned_balance_count from marts.transfer_simulation"


@dataclass
class Plan:
    """The steps that concern one estate, and the balances that the workbench expects of them."""

    moves: list[Move] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    planned: dict[Key, int | None] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)


def plans(workbench: Workbench, clients: Sequence[Named]) -> list[Plan]:
    """A plan an estate, names without their tags again."""
    owner = {one.account(name): (place, name) for place, one in enumerate(clients) for name in one.accounts}
    found = [Plan() for _ in clients]
    for kind, domain, name, giver, taker, cures, count, lot, is_its_lot in workbench.query(STEPS).rows():
        place, account = owner[domain]
        plan, one = found[place], clients[place]
        what, cured = one.plain(name), one.plain(cures)
        if kind == "Cover":
            plan.covers.append(Cover(account, taker, what, count, cured))
        elif is_its_lot:
            plan.moves.append(Move(account, what, giver, taker, lot - 1, count, cured))
        else:
            plan.strange.append(f"{name} moves from {giver} with a lot that is not its own")
    for domain, virtual_account, name, count in workbench.query(PLANNED).rows():
        if domain in owner:
            place, account = owner[domain]
            found[place].planned[account, virtual_account, clients[place].plain(name)] = count
    return found


def complaints(one: Named, plan: Plan) -> list[str]:
    """What is wrong with a plan: it may not be carried out, another leaves less short, its outcome is told wrongly."""
    found = [*plan.strange, *faults(one.estate, plan.moves, plan.covers)]
    left, least = left_by(one.estate, plan.moves, plan.covers), least_left(one.estate)
    found += [
        f"{key} stays short by {left[key]}, and {least[key]} is possible"
        for key in sorted({*left, *least}, key=repr)
        if left[key] != least[key]
    ]
    balance: dict[Key, int | None] = defaultdict(lambda: 0)
    balance |= {key: line.balance for key, line in position(one.estate).items()}
    outcome = dict(balance)
    for move in plan.moves:
        # What comes for a lower tier stands under its own name, and covers from there.
        for key, count in (
            ((move.account, move.giver, move.license), -move.quantity),
            ((move.account, move.taker, move.license), move.quantity if move.cures == move.license else 0),
            ((move.account, move.taker, move.cures), move.quantity if move.cures != move.license else 0),
        ):
            outcome[key] = _more(outcome.get(key, 0), count)
    for cover in plan.covers:
        for key, count in (
            ((cover.account, cover.virtual_account, cover.license), -cover.quantity),
            ((cover.account, cover.virtual_account, cover.cures), cover.quantity),
        ):
            outcome[key] = _more(outcome.get(key, 0), count)
    found += [
        f"{key} is planned to have {plan.planned.get(key)}, and would have {outcome.get(key)}"
        for key in sorted({*outcome, *plan.planned}, key=repr)
        if plan.planned.get(key, 0) != outcome.get(key, 0)
    ]
    found += [f"{key} is made worse" for key, count in outcome.items() if _is_worse(balance[key], count)]
    for pool in {(account, name) for account, _, name in outcome}:
        if any(move.cures != move.license for move in plan.moves) or plan.covers:
            continue
        if _sum(balance, pool) != _sum(outcome, pool):
            found.append(f"{pool}: licences are made or lost")
    return found


def _more(balance: int | None, count: int) -> int | None:
    return None if balance is None else balance + count


def _sum(balances: dict[Key, int | None], pool: tuple[str, str]) -> int:
    return sum(count or 0 for key, count in balances.items() if (key[0], key[2]) == pool)


def _is_worse(before: int | None, after: int | None) -> bool:
    return before is not None and after is not None and after < min(before, 0)
