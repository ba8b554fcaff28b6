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
