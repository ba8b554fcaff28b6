"""An advisor's answer about a layout nobody recognised, kept in `mappings/` for every later file like it.

A header is written as the table has it; `header_names` says how one of several equal headers is told, or none.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from analysis.errors import ClientError
from analysis.exports.formats import Format, all_formats, plain
from analysis.fields import is_personal

# What a folder's name says where the table has no column for it.
TOLD_BY_FOLDER = frozenset({"virtual_account"})


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
    chosen = table_format(answer.format, where)
    known = [column.name for column in chosen.columns]
    if unknown := next((name for name in answer.columns if name not in known), None):
        raise ClientError(
            f"Format {chosen.name} has no column named {unknown!r}.", where=where, todo=_did_you_mean(unknown, known)
        )
    if not answer.columns:
        todo = "Write raw column = header below [columns]."
        raise ClientError("The mapping names no column.", where=where, todo=todo)
    for column, header in answer.columns.items():
        _check_header(where, chosen, column, header)
    return Mapping(where, chosen, answer.columns, answer.date_order)


def table_format(name: str, where: str) -> Format:
    """The table format of that name. Raises ClientError with the one that was probably meant."""
    formats = {one.name: one for one in all_formats().values() if one.container == "table"}
    if name not in formats:
        raise ClientError(f"There is no table format named {name!r}.", where=where, todo=_did_you_mean(name, formats))
    return formats[name]


def _check_header(where: str, one: Format, column: str, header: str) -> None:
    if not header.strip():
        blank = "Write the table's header between the quotation marks"
        without = f"a {one.title} cannot be read without it" if column in one.required else "or take the line out"
        raise ClientError(f"The mapping's key `{column}` has no header yet.", where=where, todo=f"{blank}; {without}.")
    if not plain(header):
        raise ClientError(
            f"The mapping's key `{column}` names the header {header!r}, which has no letter or digit to be found by.",
            where=where,
            todo='Write the column\'s place in the table instead, such as "column 4".',
        )
    if is_personal(header):
        raise ClientError(
            f"The mapping's key `{column}` names the header {header!r}, which speaks of a person.",
            where=where,
            todo="Take the line out, or name another header: what is personal stays in raw and is never used.",
        )


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Use one of {', '.join(known)}."
