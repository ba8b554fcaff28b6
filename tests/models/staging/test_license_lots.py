"""staging.license_lots: the lots inside a licence record."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_both_date_shapes_of_an_answer_are_days_and_a_missing_end_stays_open(check_model: CheckModel) -> None:
    check_model(
        "staging.license_lots",
        given={
            "raw.smart_licensing_licenses": """
            file_id | row_number | license_details
            api     | 1          | [{"startDate": "2019-01-18T01:07:36Z", "endDate": null, "status": "ACTIVE", "licenseType": "PERPETUAL", "quantity": 5}, {"startDate": "2019-05-20", "endDate": "2020-05-19", "subscriptionId": "Sub-1", "status": "Active", "licenseType": "Term", "quantity": 7}]
        """
        },
        expect="""
            row_number | lot_number | license_type | lot_count | lot_start_date | lot_end_date | is_dated | subscription_id | reported_status
            1          | 1          | PERPETUAL    | 5         | 2019-01-18     |              | true     |                 | ACTIVE
            1          | 2          | TERM         | 7         | 2019-05-20     | 2020-05-19   | true     | Sub-1           | ACTIVE
        """,
    )


def test_a_record_without_details_has_no_lots(check_model: CheckModel) -> None:
    check_model(
        "staging.license_lots",
        given={
            "raw.smart_licensing_licenses": """
            file_id | row_number | license_details
            api     | 1          | []
            api     | 2          |
        """
        },
        expect="file_id | lot_count",
    )


def test_the_quantity_of_a_table_is_one_lot_without_dates_or_status(check_model: CheckModel) -> None:
    check_model(
        "staging.license_lots",
        given={
            "raw.cssm_licenses": """
            file_id | row_number | available_to_use | alerts
            table   | 2          | 1,250            | Licenses Expired
        """
        },
        expect="""
            file_id | row_number | lot_number | lot_count | lot_start_date | lot_end_date | is_dated | reported_status
            table   | 2          | 1          | 1250      |                |              | false    |
        """,
    )


def test_each_row_of_a_partners_table_is_a_lot_of_its_licences_first_row(check_model: CheckModel) -> None:
    check_model(
        "staging.license_lots",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | date_order
            partner | acme.example  | dmy
        """),
            "raw.partner_licenses": """
            file_id | row_number | domain       | license | virtual_account | license_type | subscription_id | start_date | end_date   | quantity | active
            partner | 2          | acme.example | DNA     | Campus          | Term         | Sub1            | 01/02/2025 | 31/01/2028 | 30       | Yes
            partner | 3          | acme.example | DNA     | Depot           | Perpetual    | -               |            |            | 7        | true
            partner | 4          | ACME.example | DNA     | Campus          | Term         | Sub1            | 01/02/2024 | 31/01/2025 | 20       | No
        """,
        },
        expect="""
            row_number | lot_number | license_type | lot_count | lot_start_date | lot_end_date | is_dated | subscription_id | reported_status
            2          | 1          | TERM         | 30        | 2025-02-01     | 2028-01-31   | true     | Sub1            | ACTIVE
            2          | 2          | TERM         | 20        | 2024-02-01     | 2025-01-31   | true     | Sub1            | INACTIVE
            3          | 1          | PERPETUAL    | 7         |                |              | true     |                 | ACTIVE
        """,
    )


def test_parts_of_one_lot_share_what_only_one_of_them_says(check_model: CheckModel) -> None:
    check_model(
        "staging.license_lots",
        given={
            "meta.files": landed_files("""
            file_id
            partner
        """),
            "raw.partner_licenses": """
            file_id | row_number | license | virtual_account | end_date   | quantity | active
            partner | 2          | DNA     | Campus          | 2028-01-31 | 30       |
            partner | 3          | DNA     | Campus          | 2028-01-31 | 20       | Yes
            partner | 4          | DNA     | Campus          | 2029-01-31 | 5        |
        """,
        },
        expect="""
            row_number | lot_number | lot_count | reported_status
            2          | 1          | 30        | ACTIVE
            2          | 2          | 20        | ACTIVE
            2          | 3          | 5         |
        """,
    )
