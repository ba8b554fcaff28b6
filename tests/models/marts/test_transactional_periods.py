"""marts.transactional_periods: which over-use no agreement's formula bills, and what a month of it costs."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

GIVEN = {
    "marts.overuse_history": """
        smart_account | license_name | period_start_date | period_end_date | over_count | is_known
        acme          | Counted      | 2026-01-01        | 2026-02-01      | 5          | true
        acme          | Ended        | 2026-01-01        | 2026-03-01      | 6          | true
        acme          | Ended        | 2026-03-01        | 2026-04-01      | 7          | true
        acme          | Free         | 2026-01-01        | 2026-02-01      | 8          | true
        acme          | Free         | 2026-02-01        | 2026-03-01      | 9          | false
        beta          | Counted      | 2026-01-01        | 2026-02-01      | 1          | true
    """,
    "core.suite_licenses": """
        subscription_id | suite_name | sku   | license_name | smart_account
        Sub-1           | Switching  | E3N-A | Counted      | acme
        Sub-0           | Old        | E2N-A | Ended        | acme
    """,
    "core.agreement_events": """
        subscription_id | end_date
        Sub-1           | 2030-02-27
        Sub-0           | 2026-02-14
    """,
    "core.suite_prices": """
        subscription_id | suite_name | sku   | currency | net_unit_price_amount | price_source
        Sub-1           | Switching  | E3N-A | EUR      | 4.00                  | client.toml
    """,
    "core.prices": """
        license_name | currency | net_unit_price_amount | price_source | price_rank
        Counted      | USD      | 9.00                  | list, row 2  | 1
        Free         | USD      | 7.00                  | list, row 3  | 2
        Free         | USD      | 8.00                  | list, row 4  | 3
    """,
}


def scope(name: str) -> str:
    return f"""
        settlement_scope | unit_month_policy
        {name}           | calendar
    """


def test_a_licence_that_no_suite_counts_there_and_one_whose_term_is_over_stand_outside(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.transactional_periods",
        given={**GIVEN, "inputs.settlement": scope("outside_agreements")},
        expect="""
            smart_account | license_name | period_start_date | period_end_date | over_count | settlement_basis   | unit_month_policy | net_unit_price_amount | currency | price_source
            acme          | Ended        | 2026-02-15        | 2026-03-01      | 6          | After the term     | calendar          |                       |          |
            acme          | Ended        | 2026-03-01        | 2026-04-01      | 7          | After the term     | calendar          |                       |          |
            acme          | Free         | 2026-01-01        | 2026-02-01      | 8          | No suite counts it | calendar          | 7.0000                | USD      | list, row 3
            acme          | Free         | 2026-02-01        | 2026-03-01      |            | No suite counts it | calendar          | 7.0000                | USD      | list, row 3
            beta          | Counted      | 2026-01-01        | 2026-02-01      | 1          | No suite counts it | calendar          | 9.0000                | USD      | list, row 2
        """,
    )


def test_where_the_contract_settles_every_licence_by_time_the_suites_price_counts(check_model: CheckModel) -> None:
    check_model(
        "marts.transactional_periods",
        given={**GIVEN, "inputs.settlement": scope("all")},
        expect="""
            smart_account | license_name | period_start_date | settlement_basis | net_unit_price_amount | currency | price_source
            acme          | Counted      | 2026-01-01        | By contract      | 4.0000                | EUR      | client.toml
            acme          | Ended        | 2026-01-01        | By contract      |                       |          |
            acme          | Ended        | 2026-03-01        | By contract      |                       |          |
            acme          | Free         | 2026-01-01        | By contract      | 7.0000                | USD      | list, row 3
            acme          | Free         | 2026-02-01        | By contract      | 7.0000                | USD      | list, row 3
            beta          | Counted      | 2026-01-01        | By contract      | 9.0000                | USD      | list, row 2
        """,
    )
