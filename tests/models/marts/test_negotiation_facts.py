"""marts.negotiation_facts: what the True Forward brief says in words of the argument."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CheckModel = Callable[..., None]
RUN = {"inputs.run": "client_id | currency\nacme | USD"}
TOTALS = """
    currency | converted_amount | converted_verified_amount
    USD      | 7500.00          | 3000.00
"""
LINES = """
    suite_name | sku | verified_contract_over_count
    Switching  | A   | 10
    Wireless   | B   | 0
"""


def test_verified_data_and_what_corrections_take_off_are_told(check_model: CheckModel) -> None:
    check_model(
        "marts.negotiation_facts",
        given=RUN
        | {
            "marts.true_forward_totals": TOTALS,
            "marts.true_forward_lines": LINES,
            "core.use_corrections": """
            suite_name | sku | correction_key | corrected_count
            Switching  | A   | stale          | 12
            Switching  | A   | duplicate      | 3
            """,
        },
        expect="""
            verified_amount | verified_suite_count | verified_over_count | corrected_count | corrected_amount | unproposed_suite_count | proposal_kind | range_kind | argument_kind
            3000.00         | 1                    | 10                  | 15              | 4500.00          | 2                      | none          | formula    | charge
        """,
    )


def test_one_currency_without_a_rate_leaves_the_sum_open(check_model: CheckModel) -> None:
    check_model(
        "marts.negotiation_facts",
        given=RUN | {"marts.true_forward_totals": TOTALS + "    EUR | | \n"},
        expect="verified_amount | corrected_amount | argument_kind\n | | unknown",
    )


def test_a_proposal_is_disputed_by_what_it_asks_beyond_verified_data(check_model: CheckModel) -> None:
    check_model(
        "marts.negotiation_facts",
        given=RUN
        | {
            "marts.true_forward_totals": TOTALS,
            "marts.proposal_totals": """
            currency | proposed_amount | disputed_amount | unmatched_line_count
            USD      | 12000.00        | 9000.00         | 2
            """,
            "marts.proposal_causes": """
            cause | cause_name               | cause_kind | amount
            term  | Months that are not left | change     | -4000.00
            stale | Stale instances billed   | change     | -5000.00
            """,
            "marts.claim_cards": """
            proposal_line | disputed_amount | claim_status
            1             | 9000.00         | Open
            2             | 0.00            | Agreed
            """,
            "marts.settlement_range": "range_number | range_key | amount\n1 | target | 5000.00",
        },
        expect="""
            disputed_amount | disputed_share | cause_count | claim_count | disputed_claim_count | proposal_kind | range_kind | argument_kind
            9000.00         | 0.75           | 2           | 2           | 1                    | proposal      | aims       | disputed
        """,
    )


def test_a_proposal_in_another_currency_is_compared_with_nothing(check_model: CheckModel) -> None:
    check_model(
        "marts.negotiation_facts",
        given=RUN | {"marts.proposal_totals": "currency | proposed_amount | disputed_amount\nEUR | 12000.00 | 9000.00"},
        expect="disputed_amount | disputed_share\n |",
    )


@pytest.mark.parametrize(("amount", "kind"), [("0.00", "nothing"), ("12.00", "charge"), ("", "unknown")])
def test_the_ask_depends_on_what_verified_data_support(check_model: CheckModel, amount: str, kind: str) -> None:
    check_model(
        "marts.negotiation_facts",
        given=RUN
        | {
            "marts.true_forward_totals": f"currency | converted_amount | converted_verified_amount\nUSD | 20.00 | {amount}"
        },
        expect=f"argument_kind\n{kind}",
    )


def test_captures_shifts_forecasts_scenarios_and_drivers_are_counted(check_model: CheckModel) -> None:
    check_model(
        "marts.negotiation_facts",
        given=RUN
        | {
            "marts.true_forward_captures": """
            suite_name | sku | capture_key | contract_amount | currency
            Switching  | A   | milestone   | 100.00          | USD
            Switching  | A   | peak        | 180.00          | USD
            Wireless   | B   | milestone   | 50.00           | USD
            Wireless   | B   | peak        | 50.00           | USD
            """,
            "marts.true_forward_suites": """
            suite_name | sku_count | shifted_amount
            Switching  | 2         | 30.00
            Wireless   | 1         | 0.00
            """,
            "marts.suite_forecasts": """
            suite_name | forecast_status    | allowance_status | allowance_gone_date | backtest_error_share
            Switching  | Forecast           | Goes             | 2027-01-06          | 0.05
            Wireless   | Forecast           | Gone             | 2026-05-20          | 0.02
            Identity   | Too little history |                  |                     |
            """,
            "marts.scenarios": """
            scenario_number | contract_amount | currency
            1               | 70.00           | USD
            2               | 800.00          | USD
            1               | 9999.00         | EUR
            """,
            "marts.sensitivity": """
            driver_key   | driver_name         | driver_status | swing_amount | currency
            charge_basis | Basis of the charge | Own facts     | 730.00       | USD
            forecast     | Forecast of use     | Own facts     | 90.00        | USD
            price        | Net unit price      | Left out      |              | USD
            """,
        },
        expect="""
            milestone_amount | peak_amount | several_sku_count | shifted_amount | forecast_suite_count | unforecast_suite_count | going_suite_count | gone_suite_count | scenario_count | least_amount | most_amount | driver_count | top_driver_name     | top_swing_amount
            150.00           | 230.00      | 1                 | 30.00          | 2                    | 1                      | 1                 | 1                | 2              | 70.00        | 800.00      | 2            | Basis of the charge | 730.00
        """,
    )


def test_one_capture_without_history_leaves_the_peak_open(check_model: CheckModel) -> None:
    check_model(
        "marts.negotiation_facts",
        given=RUN
        | {
            "marts.true_forward_captures": """
            suite_name | sku | capture_key | contract_amount | currency
            Switching  | A   | peak        | 180.00          | USD
            Switching  | A   | milestone   | 100.00          | USD
            Wireless   | B   | peak        |                 | USD
            Wireless   | B   | milestone   | 50.00           | USD
            """
        },
        expect="peak_amount | milestone_amount | capture_kind\n | 150.00 | milestone",
    )


def test_the_cheapest_option_is_told_by_the_month_and_levers_draws_and_settlements_are_counted(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.negotiation_facts",
        given=RUN
        | {
            "marts.renewal_options": """
            option_number | option_name | currency | term_amount | month_amount
            1             | Same        | USD      | 3600.00     | 100.00
            2             | Long        | USD      | 5400.00     | 90.00
            3             | Unpriced    | USD      |             |
            """,
            "marts.levers": "lever_number | lever_key | currency\n1 | moves | USD",
            "marts.simulation": """
            currency | quantile_key | simulated_amount | draw_count
            USD      | p25          | 10.00            | 1000
            USD      | p75          | 30.00            | 1000
            """,
            "marts.transactional_lines": """
            license_name | settlement_amount | currency
            DNA-A        | 40.00             | USD
            DNA-E        |                   | USD
            """,
        },
        expect="""
            option_count | cheapest_option_name | cheapest_month_amount | lever_count | draw_count | lower_simulated_amount | upper_simulated_amount | outside_license_count
            2            | Long                 | 90.00                 | 1           | 1000       | 10.00                  | 30.00                  | 2
        """,
    )
