"""core.reporting_instances: how many instances of a licence report, are late, or are unknown."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_each_instance_is_counted_once_by_its_status(check_model: CheckModel) -> None:
    check_model(
        "core.reporting_instances",
        given={
            "core.reporting_standings": """
            serial_number | license_key | license_name | smart_account | virtual_account | reporting_status
            A             | dna         | DNA          | acme          | Campus          | OK
            B             | dna         | DNA          | acme          | Campus          | DUE SOON
            C             | dna         | DNA          | acme          | Campus          | OVERDUE
            D             | dna         | DNA          | acme          | Campus          | NEVER REPORTED
            E             | dna         | DNA          | acme          | Campus          | UNKNOWN
            F             | dna         | DNA          | acme          | Campus          | NOT APPLICABLE
            G             | dna         | DNA          | north         | Campus          | UNKNOWN
            H             | ""          |              | acme          | Campus          | UNKNOWN
        """
        },
        expect="""
            smart_account | virtual_account | license_name | reporting_instance_count | overdue_instance_count | unknown_instance_count
            acme          | Campus          | DNA          | 3                        | 2                      | 1
            north         | Campus          | DNA          | 0                        | 0                      | 1
        """,
    )
