"""A proposal taken apart: what each cause puts on a line, and that nothing is invented where something is missing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from analysis.negotiation.proposal import proposal_variance
from tests.negotiation.proposal_frames import correction, frames, line, misplacement, term

Found = list[tuple[str, str, int | None, str | None]]


def taken_apart(*given: Any) -> Found:
    rows = proposal_variance(*frames(*given)).select("proposal_line", "cause", "variance_count", "variance_amount")
    return [(name, cause, count, None if amount is None else f"{amount}") for name, cause, count, amount in rows.rows()]


def test_a_line_as_the_contract_has_it_has_no_cause() -> None:
    assert taken_apart([line(2)]) == []


def test_a_printed_amount_that_does_not_multiply_is_arithmetic() -> None:
    assert taken_apart([line(2, amount="7600.00")]) == [("1", "arithmetic", None, "100.00")]


def test_months_past_come_off_at_their_price_and_quantity() -> None:
    assert taken_apart([line(2, months="36")]) == [("1", "term", None, "3750.00")]


def test_the_list_price_comes_off_at_our_months() -> None:
    found = taken_apart([line(2, price="20.00", months="36")])
    assert found == [("1", "term", None, "6000.00"), ("1", "price", None, "4500.00")]


def test_an_allowance_left_out_is_seen_where_the_quantity_is_what_lies_above_the_commitment() -> None:
    rows = proposal_variance(*frames([line(2, count=100)]))
    assert rows.select("cause", "variance_count", "variance_amount", "is_exact_fit").rows() == [
        ("allowance", 75, Decimal("22500.00"), True)
    ]


def test_misplaced_licences_are_seen_where_the_quantity_is_use_and_shortage_added_up() -> None:
    rows = proposal_variance(*frames([line(2, count=65)], [term()], [], [misplacement(40)]))
    assert rows.select("cause", "variance_count", "variance_amount", "is_exact_fit").rows() == [
        ("moves", 40, Decimal("12000.00"), True)
    ]


def test_both_together_are_told_apart() -> None:
    found = taken_apart([line(2, count=140)], [term()], [], [misplacement(40)])
    assert found == [("1", "moves", 40, "12000.00"), ("1", "allowance", 75, "22500.00")]


def test_units_that_no_data_shows_are_unexplained_and_not_put_on_the_allowance() -> None:
    # Cisco would have to count 630 above the allowance, or 555 without it: 630 is nearer to the 600 shown.
    assert taken_apart([line(2, count=55)]) == [("1", "unexplained", 30, "9000.00")]


def test_an_allowance_that_the_line_states_settles_what_was_left_out() -> None:
    found = taken_apart([line(2, count=90, stated_allowance_count=10)])
    assert found == [("1", "allowance", 65, "19500.00")]


def test_on_the_basis_above_commitment_no_allowance_is_claimed() -> None:
    found = taken_apart([line(2, count=110)], [term(charge_basis="above_commitment")])
    assert found == [("1", "unexplained", 10, "3000.00")]


def test_corrections_come_off_the_best_proven_first_and_only_as_far_as_the_formula_charges() -> None:
    corrections = [correction("stale", 18), correction("unmigrated_pak", 10, grade="B"), correction("ghost", 1)]
    rows = proposal_variance(*frames([line(2)], [term()], corrections))
    assert rows.select("cause", "variance_count", "variance_amount", "confidence_grade").rows() == [
        ("unmigrated_pak", 10, Decimal("3000.00"), "B"),
        ("ghost", 1, Decimal("300.00"), "C"),
        ("stale", 14, Decimal("4200.00"), "C"),
    ]


def test_a_smaller_quantity_meets_only_the_corrections_that_it_reaches() -> None:
    found = taken_apart([line(2, count=20)], [term()], [correction("unmigrated_pak", 10), correction("stale", 5)])
    assert found == [("1", "unmigrated_pak", 5, "1500.00"), ("1", "stale", 5, "1500.00")]


def test_a_suite_asked_for_twice_is_ours_once() -> None:
    found = taken_apart([line(2), line(3, count=9)])
    assert found == [("2", "repeated", 9, "2700.00")]


def test_a_suite_split_over_two_lines_is_no_repetition() -> None:
    assert taken_apart([line(2, count=10), line(3, count=15)]) == []
    assert taken_apart([line(2, count=10), line(3, count=20)]) == [("2", "unexplained", 5, "1500.00")]


def test_what_they_do_not_ask_for_is_ours_alone() -> None:
    rows = proposal_variance(*frames([line(2, count=20)], [term(), term("B")]))
    assert rows.select("proposal_line", "cause", "variance_count", "variance_amount", "is_ours_alone").rows() == [
        ("1", "not_proposed", -5, Decimal("-1500.00"), True),
        ("not proposed: B", "not_proposed", -25, Decimal("-7500.00"), True),
    ]


def test_a_suite_of_an_agreement_that_the_proposal_is_not_about_is_not_missed() -> None:
    assert taken_apart([line(2)], [term(), term("B", subscription_id="Sub-9")]) == []


def test_a_line_of_no_suite_is_not_in_the_agreement_and_support_is_support() -> None:
    other = line(2, "X", 20, "38.00", months="36", is_matched=False)
    service = line(3, "SVS", 1, "600.00", months="36", amount="21700.00", is_matched=False, is_service_line=True)
    assert taken_apart([other, service, line(4)]) == [
        ("1", "not_in_agreement", 20, "27360.00"),
        ("2", "arithmetic", None, "100.00"),
        ("2", "support", 1, "21600.00"),
    ]


def test_support_billed_inside_the_amount_comes_off_and_support_beside_it_does_not() -> None:
    inside = line(2, amount="8000.00", support_amount=Decimal("500.00"))
    beside = line(2, amount="7500.00", support_amount=Decimal("500.00"))
    assert taken_apart([inside]) == [("1", "support", None, "500.00")]
    assert taken_apart([beside]) == []


def test_a_price_left_out_is_what_the_amount_implies() -> None:
    assert taken_apart([line(2, price=None, amount="9000.00")]) == [("1", "price", None, "1500.00")]
    assert taken_apart([line(2, months=None, amount="9000.00")]) == [("1", "term", None, "1500.00")]
    assert taken_apart([line(2, price=None, months=None, amount="9000.00")]) == [("1", "price", None, "1500.00")]


def test_a_net_price_may_stand_as_list_price_and_discount() -> None:
    dear = line(2, price=None, amount="7500.00", list_unit_price_amount=Decimal("25.00"), discount_share=0.45)
    found = taken_apart([dear])
    assert found == [("1", "arithmetic", None, "-750.00"), ("1", "price", None, "750.00")]


@pytest.mark.parametrize(
    "missing", [{"used": None}, {"price": None}, {"growth_allowance_share": None}, {"remaining_months": None}]
)
def test_where_our_figure_is_unknown_the_difference_is_unknown_and_not_zero(missing: dict[str, Any]) -> None:
    found = taken_apart([line(2, amount="7600.00")], [term(**missing)])
    assert found == [("1", "arithmetic", None, "100.00"), ("1", "unknown", 25, None)]


def test_a_suite_without_a_price_that_is_not_charged_needs_none() -> None:
    assert taken_apart([line(2, count=3)], [term(used=400, price=None)]) == [("1", "unexplained", 3, "900.00")]


def test_another_currency_without_a_rate_and_a_sku_of_several_suites_are_not_compared() -> None:
    assert taken_apart([line(2, currency="EUR")]) == [("1", "unknown", 25, None)]
    found = taken_apart([line(2, "X", is_matched=False, matching_suite_count=2), line(3)])
    assert found == [("1", "unknown", 25, None)]


def test_a_negative_quantity_is_a_credit_that_no_data_explains() -> None:
    found = taken_apart([line(2), line(3, count=-5)])
    assert found == [("2", "unexplained", -5, "-1500.00")]


def test_no_quantity_and_an_amount_is_arithmetic() -> None:
    found = taken_apart([line(2, count=0, amount="10.00"), line(3)])
    assert found == [("1", "arithmetic", None, "10.00")]


def test_a_number_used_twice_or_not_at_all_still_names_its_line() -> None:
    lines = [line(row, amount="7501.00", proposal_line=told) for row, told in ((2, "1"), (3, "1"), (4, None))]
    assert [row[0] for row in taken_apart(lines) if row[1] == "arithmetic"] == ["1 (row 2)", "1 (row 3)", "row 4"]


def test_a_proposal_without_lines_has_no_variance() -> None:
    assert taken_apart([]) == []


def test_cents_of_a_split_suite_still_sum() -> None:
    rows = proposal_variance(
        *frames([line(2, count=10, price="0.3333"), line(3, count=15, price="0.3333")], [term(price="0.3333")])
    )
    assert sum(rows["variance_amount"], Decimal(0)) == Decimal("79.99") + Decimal("119.99") - Decimal("199.98")
