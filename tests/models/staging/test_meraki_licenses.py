"""staging.meraki_licenses: three licensing models in one shape."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_models_devices_and_subscriptions_stand_side_by_side(check_model: CheckModel) -> None:
    check_model(
        "staging.meraki_licenses",
        given={
            "meta.files": landed_files("""
            file_id | taken_at
            one     | 2026-10-31
        """),
            "raw.meraki_overview": """
            file_id | row_number | status | expiration_date  | licensed_device_counts
            one     | 1          | OK     | Mar 16, 2027 UTC | {"MS120-24P": 6, "M/X~65": 8}
        """,
            "raw.meraki_licenses": """
            file_id | row_number | license_type | order_number | device_serial | state  | seat_count | activation_date      | expiration_date      | permanently_queued_licenses
            one     | 2          | MX64W-ENT    | 4C1          | Q2AB-1        | active |            | 2025-09-01T12:40:10Z | 2026-10-30T12:40:10Z | [{"licenseType": "MX64W-SEC", "orderNumber": "4C2"}]
        """,
            "raw.meraki_subscriptions": """
            file_id | row_number | subscription_id | status | start_date | end_date   | web_order_id | smart_account                           | entitlements
            one     | 3          | Sub1            | active | 2025-11-01 | 2028-10-31 | 900          | {"account": {"domain": "acme.example"}} | [{"sku": "LIC-A", "seats": {"assigned": 90, "limit": 100}}]
        """,
        },
        expect="""
            row_number | item_number | license_model  | licensed_product | licensed_count | assigned_count | reported_status   | start_date | end_date   | serial_number | subscription_id | order_number | smart_account
            1          | 1           | co-termination | MS120-24P        | 6              |                | OK                |            | 2027-03-16 |               |                 |              |
            1          | 2           | co-termination | M/X~65           | 8              |                | OK                |            | 2027-03-16 |               |                 |              |
            2          | 1           | per-device     | MX64W-ENT        | 1              |                | active            | 2025-09-01 | 2026-10-30 | Q2AB-1        |                 | 4C1          |
            2          | 2           | per-device     | MX64W-SEC        | 1              |                | permanentlyQueued |            |            | Q2AB-1        |                 | 4C2          |
            3          | 1           | subscription   | LIC-A            | 100            | 90             | active            | 2025-11-01 | 2028-10-31 |               | Sub1            | 900          | acme.example
        """,
    )
