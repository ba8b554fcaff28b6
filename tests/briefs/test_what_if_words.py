"""Positions of sliders in a reader's words."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.briefs.what_if_words import positions


def model(name: str, *values: int | None, **more: Any) -> dict[str, Any]:
    told = {"sliders": {name: {"values": list(values), "rest": 0}}, "milestones": [], "allowance_micros": 125_000}
    return told | {"is_one_allowance": True} | more


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ("as agreed", "net unit prices are the contract’s")),
        (-100_000, ("−10 %", "net unit prices are 10 % below the contract’s")),
        (125_000, ("+12.5 %", "net unit prices are 12.5 % above the contract’s")),
    ],
)
def test_a_price_is_told_by_how_far_it_is_from_the_contract_s(value: int | None, told: tuple[str, str]) -> None:
    assert positions(model("price_change_share", value), "price_change_share") == [told]


def test_all_none_and_some_of_the_corrections_are_told_apart_from_none_that_is_verified() -> None:
    name = "corrected_share"
    assert [said for _, said in positions(model(name, 0, 600_000, 1_000_000), name)] == [
        "no verified correction is done by the milestone",
        "60 % of each verified correction is done by the milestone",
        "every verified correction is done by the milestone",
    ]
    assert positions(model(name, 1_000_000), name) == [("none verified", "no correction of use is verified")]


def test_a_milestone_is_told_by_its_day() -> None:
    days = ["2027-02-28", "2027-05-28"]
    assert positions(model("milestone_shift_months", None, 3, milestones=days), "milestone_shift_months") == [
        ("28 Feb 2027", "the milestone stays on 28 Feb 2027"),
        ("28 May 2027", "the milestone moves to 28 May 2027"),
    ]


def test_milestones_of_several_days_are_told_by_the_months_they_move() -> None:
    told = model("milestone_shift_months", -1, None, 2, milestones=[None] * 3)
    assert positions(told, "milestone_shift_months") == [
        ("1 month earlier", "each milestone is 1 month earlier"),
        ("as agreed", "each milestone stays on its day"),
        ("2 months later", "each milestone is 2 months later"),
    ]


def test_the_contract_s_allowance_is_named_where_all_suites_have_the_same() -> None:
    name = "growth_allowance_share"
    assert positions(model(name, 0, None), name) == [
        ("0 %", "no growth allowance holds"),
        ("12.5 %", "the growth allowance is the contract’s 12.5 %"),
    ]
    mixed = model(name, 200_000, None, is_one_allowance=False)
    assert [words for words, _ in positions(mixed, name)] == ["20 %", "as agreed"]


def test_a_discount_comes_off_or_not() -> None:
    assert positions(model("discount_share", 0, 50_000), "discount_share") == [
        ("none", "no discount comes off"),
        ("5 %", "a discount of 5 % comes off"),
    ]
