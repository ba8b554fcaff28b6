"""staging.meraki_shortages: what a subscription lacks, by class of product."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]

LACKING = (
    '{"byProductClass": [{"productClass": "wireless", "gracePeriodEndsAt": "2026-12-01T10:00:00Z", '
    '"missing": {"entitlements": [{"sku": "LIC-A", "quantity": 7}, {"sku": "LIC-B", "quantity": 1}]}}, '
    '{"productClass": "switch", "missing": {"entitlements": [{"sku": "LIC-C", "quantity": 2}]}}]}'
)


def test_each_priced_item_that_is_missing_is_a_row(check_model: CheckModel) -> None:
    check_model(
        "staging.meraki_shortages",
        given={
            "meta.files": landed_files("""
            file_id | taken_at
            one     | 2026-10-31
        """),
            "raw.meraki_compliance": f"""
            file_id | row_number | subscription                     | violations
            one     | 1          | {{"id": "Sub1", "name": "Shops"}} | {LACKING}
            one     | 2          | {{"id": "Sub2"}}                  | {{"byProductClass": []}}
        """,
        },
        expect="""
            row_number | class_number | shortage_number | subscription_id | subscription_name | product_class | sku   | missing_count | grace_end_date
            1          | 1            | 1               | Sub1            | Shops             | wireless      | LIC-A | 7             | 2026-12-01
            1          | 1            | 2               | Sub1            | Shops             | wireless      | LIC-B | 1             | 2026-12-01
            1          | 2            | 1               | Sub1            | Shops             | switch        | LIC-C | 2             |
        """,
    )
