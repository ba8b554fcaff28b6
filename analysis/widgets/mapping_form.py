"""The form that says which header of a client's table is which column, with a look at how its rows would then read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import ipywidgets as widgets  # type: ignore[import-untyped]

from analysis.engine.estate import CHOSEN_CLIENT
from analysis.engine.unknown_table import (
    PREVIEW_ROWS,
    UnknownTable,
    has_dates,
    next_steps,
    preview,
    propose_mapping,
    read_unknown_table,
    save_mapping,
    still_open,
    tables_of,
    with_headers,
)
from analysis.errors import ClientError, WorkbenchError
from analysis.exports.mappings.proposal import MappingProposal
from analysis.widgets import mapping_markup as markup

NO_HEADER = ("— not in this table —", "")
NO_FORMAT = ("— choose what it is —", "")
DATE_ORDERS = (("as the file or client.toml says", ""), ("day first", "dmy"), ("month first", "mdy"))
COMPLETE = "Every required column has a header."


class MappingForm:
    """Show it as a cell's last line. Its controls are attributes, so that a test can turn them.

    `client` is the client's folder, else the one that `workbench lab` was given; `file` lies in it, else it is chosen.
    """

    def __init__(self, client: Path | str = "", file: Path | str = "") -> None:
        chosen = client or os.environ.get(CHOSEN_CLIENT, "")
        if not chosen:
            raise ClientError("No client was chosen.", todo='Name its folder: MappingForm("clients/acme").')
        self.client = Path(chosen)
        self.table: UnknownTable | None = None
        self.start: MappingProposal | None = None
        self.headers: dict[str, Any] = {}
        self._notes: dict[str, Any] = {}
        tables = (
            [(str(file), str(file))] if file else [(_named(*one), one[0]) for one in tables_of(self.client).items()]
        )
        self.file = _dropdown("File", tables)
        self.format = _dropdown("Export", [NO_FORMAT])
        self.date_order = _dropdown("Dates", DATE_ORDERS)
        self.replace = widgets.Checkbox(description="Replace a mapping that is there", indent=False)
        self.save = widgets.Button(description="Save the mapping", button_style="primary", icon="check")
        self.rows, self.reading, self.gaps, self.told = (_html() for _ in range(4))
        self.fields = widgets.GridBox().add_class("mapping-fields")
        self.view = self._view()
        self.file.observe(lambda _: self._read_file(), "value")
        self.format.observe(lambda _: self._choose_format(), "value")
        self.date_order.observe(lambda _: self._show(), "value")
        self.save.on_click(lambda _: self._save())
        self._read_file()

    def _view(self) -> Any:
        self.body = widgets.VBox(
            [
                _html(markup.heading("Which header is which column", "Columns marked * are required.")),
                self.fields,
                _html(markup.heading("How these rows would read", "What would not read is underlined.")),
                self.reading,
                self.gaps,
                widgets.HBox([self.save, self.replace]).add_class("mapping-save"),
            ]
        ).add_class("mapping-part")
        above = [self.file, _html(markup.heading("The file's first rows")), self.rows, self.format, self.date_order]
        return widgets.VBox([_html(markup.STYLE), *above, self.body, self.told]).add_class("mapping-form")

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.view._repr_mimebundle_(**options)  # how a notebook asks any object

    @property
    def proposal(self) -> MappingProposal | None:
        """The mapping as the controls stand."""
        chosen = {name: control.value or None for name, control in self.headers.items()}
        return with_headers(self.start, chosen, self.date_order.value) if self.start else None

    def _read_file(self) -> None:
        self.table, likeliest = None, ""
        self.rows.value = self.told.value = ""
        try:
            if self.file.value is None:
                todo = "Put what was downloaded into exports/<day>/."
                raise ClientError(f"{self.client} holds no table.", todo=todo)
            self.table = read_unknown_table(self.client / self.file.value)
            self.rows.value = markup.first_rows(self.table.looks, self.table.first_rows(PREVIEW_ROWS))
            likeliest = propose_mapping(self.table)[0].format.name
        except WorkbenchError as error:
            self._tell(error.what if self.table else str(error), is_trouble=True)
        formats = self.table.formats if self.table else []
        self.format.options = [NO_FORMAT, *((f"{one.title} ({one.name})", one.name) for one in formats)]
        self.format.value = likeliest
        self._choose_format()

    def _choose_format(self) -> None:
        if self.format.value:
            self.told.value = ""
        self.start = propose_mapping(self.table, self.format.value)[0] if self.table and self.format.value else None
        self.headers, self._notes = {}, {}
        cells = []
        options = [NO_HEADER, *((label, label) for label in (self.table.labels if self.table else []))]
        for field in self.start.fields if self.start else ():
            control = widgets.Dropdown(options=options, value=field.header or "")
            control.observe(lambda _: self._show(), "value")
            self.headers[field.column.name], self._notes[field.column.name] = control, _html()
            cells += [_html(markup.label(field.column)), control, self._notes[field.column.name]]
        self.fields.children = cells
        self._show()

    def _show(self) -> None:
        """Bring the words beside the controls, and the rows as they would read, up to date."""
        proposal, table = self.proposal, self.table
        self.body.layout.display = "none" if proposal is None else None
        self.date_order.layout.display = None if proposal is not None and has_dates(proposal) else "none"
        if proposal is None or table is None:
            return
        looks = {look.label: look for look in table.looks}
        for field in proposal.fields:
            self._notes[field.column.name].value = markup.about(field, looks.get(field.header or ""))
        mapped = [field.column for field in proposal.fields if field.header]
        self.reading.value = markup.readings(mapped, preview(table, proposal))
        gaps = still_open(table, proposal)
        self.gaps.value = markup.sentences(gaps or [COMPLETE], is_trouble=bool(gaps))

    def _save(self) -> None:
        proposal, table = self.proposal, self.table
        if proposal is None or table is None:
            return
        try:
            path = save_mapping(table, proposal, [], force=self.replace.value)
        except WorkbenchError as error:
            self._tell(str(error), is_trouble=True)
            return
        self._tell("\n".join([f"Saved as {path}.", *next_steps(table, proposal, path)]), is_trouble=False)

    def _tell(self, text: str, *, is_trouble: bool) -> None:
        self.told.value = markup.sentences(text.splitlines(), is_trouble=is_trouble)


def _named(path: str, known: Any) -> str:
    return f"{path}: {known.title}" if known else f"{path}: not recognised"


def _dropdown(description: str, options: Any) -> Any:
    control = widgets.Dropdown(options=options, description=description, style={"description_width": "4rem"})
    return control.add_class("mapping-choice")


def _html(value: str = "") -> Any:
    return widgets.HTML(value)
