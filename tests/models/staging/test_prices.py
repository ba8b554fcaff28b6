"""staging.prices: the rows of the price files, typed."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_amounts_read_with_either_decimal_sign_and_a_price_without_months_stays_so(check_model: CheckModel) -> None:
    check_model(
        "staging.prices",
        given={
            "meta.files": landed_files("""
            file_id | path
            list    | prices/2026.csv
        """),
            "raw.price_list": """
            file_id | row_number | sku   | license       | unit_list_price | unit_net_price | price_months | currency
            list    | 2          | A-LIC | DNA Advantage | 1,588.00        | 921.04         | 36           | usd
            list    | 3          | P-LIC | Network stack | 1.480,00        | 858,40         |              | EUR
        """,
        },
        expect="""
            row_number | path            | sku   | license_name  | list_unit_price_amount | net_unit_price_amount | price_months | currency
            2          | prices/2026.csv | A-LIC | DNA Advantage | 1588.0000              | 921.0400              | 36           | USD
            3          | prices/2026.csv | P-LIC | Network stack | 1480.0000              | 858.4000              |              | EUR
        """,
    )
