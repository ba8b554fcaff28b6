"""The what-if of a brief: what its sliders work on, its picture at rest, and a table of what each of them does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl

from analysis.briefs.columns import Columns
from analysis.briefs.opening import ClientBrief
from analysis.briefs.what_if_words import AMOUNT, NAMES, PROPOSED, SHOWN, positions
from analysis.charts import proposal_waterfall
from analysis.negotiation.assumptions import Evidence
from analysis.negotiation.settlement_ranges import chosen_aims, leading_benchmark
from analysis.negotiation.what_if import (
    STEPS,
    Aiming,
    WhatIf,
    lacking,
    running_terms,
    sliders_at,
    what_if,
    what_if_model,
)

FIGURE = "What the charge would be under other assumptions"
SOURCES = ("core.true_forward_terms", "core.use_corrections", "core.possible_milestones")
COLUMNS: Columns = {
    "assumption_name": "Assumption",
    "rest_words": "In this brief",
    "low_words": "One end",
    "low_amount": "Charge at it",
    "high_words": "Other end",
    "high_amount": "Charge there",
}


def show_what_if(brief: ClientBrief, *, title: str, since: date | str, key: str = "what-if") -> None:
    """Show the exhibit whose sliders move the charge, or what it waits for.

    A milestone can be moved to any day from `since` on. The range is of the internal edition: no other reads what it
    is made from.
    """
    terms = running_terms(brief.read(SOURCES[0]), brief.read("core.agreement_events"))
    if missing := lacking(terms):
        brief.refuse(FIGURE, missing=missing[0], todo=missing[1])
        return
    evidence = Evidence(corrections=brief.read(SOURCES[1]), milestones=brief.read(SOURCES[2]))
    currency = str(terms["currency"][0])
    spread = brief.read("marts.settlement_range", currency=currency)
    proposed = dict(spread.select("range_key", "amount").iter_rows()).get("proposal")
    is_internal = brief.edition == "internal"
    model = what_if_model(
        terms,
        evidence,
        since=date.fromisoformat(str(since)),
        proposed=proposed,
        aiming=_aiming(brief, currency) if is_internal else None,
    )
    if is_internal:
        model["range"]["band"] = _band(spread)
    causes = _causes(what_if(terms, evidence), proposed, model)
    brief.exhibit(
        chart=proposal_waterfall(causes, title=title, unit=currency, source=SOURCES[0]),
        table=_ends(terms, evidence, model),
        columns=COLUMNS,
        sources=[*SOURCES, "marts.settlement_range"] if proposed is not None else SOURCES,
        null="",
        reading="Each step as this brief has it; on a screen the sliders move them. Use stays as it is today.",
        key=key,
        what_if=model,
    )


def _aiming(brief: ClientBrief, currency: str) -> Aiming:
    settings = brief.read("inputs.negotiation").row(0, named=True)
    return Aiming(
        benchmark=leading_benchmark(brief.read("reference.benchmarks"), brief.read("marts.settlement_benchmarks")),
        chosen=chosen_aims(settings, currency),
        part=Fraction(settings["target_position_share"]),
    )


def _band(spread: pl.DataFrame) -> dict[str, Any] | None:
    """The benchmark that leads, in cents, with its date and n."""
    leading = spread.filter(pl.col("is_leading") & pl.col("amount").is_not_null())
    if not leading.height:
        return None
    rows = leading.sort("amount").to_dicts()
    first, last = rows[0], rows[-1]
    return {
        "kind": "ledger" if first["range_key"].startswith("ledger") else "claim",
        "source_date": first["source_date"] and first["source_date"].isoformat(),
        "sample_words": first["sample_words"],
        "cents": [str(int(one["amount"] * 100)) for one in (first, last)],
    }


def _causes(found: WhatIf, proposed: Decimal | None, model: dict[str, Any]) -> pl.DataFrame:
    """The steps at rest as the waterfall draws them, from what is proposed where there is a proposal."""
    rows: list[tuple[str, str, str, Decimal]] = []
    if proposed is not None:
        rows.append(("proposed", PROPOSED, "level", proposed))
        rows.append(("beyond", "Beyond what use as shown gives", "change", found.shown_amount - proposed))
    rows.append(("shown", SHOWN, "level", found.shown_amount))
    for name, amount in found.steps.items():
        words = positions(model, name)[model["sliders"][name]["rest"]][0]
        rows.append((name, f"{NAMES[name]}: {words}", "change", amount))
    rows.append(("ours", AMOUNT, "level", found.amount))
    named = ("cause", "cause_name", "cause_kind", "amount")
    return pl.DataFrame(rows, schema=named, orient="row").with_row_index("cause_number", 1)


def _ends(terms: pl.DataFrame, evidence: Evidence, model: dict[str, Any]) -> pl.DataFrame:
    """Each slider where it rests and at both of its ends, the others at rest, with the charge there."""
    rows = []
    for name in STEPS:
        words = [told for told, _ in positions(model, name)]
        ends: tuple[Any, ...] = ("", None, "", None)
        if len(words) > 1:
            moved = (sliders_at(model, {name: place}) for place in (0, len(words) - 1))
            low, high = (what_if(terms, evidence, one).amount for one in moved)
            ends = (words[0], low, words[-1], high)
        rows.append((NAMES[name], words[model["sliders"][name]["rest"]], *ends))
    money = pl.Decimal(18, 2)
    schema = dict.fromkeys(COLUMNS, pl.String()) | {"low_amount": money, "high_amount": money}
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(currency=pl.lit(model["currency"]))
