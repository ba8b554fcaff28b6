"""core.source_coverage: what the files that speak for today cover."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_only_files_that_speak_for_today_are_counted_each_thing_once(check_model: CheckModel) -> None:
    check_model(
        "core.source_coverage",
        given={
            "core.exports": """
            file_id | is_current
            now     | true
            former  | false
        """,
            "staging.order_lines": """
            file_id | row_number | order_number | order_date
            now     | 1          | 80001        | 2026-01-05
            now     | 2          | 80001        | 2026-01-05
            now     | 3          | 80002        | 2026-03-09
            former  | 1          | 70001        | 2020-01-01
        """,
            "staging.pak_licenses": """
            file_id | row_number | pak_number
            former  | 1          | 4711J000001
        """,
        },
        expect="""
            subject        | covered_name                  | covered_count | first_date | last_date
            licenses       | licences                      | 0             |            |
            instances      | instances with a last contact | 0             |            |
            accounts       | Virtual Accounts              | 0             |            |
            accounts       | On-Prem accounts              | 0             |            |
            subscriptions  | subscriptions                 | 0             |            |
            consumption    | suites                        | 0             |            |
            orders         | orders                        | 2             | 2026-01-05 | 2026-03-09
            pak            | PAKs                          | 0             |            |
            contracts      | serial numbers                | 0             |            |
            account_events | events                        | 0             |            |
            account_events | moves of licences             | 0             |            |
            device_outputs | serial numbers                | 0             |            |
            device_outputs | licences in use               | 0             |            |
            device_outputs | policies                      | 0             |            |
            device_outputs | acknowledged reports          | 0             |            |
            usage          | devices                       | 0             |            |
            deployment     | serial numbers                | 0             |            |
            meraki         | licences                      | 0             |            |
            meraki         | missing entitlements          | 0             |            |
            advisories     | advisories                    | 0             |            |
            advisories     | products and versions named   | 0             |            |
            prices         | SKUs                          | 0             |            |
            proposal       | lines                         | 0             |            |
            onprem         | servers                       | 0             |            |
            account_users  | users                         | 0             |            |
        """,
    )
