"""What a notebook may be given: read from its cell tagged `parameters`, and held before its first cell runs."""

from __future__ import annotations

import ast
import datetime as dt
import difflib
import io
import tokenize
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError

from analysis.briefs.record import read_notebook
from analysis.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Value = str | int | float | bool
_TYPES: dict[str, tuple[Any, str]] = {
    "str": (str, "text"),
    "int": (int, "a whole number"),
    "float": (float, "a number"),
    "bool": (bool, "true or false"),
    "date": (dt.date, "a date such as 2026-10-31"),
}


@dataclass(frozen=True)
class Parameter:
    """One parameter of a notebook: its kind is str, int, float, bool, date or choice."""

    name: str
    kind: str
    default: Value
    comment: str
    choices: tuple[str, ...] = ()

    @property
    def accepted(self) -> str:
        """Say what it takes."""
        return f"one of {', '.join(self.choices)}" if self.kind == "choice" else _TYPES[self.kind][1]

    def checked(self, value: object, notebook: Path) -> Value:
        """Return the value as the notebook takes it, dates as ISO text; ParameterError when it cannot."""
        given = str(value) if not isinstance(value, str | int | float | bool | dt.date) else value
        if self.kind == "date" and given == self.default == "":  # no date: the notebook's own choice
            return self.default
        form: Any = Literal[self.choices] if self.kind == "choice" else _TYPES[self.kind][0]
        strict = not isinstance(given, str) and not (self.kind == "float" and type(given) is int)
        try:
            made = TypeAdapter(form, config=ConfigDict(strict=strict, allow_inf_nan=False)).validate_python(given)
        except ValidationError as error:
            near = difflib.get_close_matches(str(given), self.choices, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise ParameterError(
                f"The parameter {self.name} cannot be {given!r}: it takes {self.accepted}.{hint}",
                where=f"{notebook.name}, {self.name}: {self.comment}",
                todo=f"Give {self.name} {self.accepted}.",
            ) from error
        return made.isoformat() if isinstance(made, dt.date) else made


def read_parameters(notebook: Path) -> tuple[Parameter, ...]:
    """Return the parameters of a notebook, in the order of its cell."""
    cells = [cell for cell in read_notebook(notebook).cells if "parameters" in cell.metadata.get("tags", [])]
    if len(cells) != 1:
        raise ParameterError(
            f"A brief's notebook has one cell tagged `parameters`; this one has {len(cells)}.",
            where=str(notebook),
            todo="Tag the cell that names the notebook's inputs.",
        )
    source = cells[0].source
    comments = {
        token.start[0]: token.string.lstrip("# ").strip()
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    return tuple(_parameter(node, comments, notebook) for node in ast.parse(source).body)


def _parameter(node: ast.stmt, comments: Mapping[int, str], notebook: Path) -> Parameter:
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name) or node.value is None:
        raise ParameterError(
            f"A parameter is written `name: type = default  # what it is`; found `{ast.unparse(node)}`.",
            where=f"{notebook.name}, the cell tagged parameters",
        )
    name = node.target.id
    kind, choices = _kind(node.annotation, name, notebook)
    try:
        default = ast.literal_eval(node.value)
    except ValueError:
        default = None
    if not isinstance(default, str | int | float | bool):
        raise ParameterError(
            f"The default of {name} is `{ast.unparse(node.value)}`; it must be text, a number, True or False.",
            where=f"{notebook.name}, the cell tagged parameters",
        )
    return Parameter(name, kind, default, comments.get(node.end_lineno or 0, ""), choices)


def _kind(annotation: ast.expr, name: str, notebook: Path) -> tuple[str, tuple[str, ...]]:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    written = ast.unparse(annotation)
    if isinstance(annotation, ast.Subscript) and written.startswith(("Literal[", "typing.Literal[")):
        inside = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
        choices = tuple(one.value for one in inside if isinstance(one, ast.Constant) and isinstance(one.value, str))
        if len(choices) == len(inside):
            return "choice", choices
    kind = written.rpartition(".")[2]
    if kind in _TYPES:
        return kind, ()
    raise ParameterError(
        f"The parameter {name} has the type `{written}`, which cannot be checked.",
        where=f"{notebook.name}, the cell tagged parameters",
        todo='Use str, int, float, bool, "date", or "Literal[...]" of texts.',
    )


def check_parameters(notebook: Path, given: Mapping[str, object]) -> dict[str, Value]:
    """Return every parameter of the notebook with its value: as given, else its default.

    A name the notebook does not take, or a value it cannot use, is a ParameterError: nothing has run by then.
    """
    known = {parameter.name: parameter for parameter in read_parameters(notebook)}
    for name, value in given.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            takes = ", ".join(f"{one.name} ({one.accepted})" for one in known.values())
            raise ParameterError(
                f"There is no parameter {name!r} (given {value!r}).",
                where=str(notebook),
                todo=f"Did you mean {near[0]!r}?" if near else f"This notebook takes {takes}.",
            )
    return {name: parameter.checked(given.get(name, parameter.default), notebook) for name, parameter in known.items()}
