"""A TOML file that a person writes, read into a validated record; what is wrong with it is told by its key."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from analysis.errors import ClientError

Record = TypeVar("Record", bound=BaseModel)


def toml_table(path: Path, named: str) -> dict[str, Any]:
    """The file's own table; amounts stay decimal. Raises ClientError with the line that is no TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8-sig"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ClientError(f"{named} is not valid TOML: {error}", where=str(path), todo="Correct that line.") from error


def validated(table: Mapping[str, Any], model: type[Record], path: Path, named: str, todo: str) -> Record:
    """Make a record of a table.

    Raises ClientError naming the file and the key that is wrong, and the key that was probably meant.
    """
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise ClientError(_sentences(error, model, named), where=str(path), todo=todo) from error


def _sentences(error: ValidationError, model: type[BaseModel], named: str) -> str:
    lines = []
    for one in error.errors():
        key = ".".join(str(part + 1) if isinstance(part, int) else part for part in one["loc"])
        if one["type"] == "extra_forbidden":
            near = difflib.get_close_matches(str(one["loc"][-1]), _keys_beside(one["loc"], model), n=1)
            lines.append(f"{named} has an unknown key `{key}`" + (f"; did you mean `{near[0]}`?" if near else "."))
        else:
            says = one["msg"].removeprefix("Value error, ")
            lines.append(f"{named}: `{key}`: {says}" if key else f"{named}: {says}")
    return "\n".join(lines)


def _keys_beside(location: tuple[int | str, ...], part: type[BaseModel]) -> list[str]:
    """The keys allowed where the wrong one stands."""
    for step in location[:-1]:
        if isinstance(step, str):
            part = next((model for model in _models_in(part.model_fields[step].annotation)), part)
    return [field.alias or name for name, field in part.model_fields.items()]


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]
