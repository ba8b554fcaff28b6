"""The sample ledger of settlements, and the range of every sample client."""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from tests.samples.conftest import Sample


def test_the_ledger_comes_to_the_quartiles_of_what_was_written(sample: Sample) -> None:
    told = sample.expected["sources_story"]["settlements"]
    overall = sample.rows(
        "select sample_count, lower_quartile_share, median_share, upper_quartile_share "
        "from marts.settlement_benchmarks where group_kind = 'overall'"
    )
    if told is None:
        assert overall == []
        return
    ((count, *shares),) = overall
    assert (count, [float(share) for share in shares]) == (told["settlement_count"], told["quartile_shares"])
    left_out = sample.rows("select count(*) from core.settlements where exclusion_reason is not null")
    assert left_out == [(told["left_out_count"],)]


def test_every_benchmark_of_every_client_says_source_date_and_n(sample: Sample) -> None:
    figures = sample.estate.read("marts.settlement_range")
    assert {"proposal", "formula_verified", "opening", "target", "walk_away"} <= set(figures["range_key"])
    benchmarks = figures.filter("is_benchmark")
    assert not benchmarks["source_words"].null_count()
    assert not figures.filter(~pl.col("is_benchmark"))["source_words"].drop_nulls().len()
    assert not figures["note"].null_count()


def test_opening_is_our_charge_on_verified_data_and_nothing_is_aimed_at_without_a_proposal(sample: Sample) -> None:
    amounts = dict(sample.estate.read("marts.settlement_range").select("range_key", "amount").iter_rows())
    verified = sample.estate.query("select sum(verified_amount) as amount from marts.true_forward_lines").item()
    proposed = sample.estate.query("select sum(proposed_amount) as amount from core.proposal_lines").item()
    assert amounts["proposal"] == proposed
    if proposed is None:
        assert {amounts["target"], amounts["walk_away"]} == {None}
        return
    assert amounts["opening"] == verified
    known = [amounts[key] or Decimal(0) for key in ("opening", "target", "walk_away", "proposal")]
    assert known == sorted(known)
