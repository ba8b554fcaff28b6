"""core.movement_differences: what explains a difference between two snapshots, and what is left."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
DAYS = """
    smart_account | virtual_account | taken_at   | previous_taken_at | round_date | is_whole | log_coverage
    acme          | Campus          | 2026-06-10 | 2026-05-10        | 2026-06-10 | true     | All
    acme          | Depot           | 2026-06-10 | 2026-05-10        | 2026-06-10 | true     | All
    acme          | Lab             | 2026-06-10 | 2026-05-10        | 2026-06-10 | true     | All
"""


def test_what_the_log_tells_is_explained_and_the_rest_is_not(check_model: CheckModel) -> None:
    check_model(
        "core.movement_differences",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.ownership_changes": """
                smart_account | virtual_account | license_name | taken_at   | changed_count
                acme          | Campus          | DNA          | 2026-06-10 | -14
                acme          | Depot           | DNA          | 2026-06-10 | 14
            """,
            "core.transfer_legs": """
                smart_account | virtual_account | license_name | taken_at   | quantity_count
                acme          | Campus          | DNA          | 2026-06-10 | -10
                acme          | Depot           | DNA          | 2026-06-10 | 10
            """,
        },
        expect="""
            virtual_account | changed_count | told_count | lot_change_count | deposit_change_count | contradicted_count | unexplained_count
            Campus          | -14           | -10        | 0                | 0                    | 0                  | 4
            Depot           | 14            | 10         | 0                | 0                    | 0                  | 4
        """,
    )


def test_a_told_move_that_the_snapshots_do_not_show_is_contradicted(check_model: CheckModel) -> None:
    check_model(
        "core.movement_differences",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.ownership_changes": """
                smart_account | virtual_account | license_name | taken_at   | changed_count
                acme          | Campus          | Part         | 2026-06-10 | -6
                acme          | Depot           | Part         | 2026-06-10 | 6
            """,
            "core.transfer_legs": """
                smart_account | virtual_account | license_name | taken_at   | quantity_count
                acme          | Campus          | None         | 2026-06-10 | -10
                acme          | Depot           | None         | 2026-06-10 | 10
                acme          | Campus          | Part         | 2026-06-10 | -10
                acme          | Depot           | Part         | 2026-06-10 | 10
            """,
        },
        expect="""
            license_name | virtual_account | changed_count | contradicted_count | unexplained_count
            None         | Campus          | 0             | 10                 | 0
            None         | Depot           | 0             | 10                 | 0
            Part         | Campus          | -6            | 4                  | 0
            Part         | Depot           | 6             | 4                  | 0
        """,
    )


def test_a_log_that_tells_more_than_the_account_can_show_the_other_way_round_is_both(check_model: CheckModel) -> None:
    check_model(
        "core.movement_differences",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.ownership_changes": """
                smart_account | virtual_account | license_name | taken_at   | changed_count
                acme          | Campus          | DNA          | 2026-06-10 | 3
                acme          | Depot           | DNA          | 2026-06-10 | -3
            """,
            "core.transfer_legs": """
                smart_account | virtual_account | license_name | taken_at   | quantity_count
                acme          | Campus          | DNA          | 2026-06-10 | -10
                acme          | Depot           | DNA          | 2026-06-10 | 10
            """,
        },
        expect="""
            virtual_account | contradicted_count | unexplained_count
            Campus          | 10                 | 3
            Depot           | 10                 | 3
        """,
    )


def test_lots_explain_what_began_and_ended_and_no_more_than_there_is(check_model: CheckModel) -> None:
    check_model(
        "core.movement_differences",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.ownership_changes": """
                smart_account | virtual_account | license_name | taken_at   | changed_count
                acme          | Campus          | DNA          | 2026-06-10 | -20
                acme          | Depot           | DNA          | 2026-06-10 | 20
                acme          | Campus          | Order        | 2026-06-10 | 5
                acme          | Depot           | Order        | 2026-06-10 | -5
            """,
            "core.lot_changes": """
                smart_account | virtual_account | license_name | changed_at | begun_count | ended_count | ordered_count
                acme          | Campus          | DNA          | 2026-06-01 | 0           | 20          | 0
                acme          | Depot           | DNA          | 2026-06-01 | 20          | 0           | 20
                acme          | Campus          | Order        | 2026-06-01 | 0           | 0           | 50
                acme          | Depot           | Order        | 2026-05-10 | 0           | 9           | 0
            """,
        },
        expect="""
            license_name | virtual_account | lot_change_count | deposit_change_count | unexplained_count
            DNA          | Campus          | -20              | 0                    | 0
            DNA          | Depot           | 20               | 0                    | 0
            Order        | Campus          | 5                | 0                    | 0
            Order        | Depot           | 0                | -5                   | 0
        """,
    )


def test_what_the_whole_smart_account_gained_is_no_move_and_is_laid_to_the_largest_gain(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.movement_differences",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.ownership_changes": """
                smart_account | virtual_account | license_name | taken_at   | changed_count
                acme          | Campus          | DNA          | 2026-06-10 | 10
                acme          | Depot           | DNA          | 2026-06-10 | 5
                acme          | Lab             | DNA          | 2026-06-10 | -8
            """,
        },
        expect="""
            virtual_account | deposit_change_count | unexplained_count
            Campus          | 7                    | 3
            Depot           | 0                    | 5
            Lab             | 0                    | 8
        """,
    )


def test_where_not_every_account_was_exported_a_loss_may_be_a_move(check_model: CheckModel) -> None:
    check_model(
        "core.movement_differences",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS.replace("true ", "false"),
            "core.ownership_changes": """
                smart_account | virtual_account | license_name | taken_at   | changed_count
                acme          | Campus          | DNA          | 2026-06-10 | -10
            """,
        },
        expect="""
            virtual_account | is_whole | deposit_change_count | unexplained_count
            Campus          | false    | 0                    | 10
        """,
    )


def test_an_unknown_change_explains_nothing_and_leaves_open_what_the_whole_account_gained(
    check_model: CheckModel,
) -> None:
    check_model(
        "core.movement_differences",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.ownership_changes": """
                smart_account | virtual_account | license_name | taken_at   | changed_count
                acme          | Campus          | DNA          | 2026-06-10 |
                acme          | Depot           | DNA          | 2026-06-10 | 5
            """,
        },
        expect="""
            virtual_account | changed_count | deposit_change_count | contradicted_count | unexplained_count
            Campus          |               |                      |                    |
            Depot           | 5             | 0                    | 0                  | 5
        """,
    )


def test_nothing_nets_across_smart_accounts(check_model: CheckModel) -> None:
    check_model(
        "core.movement_differences",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": """
                smart_account | virtual_account | taken_at   | previous_taken_at | round_date | is_whole
                acme          | DEFAULT         | 2026-06-10 | 2026-05-10        | 2026-06-10 | true
                north         | DEFAULT         | 2026-06-10 | 2026-05-10        | 2026-06-10 | true
            """,
            "core.ownership_changes": """
                smart_account | virtual_account | license_name | taken_at   | changed_count
                acme          | DEFAULT         | DNA          | 2026-06-10 | -5
                north         | DEFAULT         | DNA          | 2026-06-10 | 5
            """,
        },
        expect="""
            smart_account | deposit_change_count | unexplained_count
            acme          | -5                   | 0
            north         | 5                    | 0
        """,
    )
