"""marts.suite_history: what each suite was shown to use over time."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

SUITES = """
    subscription_id | suite_name | sku   | committed_count
    Sub-1           | Switching  | E3N-A | 500
"""


def test_the_licences_of_a_suite_are_added_on_each_day(check_model: CheckModel) -> None:
    check_model(
        "marts.suite_history",
        given={
            "inputs.suites": SUITES,
            "core.suite_licenses": """
            subscription_id | suite_name | sku   | license_name | smart_account
            Sub-1           | Switching  | E3N-A | DNA-24       | acme
            Sub-1           | Switching  | E3N-A | DNA-48       | acme
        """,
            "marts.license_history": """
            smart_account | license_name | taken_at   | in_use_count
            acme          | DNA-24       | 2026-08-31 | 300
            acme          | DNA-48       | 2026-08-31 | 200
            acme          | DNA-24       | 2026-10-31 | 350
            acme          | DNA-48       | 2026-10-31 | 250
            acme          | ISE          | 2026-10-31 | 9999
        """,
        },
        expect="""
            suite_name | taken_at   | committed_count | in_use_count
            Switching  | 2026-08-31 | 500             | 500
            Switching  | 2026-10-31 | 500             | 600
        """,
    )


def test_history_begins_where_every_smart_account_of_the_suite_has_spoken(check_model: CheckModel) -> None:
    check_model(
        "marts.suite_history",
        given={
            "inputs.suites": SUITES,
            "core.suite_licenses": """
            subscription_id | suite_name | sku   | license_name | smart_account
            Sub-1           | Switching  | E3N-A | DNA          | calderbank
            Sub-1           | Switching  | E3N-A | DNA          | northgate
        """,
            "marts.license_history": """
            smart_account | license_name | taken_at   | in_use_count
            calderbank    | DNA          | 2026-08-31 | 300
            calderbank    | DNA          | 2026-10-31 | 310
            northgate     | DNA          | 2026-10-31 | 90
        """,
        },
        expect="""
            taken_at   | in_use_count
            2026-10-31 | 400
        """,
    )


def test_a_day_with_an_unknown_use_is_unknown(check_model: CheckModel) -> None:
    check_model(
        "marts.suite_history",
        given={
            "inputs.suites": SUITES,
            "core.suite_licenses": """
            subscription_id | suite_name | sku   | license_name | smart_account
            Sub-1           | Switching  | E3N-A | DNA-24       | acme
            Sub-1           | Switching  | E3N-A | DNA-48       | acme
        """,
            "marts.license_history": """
            smart_account | license_name | taken_at   | in_use_count
            acme          | DNA-24       | 2026-10-31 | 300
            acme          | DNA-48       | 2026-10-31 |
        """,
        },
        expect="""
            taken_at   | in_use_count
            2026-10-31 |
        """,
    )


def test_suites_that_share_a_name_or_a_sku_keep_their_own_commitment(check_model: CheckModel) -> None:
    check_model(
        "marts.suite_history",
        given={
            "inputs.suites": """
            subscription_id | suite_name | sku   | committed_count
            Sub-1           | Switching  | E3N-A | 500
            Sub-1           | Switching  | E3N-B | 60
            Sub-1           | Wireless   | E3N-A | 7
        """,
            "core.suite_licenses": """
            subscription_id | suite_name | sku   | license_name | smart_account
            Sub-1           | Switching  | E3N-A | DNA          | acme
            Sub-1           | Switching  | E3N-B | ISE          | acme
            Sub-1           | Wireless   | E3N-A | AIR          | late
        """,
            "marts.license_history": """
            smart_account | license_name | taken_at   | in_use_count
            acme          | DNA          | 2026-08-31 | 300
            acme          | ISE          | 2026-08-31 | 40
            late          | AIR          | 2026-10-31 | 9
            acme          | DNA          | 2026-10-31 | 310
        """,
        },
        expect="""
            suite_name | sku   | taken_at   | committed_count | in_use_count
            Switching  | E3N-A | 2026-08-31 | 500             | 300
            Switching  | E3N-A | 2026-10-31 | 500             | 310
            Switching  | E3N-B | 2026-08-31 | 60              | 40
            Wireless   | E3N-A | 2026-10-31 | 7               | 9
        """,
    )


def test_a_suite_with_a_smart_account_never_exported_has_no_history(check_model: CheckModel) -> None:
    check_model(
        "marts.suite_history",
        given={
            "inputs.suites": SUITES,
            "core.suite_licenses": """
            subscription_id | suite_name | sku   | license_name | smart_account
            Sub-1           | Switching  | E3N-A | DNA          | calderbank
            Sub-1           | Switching  | E3N-A | DNA          | northgate
        """,
            "marts.license_history": """
            smart_account | license_name | taken_at   | in_use_count
            calderbank    | DNA          | 2026-10-31 | 310
        """,
        },
        expect="taken_at | in_use_count",
    )
