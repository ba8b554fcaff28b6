"""The True Forward charge by the contract's formula, RULES.md §7: one line in, one line out.

    threshold = commitment + allowance        allowance = a quantity, else commitment × share, rounded by policy
    over      = use above the threshold       over commitment = use above the commitment
    charge    = over × net unit price per month × remaining months, to the cent

What is unknown is null, never zero; a line over by nothing costs nothing, whatever its price.
"""

from __future__ import annotations

import polars as pl

from analysis.errors import WorkbenchError
from analysis.negotiation.rounding import MILLION, cents, check_policies, millionths, rounded

# What names a priced line of an agreement.
LINE = ("subscription_id", "suite_name", "sku")
TERM_COLUMNS = (
    "committed_count",
    "growth_allowance_share",
    "growth_allowance_count",
    "consumed_count",
    "net_unit_price_amount",
    "remaining_months",
    "allowance_rounding",
    "charge_basis",
)
CHARGE_COLUMNS = (
    "allowance_count",
    "threshold_count",
    "over_count",
    "over_commitment_count",
    "contract_over_count",
    "charge_amount",
    "over_commitment_amount",
    "contract_amount",
    "next_committed_count",
    "next_threshold_count",
    "is_off_cycle",
)
ABOVE_ALLOWANCE, ABOVE_COMMITMENT = "above_allowance", "above_commitment"
_NEVER_NEGATIVE = (
    "committed_count",
    "growth_allowance_share",
    "growth_allowance_count",
    "consumed_count",
    "net_unit_price_amount",
    "remaining_months",
)


def charge_lines(terms: pl.DataFrame) -> pl.DataFrame:
    """Charge each line, adding CHARGE_COLUMNS to it and keeping its place; no line knows of another.

    `terms` has TERM_COLUMNS, as core.true_forward_terms has them: counts are licences, the price is of one unit for one
    month in the line's own currency. `trigger_share`, where it is there, tells whether use has passed the off-cycle
    clause. `charge_amount` is above the allowance, `over_commitment_amount` above the commitment, `contract_amount`
    what the contract's own basis charges. Counts are Int64, money is Decimal(18, 2). Raises WorkbenchError where a
    column is missing, a number is negative, or a policy has no name of ours.
    """
    _check(terms)
    priced = terms.with_columns(
        _price=millionths(terms, "net_unit_price_amount"),
        _months=millionths(terms, "remaining_months"),
        _share=millionths(terms, "growth_allowance_share"),
        _trigger=millionths(terms, "trigger_share") if "trigger_share" in terms.columns else pl.lit(None, pl.Int128),
        **{name: pl.col(name).cast(pl.Int64) for name in ("committed_count", "growth_allowance_count")},
        consumed_count=pl.col("consumed_count").cast(pl.Int64),
    )
    counted = _counted(priced.with_columns(allowance_count=_allowance(pl.col("committed_count"))))
    charged = counted.with_columns(
        charge_amount=_amount("over_count"),
        over_commitment_amount=_amount("over_commitment_count"),
        contract_amount=_amount("contract_over_count"),
    )
    used, committed = pl.col("consumed_count"), pl.col("committed_count")
    followed = charged.with_columns(
        # Commitment never falls in term: what the contract charges becomes committed.
        next_committed_count=pl.when(pl.col("contract_over_count") > 0)
        .then(used)
        .when(pl.col("contract_over_count") == 0)
        .then(committed),
        is_off_cycle=used.cast(pl.Int128) * MILLION > committed.cast(pl.Int128) * pl.col("_trigger"),
    )
    following = pl.col("next_committed_count")
    answer = followed.with_columns(next_threshold_count=following + _allowance(following))
    return answer.select(
        *(name for name in terms.columns if name not in CHARGE_COLUMNS), *(pl.col(name) for name in CHARGE_COLUMNS)
    )


def _allowance(committed: pl.Expr) -> pl.Expr:
    """What a commitment may be exceeded by: the contract's quantity, else its share of the commitment."""
    share = rounded(committed.cast(pl.Int128) * pl.col("_share"), pl.col("allowance_rounding"))
    return pl.coalesce("growth_allowance_count", share)


def _counted(priced: pl.DataFrame) -> pl.DataFrame:
    above = priced.with_columns(
        threshold_count=pl.col("committed_count") + pl.col("allowance_count"),
        over_commitment_count=(pl.col("consumed_count") - pl.col("committed_count")).clip(lower_bound=0),
    )
    return above.with_columns(
        over_count=(pl.col("consumed_count") - pl.col("threshold_count")).clip(lower_bound=0)
    ).with_columns(
        contract_over_count=pl.when(pl.col("charge_basis") == ABOVE_COMMITMENT)
        .then("over_commitment_count")
        .otherwise("over_count")
    )


def _amount(count: str) -> pl.Expr:
    money = cents(pl.col(count).cast(pl.Int128) * pl.col("_price") * pl.col("_months"), MILLION * MILLION)
    return pl.when(pl.col(count) == 0).then(pl.lit(0, pl.Decimal(18, 2))).otherwise(money)


def _check(terms: pl.DataFrame) -> None:
    if missing := [name for name in TERM_COLUMNS if name not in terms.columns]:
        raise WorkbenchError(
            f"The terms lack {', '.join(missing)}.", todo="Give them as core.true_forward_terms has them."
        )
    told = [name for name in _NEVER_NEGATIVE if terms.schema[name].is_numeric()]
    if below := [name for name in told if (terms[name] < 0).any()]:
        raise WorkbenchError(f"{below[0]} is negative.", todo="No term of a contract is; correct it where it is told.")
    check_policies(terms, "allowance_rounding")
    if strange := sorted(set(terms["charge_basis"].drop_nulls().unique()) - {ABOVE_ALLOWANCE, ABOVE_COMMITMENT}):
        raise WorkbenchError(
            f"charge_basis {strange[0]!r} is none.", todo=f"Use {ABOVE_ALLOWANCE} or {ABOVE_COMMITMENT}."
        )
