"""How the mapping form says things in HTML: a file's text is shown as it is, never as markup, by day and by night."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from analysis.engine.sample_readings import Reading
from analysis.exports.formats import Column
from analysis.exports.mappings.column_looks import ColumnLook
from analysis.exports.mappings.mapping_text import READS_AS, field_meaning, field_name, safe
from analysis.exports.mappings.proposal import FieldProposal

LONGEST_CELL = 32
NUMBERS = frozenset({"count", "amount"})
# JupyterLab's own colours, so that the form turns dark with the page.
STYLE = """
<style>
.mapping-form { width: 100%; max-width: 68rem; overflow: hidden; container-type: inline-size; }
.mapping-form, .mapping-part { gap: 8px; }
.mapping-form .widget-html, .mapping-form .widget-html > .widget-html-content { width: 100%; height: auto; }
.mapping-form .widget-html, .mapping-form .mapping-part, .mapping-fields > .widget-dropdown { margin: 0; min-width: 0; }
.mapping-form .mapping-choice { width: auto; max-width: 44rem; margin: 0; }
.mapping-fields { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) minmax(0, 6fr); margin: 0;
  gap: 10px 16px; align-items: start; max-height: 34rem; overflow: hidden auto; padding: 6px 0;
  border-block: 1px solid var(--jp-border-color3); }
.mapping-fields > .widget-dropdown { width: auto; }
.mapping-fields .name { line-height: 28px; }
.mapping-save { align-items: center; gap: 12px; overflow: hidden; }
.mapping-save .widget-button { width: auto; flex: none; }
@container (max-width: 40rem) {
  .mapping-fields { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 4px 12px; }
  .mapping-fields > :nth-child(3n) { grid-column: 1 / -1; margin-bottom: 10px; }
}
.mapping { color: var(--jp-ui-font-color1); font: 13px/1.45 var(--jp-ui-font-family); }
.mapping .muted { color: var(--jp-ui-font-color2); }
.mapping .title { font-size: 14px; font-weight: 600; }
.mapping .mark { color: var(--jp-error-color1); }
.mapping .sample { font-family: var(--jp-code-font-family); font-size: 12px; overflow-wrap: anywhere; }
.mapping .scroll { overflow-x: auto; width: fit-content; max-width: 100%; box-sizing: border-box;
  border: 1px solid var(--jp-border-color2); }
.mapping table { border-collapse: collapse; margin: 0; font-size: 12px; font-variant-numeric: tabular-nums; }
.mapping th, .mapping td { padding: 3px 10px; text-align: left; white-space: nowrap; max-width: 18rem;
  overflow: hidden; text-overflow: ellipsis; border-bottom: 1px solid var(--jp-border-color3); }
.mapping th { font-weight: 600; background: var(--jp-layout-color2); }
.mapping tr:last-child td { border-bottom: none; }
.mapping .number { text-align: right; }
.mapping .wrong { color: var(--jp-error-color1); text-decoration: underline dotted; }
.mapping ul { margin: 0; padding-left: 1.1rem; }
</style>
"""


def _boxed(content: str) -> str:
    return f'<div class="mapping">{content}</div>'


def heading(text: str, note: str = "") -> str:
    """A part's title, and what there is to say about it."""
    return _boxed(f'<div class="title">{escape(text)}</div><div class="muted">{escape(note)}</div>')


def label(column: Column) -> str:
    """A column's name, marked where it is required."""
    mark = ' <span class="mark" title="required">*</span>' if column.required else ""
    return _boxed(f'<div class="name">{escape(field_name(column))}{mark}</div>')


def about(field: FieldProposal, look: ColumnLook | None) -> str:
    """What a column means, how sure its header is, and the header's first values."""
    kind = READS_AS[field.column.reads_as]
    meaning = f"{escape(field_meaning(field.column))} <span class='muted'>({escape(kind)})</span>"
    sure = f"{field.sureness}: {field.why}" if field.header else field.why
    shown = " · ".join(f'<span class="sample">{escape(safe(one))}</span>' for one in (look.shown if look else ()))
    return _boxed(f"{meaning}<div class='muted'>{escape(sure)}</div><div class='muted'>{shown}</div>")


def first_rows(looks: Sequence[ColumnLook], rows: Sequence[Sequence[str | None]]) -> str:
    """A table's first rows as the file has them; of a column that speaks of persons, nothing."""
    head = "".join(f"<th>{escape(safe(look.label, LONGEST_CELL))}</th>" for look in looks)
    body = "".join(
        "<tr>"
        + "".join(
            '<td class="muted">not shown</td>'
            if look.is_personal
            else f"<td>{escape(safe(cell or '', LONGEST_CELL))}</td>"
            for look, cell in zip(looks, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return _boxed(f'<div class="scroll"><table><tr>{head}</tr>{body}</table></div>')


def readings(columns: Sequence[Column], rows: Sequence[Sequence[Reading]]) -> str:
    """How the first rows would read; what does not read is marked, and says why."""
    if not columns:
        return _boxed('<span class="muted">Nothing yet: no column has a header.</span>')
    kinds = ["number" if column.reads_as in NUMBERS else "" for column in columns]
    head = "".join(
        f'<th class="{kind}">{escape(field_name(column))}</th>' for column, kind in zip(columns, kinds, strict=True)
    )
    body = "".join(
        "<tr>" + "".join(_reading(one, kind) for one, kind in zip(row, kinds, strict=True)) + "</tr>" for row in rows
    )
    return _boxed(f'<div class="scroll"><table><tr>{head}</tr>{body}</table></div>')


def _reading(one: Reading, kind: str) -> str:
    text = escape(safe(one.text or "", LONGEST_CELL))
    if one.problem:
        return f'<td class="{kind}"><span class="wrong" title="{escape(one.problem)}">{text}</span></td>'
    return f'<td class="{kind}">{text}</td>'


def sentences(lines: Sequence[str], *, is_trouble: bool) -> str:
    """Sentences one below the other."""
    kind = "mark" if is_trouble else ""
    return _boxed("".join(f'<div class="{kind}">{escape(line)}</div>' for line in lines))
