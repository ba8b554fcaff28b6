"""A table that is to be mapped: what it holds, what is proposed for it, how it would read, and its mapping written.

The command and the notebook both work through this.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from analysis.engine.sample_readings import Reading, look_at_columns, read_cells
from analysis.errors import ClientError, ExportError
from analysis.exports.file_head import look
from analysis.exports.folder import files_of
from analysis.exports.formats import Format, all_formats
from analysis.exports.mappings.column_looks import ColumnLook
from analysis.exports.mappings.header_names import column_labels
from analysis.exports.mappings.mapped_file import MappedFile, table_at
from analysis.exports.mappings.mapping import read_mappings, table_format
from analysis.exports.mappings.mapping_text import date_order_of, field_name, mapping_text
from analysis.exports.mappings.proposal import FieldProposal, MappingProposal, propose, propose_for
from analysis.exports.mappings.table_layout import layout_of, sample_of
from analysis.exports.recognition import recognise

NEAR_SHARE = 0.6
MOST_NEAR = 3
PREVIEW_ROWS = 8


@dataclass(frozen=True, slots=True)
class UnknownTable:
    """A table's place, its columns by name and look, a sample of its rows, and the format landing knows it as."""

    place: MappedFile
    looks: tuple[ColumnLook, ...]
    rows: pl.DataFrame
    known_as: Format | None

    @property
    def formats(self) -> list[Format]:
        """The table formats that are read from where the file lies."""
        return [
            one
            for one in all_formats().values()
            if one.container == "table" and (not self.place.area or self.place.area in one.areas)
        ]

    @property
    def labels(self) -> list[str]:
        """The names a mapping may use; none of a column that speaks of persons."""
        return [look.label for look in self.looks if not look.is_personal]

    def first_rows(self, count: int) -> list[tuple[str | None, ...]]:
        """The cells of the first rows, as the file has them."""
        return self.rows.drop("row_number").head(count).rows()


def read_unknown_table(file: Path) -> UnknownTable:
    """Read a sample of the table at a path, which may go on inside an archive or a workbook.

    Raises ExportError, saying what to do, where there is no table.
    """
    with table_at(file) as (place, path):
        layout = layout_of(path, place.area or "exports", str(file))
        rows = sample_of(path, layout.recognition)
    looks = look_at_columns(rows, column_labels(layout.headers))
    return UnknownTable(place, tuple(looks), rows, layout.known_as)


def propose_mapping(table: UnknownTable, format_name: str = "") -> tuple[MappingProposal, list[Format]]:
    """The likeliest mapping, to the format named or to any; and the other formats that came near.

    Raises ExportError where no format is like the table, ClientError for a format there is not.
    """
    if format_name:
        return propose_for(table_format(format_name, "--format"), table.looks), []
    proposals = propose(table.formats, table.looks)
    if table.known_as is not None:
        proposals.sort(key=lambda proposal: proposal.format is not table.known_as)
    best = proposals[0] if proposals else None
    if best is None or not best.headers:
        names = ", ".join(one.name for one in table.formats)
        raise ExportError(
            f"No header of {table.place.relative} is like a column of any export that is read here.",
            where=table.place.relative,
            todo=f"Say what it is: workbench map FILE --format NAME, where NAME is one of {names}.",
        )
    near = [one.format for one in proposals[1:] if one.score > 0 and one.score >= NEAR_SHARE * best.score]
    return best, near[:MOST_NEAR]


def with_headers(proposal: MappingProposal, chosen: Mapping[str, str | None], date_order: str = "") -> MappingProposal:
    """The proposal with the headers, and the order of day and month, that a reader chose."""
    fields = tuple(_chosen(field, chosen.get(field.column.name, field.header)) for field in proposal.fields)
    return replace(proposal, fields=fields, date_order=date_order)


def _chosen(field: FieldProposal, header: str | None) -> FieldProposal:
    if header == field.header:
        return field
    return replace(
        field, header=header, sureness="chosen" if header else "", why="in the form" if header else "left out"
    )


def preview(table: UnknownTable, proposal: MappingProposal, rows: int = PREVIEW_ROWS) -> list[tuple[Reading, ...]]:
    """How the first rows would read, in the order of the proposal's columns that have a header."""
    places = {look.label: place for place, look in enumerate(table.looks)}
    mapped = [field for field in proposal.fields if field.header in places]
    order, _ = date_order_of(proposal, table.looks)
    columns = [(places[field.header or ""], field.column.reads_as) for field in mapped]
    return read_cells(table.rows.head(rows), columns, order)


def save_mapping(
    table: UnknownTable, proposal: MappingProposal, near: Sequence[Format], out: Path | None = None, *, force: bool
) -> Path:
    """Write the mapping, by default into the client's folder; return its path.

    Raises ClientError where a file is there already, unless it may be replaced.
    """
    path = out or table.place.mapping_path
    if path.is_dir():
        path /= table.place.mapping_path.name
    if path.exists() and not force:
        raise ClientError(
            f"{path} is there already; nothing was written.",
            where=str(path),
            todo="Correct that file, have it replaced (--force), or write another one (--out).",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(mapping_text(table.place.relative, proposal, table.looks, near), "utf-8")
    return path


def has_dates(proposal: MappingProposal) -> bool:
    """Tell whether any column that has a header holds days."""
    return any(field.header and field.column.reads_as == "date" for field in proposal.fields)


def still_open(table: UnknownTable, proposal: MappingProposal) -> list[str]:
    """What keeps a mapping from being used, or would make it wrong, in sentences; nothing where it is complete."""
    open_ = []
    if proposal.missing:
        open_.append(f"Without a header, though required: {', '.join(map(field_name, proposal.missing))}.")
    headers = list(proposal.headers.values())
    if twice := sorted({header for header in headers if headers.count(header) > 1}):
        open_.append(f"Chosen for more than one column: {', '.join(twice)}.")
    if date_order_of(proposal, table.looks) == ("", True):
        open_.append("Say date_order: the dates looked at could put the day or the month first.")
    return open_


def next_steps(table: UnknownTable, proposal: MappingProposal, path: Path) -> list[str]:
    """What was proposed, what to check in the file that was written, and what to do then."""
    names = {sureness: [field_name(field.column) for field in proposal.fields if field.sureness == sureness]
             for sureness in ("sure", "likely", "a guess")}  # fmt: skip
    found = ", ".join(f"{len(columns)} {sureness}" for sureness, columns in names.items() if columns) or "none"
    steps = [
        f"{proposal.format.title}: {len(proposal.headers)} of {len(proposal.fields)} columns have a header ({found})."
    ]
    if table.known_as is not None:
        steps.append(f"Landing knows this layout already, as {table.known_as.title}; a mapping comes before that.")
    steps += still_open(table, proposal)
    if unsure := names["likely"] + names["a guess"]:
        steps.append(f"Check: {', '.join(unsure)}.")
    client = table.place.client
    if client is None:
        steps.append(
            f"No folder above {table.place.relative} has a client.toml: make a client with `workbench new CLIENT` "
            f"and put {path.name} into its mappings/."
        )
    return [*steps, f"Then: workbench land {client or 'CLIENT'}"]


def tables_of(client: Path) -> dict[str, Format | None]:
    """The client's tables by their path in the folder, with the format each lands as; those of no format first."""
    try:
        mappings = read_mappings(client)
    except ClientError:  # one of them waits to be completed, perhaps by way of this
        mappings = []
    found = {}
    with tempfile.TemporaryDirectory(prefix=".mapping-", dir=client, ignore_cleanup_errors=True) as scratch:
        for one in files_of(client, Path(scratch)):
            if one.locked is None and look(one.path).kind == "table":
                known = recognise(one.path, one.area, mappings).format
                if known is None or known.container == "table":
                    found[one.relative] = known
    return dict(sorted(found.items(), key=lambda item: (item[1] is not None, item[0])))
