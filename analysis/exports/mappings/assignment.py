"""Pairing rows with columns one to one so that the scores of the pairs sum to the most there can be."""

from __future__ import annotations

from collections.abc import Sequence

NO_SCORE = 1e-9


def best_pairs(scores: Sequence[Sequence[float]]) -> dict[int, int]:
    """Pair row with column by the Hungarian method; scores are 0 or more, and a score of 0 makes no pair."""
    if not scores or not scores[0]:
        return {}
    if len(scores) > len(scores[0]):
        turned = [list(column) for column in zip(*scores, strict=True)]
        return {row: column for column, row in best_pairs(turned).items()}
    row_price, column_price = [0.0] * (len(scores) + 1), [0.0] * (len(scores[0]) + 1)
    row_of = [0] * (len(scores[0]) + 1)
    for row in range(1, len(scores) + 1):
        row_of[0] = row
        _make_room(scores, row_of, row_price, column_price)
    pairs = {row - 1: column - 1 for column, row in enumerate(row_of) if row and column}
    return {row: column for row, column in sorted(pairs.items()) if scores[row][column] > NO_SCORE}


def _make_room(
    scores: Sequence[Sequence[float]], row_of: list[int], row_price: list[float], column_price: list[float]
) -> None:
    """Give the row that waits at column 0 a column, moving the rows before it along the cheapest path.

    Rows and columns count from 1; the cost of a pair is its score with the sign turned.
    """
    width = len(row_of)
    least, before, is_reached = [float("inf")] * width, [0] * width, [False] * width
    here = 0
    while row_of[here]:
        is_reached[here] = True
        row = row_of[here]
        for column in range(1, width):
            if not is_reached[column]:
                cost = -scores[row - 1][column - 1] - row_price[row] - column_price[column]
                if cost < least[column]:
                    least[column], before[column] = cost, here
        there = min((column for column in range(1, width) if not is_reached[column]), key=least.__getitem__)
        step = least[there]
        for column in range(width):
            if is_reached[column]:
                row_price[row_of[column]] += step
                column_price[column] -= step
            else:
                least[column] -= step
        here = there
    while here:
        row_of[here] = row_of[before[here]]
        here = before[here]
