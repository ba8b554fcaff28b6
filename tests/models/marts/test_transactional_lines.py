"""marts.transactional_lines: the settlement of analysis.negotiation, made a relation."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_unit_months_of_over_use_are_billed_under_a_label_of_their_own(check_model: CheckModel) -> None:
    check_model(
        "marts.transactional_lines",
        given={
            "marts.transactional_periods": """
            smart_account | license_name | period_start_date | period_end_date | over_count | settlement_basis   | unit_month_policy | net_unit_price_amount | currency
            acme          | Free         | 2026-01-01        | 2026-02-01      | 10         | No suite counts it | calendar          | 7.25                  | USD
            acme          | Free         | 2026-02-01        | 2026-02-15      | 4          | No suite counts it | calendar          | 7.25                  | USD
            acme          | Unpriced     | 2026-01-01        | 2026-02-01      | 3          | No suite counts it | calendar          |                       |
            acme          | Never over   | 2026-01-01        | 2026-02-01      | 0          | No suite counts it | calendar          | 7.25                  | USD
        """
        },
        expect="""
            license_name | over_unit_days | over_unit_months | settlement_amount | currency | settlement_label
            Free         | 366            | 12.000000        | 87.00             | USD      | Transactional settlement, outside any agreement
            Unpriced     | 93             | 3.000000         |                   |          | Transactional settlement, outside any agreement
        """,
    )


def test_no_over_use_settles_nothing(check_model: CheckModel) -> None:
    check_model("marts.transactional_lines", given={}, expect="license_name | settlement_amount")
