"""What staging makes of a landing: one model run on it, without building all the others."""

from __future__ import annotations

from analysis.engine.database import identifier
from analysis.engine.models import all_models
from tests.landing import Landing


def staged(landed: Landing, relation: str, *columns: str) -> list[tuple[object, ...]]:
    """Columns of a staging model, in their own order."""
    names = ", ".join(identifier(column) for column in columns)
    return landed.estate.query(f"select {names} from (\n{all_models()[relation].sql}\n) order by all").rows()
