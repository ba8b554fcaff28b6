"""A model made by Python: the frames it reads go in, and the frame it answers with becomes the relation."""

from __future__ import annotations

import importlib
from types import MappingProxyType

import duckdb
import polars as pl

from analysis.engine.database import Database, first_line, identifier
from analysis.engine.models import Model
from analysis.errors import BuildError
from analysis.fields import sql_type

ANSWER = "computed"


def make_computed(database: Database, model: Model) -> None:
    """Run a computed model's `compute` and keep its answer, each column of the type that fields.py gives its name.

    Raises BuildError with Python's own words, or where the answer has other columns than the model says.
    """
    where = f"models/{model.relation.replace('.', '/')}.py"
    frames = MappingProxyType({name: database.frame(f"from {name}") for name in sorted(model.reads)})
    try:
        answer = importlib.import_module(f"analysis.models.{model.relation}").compute(frames)
    except Exception as error:
        raise BuildError(f"{model.relation} failed: {first_line(error)}", where=where) from error
    if not isinstance(answer, pl.DataFrame) or set(answer.columns) != set(model.columns):
        told = answer.columns if isinstance(answer, pl.DataFrame) else type(answer).__name__
        raise BuildError(f"{model.relation} answers with {told}, not with its COLUMNS.", where=where)
    typed = ", ".join(f"cast({identifier(name)} as {sql_type(name)}) as {identifier(name)}" for name in model.columns)
    database.offer(ANSWER, answer)
    try:
        database.run(f"create or replace table {model.relation} as select {typed} from {ANSWER}")
    except duckdb.Error as error:
        raise BuildError(f"{model.relation} failed: {first_line(error)}", where=where) from error
    database.withdraw(ANSWER)
