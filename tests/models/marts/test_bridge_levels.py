"""marts.bridge_levels: what is short before any other evidence is heard (RULES.md §2.5)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_misplaced_shortage_is_gone_after_moves(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_levels",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | DNA          | 0                       | 0               | 120          | 0                  | -120
            acme          | Datacentre      | DNA          | 150                     | 150             | 0            | 0                  | 150
        """
        },
        expect="""
            license_name | shown_short_count | in_force_short_count | uncovered_short_count | unmoved_short_count
            DNA          | 120               | 120                  | 120                   | 0
        """,
    )


def test_lots_that_ended_make_the_shortage_worse(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_levels",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Depot           | DNA          | 18                      | 0               | 9            | 0                  | -9
            acme          | Port            | DNA          | 40                      | 22              | 50           | 0                  | -28
        """
        },
        expect="""
            shown_short_count | in_force_short_count | unmoved_short_count
            10                | 37                   | 37
        """,
    )


def test_reported_substitution_is_part_of_what_cssm_shows_and_covering_it_does_not_show_is_a_level(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.bridge_levels",
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
            license_name | shown_short_count | in_force_short_count | uncovered_short_count | unmoved_short_count
            DNA-E        | 20                | 20                   | 5                     | 5
            DNA-A        | 0                 | 0                    | 0                     | 0
        """,
    )


def test_what_covers_a_lower_tier_can_no_longer_move(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_levels",
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
            uncovered_short_count | unmoved_short_count
            30                    | 14
        """,
    )


def test_an_unknown_position_is_left_out_and_a_missing_quantity_changes_nothing(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_levels",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | open         | 50                      |                 | 9            | 0                  |
            acme          | Campus          | DNA          |                         | 5               | 9            | 0                  | -4
        """
        },
        expect="""
            license_name | shown_short_count | in_force_short_count | unmoved_short_count
            DNA          | 4                 | 4                    | 4
        """,
    )


def test_nothing_moves_between_smart_accounts(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_levels",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            calderbank    | DEFAULT         | DNA          | 0                       | 0               | 9            | 0                  | -9
            northgate     | DEFAULT         | DNA          | 9                       | 9               | 0            | 0                  | 9
        """
        },
        expect="""
            smart_account | unmoved_short_count
            calderbank    | 9
            northgate     | 0
        """,
    )
