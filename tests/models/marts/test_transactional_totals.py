"""marts.transactional_totals: what transactional settlement comes to, currency by currency."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_currencies_are_never_added_and_what_has_no_price_stands_apart_without_an_amount(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.transactional_totals",
        given={
            "marts.transactional_lines": """
            license_name | over_unit_days | over_unit_months | unknown_days | settlement_amount | currency | unit_month_policy | settlement_label
            A            | 310            | 10               | 0            | 70.00             | USD      | calendar          | Transactional settlement, outside any agreement
            B            | 31             | 1                | 5            | 7.25              | USD      | calendar          | Transactional settlement, outside any agreement
            C            | 31             | 1                | 0            | 8.00              | EUR      | calendar          | Transactional settlement, outside any agreement
            D            | 62             | 2                | 0            |                   |          | calendar          | Transactional settlement, outside any agreement
            E            |                |                  | 9            |                   |          | calendar          | Transactional settlement, outside any agreement
        """
        },
        expect="""
            currency | license_count | over_unit_days | over_unit_months | settlement_amount | unknown_license_count | unit_month_policy | settlement_label
            USD      | 2             | 341            | 11.000000        | 77.25             | 1                     | calendar          | Transactional settlement, outside any agreement
            EUR      | 1             | 31             | 1.000000         | 8.00              | 0                     | calendar          | Transactional settlement, outside any agreement
                     | 1             | 62             | 2.000000         |                   | 1                     | calendar          | Transactional settlement, outside any agreement
        """,
    )
