"""The range of a settlement: pictures, and what it says where something is missing or odd."""

from __future__ import annotations

from decimal import Decimal

import polars as pl
import pytest

from tests.negotiation.range_frames import MARK_UP, amounts, note, own_ledger, range_of

MILLION = [("1000000.00", "USD")]


def test_a_mark_up_of_40_to_65_per_cent_makes_606_061_to_714_286_of_a_million() -> None:
    found = amounts(range_of(MILLION, []))
    assert (found["benchmark_low"], found["benchmark_high"]) == (Decimal("606060.61"), Decimal("714285.71"))
    assert [round(found[key] or 0) for key in ("benchmark_low", "benchmark_high")] == [606_061, 714_286]


def test_the_opening_is_the_formula_on_verified_data_and_the_walk_away_the_formula_on_use_as_shown() -> None:
    answer = range_of(MILLION, [("300000.00", "250000.00", "USD"), ("220000.00", "148600.00", "USD")])
    found = amounts(answer)
    assert [found[key] for key in ("opening", "target", "walk_away")] == [
        Decimal("398600.00"),
        Decimal("459300.00"),  # half-way
        Decimal("520000.00"),
    ]
    assert note(answer, "walk_away").startswith("The formula on use as shown")


def test_the_part_of_the_way_is_an_input() -> None:
    lines = [("520000.00", "398600.00", "USD")]
    answer = range_of(MILLION, lines, target_position_share=Decimal("0.25"))
    assert amounts(answer)["target"] == Decimal("428950.00")
    assert note(answer, "target") == (
        "25 % of the way from the opening to the walk-away, a working default of client.toml."
    )


def test_the_benchmark_bounds_where_the_formula_on_use_as_shown_lies_above_it() -> None:
    answer = range_of(MILLION, [("900000.00", "598600.00", "USD")])
    found = amounts(answer)
    assert (found["target"], found["walk_away"]) == (found["benchmark_low"], found["benchmark_high"])
    assert note(answer, "target") == "The benchmark's better end."
    assert note(answer, "walk_away") == "The benchmark's upper end."


def test_a_formula_above_the_benchmark_target_is_said_and_the_target_does_not_go_below_it() -> None:
    answer = range_of(MILLION, [("900000.00", "700000.00", "USD")])
    assert amounts(answer)["target"] == Decimal("700000.00")
    assert note(answer, "target") == (
        "The opening: lower could not be defended. The formula on verified data exceeds the benchmark target of "
        "606,060.61 USD by 93,939.39 USD."
    )


def test_a_proposal_below_the_formula_is_the_range_itself_and_that_is_said() -> None:
    answer = range_of(MILLION, [("1200000.00", "1100000.00", "USD")])
    found = amounts(answer)
    assert {found[key] for key in ("opening", "target", "walk_away")} == {Decimal("1000000.00")}
    assert note(answer, "opening").startswith("The proposal itself: the formula on verified data gives more")


def test_the_own_ledger_takes_the_place_of_the_claim_when_it_holds_enough() -> None:
    answer = range_of(MILLION, [("900000.00", "450000.00", "USD")], ledger=own_ledger("0.50", "0.55", "0.66"))
    found = amounts(answer)
    assert (found["ledger_p25"], found["target"], found["walk_away"]) == (
        Decimal("500000.00"),
        Decimal("550000.00"),  # the median: half-way from 450,000 to 660,000 lies above it
        Decimal("660000.00"),
    )
    leading = answer.filter("is_leading")["range_key"].to_list()
    assert leading == ["ledger_p25", "ledger_median", "ledger_p75"]


def test_a_small_ledger_is_shown_but_not_leaned_on() -> None:
    few = own_ledger("0.50", "0.55", "0.66", count=3, is_small=True)
    answer = range_of(MILLION, [("900000.00", "500000.00", "USD")], ledger=few)
    found = amounts(answer)
    assert (found["ledger_median"], found["target"]) == (Decimal("550000.00"), Decimal("606060.61"))
    assert "Fewer than the 10 settlements asked for" in note(answer, "ledger_median")


def test_a_ledger_whose_upper_quartile_is_nothing_divides_by_nothing() -> None:
    answer = range_of(MILLION, [("900000.00", "300000.00", "USD")], ledger=own_ledger("0", "0", "0"))
    found = amounts(answer)
    assert (found["target"], found["walk_away"]) == (Decimal("300000.00"), Decimal("300000.00"))


def test_without_a_proposal_the_range_says_what_it_waits_for() -> None:
    answer = range_of([], [("520000.00", "398600.00", "USD")])
    found = amounts(answer)
    assert found["opening"] == Decimal("398600.00")
    assert {found[key] for key in ("proposal", "benchmark_low", "benchmark_high", "target", "walk_away")} == {None}
    assert note(answer, "proposal").startswith("No proposal in USD lies in proposal/")
    assert note(answer, "target") == note(answer, "walk_away") == "Waits for the proposal."
    assert note(answer, "benchmark_low").startswith("Waits for the proposal.")


def test_a_suite_without_a_figure_leaves_the_formula_unknown_and_is_counted() -> None:
    answer = range_of(MILLION, [("520000.00", "398600.00", "USD"), ("1.00", None, "USD"), (None, None, "USD")])
    found = amounts(answer)
    assert {found[key] for key in ("formula_shown", "formula_verified", "opening", "target", "walk_away")} == {None}
    assert note(answer, "formula_verified").startswith("Unknown for 2 of 3 suite lines")
    assert note(answer, "target") == "Waits for the formula on use as shown and the formula on verified data."


def test_an_agreement_that_has_ended_is_no_part_of_the_range() -> None:
    answer = range_of(MILLION, [(None, None, "USD")], is_past=True)
    assert note(answer, "formula_verified").startswith("No suite of a running agreement is known")


def test_a_proposal_line_without_an_amount_leaves_the_proposal_unknown() -> None:
    answer = range_of([("5.00", "USD"), (None, "USD")], [])
    assert amounts(answer)["proposal"] is None
    assert note(answer, "proposal") == "A line has no amount."


def test_without_anything_there_is_a_range_in_the_clients_currency_that_waits() -> None:
    answer = range_of([], [])
    assert set(answer["currency"]) == {"USD"}
    assert not answer["amount"].drop_nulls().len()
    assert not answer["note"].null_count()


def test_amounts_of_two_currencies_are_never_added() -> None:
    answer = range_of([("100.00", "USD"), ("900.00", "EUR")], [("80.00", "70.00", "EUR")])
    assert (amounts(answer)["proposal"], amounts(answer, "EUR")["proposal"]) == (Decimal("100.00"), Decimal("900.00"))
    assert (amounts(answer)["opening"], amounts(answer, "EUR")["opening"]) == (None, Decimal("70.00"))
    assert answer["range_number"].to_list() == list(range(1, answer.height + 1))


def test_what_an_adviser_sets_stands_and_the_rest_gives_way() -> None:
    lines = [("520000.00", "398600.00", "USD")]
    answer = range_of(MILLION, lines, target_amount=Decimal("300000.00"), reason="Board paper.")
    found = amounts(answer)
    assert [found[key] for key in ("opening", "target", "walk_away")] == [
        Decimal("300000.00"),
        Decimal("300000.00"),
        Decimal("520000.00"),
    ]
    assert note(answer, "target") == (
        "Set by the adviser: Board paper. It undercuts the 398,600.00 USD that the formula supports on verified data."
    )
    assert note(answer, "opening") == "Held at what was set by hand."
    capped = amounts(range_of(MILLION, lines, walk_away_amount=Decimal("410000.00"), reason="Budget"))
    assert [capped[key] for key in ("opening", "target")] == [Decimal("398600.00"), Decimal("410000.00")]
    raised = amounts(range_of(MILLION, lines, opening_amount=Decimal("600000.00"), reason="Trust"))
    assert {raised[key] for key in ("opening", "target", "walk_away")} == {Decimal("600000.00")}


def test_aims_in_another_currency_than_all_else_have_a_range_of_their_own() -> None:
    answer = range_of(MILLION, [], target_amount=Decimal("5.00"), currency="EUR", reason="Board")
    assert (amounts(answer)["target"], amounts(answer, "EUR")["target"]) == (None, Decimal("5.00"))


def test_walk_away_target_and_benchmarks_are_internal_and_a_reason_goes_with_them() -> None:
    lines = [("520000.00", "398600.00", "USD")]
    answer = range_of(MILLION, lines, ledger=own_ledger("0.5", "0.6", "0.7"))
    told = set(answer.filter(~pl.col("is_internal"))["range_key"])
    assert told == {"proposal", "formula_shown", "formula_verified", "opening"}
    by_hand = range_of(MILLION, lines, opening_amount=Decimal("1.00"), reason="Leave room")
    assert "opening" not in set(by_hand.filter(~pl.col("is_internal"))["range_key"])


def test_what_may_leave_the_house_speaks_of_nothing_internal() -> None:
    answer = range_of(MILLION, [("900000.00", "700000.00", "USD")], ledger=own_ledger("0.5", "0.6", "0.7"))
    words = " ".join(answer.filter(~pl.col("is_internal"))["note"]).casefold()
    assert not [word for word in ("benchmark", "ledger", "target", "walk") if word in words]


@pytest.mark.parametrize("claims", [(), ((*MARK_UP[:3], "discount", *MARK_UP[4:]),)])
def test_without_a_claim_about_settlements_the_range_rests_on_the_formula_alone(
    claims: tuple[tuple[object, ...], ...],
) -> None:
    answer = range_of(MILLION, [("520000.00", "398600.00", "USD")], claims=claims)
    assert not answer["is_benchmark"].any()
    assert [amounts(answer)[key] for key in ("target", "walk_away")] == [Decimal("459300.00"), Decimal("520000.00")]
