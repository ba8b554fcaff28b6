"""One small linear or mixed-integer programme, handed to HiGHS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

NODES = 200  # branches that one programme may take


@dataclass(slots=True)
class Programme:
    """Minimise a cost over variables between nought and a most, under rows with a least and a most."""

    costs: list[float] = field(default_factory=list)
    mosts: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    rows: list[tuple[float, float, Mapping[int, float]]] = field(default_factory=list)

    def variable(self, cost: float, most: float, *, is_whole: bool = False) -> int:
        """Add a variable and return its number."""
        self.costs.append(cost)
        self.mosts.append(most)
        if is_whole:
            self.whole.append(len(self.costs) - 1)
        return len(self.costs) - 1

    def row(self, least: float, most: float, parts: Mapping[int, float]) -> None:
        """Add a row."""
        self.rows.append((least, most, parts))


@dataclass(slots=True)
class Budget:
    """How many branches the programmes of one plan may still take: no clock, so that every run ends alike."""

    nodes: int = 1_000
    least: int = 10  # what a programme takes that ends before its first branch


@dataclass(slots=True, frozen=True)
class Solution:
    """The value of each variable, and the cost that no solution undercuts."""

    values: Sequence[float]
    bound: float


def solve(programme: Programme, budget: Budget | None = None) -> Solution | None:
    """Solve it, within the budget; None where no solution was found."""
    import highspy  # noqa: PLC0415 - costs every command a fifth of a second, and most plans need none of it
    import numpy as np  # noqa: PLC0415

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(programme.costs), len(programme.rows)
    lp.col_cost_ = np.array(programme.costs, dtype=np.float64)
    lp.col_lower_ = np.zeros(lp.num_col_)
    lp.col_upper_ = np.array(programme.mosts, dtype=np.float64)
    lp.row_lower_ = np.array([least for least, _, _ in programme.rows], dtype=np.float64)
    lp.row_upper_ = np.array([most for _, most, _ in programme.rows], dtype=np.float64)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(parts) for _, _, parts in programme.rows)], dtype=np.int32)
    lp.a_matrix_.index_ = np.array([one for _, _, parts in programme.rows for one in parts], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([one for _, _, parts in programme.rows for one in parts.values()], dtype=np.float64)
    if programme.whole:
        kinds = [highspy.HighsVarType.kContinuous] * lp.num_col_
        for number in programme.whole:
            kinds[number] = highspy.HighsVarType.kInteger
        lp.integrality_ = kinds
    highs = highspy._Highs()  # type: ignore[attr-defined]  # noqa: SLF001 - its child prints a line about itself to where results go
    nodes = min(NODES, budget.nodes) if budget else NODES
    options = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_max_nodes": nodes, "random_seed": 0}
    for option, value in options.items():
        highs.setOptionValue(option, value)
    highs.passModel(lp)
    highs.run()
    info, values = highs.getInfo(), highs.getSolution().col_value
    if budget:
        budget.nodes -= max(info.mip_node_count, budget.least)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    return Solution(values, info.mip_dual_bound if programme.whole else info.objective_function_value)
