"""staging.pak_licenses: Product Activation Keys, typed."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_a_key_says_how_many_it_holds_and_how_many_were_fulfilled(check_model: CheckModel) -> None:
    check_model(
        "staging.pak_licenses",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | taken_at   | date_order
            own     |               | 2026-10-31 | dmy
            folder  | acme.example  | 2026-10-31 |
        """),
            "raw.pak_licenses": """
            file_id | row_number | pak_number  | sku   | quantity | fulfilled_quantity | status    | pak_date   | smart_account
            own     | 2          | 3901j1a2b3c | L-ASA | 10       | 4                  | Converted | 31/01/2020 | north.example
            folder  | 2          | 3901J1A2B3D | L-ASA | 10       |                    |           |            |
        """,
        },
        expect="""
            file_id | smart_account | pak_number  | quantity_count | fulfilled_count | reported_status | pak_date
            own     | north.example | 3901J1A2B3C | 10             | 4               | CONVERTED       | 2020-01-31
            folder  | acme.example  | 3901J1A2B3D | 10             |                 |                 |
        """,
    )
