"""An advisor's answer about a layout nobody recognised, kept in `mappings/` for every later file like it."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from analysis.errors import ClientError
from analysis.exports.formats import Format, all_formats


class _MappingFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    format: str
    columns: dict[str, str]
    date_order: Literal["dmy", "mdy"] | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which header of a table is which column of a format."""

    path: str
    format: Format
    headers: dict[str, str]
    date_order: str | None


def read_mappings(client: Path) -> list[Mapping]:
    """Read the client's mappings, the most specific first.

    Raises ClientError naming the file and the key that cannot be used.
    """
    mappings = [_read(path) for path in sorted((client / "mappings").glob("*.toml"))]
    return sorted(mappings, key=lambda mapping: -len(mapping.headers))


def _read(path: Path) -> Mapping:
    where = f"mappings/{path.name}"
    try:
        answer = _MappingFile.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ClientError(f"The mapping is not valid TOML: {error}", where=where, todo="Correct that line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ClientError(
            f"The mapping's key `{key}` cannot be used: {first['msg']}",
            where=where,
            todo="A mapping has `format`, a table [columns] of raw column = header, and perhaps `date_order`.",
        ) from error
    formats = {name: one for name, one in all_formats().items() if one.container == "table"}
    if answer.format not in formats:
        raise ClientError(
            f"There is no table format named {answer.format!r}.",
            where=where,
            todo=_did_you_mean(answer.format, formats),
        )
    chosen = formats[answer.format]
    known = [column.name for column in chosen.columns]
    if unknown := next((name for name in answer.columns if name not in known), None):
        raise ClientError(
            f"Format {chosen.name} has no column named {unknown!r}.", where=where, todo=_did_you_mean(unknown, known)
        )
    return Mapping(where, chosen, answer.columns, answer.date_order)


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Use one of {', '.join(known)}."
