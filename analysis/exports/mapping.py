"""An advisor's answer about a layout nobody recognised, kept in the client's `mappings/` and used for every later file like it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from analysis.errors import ClientError
from analysis.exports.formats import Format, all_formats, plain


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

    def fits(self, headers: list[str]) -> bool:
        """Tell whether every header this mapping names is in the file."""
        return {plain(header) for header in self.headers.values()} <= {plain(header) for header in headers}


def read_mappings(client: Path) -> list[Mapping]:
    """Read the client's mappings, the most specific first.

    Raises ClientError naming the file and the key that cannot be used.
    """
    mappings = [_read(path) for path in sorted((client / "mappings").glob("*.toml"))]
    return sorted(mappings, key=lambda mapping: -len(mapping.headers))


def _read(path: Path) -> Mapping:
    where = f"mappings/{path.name}"
    try:
        answer = _MappingFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ClientError(f"The mapping is not valid TOML: {error}", where=where, todo="Correct that line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise ClientError(f"The mapping's key `{key}` cannot be used: {first['msg']}", where=where) from error
    formats = all_formats()
    if answer.format not in formats:
        raise ClientError(f"There is no format named {answer.format!r}.", where=where, todo=f"Use one of {', '.join(formats)}.")
    chosen = formats[answer.format]
    known = {column.name for column in chosen.columns}
    unknown = sorted(set(answer.columns) - known)
    if unknown:
        raise ClientError(
            f"Format {chosen.name} has no column named {unknown[0]!r}.", where=where, todo=f"Use one of {', '.join(sorted(known))}."
        )
    return Mapping(where, chosen, answer.columns, answer.date_order)
