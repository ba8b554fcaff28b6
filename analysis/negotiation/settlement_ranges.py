"""The range of a settlement: the proposal, our formula, what others settled for, and what follows from them.

Every benchmark carries its source, its date or `undated`, and n or `n unknown`; what is unknown is named in place of
its amount. Each currency has figures of its own: amounts of two currencies are never added.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import polars as pl

from analysis.negotiation.range_aims import Aims, Benchmark, achievable_share, with_chosen, worked_out
from analysis.negotiation.rounding import to_cents

RANGE_SCHEMA: dict[str, pl.DataType] = {
    "range_number": pl.Int64(),
    "range_key": pl.String(),
    "range_name": pl.String(),
    "amount": pl.Decimal(18, 2),
    "currency": pl.String(),
    "proposal_share": pl.Decimal(18, 6),
    "source": pl.String(),
    "source_date": pl.Date(),
    "sample_count": pl.Int64(),
    "sample_words": pl.String(),
    "source_words": pl.String(),
    "certainty": pl.String(),
    "note": pl.String(),
    "is_benchmark": pl.Boolean(),
    "is_leading": pl.Boolean(),
    "is_internal": pl.Boolean(),
}
METHOD = "Method of the range"
HELD = "Held at what was set by hand."
SETTLEMENT, MARK_UP, OVERALL = "settlement", "mark-up", "overall"
QUARTILES = (
    ("ledger_p25", "Own ledger, lower quartile", "lower_quartile_share"),
    ("ledger_median", "Own ledger, median", "median_share"),
    ("ledger_p75", "Own ledger, upper quartile", "upper_quartile_share"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the range; `amount` None is unknown, and the note says why."""

    key: str
    name: str
    amount: Fraction | None
    note: str
    source: str
    certainty: str
    source_date: date | None = None
    sample_count: int | None = None
    sample_words: str | None = None
    is_benchmark: bool = False
    is_leading: bool = False
    is_internal: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What one currency's range is worked out from."""

    currency: str
    proposal: Figure
    shown: Figure
    verified: Figure


@dataclass(frozen=True, slots=True)
class Reached:
    """The three aims as computed, as chosen and as they stand, and what was chosen for."""

    computed: Aims
    chosen: Aims
    standing: Aims
    benchmark: Benchmark | None
    part: Fraction
    reason: str


def settlement_range(
    *,
    proposal: pl.DataFrame,
    lines: pl.DataFrame,
    events: pl.DataFrame,
    claims: pl.DataFrame,
    ledger: pl.DataFrame,
    aims: pl.DataFrame,
    run: pl.DataFrame,
) -> pl.DataFrame:
    """The range of every currency that is proposed, charged or aimed in; of the client's where there is none.

    `proposal`: core.proposal_lines (path, taken_at, proposed_amount, currency). `lines`: marts.true_forward_lines
    (subscription_id, contract_amount, verified_amount, currency); those of an agreement that has ended, by `events`
    (core.agreement_events: subscription_id, is_past), are left out. `claims`: reference.benchmarks; `ledger`:
    marts.settlement_benchmarks; `aims`: inputs.negotiation, one row; `run`: inputs.run, one row. Amounts are rounded
    half up to the cent.
    """
    settings = aims.row(0, named=True)
    lines = lines.join(events.filter("is_past"), on="subscription_id", how="anti")
    found = {*proposal["currency"], *lines["currency"]} - {None}
    if _chosen(settings) != Aims():
        found |= {settings["currency"]}
    rows: list[dict[str, Any]] = []
    for currency in sorted(found) or run["currency"].to_list():
        known = Known(currency, _proposed(proposal, currency), *_formulas(lines, currency))
        for figure in _figures(known, claims, ledger, settings):
            rows.append(_row(len(rows) + 1, figure, known))
    return pl.DataFrame(rows, schema=RANGE_SCHEMA, orient="row")


def _figures(known: Known, claims: pl.DataFrame, ledger: pl.DataFrame, settings: dict[str, Any]) -> list[Figure]:
    """All figures of one currency: what is asked and owed, the benchmarks, and the three that are ours."""
    counted, claimed = _counted_and_claimed(claims, ledger)
    leads = _leads(counted)
    benchmark = _benchmark(counted if leads else None, claimed)
    chosen = chosen_aims(settings, known.currency)
    part = Fraction(settings["target_position_share"])
    computed = worked_out(known.proposal.amount, known.shown.amount, known.verified.amount, benchmark, part)
    reached = Reached(computed, chosen, with_chosen(computed, chosen), benchmark, part, settings["reason"] or "")
    figures = [known.proposal, known.shown, known.verified]
    for place, claim in enumerate(claimed.iter_rows(named=True)):
        figures += _claim_figures(known, claim, is_leading=not leads and place == 0)
    figures += _ledger_figures(known, counted, least=settings["least_settlement_count"])
    return [*figures, _opening(known, reached), _target(known, reached), _walk_away(known, reached)]


def leading_benchmark(claims: pl.DataFrame, ledger: pl.DataFrame) -> Benchmark | None:
    """What leads of `claims` and `ledger`, as `settlement_range` has them; None without both."""
    counted, claimed = _counted_and_claimed(claims, ledger)
    return _benchmark(counted if _leads(counted) else None, claimed)


def chosen_aims(settings: dict[str, Any], currency: str) -> Aims:
    """The aims that the adviser set, in one currency; `settings` is the row of inputs.negotiation."""
    return _chosen(settings) if settings["currency"] == currency else Aims()


def _counted_and_claimed(claims: pl.DataFrame, ledger: pl.DataFrame) -> tuple[dict[str, Any] | None, pl.DataFrame]:
    overall = ledger.filter(pl.col("group_kind") == OVERALL)
    settled = claims.filter((pl.col("benchmark_scope") == SETTLEMENT) & (pl.col("benchmark_measure") == MARK_UP))
    return (overall.row(0, named=True) if overall.height else None), settled.sort("benchmark_key")


def _leads(counted: dict[str, Any] | None) -> bool:
    return counted is not None and not counted["is_small_sample"]


def _proposed(lines: pl.DataFrame, currency: str) -> Figure:
    own = lines.filter(pl.col("currency") == currency)
    if not own.height:
        note = f"No proposal in {currency} lies in proposal/: what depends on it is not worked out."
        return Figure("proposal", "Proposal", None, note, "The vendor's proposal", "V")
    amount = _summed(own["proposed_amount"])
    paths = ", ".join(sorted(set(own["path"].drop_nulls()))) or "proposal/"
    note = f"{_counted(own.height, 'line')} as proposed." if amount is not None else "A line has no amount."
    return Figure(
        "proposal", "Proposal", amount, note, paths, "V", source_date=max(own["taken_at"].drop_nulls(), default=None)
    )


def _formulas(lines: pl.DataFrame, currency: str) -> tuple[Figure, Figure]:
    own = lines.filter(pl.col("currency") == currency)
    told = (
        ("formula_shown", "Formula, use as shown", "contract_amount", "use as Cisco's data show it"),
        ("formula_verified", "Formula, verified data", "verified_amount", "use that verified data bear out"),
    )
    shown, verified = (
        Figure(key, name, _summed(own[column]), _formula_note(own, column, words), "Formula of the agreement", "S")
        for key, name, column, words in told
    )
    return shown, verified


def _formula_note(own: pl.DataFrame, column: str, words: str) -> str:
    if not own.height:
        return "No suite of a running agreement is known: the formula has nothing to work on."
    if unknown := own[column].null_count():
        return (
            f"Unknown for {unknown} of {_counted(own.height, 'suite line')}: use, allowance, price or milestone lacks."
        )
    return f"The contract's formula on {words}, {_counted(own.height, 'suite line')}."


def _benchmark(counted: dict[str, Any] | None, claimed: pl.DataFrame) -> Benchmark | None:
    """What leads: the adviser's own ledger where it has settlements enough, else the first claim; None without both."""
    if counted is not None:
        return Benchmark(Fraction(counted["median_share"]), Fraction(counted["upper_quartile_share"]))
    if not claimed.height:
        return None
    claim = claimed.row(0, named=True)
    return Benchmark(achievable_share(claim["high_share"]), achievable_share(claim["low_share"]))


def _claim_figures(known: Known, claim: dict[str, Any], *, is_leading: bool) -> list[Figure]:
    count = claim["sample_count"]
    ends = (
        ("benchmark_low", "Advisers' benchmark, lower end", claim["high_share"]),
        ("benchmark_high", "Advisers' benchmark, upper end", claim["low_share"]),
    )
    return [
        Figure(
            key,
            name,
            _of_proposal(known, achievable_share(markup)),
            _told(known, f"Proposal ÷ {1 + markup:.2f}: {claim['statement']}"),
            claim["source"],
            claim["certainty"],
            source_date=claim["source_date"],
            sample_count=count,
            sample_words="n unknown" if count is None else f"n = {count:,}",
            is_benchmark=True,
            is_leading=is_leading,
            is_internal=True,
        )
        for key, name, markup in ends
    ]


def _ledger_figures(known: Known, counted: dict[str, Any] | None, *, least: int) -> list[Figure]:
    """The ledger's quartiles; nothing where there is no ledger, for nothing is claimed of it."""
    if counted is None:
        return []
    use = (
        f"Fewer than the {least:,} settlements asked for: shown, not leaned on."
        if counted["is_small_sample"]
        else "The adviser's own settlements, in place of the claim."
    )
    return [
        Figure(
            key,
            name,
            _of_proposal(known, Fraction(counted[column])),
            _told(known, f"{100 * counted[column]:.1f} % of the proposal. {use}"),
            counted["source"],
            "S",
            source_date=counted["source_date"],
            sample_count=counted["sample_count"],
            sample_words=counted["sample_words"],
            is_benchmark=True,
            is_leading=not counted["is_small_sample"],
            is_internal=True,
        )
        for key, name, column in QUARTILES
    ]


def _opening(known: Known, reached: Reached) -> Figure:
    """What is told first; internal where it was set by hand, for the reason then is."""
    figure = Figure("opening", "Opening", reached.standing.opening, "", METHOD, "I")
    if reached.chosen.opening is not None:
        return replace(_set_by_hand(figure, reached), is_internal=True)
    verified, proposed = known.verified.amount, known.proposal.amount
    if verified is None:
        return replace(figure, note="Waits for the formula on verified data.")
    if reached.standing.opening != reached.computed.opening:
        return replace(figure, note=HELD, is_internal=True)
    if proposed is not None and verified > proposed:
        return replace(figure, note="The proposal itself: the formula on verified data gives more than is asked.")
    return replace(figure, note="What the formula gives on verified data.")


def _target(known: Known, reached: Reached) -> Figure:
    figure = Figure("target", "Target", reached.standing.target, "", METHOD, "I", is_internal=True)
    target = reached.standing.target
    if reached.chosen.target is not None:
        figure = _set_by_hand(figure, reached)
    elif target is None:
        return replace(figure, note=_waits(known))
    elif target != reached.computed.target:
        figure = replace(figure, note=HELD)
    elif target == reached.standing.opening:
        figure = replace(figure, note="The opening: lower could not be defended.")
    elif reached.benchmark and target == _of_proposal(known, reached.benchmark.better):
        figure = replace(figure, note="The benchmark's better end.")
    else:
        note = f"{float(100 * reached.part):g} % of the way from the opening to the walk-away, a working default"
        figure = replace(figure, note=f"{note} of client.toml.")
    return replace(figure, note=" ".join([figure.note, *_undercut(known, reached)]))


def _undercut(known: Known, reached: Reached) -> list[str]:
    """What is said where the formula on verified data is above the benchmark's target, or above the target itself."""
    verified, target, said = known.verified.amount, reached.standing.target, []
    if verified is None:
        return []
    if target is not None and target < verified:
        said.append(f"It undercuts the {_money(verified, known)} that the formula supports on verified data.")
    better = _of_proposal(known, reached.benchmark.better) if reached.benchmark else None
    if better is not None and verified > better:
        said.append(
            f"The formula on verified data exceeds the benchmark target of {_money(better, known)} "
            f"by {_money(verified - better, known)}."
        )
    return said


def _walk_away(known: Known, reached: Reached) -> Figure:
    figure = Figure("walk_away", "Walk-away", reached.standing.walk_away, "", METHOD, "I", is_internal=True)
    if reached.chosen.walk_away is not None:
        return _set_by_hand(figure, reached)
    proposed, shown = known.proposal.amount, known.shown.amount
    if figure.amount is None or proposed is None or shown is None:
        return replace(figure, note=_waits(known))
    if figure.amount != reached.computed.walk_away:
        return replace(figure, note=HELD)
    bounds = {
        shown: "The formula on use as shown: with every correction refused, the contract supports no more.",
        proposed: "The proposal itself.",
    }
    if reached.benchmark is not None:
        bounds[proposed * reached.benchmark.worse] = "The benchmark's upper end."
    return replace(figure, note=bounds.get(figure.amount, "The opening: every other bound lies below it."))


def _waits(known: Known) -> str:
    """What a target or a walk-away lacks."""
    lacking = [
        words
        for figure, words in (
            (known.proposal, "the proposal"),
            (known.shown, "the formula on use as shown"),
            (known.verified, "the formula on verified data"),
        )
        if figure.amount is None
    ]
    return f"Waits for {' and '.join(lacking)}." if lacking else ""


def _set_by_hand(figure: Figure, reached: Reached) -> Figure:
    note, source = f"Set by the adviser: {reached.reason.rstrip('.')}.", "client.toml, [negotiation]"
    return replace(figure, note=note, source=source, certainty="M")


def _chosen(settings: dict[str, Any]) -> Aims:
    names = ("opening_amount", "target_amount", "walk_away_amount")
    amounts = (settings[name] for name in names)
    return Aims(*(None if amount is None else Fraction(amount) for amount in amounts))


def _of_proposal(known: Known, share: Fraction) -> Fraction | None:
    return None if known.proposal.amount is None else known.proposal.amount * share


def _told(known: Known, words: str) -> str:
    return words if known.proposal.amount is not None else f"Waits for the proposal. {words}"


def _summed(amounts: pl.Series) -> Fraction | None:
    """The exact sum; None where there is nothing to add or one of the amounts is unknown."""
    return None if not amounts.len() or amounts.null_count() else sum((Fraction(one) for one in amounts), Fraction(0))


def _row(number: int, figure: Figure, known: Known) -> dict[str, Any]:
    dated = "undated" if figure.source_date is None else f"{figure.source_date:%-d %b %Y}"
    proposed = known.proposal.amount
    return {
        "range_number": number,
        "range_key": figure.key,
        "range_name": figure.name,
        "amount": None if figure.amount is None else to_cents(figure.amount),
        "currency": known.currency,
        "proposal_share": _share(figure.amount, proposed),
        "source": figure.source,
        "source_date": figure.source_date,
        "sample_count": figure.sample_count,
        "sample_words": figure.sample_words,
        "source_words": f"{figure.source}, {dated}, {figure.sample_words}" if figure.is_benchmark else None,
        "certainty": figure.certainty,
        "note": figure.note,
        "is_benchmark": figure.is_benchmark,
        "is_leading": figure.is_leading,
        "is_internal": figure.is_internal,
    }


def _share(amount: Fraction | None, proposed: Fraction | None) -> Decimal | None:
    if amount is None or not proposed:
        return None
    share = amount / proposed
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(Decimal("0.000001"))


def _money(amount: Fraction, known: Known) -> str:
    return f"{to_cents(amount):,} {known.currency}"


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
