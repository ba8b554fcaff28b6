"""marts.pak_match: what each Product Activation Key holds that never reached Smart Licensing."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_without_a_pak_list_there_is_nothing_to_match(check_model: CheckModel) -> None:
    check_model("marts.pak_match", given={}, expect="pak_number | pak_class")


def test_a_key_tells_what_is_left_outside_smart_licensing_and_what_that_is_worth(check_model: CheckModel) -> None:
    check_model(
        "marts.pak_match",
        given={
            "core.pak_licenses": """
            file_id | row_number | smart_account | pak_number | sku | license_name | quantity_count | fulfilled_count | migrated_count | pak_class
            list    | 2          | acme          | P1         | A   | ISR Security | 6              | 3               | 0              | Part-used
            list    | 3          | acme          | P2         | A   | ISR Security | 6              | 6               | 6              | Converted
            list    | 4          |               | P3         | B   |              | 250            |                 |                | Unknown
        """,
            "core.hidden_entitlements": """
            file_id | row_number | license_name | hidden_count | net_amount | currency | confidence_grade
            list    | 2          | ISR Security | 6            | 8184.00    | GBP      | C
        """,
        },
        expect="""
            pak_number | smart_account | license_name | quantity_count | fulfilled_count | migrated_count | unmigrated_count | pak_class | amount  | currency | confidence_grade
            P1         | acme          | ISR Security | 6              | 3               | 0              | 6                | Part-used | 8184.00 | GBP      | C
            P2         | acme          | ISR Security | 6              | 6               | 6              | 0                | Converted |         |          |
            P3         |               |              | 250            |                 |                |                  | Unknown   |         |          |
        """,
    )


def test_a_key_takes_the_licence_of_the_order_it_came_with(check_model: CheckModel) -> None:
    check_model(
        "marts.pak_match",
        given={
            "core.pak_licenses": """
            file_id | row_number | pak_number | quantity_count | migrated_count
            list    | 2          | P1         | 6              | 0
        """,
            "core.hidden_entitlements": """
            file_id | row_number | license_name
            list    | 2          | ISR Security
        """,
        },
        expect="""
            pak_number | license_name
            P1         | ISR Security
        """,
    )
