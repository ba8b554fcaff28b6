"""marts.true_forward_facts: the figures the True Forward brief says in words."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RENEWAL = """
    client_id | client_name | as_of_date | currency
    acme      | Acme        | 2026-11-24 | USD
"""


def facts(check_model: CheckModel, lines: str, expect: str, proposal: str = "file_id", read: str = "file_id") -> None:
    check_model(
        "marts.true_forward_facts",
        given={
            "marts.renewal_facts": RENEWAL,
            "marts.true_forward_lines": lines,
            "marts.proposal_lines": proposal,
            "core.proposal_lines": read,
        },
        expect=expect,
    )


def test_the_charge_is_the_sum_on_the_contracts_own_basis(check_model: CheckModel) -> None:
    facts(
        check_model,
        """
        suite_name | committed_count | consumed_count | over_count | over_commitment_count | contract_over_count | charge_amount | over_commitment_amount | contract_amount | charge_basis     | currency | is_off_cycle
        Switching  | 500             | 600            | 25         | 100                   | 100                 | 7500.00       | 30000.00               | 30000.00        | above_commitment | GBP      | true
        Wireless   | 500             | 510            | 0          | 10                    | 10                  | 0.00          | 100.00                 | 100.00          | above_commitment | GBP      | false
        """,
        """
        suite_count | over_suite_count | charged_suite_count | off_cycle_suite_count | committed_count | consumed_count | over_count | over_commitment_count | charged_count | charge_amount | above_allowance_amount | over_commitment_amount | allowance_amount | charge_basis     | currency
        2           | 1                | 2                   | 1                     | 1000            | 1110           | 25         | 110                   | 110           | 30100.00      | 7500.00                | 30100.00               | 22600.00         | above_commitment | GBP
        """,
    )


def test_the_largest_charge_is_told_with_its_own_count_and_an_unknown_one_is_not_the_largest(
    check_model: CheckModel,
) -> None:
    facts(
        check_model,
        """
        suite_name | over_count | contract_over_count | charge_amount | contract_amount | currency
        Switching  | 25         | 100                 | 7500.00       | 30000.00        | USD
        Wireless   | 50         | 60                  | 9000.00       | 10000.00        | USD
        Unpriced   | 10         | 10                  |               |                 | USD
        """,
        """
        top_suite_name | top_suite_over_count | top_suite_amount
        Switching      | 100                  | 30000.00
        """,
    )


def test_one_unknown_line_leaves_the_sum_unknown(check_model: CheckModel) -> None:
    facts(
        check_model,
        """
        suite_name | consumed_count | over_count | charge_amount | over_commitment_amount | contract_amount | currency
        Switching  | 600            | 25         | 7500.00       | 30000.00               | 7500.00         | USD
        Unpriced   |                |            |               |                        |                 | USD
        """,
        """
        consumed_count | over_count | charge_amount | above_allowance_amount | over_commitment_amount | allowance_amount
                       |            |               |                        |                        |
        """,
    )


def test_two_currencies_are_never_added(check_model: CheckModel) -> None:
    facts(
        check_model,
        """
        suite_name | charge_amount | over_commitment_amount | contract_amount | currency
        Switching  | 7500.00       | 30000.00               | 7500.00         | GBP
        Wireless   | 9.00          | 9.00                   | 9.00            | EUR
        """,
        """
        charge_amount | above_allowance_amount | over_commitment_amount | top_suite_name | currency
                      |                        |                        |                | USD
        """,
    )


def test_nothing_over_is_nothing_to_pay_and_names_no_suite(check_model: CheckModel) -> None:
    facts(
        check_model,
        """
        suite_name | charge_amount | over_commitment_amount | contract_amount | currency
        Switching  | 0.00          | 0.00                   | 0.00            | USD
        """,
        """
        charge_amount | top_suite_name | top_suite_amount
        0.00          |                |
        """,
    )


def test_without_an_agreement_nothing_is_known(check_model: CheckModel) -> None:
    facts(
        check_model,
        "suite_name | charge_amount",
        """
        suite_count | charge_amount | currency | proposed_line_count
        0           |               | USD      | 0
        """,
    )


def test_a_proposal_is_told_by_its_lines_its_sum_and_its_file(check_model: CheckModel) -> None:
    facts(
        check_model,
        """
        suite_name | charge_amount | over_commitment_amount | contract_amount | currency
        Switching  | 7500.00       | 30000.00               | 7500.00         | USD
        """,
        """
        proposed_line_count | unmatched_line_count | proposed_count | proposed_months | proposed_amount | proposed_date | proposal_path
        2                   | 1                    | 140            | 36.000000       | 30000.00        | 2026-11-02    | proposal/tf.csv
        """,
        proposal="""
        file_id | row_number | proposed_count | proposed_months | proposed_amount | currency | is_matched
        tf      | 2          | 100            | 24              | 29000.00        | USD      | true
        tf      | 3          | 40             | 36              | 1000.00         | USD      | false
        """,
        read="""
        file_id | row_number | path            | taken_at
        tf      | 2          | proposal/tf.csv | 2026-11-02
        tf      | 3          | proposal/tf.csv | 2026-11-02
        """,
    )
