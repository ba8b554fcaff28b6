"""checks/target_undercuts_formula: a target that asks for less than the formula supports."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_leading_benchmark_and_a_target_below_the_formula_are_findings(check_rule: CheckRule) -> None:
    check_rule(
        "target_undercuts_formula",
        given={
            "marts.settlement_range": """
            range_number | range_key        | range_name                    | amount    | currency | is_leading
            1            | formula_verified | Formula, verified data        | 700000.00 | USD      | false
            2            | benchmark_low    | Advisers' benchmark, low end  | 606060.61 | USD      | true
            3            | benchmark_high   | Advisers' benchmark, high end | 650000.00 | USD      | true
            4            | ledger_median    | Own ledger, median            | 500000.00 | USD      | false
            5            | opening          | Opening                       | 300000.00 | USD      | false
            6            | target           | Target                        | 350000.00 | USD      | false
        """
        },
        finds=[
            (
                "Advisers' benchmark, low end, 606,060.61 USD, undercuts the 700,000.00 USD that the contract's formula "
                "supports on verified data."
            ),
            "Target, 350,000.00 USD, undercuts the 700,000.00 USD that the contract's formula supports on verified data.",
        ],
    )


def test_a_target_at_the_formula_in_its_own_currency_and_what_is_unknown_are_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "target_undercuts_formula",
        given={
            "marts.settlement_range": """
            range_number | range_key        | range_name                   | amount    | currency | is_leading
            1            | formula_verified | Formula, verified data       | 700000.00 | USD      | false
            2            | target           | Target                       | 700000.00 | USD      | false
            3            | formula_verified | Formula, verified data       | 100000.00 | EUR      | false
            4            | target           | Target                       | 200000.00 | EUR      | false
            5            | formula_verified | Formula, verified data       |           | GBP      | false
            6            | benchmark_low    | Advisers' benchmark, low end | 5.00      | GBP      | true
        """
        },
        finds=[],
    )
