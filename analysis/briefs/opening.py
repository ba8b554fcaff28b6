"""From a built estate to the brief a notebook talks to: its facts, what they wait for, and its files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import polars as pl

from analysis.briefs.brief import Brief, Provenance
from analysis.briefs.client_look import look_of
from analysis.briefs.editions import INTERNAL_FOLDER
from analysis.briefs.estate_words import in_locale
from analysis.briefs.evidence import Reading
from analysis.briefs.figures import Figures, Missing
from analysis.briefs.tables import ColumnWish
from analysis.charts import source_calendar
from analysis.engine.estate import Estate
from analysis.errors import GateStoppedError, MissingInputError, QueryError
from analysis.numbers import set_locale

_MOST_NAMED = 2  # kinds of sources in a title
_MOST_FINDINGS = 3  # of one check
_SEVERITIES = {"stop": 0, "high": 1, "medium": 2, "low": 3}
TITLES = {
    "renewal_readiness": "Renewal readiness brief",
    "true_forward": "True Forward negotiation brief",
    "transfer_plan": "Transfer plan",
}
FACTS = (
    "marts.renewal_facts",
    "marts.evidence_facts",
    "marts.preparation_facts",
    "marts.transfer_facts",
    "marts.true_forward_facts",
    "marts.negotiation_facts",
    "marts.letter_facts",
)
# What never reaches the client edition.
INTERNAL_FACTS = ("marts.settlement_facts",)
INTERNAL_CHECKS = ("settled_above_proposed", "settlement_left_out", "target_undercuts_formula")

KIND_COLUMNS: dict[str, ColumnWish] = {
    "source_name": "Source",
    "source_status": ("State", "status"),
    "file_count": "Files",
    "landed_count": "Rows",
    "taken_at": "Newest of",
    "age_days": "Days old",
    "coverage": "What it covers",
}
SOURCE_COLUMNS: dict[str, ColumnWish] = {
    "format_title": "Source",
    "smart_account": "Smart Account",
    "taken_at": "Taken",
    "file_count": "Files",
    "virtual_account_count": "VAs",
    "read_count": "Rows read",
    "landed_count": "Landed",
    "rejected_count": "Rejected",
    "repeated_count": "Repeated",
    "export_status": ("Speaks", "status"),
}
ACCOUNT_COLUMNS: dict[str, ColumnWish] = {
    "smart_account": "Smart Account",
    "virtual_account_count": "Virtual Accounts",
    "listed_count": "In the account list",
    "licenses_count": "With licences",
    "instances_count": "With instances",
    "never_exported": "Listed, never exported",
}
REJECT_COLUMNS: dict[str, ColumnWish] = {
    "path": "File",
    "row_number": "First row",
    "reason": "Why it was rejected",
    "rejected_count": "Rows",
}
ORDER_COLUMNS: dict[str, ColumnWish] = {"path": "File", "date_order": "Order", "date_order_source": "Settled by"}
NOTICE_COLUMNS: dict[str, ColumnWish] = {
    "severity": ("Weight", "status"),
    "notice": "What landing had to say",
    "remedy": "What to do",
}

# Which facts a missing input keeps from being printed; the input itself is told by marts.missing_inputs.
WAITING = {
    "bridge_amount": ("gross_short_amount", "movable_amount", "genuine_short_amount"),
    "charge_amount": (
        "charge_amount",
        "above_allowance_amount",
        "over_commitment_amount",
        "allowance_amount",
        "top_suite_amount",
        "disputed_amount",
        "disputed_share",
        "over_count",
        "consumed_count",
        "verified_amount",
        "verified_over_count",
        "corrected_amount",
        "opening_amount",
        "target_amount",
        "walk_away_amount",
    ),
    "milestone": ("milestone_date", "invoice_date", "days_to_milestone", "remaining_months"),
    "agreement": (
        "agreement_name",
        "end_date",
        "notice_date",
        "days_to_notice",
        "milestone_date",
        "invoice_date",
        "days_to_milestone",
        "remaining_months",
        "charge_amount",
        "over_commitment_amount",
        "committed_count",
        "consumed_count",
        "charge_basis",
        "charged_count",
        "charged_suite_count",
        "verified_amount",
        "verified_over_count",
        "corrected_amount",
        "over_suite_count",
        "suite_count",
        "top_suite_name",
        "top_suite_over_count",
        "top_suite_amount",
        "above_allowance_amount",
        "allowance_amount",
        "off_cycle_suite_count",
    ),
    "position": (
        "gross_short_count",
        "in_force_short_count",
        "genuine_short_count",
        "misplaced_count",
        "movable_count",
    ),
}
NO_PROPOSAL = Missing("the vendor's proposal", "Put its lines, as CSV, into proposal/.")
PROPOSAL_FACTS = (
    "proposed_amount",
    "proposed_count",
    "proposed_date",
    "proposal_path",
    "disputed_amount",
    "disputed_share",
)


class ClientBrief(Brief):
    """A brief on a client's estate: what Brief shows, and `read` for the frames behind it.

    The estate is opened for each reading and let go of, so that a notebook left open never keeps a build waiting.
    """

    def __init__(self, client: Path, **parts: Any) -> None:
        super().__init__(**parts)
        self._client = client
        self._readings: dict[str, Reading] = {}

    def read(self, name: str, **where: Any) -> pl.DataFrame:
        """Read a relation of the estate, as Estate.read; rows marked internal never reach the client edition."""
        with Estate(self._client) as estate:
            found = estate.read(name, **where)
        told = {column: _plain(value) for column, value in where.items()}
        if self.edition != "internal" and "is_internal" in found.columns:
            found, told = found.filter(~pl.col("is_internal")), told | {"is_internal": False}
        self._readings[name] = Reading(name, told)
        return in_locale(found)

    def reading_of(self, relation: str) -> Reading:
        """Return how the relation was read last; one that was not read is proof as a whole."""
        if relation not in self._readings:
            self.read(relation)
        return self._readings[relation]

    def traced(self, name: str, **where: Any) -> pl.DataFrame:
        """Read a relation with `file_id`, and beside it the `path` of the file each row comes from."""
        with Estate(self._client) as estate:
            files = estate.read("meta.files").select("file_id", "path")
            return estate.read(name, **where).join(files, on="file_id", how="left", maintain_order="left")

    def findings(self) -> pl.DataFrame:
        """Read what the checks found, worst first: of one check the first few, then how many more there are.

        Columns severity, finding and remedy.
        """
        found = self.read("checks.findings")
        if self.edition != "internal":
            found = found.filter(~pl.col("check_name").is_in(INTERNAL_CHECKS))
        found = found.with_columns(
            place=pl.int_range(pl.len()).over("check_name"), found_count=pl.len().over("check_name")
        )
        rest = (
            found.filter(pl.col("place") == _MOST_FINDINGS)
            .with_columns(
                finding=pl.format("… and {} more of this kind.", pl.col("found_count") - _MOST_FINDINGS),
                remedy=pl.lit(""),
            )
            .vstack(found.filter(pl.col("place") < _MOST_FINDINGS))
        )
        ranked = rest.sort(pl.col("severity").replace_strict(_SEVERITIES, default=9), "check_name", "place")
        return ranked.select("severity", "finding", "remedy")

    def by(self, fact: str, **sentences: str) -> str:
        """Choose the sentence for the value of a fact; a value with none is an open question and says so."""
        try:
            value = str(self.figures.value(fact))
        except MissingInputError:
            value = ""
        return sentences.get(value, f"{self.title}: what to ask is still open")

    def show_sources(self) -> None:
        """Show on which days each kind of source was taken, and which of them are missing or stale."""
        kinds = self.read("marts.source_kinds").sort("kind_number")
        names = kinds.select("kind_number", "subject", "source_name", "source_status")
        sources = names.join(self.read("marts.sources"), on="subject", how="full", coalesce=True)
        with Estate(self._client) as estate:
            stale_days = estate.config.thresholds.export_stale_days
        unit, source = "Days on which sources were taken", "marts.sources"
        chart = source_calendar(sources, title=_gate_title(kinds), unit=unit, source=source, stale_days=stale_days)
        self.exhibit(chart=chart, sources=["marts.sources", "marts.source_kinds"])

    def show_gate(self) -> None:
        """List the import gate: what was found, covered, rejected, and in what order days were read."""
        with Estate(self._client) as estate:
            gate = estate.gate()
            named = [
                *estate.read("marts.source_kinds", is_internal=True)["source_name"],
                *estate.read("marts.sources", is_internal=True)["format_title"],
            ]
        parts = [in_locale(one) for one in (gate.kinds, gate.sources, gate.rejects, gate.date_orders, gate.notices)]
        kinds, sources, rejects, date_orders, notices = (self._without(part, INTERNAL_FOLDER, *named) for part in parts)
        self.listing("What the folder holds", kinds, columns=KIND_COLUMNS, relation="marts.source_kinds")
        always = "Rows read are rows landed plus rows rejected, always."
        self.listing("Source by source", sources, columns=SOURCE_COLUMNS, relation="marts.sources", note=always)
        self.listing("Accounts covered", gate.accounts, columns=ACCOUNT_COLUMNS, relation="core.virtual_accounts")
        self.listing("Rejected rows", rejects, columns=REJECT_COLUMNS, relation="meta.rejects", rows=20)
        self.listing("Order of day and month", date_orders, columns=ORDER_COLUMNS, relation="meta.files", rows=20)
        self.listing("Notices of landing", notices, columns=NOTICE_COLUMNS, relation="meta.notices", rows=20)

    def _without(self, frame: pl.DataFrame, *names: str) -> pl.DataFrame:
        """Drop, outside the internal edition, the rows that name one of these."""
        if self.edition == "internal" or frame.is_empty():
            return frame
        words = pl.concat_str(pl.col(pl.String), separator="\n", ignore_nulls=True)
        return frame.filter(~words.str.contains_any(list(names)))

    def show_rules(self) -> None:
        """List the rules used, each with its tag and source; those of benchmarks in the internal edition alone."""
        self.rules(*self.read("reference.rules").select("statement", "certainty", "source").iter_rows())


def _plain(value: Any) -> Any:
    """Return a condition's value as a record can keep it."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _gate_title(kinds: pl.DataFrame) -> str:
    """Say how many kinds of sources are here, and which of them are too old to speak for today."""
    missing, stale = (kinds.filter(source_status=status)["source_name"].to_list() for status in ("Missing", "Stale"))
    here = f"{kinds.height - len(missing)} of {kinds.height} kinds of sources are here"
    if not stale:
        return f"{here}, none of them stale"
    verb = "is" if len(stale) == 1 else "are"
    more = ", …" if len(stale) > _MOST_NAMED else ""
    return f"{here}; {len(stale)} {verb} stale: {', '.join(stale[:_MOST_NAMED])}{more}"


def open_brief(
    name: str, *, client: str | Path, as_of: date | str, edition: Literal["internal", "client"]
) -> ClientBrief:
    """Open a client's built estate for one brief, and write figures in the client's locale from here on.

    Raises GateStoppedError where the import gate found something to settle first, MissingInputError where there is no
    licence export to speak of, QueryError where the estate was built for another day, ClientError where the client's
    look cannot be used.
    """
    day = as_of if isinstance(as_of, date) else date.fromisoformat(as_of)
    with Estate(client) as estate:
        pass_gate(estate)
        row = _facts(estate, day, (*FACTS, *INTERNAL_FACTS) if edition == "internal" else FACTS)
        reasons = reasons_for(estate, row)
        look = look_of(Path(client), estate.config.look)
    set_locale(look.locale)
    counts = Provenance(
        row["file_count"], row["row_count"], row["rejected_row_count"], version("cisco-readiness-workbench")
    )
    return ClientBrief(
        Path(client),
        name=name,
        title=TITLES[name],
        client_name=row["client_name"],
        edition=edition,
        data_date=row["data_date"],
        provenance=counts,
        figures=Figures({**row, "edition": edition}, reasons=reasons),
        look=look,
    )


def facts_of(estate: Estate, day: date, relations: Sequence[str] = FACTS) -> dict[str, Any]:
    """Read the facts of a built estate; QueryError where it was built for another day."""
    row = {name: value for relation in relations for name, value in estate.read(relation).row(0, named=True).items()}
    if row["as_of_date"] != day:
        raise QueryError(
            f"The estate was built as of {row['as_of_date']}, not {day}.",
            where=str(estate.path),
            todo=f"Run `workbench build {estate.client} --as-of {day}`.",
        )
    return row


def _facts(estate: Estate, day: date, relations: Sequence[str]) -> dict[str, Any]:
    row = facts_of(estate, day, relations)
    if row["data_date"] is None:
        raise MissingInputError(
            f"There is no licence export on or before {day}, so there is no position to tell.",
            where=f"{estate.client}/exports",
            todo="Put the licence export into exports/, in a folder named after the day it was taken.",
        )
    return row


def reasons_for(estate: Estate, row: dict[str, Any]) -> dict[str, Missing]:
    """Why a fact cannot be printed: the first missing input it waits for, and how many more there are."""
    reasons: dict[str, Missing] = {}
    if row.get("proposed_amount") is None:
        reasons.update(dict.fromkeys(PROPOSAL_FACTS, NO_PROPOSAL))
    missing = estate.query(
        "select figure_name, min_by(missing_input, subject) as missing_input, min_by(remedy, subject) as remedy, "
        "count(*) as input_count from marts.missing_inputs group by figure_name order by figure_name desc"
    )
    for figure_name, missing_input, remedy, count in missing.iter_rows():
        more = f", and {count - 1} more" if count > 1 else ""
        reasons.update(dict.fromkeys(WAITING.get(figure_name, ()), Missing(missing_input + more, remedy)))
    return reasons


def pass_gate(estate: Estate) -> None:
    """Raise GateStoppedError where the import gate found something to settle before any figure is printed."""
    stops = estate.query("select notice, remedy from meta.notices where severity = 'stop' order by notice")
    if stops.height:
        first, remedy = stops.row(0)
        more = "".join(f"\n{notice}" for notice, _ in stops.rows()[1:])
        raise GateStoppedError(f"{first}{more}", where=str(estate.client), todo=remedy or "")
