"""marts.bridge_corrections: what PAKs, orders, contested use and the growth allowance take away (RULES.md §2.5)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

LEVELS = """
    smart_account | license_name | unmoved_short_count
    acme          | DNA          | 100
"""


def test_pak_comes_before_orders_and_orders_before_contested_use_and_none_takes_more_than_is_short(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.bridge_corrections",
        given={
            "marts.bridge_levels": LEVELS,
            "core.hidden_entitlements": """
            smart_account | license_name | hidden_kind       | hidden_count | confidence_grade | file_id | row_number
            acme          | DNA          | Unmigrated PAK    | 30           | C                | pak     | 1
            acme          | DNA          | Undeposited order | 40           | B                | order   | 1
            acme          | DNA          | Undeposited order | 10           | B                | order   | 2
        """,
            "core.contested_totals": """
            smart_account | virtual_account | license_name | contest_kind | confidence_grade | contested_count
            acme          | Campus          | DNA          | Stale        | C                | 60
        """,
        },
        expect="""
            step_key    | confidence_grade | evidence_count | cured_count
            pak         | C                | 30             | 30
            undeposited | B                | 50             | 50
            instances   | C                | 60             | 20
        """,
    )


def test_contested_use_of_a_line_whose_balance_is_unknown_cures_nobody_elses_shortage(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_corrections",
        given={
            "marts.bridge_levels": LEVELS,
            "marts.license_position": """
            smart_account | virtual_account | license_name | in_use_count | balance_count
            acme          | Campus          | DNA          | 90           |
            acme          | Depot           | DNA          | 100          | -100
        """,
            "core.contested_totals": """
            smart_account | virtual_account | license_name | contest_kind | confidence_grade | contested_count
            acme          | Campus          | DNA          | Stale        | C                | 60
            acme          | Depot           | DNA          | Stale        | C                | 10
        """,
        },
        expect="""
            step_key  | confidence_grade | evidence_count | cured_count
            instances | C                | 10             | 10
        """,
    )


def test_the_best_proven_evidence_of_a_step_is_used_first(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_corrections",
        given={
            "marts.bridge_levels": LEVELS,
            "core.contested_totals": """
            smart_account | virtual_account | license_name | contest_kind | confidence_grade | contested_count
            acme          | Campus          | DNA          | Stale        | C                | 90
            acme          | Depot           | DNA          | Ghost        | B                | 80
        """,
        },
        expect="""
            step_key  | confidence_grade | evidence_count | cured_count
            instances | B                | 80             | 80
            instances | C                | 90             | 20
        """,
    )


def test_evidence_of_no_account_or_no_licence_cures_nothing(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_corrections",
        given={
            "marts.bridge_levels": LEVELS,
            "core.hidden_entitlements": """
            smart_account | license_name | hidden_kind    | hidden_count | confidence_grade | file_id | row_number
                          | DNA          | Unmigrated PAK | 30           | C                | pak     | 1
            acme          |              | Unmigrated PAK | 30           | C                | pak     | 2
            northgate     | DNA          | Unmigrated PAK | 30           | C                | pak     | 3
        """,
        },
        expect="step_key | cured_count",
    )


SUITE = {
    "core.suite_licenses": """
        subscription_id | suite_name | sku  | license_name | smart_account
        Sub-1           | Switching  | E3-A | DNA-24       | acme
        Sub-1           | Switching  | E3-A | DNA-48       | acme
    """,
    "marts.bridge_levels": """
        smart_account | license_name | unmoved_short_count
        acme          | DNA-24       | 60
        acme          | DNA-48       | 90
    """,
    "marts.true_forward_lines": """
        subscription_id | suite_name | sku  | committed_count | threshold_count
        Sub-1           | Switching  | E3-A | 1000            | 1100
    """,
}


def test_the_growth_allowance_goes_to_the_largest_shortage_of_its_suite_first(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_corrections",
        given=SUITE
        | {
            "marts.license_position": """
            smart_account | virtual_account | license_name | available_count
            acme          | Campus          | DNA-24       | 400
            acme          | Campus          | DNA-48       | 600
        """
        },
        expect="""
            license_name | step_key  | confidence_grade | evidence_count | cured_count
            DNA-48       | allowance | B                | 100            | 90
            DNA-24       | allowance | B                | 100            | 10
        """,
    )


def test_what_is_owned_beyond_the_commitment_has_used_the_allowance_already(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_corrections",
        given=SUITE
        | {
            "marts.license_position": """
            smart_account | virtual_account | license_name | available_count
            acme          | Campus          | DNA-24       | 470
            acme          | Campus          | DNA-48       | 600
        """
        },
        expect="""
            license_name | step_key  | evidence_count | cured_count
            DNA-48       | allowance | 30             | 30
            DNA-24       | allowance | 30             | 0
        """,
    )


def test_no_allowance_is_left_where_what_is_owned_is_unknown(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_corrections",
        given=SUITE
        | {
            "marts.license_position": """
            smart_account | virtual_account | license_name | available_count
            acme          | Campus          | DNA-24       |
            acme          | Campus          | DNA-48       | 600
        """
        },
        expect="license_name | step_key | cured_count",
    )
