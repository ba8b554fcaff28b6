"""marts.license_lenses: the two lenses on a licence, side by side (RULES.md §2.6)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_the_proven_side_is_the_shown_side_and_the_items_between_them(check_model: CheckModel) -> None:
    check_model(
        "marts.license_lenses",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | balance_count
            acme          | Campus          | DNA          | 100                     | 80              | 120          | -40
            acme          | Depot           | DNA          |                         | 10              | 0            | 10
        """,
            "marts.lens_differences": """
            smart_account | license_name | difference_key    | difference_count
            acme          | DNA          | lots_not_in_force | -20
            acme          | DNA          | unmigrated_pak    | 32
            acme          | DNA          | stale_instances   | 7
            acme          | DNA          | other_level       | -2
        """,
        },
        expect="""
            shown_entitled_count | shown_in_use_count | shown_balance_count | proven_entitled_count | proven_in_use_count | proven_balance_count | difference_count
            110                  | 120                | -10                 | 122                   | 115                 | 7                    | 17
        """,
    )


def test_a_licence_that_only_the_evidence_knows_is_there_and_an_unknown_one_stays_unknown(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.license_lenses",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | balance_count
            acme          | Campus          | open         | 50                      |                 | 9            |
        """,
            "marts.lens_differences": """
            smart_account | license_name | difference_key | difference_count
            acme          | ISR          | unmigrated_pak | 12
        """,
        },
        expect="""
            license_name | shown_entitled_count | shown_in_use_count | shown_balance_count | proven_balance_count
            ISR          | 0                    | 0                  | 0                   | 12
            open         |                      |                    |                     |
        """,
    )
