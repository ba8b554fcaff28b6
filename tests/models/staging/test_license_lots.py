"""staging.license_lots: the lots inside a licence record."""

from __future__ import annotations

from collections.abc import Callable

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
