"""marts.bridge_steps: from the shortage CSSM shows to the genuine one (RULES.md §2.5)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_the_steps_of_a_misplaced_shortage(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | DNA          | 0                       | 0               | 120          | 0                  | -120
            acme          | Datacentre      | DNA          | 150                     | 150             | 0            | 0                  | 150
        """
        },
        expect="""
            license_name | step_number | step_key         | step_name               | step_kind | short_count | confidence_grade
            DNA          | 1           | gross_shortage   | Short as CSSM shows it  | level     | 120         | C
            DNA          | 2           | expired_lots     | Lots not in force       | change    | 0           | C
            DNA          | 3           | substitution     | Higher tier covers      | change    | 0           | D
            DNA          | 4           | moves            | Moves between accounts  | change    | -120        | C
            DNA          | 5           | genuine_shortage | Genuinely short         | level     | 0           | C
        """,
    )


def test_lots_that_ended_make_the_shortage_worse(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Depot           | DNA          | 18                      | 0               | 9            | 0                  | -9
            acme          | Port            | DNA          | 40                      | 22              | 50           | 0                  | -28
        """
        },
        expect="""
            step_key         | short_count
            gross_shortage   | 10
            expired_lots     | 27
            substitution     | 0
            moves            | 0
            genuine_shortage | 37
        """,
    )


def test_reported_substitution_is_part_of_what_cssm_shows_and_covering_it_does_not_show_is_a_step(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | DNA-E        | 20                      | 20              | 50           | 10                 | -20
            acme          | Campus          | DNA-A        | 60                      | 60              | 26           | -10                | 24
        """,
            "marts.substitution_options": """
            smart_account | virtual_account | license_name | covered_count | given_count
            acme          | Campus          | DNA-E        | 15            | 0
            acme          | Campus          | DNA-A        | 0             | 15
        """,
        },
        expect="""
            license_name | step_key         | short_count
            DNA-E        | gross_shortage   | 20
            DNA-E        | expired_lots     | 0
            DNA-E        | substitution     | -15
            DNA-E        | moves            | 0
            DNA-E        | genuine_shortage | 5
            DNA-A        | gross_shortage   | 0
            DNA-A        | expired_lots     | 0
            DNA-A        | substitution     | 0
            DNA-A        | moves            | 0
            DNA-A        | genuine_shortage | 0
        """,
    )


def test_what_covers_a_lower_tier_can_no_longer_move(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | DNA-A        | 40                      | 40              | 0            | 0                  | 40
            acme          | Depot           | DNA-A        | 0                       | 0               | 30           | 0                  | -30
        """,
            "marts.substitution_options": """
            smart_account | virtual_account | license_name | covered_count | given_count
            acme          | Campus          | DNA-A        | 0             | 24
        """,
        },
        expect="""
            step_key         | short_count
            gross_shortage   | 30
            expired_lots     | 0
            substitution     | 0
            moves            | -16
            genuine_shortage | 14
        """,
    )


def test_money_is_the_price_to_the_end_of_term_or_the_price_paid_once(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | monthly      | 10                      | 10              | 14           | 0                  | -4
            acme          | Campus          | once         | 10                      | 10              | 14           | 0                  | -4
            acme          | Campus          | no price     | 10                      | 10              | 14           | 0                  | -4
            acme          | Campus          | no term      | 10                      | 10              | 14           | 0                  | -4
        """,
            "core.license_prices": """
            license_name | subscription_id | net_unit_price_amount | single_unit_price_amount | currency
            monthly      | Sub-1           | 12.5000               |                          | USD
            once         | Sub-1           |                       | 858.4000                 | EUR
            no term      | Sub-2           | 12.5000               |                          | USD
        """,
            "core.agreement_events": """
            subscription_id | remaining_months
            Sub-1           | 24
            Sub-2           |
        """,
        },
        expect="""
            license_name | step_key         | amount  | currency
            monthly      | gross_shortage   | 1200.00 | USD
            monthly      | expired_lots     | 0.00    | USD
            monthly      | substitution     | 0.00    | USD
            monthly      | moves            | 0.00    | USD
            monthly      | genuine_shortage | 1200.00 | USD
            once         | gross_shortage   | 3433.60 | EUR
            once         | expired_lots     | 0.00    | EUR
            once         | substitution     | 0.00    | EUR
            once         | moves            | 0.00    | EUR
            once         | genuine_shortage | 3433.60 | EUR
            no price     | gross_shortage   |         |
            no price     | expired_lots     | 0.00    |
            no price     | substitution     | 0.00    |
            no price     | moves            | 0.00    |
            no price     | genuine_shortage |         |
            no term      | gross_shortage   |         | USD
            no term      | expired_lots     | 0.00    | USD
            no term      | substitution     | 0.00    | USD
            no term      | moves            | 0.00    | USD
            no term      | genuine_shortage |         | USD
        """,
    )


def test_money_sums_to_the_cent_where_a_price_has_four_decimals(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | DNA          | 1                       | 0               | 3            | 0                  | -3
            acme          | Depot           | DNA          | 2                       | 2               | 0            | 0                  | 2
        """,
            "core.license_prices": """
            license_name | subscription_id | net_unit_price_amount | currency
            DNA          | Sub-1           | 0.3333                | USD
        """,
            "core.agreement_events": """
            subscription_id | remaining_months
            Sub-1           | 1
        """,
        },
        expect="""
            step_key         | short_count | amount
            gross_shortage   | 2           | 0.67
            expired_lots     | 1           | 0.33
            substitution     | 0           | 0.00
            moves            | -2          | -0.67
            genuine_shortage | 1           | 0.33
        """,
    )


def test_every_change_of_the_bridge_has_its_own_price(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | DNA          | 10                      | 7               | 20           | 0                  | -13
            acme          | Depot           | DNA          | 4                       | 4               | 0            | 0                  | 4
        """,
            "marts.substitution_options": """
            smart_account | virtual_account | license_name | covered_count | given_count
            acme          | Campus          | DNA          | 5             | 0
        """,
            "core.license_prices": """
            license_name | subscription_id | net_unit_price_amount | currency
            DNA          | Sub-1           | 2.0000                | USD
        """,
            "core.agreement_events": """
            subscription_id | remaining_months
            Sub-1           | 3
        """,
        },
        expect="""
            step_key         | short_count | amount
            gross_shortage   | 10          | 60.00
            expired_lots     | 3           | 18.00
            substitution     | -5          | -30.00
            moves            | -4          | -24.00
            genuine_shortage | 4           | 24.00
        """,
    )


def test_an_unknown_position_is_left_out_and_a_missing_quantity_changes_nothing(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | open         | 50                      |                 | 9            | 0                  |
            acme          | Campus          | DNA          |                         | 5               | 9            | 0                  | -4
        """
        },
        expect="""
            license_name | step_key         | short_count
            DNA          | gross_shortage   | 4
            DNA          | expired_lots     | 0
            DNA          | substitution     | 0
            DNA          | moves            | 0
            DNA          | genuine_shortage | 4
        """,
    )


def test_nothing_moves_between_smart_accounts(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_steps",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            calderbank    | DEFAULT         | DNA          | 0                       | 0               | 9            | 0                  | -9
            northgate     | DEFAULT         | DNA          | 9                       | 9               | 0            | 0                  | 9
        """
        },
        expect="""
            smart_account | step_key         | short_count
            calderbank    | gross_shortage   | 9
            calderbank    | expired_lots     | 0
            calderbank    | substitution     | 0
            calderbank    | moves            | 0
            calderbank    | genuine_shortage | 9
            northgate     | gross_shortage   | 0
            northgate     | expired_lots     | 0
            northgate     | substitution     | 0
            northgate     | moves            | 0
            northgate     | genuine_shortage | 0
        """,
    )
