"""marts.true_forward_lines: the charge by the contract's formula (RULES.md §7, with its test vectors)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def lines(check_model: CheckModel, expect: str, corrections: str = "", **changed: str) -> None:
    """One suite of 500 with 15 %, 600 used, at 12.50 a month for 24 months, except for what is changed."""
    cells = {
        "subscription_id": "Sub-1",
        "suite_name": "Switching",
        "sku": "E3N-A",
        "commitment_type": "full",
        "committed_count": "500",
        "growth_allowance_share": "0.15",
        "growth_allowance_count": "",
        "consumed_count": "600",
        "net_unit_price_amount": "12.5000",
        "remaining_months": "24",
        "charge_basis": "above_allowance",
        "allowance_rounding": "floor",
        "currency": "USD",
        "trigger_share": "",
        "off_cycle_date": "",
        "off_cycle_months": "",
    } | changed
    check_model(
        "marts.true_forward_lines",
        given={
            "core.true_forward_terms": " | ".join(cells) + "\n" + " | ".join(cells.values()),
            "core.use_corrections": f"""
            subscription_id | suite_name | sku   | correction_key | corrected_count | confidence_grade
            {corrections}
        """,
        },
        expect=expect,
    )


def test_500_committed_with_15_percent_and_600_used_is_25_over_and_commits_600_next(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        committed_count | allowance_count | threshold_count | consumed_count | over_count | over_commitment_count | next_committed_count | next_threshold_count
        500             | 75              | 575             | 600            | 25         | 100                   | 600                  | 690
        """,
    )


def test_at_12_50_for_24_months_that_is_7500_above_the_allowance_and_30000_above_the_commitment(
    check_model: CheckModel,
) -> None:
    lines(
        check_model,
        """
        net_unit_price_amount | remaining_months | charge_amount | over_commitment_amount | contract_amount | currency
        12.5000               | 24               | 7500.00       | 30000.00               | 7500.00         | USD
        """,
    )


def test_560_used_is_within_the_allowance_and_the_commitment_stays(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        consumed_count | over_count | charge_amount | next_committed_count | next_threshold_count
        560            | 0          | 0.00          | 500                  | 575
        """,
        consumed_count="560",
    )


def test_300_over_at_month_12_of_36_bills_the_24_months_that_remain(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        over_count | remaining_months | charge_amount
        300        | 24               | 90000.00
        """,
        consumed_count="875",
    )


def test_verified_data_takes_off_what_it_corrects_and_the_shown_charge_stays_beside_it(check_model: CheckModel) -> None:
    lines(
        check_model,
        """
        consumed_count | over_count | contract_amount | verified_consumed_count | verified_over_count | verified_contract_over_count | verified_amount
        600            | 25         | 7500.00         | 585                     | 10                  | 10                           | 3000.00
        """,
        corrections="""Sub-1 | Switching | E3N-A | duplicate | 5 | B
            Sub-1 | Switching | E3N-A | stale | 10 | C
            Sub-1 | Wireless | E3N-A | stale | 400 | C""",
    )


def test_unknown_use_is_not_verified_by_what_would_correct_it(check_model: CheckModel) -> None:
    lines(check_model, "consumed_count | verified_consumed_count | verified_amount\n | |", consumed_count="")


def test_an_off_cycle_true_forward_bills_from_the_day_it_would_start_and_only_where_it_fires(
    check_model: CheckModel,
) -> None:
    when = {"trigger_share": "1.15", "off_cycle_date": "2026-12-30", "off_cycle_months": "26"}
    lines(
        check_model,
        """
        is_off_cycle | off_cycle_date | off_cycle_months | off_cycle_amount | contract_amount
        true         | 2026-12-30     | 26               | 8125.00          | 7500.00
        """,
        **when,
    )
    lines(check_model, "is_off_cycle | off_cycle_amount\nfalse |", **(when | {"trigger_share": "1.25"}))
    lines(check_model, "is_off_cycle | off_cycle_amount\ntrue |", trigger_share="1.15")


def test_lines_stand_alone_and_each_takes_only_its_own_corrections(check_model: CheckModel) -> None:
    check_model(
        "marts.true_forward_lines",
        given={
            "core.true_forward_terms": """
            subscription_id | suite_name | sku   | committed_count | growth_allowance_count | consumed_count | net_unit_price_amount | remaining_months | charge_basis
            Sub-1           | Switching  | E3N-A | 500             | 75                     | 600            | 12.5000               | 24               | above_allowance
            Sub-1           | Switching  | E3N-B | 10              | 0                      | 9              | 2.0000                | 24               | above_allowance
            Sub-1           | Wireless   | E3N-A | 20              | 0                      | 30             | 1.0000                | 24               | above_commitment
        """,
            "core.use_corrections": """
            subscription_id | suite_name | sku   | correction_key | corrected_count
            Sub-1           | Wireless   | E3N-A | ghost          | 4
        """,
        },
        expect="""
            suite_name | sku   | over_count | contract_amount | verified_amount
            Switching  | E3N-A | 25         | 7500.00         | 7500.00
            Switching  | E3N-B | 0          | 0.00            | 0.00
            Wireless   | E3N-A | 10         | 240.00          | 144.00
        """,
    )
