"""staging.subscriptions: one row a subscription, or a licence or SKU of it, whichever export tells it."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_four_exports_become_rows_of_one_shape(check_model: CheckModel) -> None:
    check_model(
        "staging.subscriptions",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | taken_at   | date_order
            api     | acme.example  | 2026-10-31 |
            ccw     |               | 2026-10-30 | dmy
            ea      |               | 2026-10-31 |
            partner |               | 2026-10-29 | dmy
        """),
            "raw.smart_licensing_subscriptions": """
            file_id | row_number | license               | virtual_account | subscription_id | quantity | start_date           | end_date   | status
            api     | 1          | Secure Client Premier | Campus          | Sub1            | 250      | 2024-03-01T00:00:00Z | 2027-02-28 | Active
        """,
            "raw.ccw_subscriptions": """
            file_id | row_number | subscription_id | offer_name | status | start_date | end_date    | next_true_forward | consumption_status | currency | monthly_charge | smart_account
            ccw     | 2          | Sub2            | EA 3.0     | ACTIVE | 27/01/2025 | 26-Jan-2030 | 46414             | over consumed      | usd      | 12,345.60      | Acme plc
        """,
            "raw.ea_consumption": """
            file_id | row_number | subscription_id | architecture_name | status | start_date | end_date   | next_true_forward
            ea      | 1          | Sub3            | Networking        | ACTIVE | 2025-01-27 | 2030-01-26 | 2027-01-27
        """,
            "raw.partner_agreements": """
            file_id | row_number | domain       | virtual_account | subscription_id | suite     | sku | total_purchased | next_true_forward | start_date
            partner | 2          | acme.example | Campus          | 770001.0        | Switching | A-1 | 480             | 2027-01-27        | 27/01/2025
        """,
        },
        expect="""
            file_id | row_number | taken_at   | smart_account | virtual_account | subscription_id | offer_name | license_name          | suite_name | sku | quantity_count | reported_status | start_date | end_date   | next_true_forward_date | consumption_status | monthly_charge_amount | currency
            api     | 1          | 2026-10-31 | acme.example  | Campus          | Sub1            |            | Secure Client Premier |            |     | 250            | Active          | 2024-03-01 | 2027-02-28 |                        |                    |                       |
            ccw     | 2          | 2026-10-30 | Acme plc      |                 | Sub2            | EA 3.0     |                       |            |     |                | ACTIVE          | 2025-01-27 | 2030-01-26 | 2027-01-27             | OVER CONSUMED      | 12345.60              | USD
            ea      | 1          | 2026-10-31 |               |                 | Sub3            | Networking |                       |            |     |                | ACTIVE          | 2025-01-27 | 2030-01-26 | 2027-01-27             |                    |                       |
            partner | 2          | 2026-10-29 | acme.example  | Campus          | 770001          |            |                       | Switching  | A-1 | 480            |                 | 2025-01-27 |            | 2027-01-27             |                    |                       |
        """,
    )


def test_a_list_writes_none_in_many_ways(check_model: CheckModel) -> None:
    check_model(
        "staging.subscriptions",
        given={
            "meta.files": landed_files("""
            file_id
            ccw
        """),
            "raw.ccw_subscriptions": """
            file_id | row_number | subscription_id | next_true_forward | true_forward_date | pending_true_forward_date | renewal_date | order_date | true_forward_groups | web_order_id | purchase_order_number
            ccw     | 2          | Sub1            | 0                 | n/a               | -                         | 0            | N/A        | 0                   | 0            | -
        """,
        },
        expect="""
            subscription_id | next_true_forward_date | true_forward_date | renewal_date | order_date | true_forward_groups | order_number | purchase_order_number
            Sub1            |                        |                   |              |            |                     |              |
        """,
    )


def test_a_pending_true_forward_day_speaks_before_the_former_one(check_model: CheckModel) -> None:
    check_model(
        "staging.subscriptions",
        given={
            "meta.files": landed_files("""
            file_id
            ccw
        """),
            "raw.ccw_subscriptions": """
            file_id | row_number | subscription_id | true_forward_date | pending_true_forward_date | true_forward_groups
            ccw     | 2          | Sub1            | 2026-01-27        | 2027-01-27                | Switching, Routing
            ccw     | 3          | Sub2            | 2026-01-27        | n/a                       |
            ccw     | 4          | Sub3            | 2026-01-27        | 0                         |
        """,
        },
        expect="""
            subscription_id | true_forward_date | true_forward_groups
            Sub1            | 2027-01-27        | Switching, Routing
            Sub2            | 2026-01-27        |
            Sub3            | 2026-01-27        |
        """,
    )
