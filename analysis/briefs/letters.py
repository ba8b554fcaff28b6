"""Texts ready to send: a request for data, a written position on each difference, and an agenda in two parts.

Every figure is read from the estate's marts; a letter only chooses words and order. What only our side may know
(fallbacks, owners, the range) stands in the internal edition alone, under a heading that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.briefs.choosing import one_of
from analysis.briefs.estate_words import in_locale
from analysis.briefs.figures import Figures
from analysis.briefs.leak_check import check_client_edition
from analysis.briefs.letter_words import Told, Words, write_markdown
from analysis.briefs.opening import FACTS, facts_of, pass_gate, reasons_for
from analysis.briefs.writing import write_whole
from analysis.engine.estate import Estate
from analysis.numbers import date_text, write_in

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

LETTERS = {
    "data_request": "Request for data",
    "positions": "Written position",
    "proposal_answer": "Answer to the proposal",
    "agenda": "Agenda",
}
FORMATS = ("docx", "md")
LETTER_FACTS = (*FACTS, "marts.letter_facts")
MEETING_EVENTS = ["milestone", "notice", "invoice", "term_end"]
SIDES = ((False, "Differences in our favour"), (True, "Differences against us"))
WITHHELD = {"not raised", "unknown"}  # statuses of a claim card that stay with us
# Figures whose missing inputs stand in the agreement, so that asking for them tells nothing of the client's use.
ASKED_FIGURES = ("agreement", "charge_amount", "milestone")
Context = dict[str, Any]


def make_letters(
    client: Path, as_of: date, *, edition: str = "client", formats: Sequence[str] = FORMATS, out: Path
) -> list[Path]:
    """Write the letters of a built estate into `out`/<client's id>/letters/ and return the files.

    All letters are made before the first is written. Raises ParameterError for a format there is none of,
    GateStoppedError where the import gate found something to settle first, WorkbenchError where nothing can be written.
    """
    for form in formats:
        one_of("format", form, list(FORMATS))
    folder = out / client.resolve().name / "letters"
    made: list[tuple[Path, str | bytes]] = []
    with Estate(client) as estate, write_in(estate.config.look.locale):
        pass_gate(estate)
        told = read_letters(estate, as_of, is_internal=edition == "internal")
        for letter, title in LETTERS.items():
            text = write_markdown(letter, told)
            writers: dict[str, Callable[[], str | bytes]] = {
                "md": partial(str, text),
                "docx": partial(_document, text, title, told["facts"], as_of),
            }
            made += [(folder / f"{letter}-{edition}.{form}", writers[form]()) for form in dict.fromkeys(formats)]
    if edition == "client":
        check_client_edition(client, [(path.name, content) for path, content in made])
    return [write_whole(path, content) for path, content in made]


def _document(text: str, title: str, facts: Told, as_of: date) -> bytes:
    from analysis.briefs.letter_document import document_bytes  # noqa: PLC0415 - only a DOCX needs its library

    return document_bytes(text, title=f"{title} · {facts.value('client_name')}", day=as_of, note=date_text(as_of))


def read_letters(estate: Estate, as_of: date, *, is_internal: bool) -> Context:
    """Read what the letters tell; QueryError where the estate was built for another day."""
    row = facts_of(estate, as_of, LETTER_FACTS)
    facts = Told(Figures(row, reasons=reasons_for(estate, row)))
    return {
        "facts": facts,
        "is_internal": is_internal,
        "agreements": _rows(estate.read("core.agreement_events").sort("start_date", "subscription_id")),
        **_request(estate),
        **_positions(estate),
        **_claims(estate),
        **_agenda(estate, is_internal=is_internal),
    }


def _rows(frame: pl.DataFrame) -> list[Told]:
    return [Told(Figures(row)) for row in in_locale(frame).iter_rows(named=True)]


def _request(estate: Estate) -> Context:
    requests = estate.read("marts.data_requests").sort("request_number")
    roles = requests["asked_role"].unique(maintain_order=True).to_list()
    missing = estate.read("marts.missing_inputs")
    return {
        "requests": [(Words(role), _rows(requests.filter(pl.col("asked_role") == role))) for role in roles],
        "roles": Words(" and ".join(role.lower() for role in roles)),
        "accounts": _rows(estate.read("marts.extract_scope").sort("smart_account")),
        "asked_inputs": _inputs(missing.filter(pl.col("figure_name").is_in(ASKED_FIGURES))),
        "open_inputs": _inputs(missing),
    }


def _inputs(missing: pl.DataFrame) -> list[Told]:
    return _rows(missing.select("missing_input", "remedy").unique().sort("missing_input", "remedy"))


def _positions(estate: Estate) -> Context:
    exhibits = estate.read("marts.position_exhibits").sort("exhibit_number", "position_number")
    lists = exhibits.group_by("position_number").agg(
        pl.col("exhibit_number").unique().sort().cast(pl.String).str.join(", ").alias("exhibit_list")
    )
    positions = estate.read("marts.written_positions").join(lists, on="position_number", how="left")
    positions = positions.sort("position_number")
    bridge = estate.read("marts.bridge_totals").sort("step_number")
    is_short = bool(bridge["short_count"].abs().sum())
    sides = [
        (title, _grouped(positions.filter(is_adverse=is_adverse), "difference_number")) for is_adverse, title in SIDES
    ]
    return {
        "bridge": _rows(bridge) if is_short else [],
        "bridge_currency": bridge["currency"].drop_nulls().unique().sort().to_list(),
        "sides": [(Words(title), kinds) for title, kinds in sides if kinds],
        "kinds": _rows(positions.unique("difference_key", keep="first", maintain_order=True)),
        "exhibits": _grouped(exhibits.filter(pl.col("position_number").is_not_null()), "exhibit_number"),
        "proposal_exhibits": _grouped(exhibits.filter(pl.col("position_number").is_null()), "exhibit_number"),
    }


def _grouped(frame: pl.DataFrame, number: str) -> list[tuple[Told, list[Told]]]:
    """Rows that share a number, each group behind its first."""
    groups = [list(group) for _, group in groupby(_rows(frame), lambda row: int(row.value(number)))]
    return [(group[0], group) for group in groups]


def _claims(estate: Estate) -> Context:
    exhibits = estate.read("marts.position_exhibits", relation_name="marts.proposal_lines")
    numbers = exhibits.select("file_id", "exhibit_number", "path")
    cards = estate.read("marts.claim_cards").join(numbers, on="file_id", how="left", maintain_order="left")
    # The exhibit's number stands in place of its file and row.
    own = pl.format("{}, row {}", "path", "row_number")
    rest = pl.col("exhibit_names").str.strip_prefix(own).str.strip_prefix(", ")
    cards = cards.with_columns(exhibit_names=pl.when(pl.col("path").is_null()).then("exhibit_names").otherwise(rest))
    cards = cards.with_columns(exhibit_names=pl.col("exhibit_names").replace("", None))
    cards = cards.sort("row_number", "proposal_line", nulls_last=True)
    # A card that is unknown, not raised, or higher on our side is nobody's business but ours.
    status = pl.col("claim_status").fill_null("unknown").str.to_lowercase()
    withheld = (status.is_in(list(WITHHELD)) | (pl.col("disputed_amount") < 0)).fill_null(value=True)
    told = cards.filter(~withheld)
    return {
        "claims": _rows(told.filter(pl.col("disputed_amount") > 0)),
        "agreed": _rows(told.filter(pl.col("disputed_amount") == 0)),
        "not_raised": _rows(cards.filter(withheld)),
        "proposal_totals": _rows(
            estate.read("marts.proposal_totals").filter(pl.col("line_count") > 0).sort("currency")
        ),
    }


def _agenda(estate: Estate, *, is_internal: bool) -> Context:
    calendar = estate.read("marts.event_calendar", is_past=False, event_key=MEETING_EVENTS)
    dates = _rows(calendar.sort("event_date", "event_name"))
    if not is_internal:
        return {"dates": dates, "ranges": [], "levers": []}
    ranges = estate.read("marts.settlement_range").sort("range_number")
    levers = estate.read("marts.levers").sort("lever_number", "currency")
    return {"dates": dates, "ranges": _rows(ranges), "levers": _rows(levers)}
