"""marts.missing_inputs: what is not known, and where the answer belongs."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

BUILT = {
    "inputs.suites": """
        subscription_id | suite_name
        Sub-1           | Switching
    """,
    "core.license_records": """
        smart_account | license_name
        acme          | DNA
    """,
}


def test_a_client_without_anything_is_asked_for_its_exports_and_its_agreement(check_model: CheckModel) -> None:
    check_model(
        "marts.missing_inputs",
        given={},
        expect="""
            figure_name | subject | missing_input
            agreement   | acme    | the agreement: its term, milestones and suites
            position    | acme    | a licence export on or before 24 Nov 2026
        """,
    )


def test_a_complete_client_is_asked_nothing(check_model: CheckModel) -> None:
    check_model("marts.missing_inputs", given=BUILT, expect="figure_name | subject")


def test_an_ended_term_asks_for_the_agreement_that_follows_and_never_for_a_milestone(check_model: CheckModel) -> None:
    check_model(
        "marts.missing_inputs",
        given=BUILT
        | {
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku   | consumed_count | threshold_count
            Sub-1           | Switching  | E3N-A | 600            | 575
        """,
            "core.agreement_events": """
            subscription_id | agreement_name | end_date   | is_past
            Sub-1           | EA             | 2026-01-29 | true
        """,
        },
        expect="""
            figure_name   | missing_input                                         | remedy
            charge_amount | an agreement in force: EA, Sub-1, ended on 29 Jan 2026 | Write the agreement that follows it in [[agreements]] in client.toml.
        """,
    )


def test_currencies_without_a_rate_an_off_cycle_effect_a_list_price_and_an_ea_export_are_named_by_their_key(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.missing_inputs",
        given=BUILT
        | {
            "inputs.agreements": "subscription_id | consumption_source\nSub-1 | EA workspace",
            "marts.true_forward_totals": """
            currency | client_currency | exchange_rate
            USD      | USD             | 1.0
            EUR      | USD             |
        """,
            "marts.true_forward_lines": """
            subscription_id | suite_name | is_off_cycle | off_cycle_date | charge_amount | over_commitment_amount
            Sub-1           | Switching  | true         |                | 1.00          | 1.00
            Sub-1           | Routing    | true         |                | 1.00          | 1.00
            Sub-2           | Wireless   | true         | 2026-12-30     | 1.00          | 1.00
        """,
            "core.true_forward_terms": """
            subscription_id | suite_name | sku   | currency | consumption_source | price_discount_share | monthly_list_price_amount
            Sub-1           | Switching  | E3N-A | EUR      | EA workspace       | 0.45                 |
            Sub-1           | Routing    | E3N-R | EUR      | CSSM               | 0.45                 | 9.0000
            Sub-2           | Wireless   | E3N-W | EUR      | CSSM               |                      |
        """,
        },
        expect="""
            figure_name           | subject                     | missing_input
            converted_amount      | EUR                         | an exchange rate from EUR to USD
            off_cycle_amount      | Sub-1                       | the anniversary on which an off-cycle True Forward of Sub-1 starts
            net_unit_price_amount | Sub-1 / Switching / E3N-A   | list price of E3N-A in EUR, on which its discount is kept
            consumed_count        | Sub-1 / Routing / E3N-R     | the use of suite Routing in the EA's own export; CSSM's is taken
        """,
    )


def test_a_shortage_without_a_price_asks_for_it_once_however_many_steps_wait(check_model: CheckModel) -> None:
    check_model(
        "marts.missing_inputs",
        given=BUILT
        | {
            "marts.bridge_steps": """
            smart_account | license_name | step_number | short_count | amount
            acme          | DNA          | 1           | 4           |
            acme          | DNA          | 5           | 4           |
            northgate     | DNA          | 1           | 4           |
            acme          | ISE          | 1           | 4           | 12.00
        """
        },
        expect="""
            figure_name   | subject | missing_input    | remedy
            bridge_amount | DNA     | net price of DNA | Add the licence to a price file in prices/, with the months its price covers.
        """,
    )


def test_a_shortage_with_a_price_asks_for_the_milestone_or_the_agreement_that_says_how_long(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.missing_inputs",
        given=BUILT
        | {
            "marts.bridge_steps": """
            smart_account | license_name | step_number | short_count | amount
            acme          | DNA          | 1           | 4           |
            acme          | ISE          | 1           | 4           |
        """,
            "core.license_prices": """
            license_name | subscription_id | net_unit_price_amount
            DNA          | Sub-2           | 12.5000
            ISE          |                 | 0.4600
        """,
            "core.agreement_events": """
            subscription_id | agreement_name | milestone_date | is_past
            Sub-2           | Security       |                | false
        """,
        },
        expect="""
            figure_name   | subject | missing_input                                  | remedy
            bridge_amount | DNA     | the next milestone of Security, Sub-2          | Write it in milestone_dates in client.toml.
            bridge_amount | ISE     | the agreement: its term, milestones and suites | Fill in [[agreements]] in client.toml.
        """,
    )


def test_a_charge_asks_for_what_it_waits_for_first(check_model: CheckModel) -> None:
    check_model(
        "marts.missing_inputs",
        given=BUILT
        | {
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku | consumed_count | threshold_count | remaining_months | charge_amount | over_commitment_amount | currency
            Sub-1           | Unused     | A   |                | 575             | 24               |               |                        | USD
            Sub-1           | Growth     | B   | 600            |                 | 24               |               | 30000.00               | USD
            Sub-1           | Month      | C   | 600            | 575             |                  |               |                        | USD
            Sub-1           | Price      | D   | 600            | 575             | 24               |               |                        | USD
            Sub-1           | Within     | E   | 560            | 575             | 24               | 0.00          |                        | USD
            Sub-1           | Known      | F   | 560            | 575             | 24               | 0.00          | 18000.00               | USD
        """,
            "core.agreement_events": """
            subscription_id | agreement_name | milestone_date | is_past
            Sub-1           | EA 3.0         | 2027-01-30     | false
        """,
        },
        expect="""
            figure_name   | subject            | missing_input                                | remedy
            charge_amount | Sub-1 / Unused / A | use of the licences that suite Unused counts | Name its licences in client.toml (licenses = […]), and export the licences of every Smart Account of the agreement.
            charge_amount | Sub-1 / Growth / B | growth allowance of suite Growth             | Write growth_allowance_share or growth_allowance_count in client.toml.
            charge_amount | Sub-1 / Month / C  | the next milestone of EA 3.0, Sub-1          | Write it in milestone_dates in client.toml.
            charge_amount | Sub-1 / Price / D  | net unit price of D in USD                   | Write net_unit_price_amount in client.toml, or add the SKU to a price file in prices/.
            charge_amount | Sub-1 / Within / E | net unit price of E in USD                   | Write net_unit_price_amount in client.toml, or add the SKU to a price file in prices/.
        """,
    )


def test_a_smart_account_that_a_suite_counts_and_no_export_shows_is_asked_for(check_model: CheckModel) -> None:
    check_model(
        "marts.missing_inputs",
        given=BUILT
        | {
            "core.suite_licenses": """
            subscription_id | suite_name | sku   | license_name | smart_account
            Sub-1           | Switching  | E3N-A | DNA          | acme
            Sub-1           | Switching  | E3N-A | DNA          | northgate
            Sub-1           | Switching  | E3N-A | ISE          | northgate
        """
        },
        expect="""
            figure_name   | subject   | missing_input
            charge_amount | northgate | a licence export of northgate
        """,
    )


def test_an_agreement_with_suites_and_no_milestone_left_is_asked_for_it_unless_it_is_over(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.missing_inputs",
        given=BUILT
        | {
            "inputs.suites": """
            subscription_id | suite_name
            Sub-1           | Switching
            Sub-0           | Switching
        """,
            "core.agreement_events": """
            subscription_id | agreement_name | milestone_date | is_past
            Sub-0           | EA 2.0         |                | true
            Sub-1           | EA 3.0         |                | false
            Sub-2           | Security       |                | false
        """,
        },
        expect="""
            figure_name | subject | missing_input
            milestone   | Sub-1   | the next milestone of EA 3.0, Sub-1
        """,
    )


def test_a_position_that_is_unknown_names_its_account_and_licence(check_model: CheckModel) -> None:
    check_model(
        "marts.missing_inputs",
        given=BUILT
        | {
            "marts.license_position": """
            smart_account | virtual_account | license_name | balance_count
            acme          | Campus          | DNA          |
            acme          | Depot           | DNA          | 3
        """
        },
        expect="""
            figure_name | subject             | missing_input
            position    | acme / Campus / DNA | what Campus owns or uses of DNA
        """,
    )


def test_over_use_settled_by_time_asks_for_the_price_of_a_month(check_model: CheckModel) -> None:
    check_model(
        "marts.missing_inputs",
        given={
            **BUILT,
            "marts.transactional_lines": """
            smart_account | license_name | peak_over_count | settlement_amount
            acme          | Priced       | 4               | 70.00
            acme          | Security     | 4               |
            acme          | Only unknown |                 |
        """,
        },
        expect="""
            figure_name       | subject         | missing_input
            settlement_amount | acme / Security | net price of a month of Security, over-used outside an agreement
        """,
    )


def test_an_agreement_whose_suites_have_too_little_history_is_asked_for_it_once(check_model: CheckModel) -> None:
    check_model(
        "marts.missing_inputs",
        given={
            **BUILT,
            "marts.suite_forecasts": """
            subscription_id | suite_name | sku | forecast_status
            Sub-1           | One        | A   | Too little history
            Sub-1           | Two        | B   | Gaps in the history
            Sub-1           | Three      | C   | Forecast
            Sub-0           | Old        | D   | No date ahead
        """,
        },
        expect="""
            figure_name    | subject | missing_input
            forecast_count | Sub-1   | a longer or closer history of the use of 2 suites of Sub-1
        """,
    )


def test_a_renewal_of_an_agreement_without_suites_has_no_cost_and_says_why(check_model: CheckModel) -> None:
    check_model(
        "marts.missing_inputs",
        given={**BUILT, "inputs.renewal": "subscription_id\nSub-2"},
        expect="""
            figure_name | subject | missing_input                        | remedy
            term_amount | Sub-2   | the suites of Sub-2, which is renewed | Write its [[agreements.suites]] in client.toml: without them no option has a cost.
        """,
    )
