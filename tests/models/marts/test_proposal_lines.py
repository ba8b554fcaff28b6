"""marts.proposal_lines: the vendor's lines beside the contract's formula."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_line_is_matched_by_its_sku_and_keeps_the_vendors_own_words(check_model: CheckModel) -> None:
    check_model(
        "marts.proposal_lines",
        given={
            "core.proposal_lines": """
            file_id | row_number | proposal_line | subscription_id | suite_name        | sku     | proposed_count | proposed_amount | currency
            tf      | 2          | 1             | Sub-1           | SWITCHING DNA ADV | E3N-A   | 100            | 29000.00        | USD
            tf      | 3          | 2             |                 |                   | E3N-A48 | 4              | 100.00          | USD
            tf      | 4          | 3             | Sub-1           | Support           | SVS-UP  | 1              | 600.00          | USD
        """,
            "marts.true_forward_lines": """
            subscription_id | suite_name   | sku     | over_count | contract_over_count | charge_amount | contract_amount
            Sub-1           | Switching    | E3N-A   | 25         | 100                 | 7500.00       | 30000.00
            Sub-1           | Switching 48 | E3N-A48 | 0          | 0                   | 0.00          | 0.00
        """,
        },
        expect="""
            proposal_line | suite_name        | proposed_amount | over_count | contract_over_count | charge_amount | contract_amount | is_matched
            1             | SWITCHING DNA ADV | 29000.00        | 25         | 100                 | 7500.00       | 30000.00        | true
            2             |                   | 100.00          | 0          | 0                   | 0.00          | 0.00            | true
            3             | Support           | 600.00          |            |                     |               |                 | false
        """,
    )


def test_where_two_suites_share_a_sku_the_suites_name_decides_and_without_it_nothing_does(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.proposal_lines",
        given={
            "core.proposal_lines": """
            file_id | row_number | subscription_id | suite_name | sku
            tf      | 2          | Sub-1           | Wireless   | E3N-A
            tf      | 3          | Sub-1           |            | E3N-A
        """,
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku   | contract_amount
            Sub-1           | Switching  | E3N-A | 7500.00
            Sub-1           | Wireless   | E3N-A | 9.00
        """,
        },
        expect="""
            row_number | contract_amount | is_matched
            2          | 9.00            | true
            3          |                 | false
        """,
    )


def test_a_line_of_another_subscription_is_not_matched(check_model: CheckModel) -> None:
    check_model(
        "marts.proposal_lines",
        given={
            "core.proposal_lines": """
            file_id | row_number | subscription_id | sku
            tf      | 2          | Sub-9           | E3N-A
        """,
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku   | contract_amount
            Sub-1           | Switching  | E3N-A | 7500.00
        """,
        },
        expect="""
            row_number | contract_amount | is_matched
            2          |                 | false
        """,
    )


def test_a_suite_asked_for_twice_is_charged_once(check_model: CheckModel) -> None:
    check_model(
        "marts.proposal_lines",
        given={
            "core.proposal_lines": """
            file_id | row_number | proposal_line | subscription_id | sku   | proposed_amount
            tf      | 5          | 4             | Sub-1           | E3N-A | 29000.00
            tf      | 22         | 21            | Sub-1           | E3N-A | 14000.00
        """,
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku   | over_count | charge_amount | contract_amount
            Sub-1           | Switching  | E3N-A | 25         | 7500.00       | 7500.00
        """,
        },
        expect="""
            proposal_line | over_count | charge_amount | contract_amount | is_matched | is_repeated
            4             | 25         | 7500.00       | 7500.00         | true       | false
            21            | 0          | 0.00          | 0.00            | true       | true
        """,
    )


def test_skus_and_suites_are_matched_as_they_are_read_and_a_line_says_how_many_suites_it_could_mean(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.proposal_lines",
        given={
            "core.proposal_lines": """
            file_id | row_number | suite_name | sku     | description
            tf      | 2          | wireless   | e3n-a=  |
            tf      | 3          |            | E3N-A   |
            tf      | 4          |            | SVS-UP  | Solution Support
        """,
            "marts.true_forward_lines": """
            subscription_id | suite_name | sku   | contract_amount
            Sub-1           | Switching  | E3N-A | 7500.00
            Sub-1           | Wireless   | E3N-A | 9.00
        """,
            "reference.sku_kinds": """
            rank_number | sku_kind | sku_pattern
            1           | Service  | ^SVS-
        """,
        },
        expect="""
            row_number | matched_subscription_id | matched_suite_name | matched_sku | matching_suite_count | is_service_line
            2          | Sub-1                   | Wireless           | E3N-A       | 1                    | false
            3          |                         |                    |             | 2                    | false
            4          |                         |                    |             | 0                    | true
        """,
    )
