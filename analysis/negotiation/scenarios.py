"""Named sets of assumptions side by side: what the next True Forward costs under each, by the one formula.

Where the client states no scenario of its own, the forms below come from the estate's own facts and suppose no figure.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

import polars as pl

from analysis.negotiation.assumption_words import assumption_text
from analysis.negotiation.assumptions import Assumptions, Evidence, changed_terms
from analysis.negotiation.charge import charge_lines

# The kind of cure that makes CSSM show what a correction proves.
CURE_KINDS = {
    "duplicate": "Retire instance",
    "ghost": "Retire instance",
    "stale": "Retire instance",
    "unmigrated_pak": "Migrate PAK",
    "undeposited_order": "Deposit order",
}
AMOUNTS = ("contract_amount", "charge_amount", "over_commitment_amount")
SHOWN, VERIFIED = Assumptions(), Assumptions(corrected_share=Decimal(1))
_TOTALS: dict[str, Any] = {
    "currency": pl.String,
    "contract_amount": pl.Decimal(18, 2),
    "charge_amount": pl.Decimal(18, 2),
    "over_commitment_amount": pl.Decimal(18, 2),
    "known_amount": pl.Decimal(18, 2),
    "unknown_line_count": pl.Int64,
}
_SCENARIOS: dict[str, Any] = {
    "scenario_number": pl.Int64,
    "scenario_key": pl.String,
    "scenario_name": pl.String,
    "assumption_text": pl.String,
    "source": pl.String,
    "is_as_shown": pl.Boolean,
    **_TOTALS,
    "difference_amount": pl.Decimal(18, 2),
    "proposed_amount": pl.Decimal(18, 2),
}


@dataclass(frozen=True)
class Scenario:
    """A set of assumptions and what it is called."""

    key: str
    name: str
    text: str
    source: str
    assumed: Assumptions


def scenario_totals(
    terms: pl.DataFrame,
    corrections: pl.DataFrame,
    *,
    captures: pl.DataFrame,
    milestones: pl.DataFrame,
    cures: pl.DataFrame,
    proposal: pl.DataFrame,
    stated: pl.DataFrame,
) -> pl.DataFrame:
    """Return what each scenario comes to, a row a scenario and currency, the workbench's own forms first.

    `terms` is core.true_forward_terms, `corrections` core.use_corrections, `captures` marts.true_forward_captures,
    `milestones` core.possible_milestones, `cures` marts.remediation_totals, `proposal` marts.proposal_lines, `stated`
    inputs.scenarios. An amount is null where one of its lines is unknown; `known_amount` is what the others come to.
    """
    evidence = Evidence(corrections=corrections, milestones=milestones, captures=captures)
    base = {row["currency"]: row["contract_amount"] for row in _totals(terms, evidence, SHOWN).iter_rows(named=True)}
    asked = proposed_amounts(proposal)
    rows: list[dict[str, Any]] = []
    for number, one in enumerate([*own_scenarios(terms, corrections, cures), *stated_scenarios(stated)], start=1):
        for total in _totals(terms, evidence, one.assumed).iter_rows(named=True):
            amount, shown = total["contract_amount"], base.get(total["currency"])
            rows.append(
                {
                    "scenario_number": number,
                    "scenario_key": one.key,
                    "scenario_name": one.name,
                    "assumption_text": one.text,
                    "source": one.source,
                    "is_as_shown": one.key == "shown",
                    **total,
                    "difference_amount": None if amount is None or shown is None else amount - shown,
                    "proposed_amount": asked.get(total["currency"]),
                }
            )
    return pl.DataFrame(rows, schema=_SCENARIOS, orient="row")


def own_scenarios(terms: pl.DataFrame, corrections: pl.DataFrame, cures: pl.DataFrame) -> list[Scenario]:
    """The forms that suppose no figure of their own."""
    count = int(corrections["corrected_count"].sum()) if corrections.height else 0
    kinds = possible_cures(cures)
    keys = frozenset(key for key, kind in CURE_KINDS.items() if kind in kinds)
    doing = ", ".join(sorted({CURE_KINDS[key] for key in keys})) or "none"
    bases = set(terms["charge_basis"].drop_nulls())
    other = {"above_allowance": "Above the commitment", "above_commitment": "Above the allowance"}
    other_name = other[bases.pop()] if len(bases) == 1 else "On the other basis"
    corrected = f"Use less what verified data takes off: {count:,} {'licence' if count == 1 else 'licences'}."
    possible = f"Use less the corrections whose cure can still begin in time ({doing})."
    peak = "The highest use of the period in place of today's, as some advisers say Cisco captures it."
    return [
        Scenario("shown", "As shown", "The contract's formula on the use that the exports show.", "Exports", SHOWN),
        Scenario("verified", "Verified data", corrected, "Exports", VERIFIED),
        Scenario(
            "possible",
            "All that is still possible",
            possible,
            "Remediation plan",
            Assumptions(corrected_share=Decimal(1), correction_keys=keys),
        ),
        Scenario(
            "other_basis",
            other_name,
            "The use that is shown, on the basis that the contract does not have.",
            "Contract",
            Assumptions(is_other_basis=True),
        ),
        Scenario("peak", "Captured at the peak", peak, "History of the exports", Assumptions(capture_key="peak")),
    ]


def stated_scenarios(stated: pl.DataFrame) -> list[Scenario]:
    """The scenarios of client.toml, in their order there."""
    names = {one.name for one in fields(Assumptions)}
    found = []
    for row in stated.sort("scenario_number").iter_rows(named=True):
        assumed = Assumptions(**{name: answer for name, answer in row.items() if name in names})
        found.append(Scenario("stated", row["scenario_name"], assumption_text(assumed), row["source"], assumed))
    return found


def possible_cures(cures: pl.DataFrame) -> set[str]:
    """The kinds of cure that can still begin before the event; where no event is known, none."""
    return {
        row["cure_kind"]
        for row in cures.iter_rows(named=True)
        if row["last_safe_start_date"] is not None and row["last_safe_start_date"] >= row["as_of_date"]
    }


def proposed_amounts(proposal: pl.DataFrame) -> dict[str | None, Decimal | None]:
    """What the vendor asks for in each currency; unknown where a line of it has no amount."""
    asked = pl.when(pl.col("proposed_amount").has_nulls()).then(None).otherwise(pl.col("proposed_amount").sum())
    return dict(proposal.group_by("currency").agg(asked).iter_rows())


def contract_totals(lines: pl.DataFrame) -> pl.DataFrame:
    """Add the lines of `charge_lines` up, a row a currency; an amount is null where one of its lines is unknown."""
    known = [pl.when(pl.col(name).has_nulls()).then(None).otherwise(pl.col(name).sum()).alias(name) for name in AMOUNTS]
    totals = lines.group_by("currency").agg(
        *known,
        pl.col("contract_amount").sum().alias("known_amount"),
        pl.col("contract_amount").null_count().cast(pl.Int64).alias("unknown_line_count"),
    )
    return totals.select(pl.col(name).cast(kind) for name, kind in _TOTALS.items()).sort("currency", nulls_last=True)


def _totals(terms: pl.DataFrame, evidence: Evidence, assumed: Assumptions) -> pl.DataFrame:
    return contract_totals(charge_lines(changed_terms(terms, evidence, assumed)))
