"""marts.changes: what changed since the snapshot before, and whether Cisco has seen it."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
DAYS = """
    smart_account | virtual_account | taken_at   | previous_taken_at | is_shown | is_exhaustive
    acme          | Campus          | 2026-05-10 |                   | true     | true
    acme          | Campus          | 2026-08-10 | 2026-05-10        | true     | true
    acme          | Campus          | 2026-11-10 | 2026-08-10        | true     | true
"""


def test_what_cssm_counts_otherwise_is_seen_by_cisco_and_compared_with_the_export_before(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "core.license_history": """
                file_id | row_number | smart_account | virtual_account | license_name | taken_at   | reported_quantity_count | in_use_count
                may     | 1          | acme          | Campus          | DNA          | 2026-05-10 | 900                     | 900
                august  | 1          | acme          | Campus          | DNA          | 2026-08-10 | 100                     | 90
                today   | 1          | acme          | Campus          | DNA          | 2026-11-10 | 120                     | 95
                august  | 2          | acme          | Campus          | Gone         | 2026-08-10 | 7                       | 3
                today   | 2          | acme          | Campus          | New          | 2026-11-10 | 5                       |
                august  | 3          | acme          | Campus          | Open         | 2026-08-10 | 5                       |
                today   | 3          | acme          | Campus          | Open         | 2026-11-10 | 5                       | 4
            """,
        },
        expect="""
            change_kind   | license_name | former_count | present_count | changed_count | former_date | present_date | is_seen_by_cisco | evidence                      | file_id | row_number
            Owned         | DNA          | 100          | 120           | 20            | 2026-08-10  | 2026-11-10   | true             | CSSM counts another quantity  | today   | 1
            In use        | DNA          | 90           | 95            | 5             | 2026-08-10  | 2026-11-10   | true             | CSSM counts another use       | today   | 1
            Licence gone  | Gone         | 7            | 0             | -7            | 2026-08-10  | 2026-11-10   | true             | 3 in use                      | august  | 2
            Licence added | New          | 0            | 5             | 5             | 2026-08-10  | 2026-11-10   | true             | use is not told               | today   | 2
        """,
    )


def test_accounts_come_and_go_and_a_single_export_tells_no_change(check_model: CheckModel) -> None:
    check_model(
        "marts.changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": """
                smart_account | virtual_account | taken_at   | previous_taken_at | is_shown | is_exhaustive
                acme          | Closed          | 2026-08-10 |                   | true     | true
                acme          | Closed          | 2026-11-10 | 2026-08-10        | false    | true
                acme          | Opened          | 2026-08-10 |                   | false    | true
                acme          | Opened          | 2026-11-10 | 2026-08-10        | true     | true
                north         | DEFAULT         | 2026-11-10 |                   | true     | true
            """,
        },
        expect="""
            change_kind   | smart_account | virtual_account | is_seen_by_cisco
            Account gone  | acme          | Closed          | true
            Account added | acme          | Opened          | true
        """,
    )


def test_a_missing_licence_proves_nothing_where_pages_are_missing(check_model: CheckModel) -> None:
    check_model(
        "marts.changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS.replace(
                "2026-08-10        | true     | true", "2026-08-10        | true     | false"
            ),
            "core.license_history": """
                file_id | row_number | smart_account | virtual_account | license_name | taken_at   | reported_quantity_count | in_use_count
                august  | 2          | acme          | Campus          | Gone         | 2026-08-10 | 7                       | 3
            """,
        },
        expect="""
            change_kind
        """,
    )


def test_orders_since_then_that_cssm_does_not_hold_are_not_seen(check_model: CheckModel) -> None:
    check_model(
        "marts.changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "marts.purchase_match": """
                order_number | sku | smart_account | license_name | sku_kind | order_status | ordered_count | deposited_count | purchase_class | order_date | file_id | row_number
                101          | A   | acme          | DNA          | License  | Live         | 10            | 0               | Not deposited  | 2026-11-15 | orders  | 1
                102          | A   | acme          | DNA          | License  | Live         | 10            | 4               | Part deposited | 2026-09-15 | orders  | 2
                103          | A   |               |              | License  | Live         | 10            |                 | Unknown        | 2026-11-16 | orders  | 3
                104          | A   | acme          | DNA          | License  | Live         | 10            | 10              | Deposited      | 2026-09-15 | orders  | 4
                105          | A   | acme          | DNA          | License  | Live         | 10            | 0               | Not deposited  | 2026-05-15 | orders  | 5
                106          | A   | acme          |              | Hardware | Live         | 10            | 0               | Not deposited  | 2026-09-15 | orders  | 6
                107          | A   | acme          | DNA          | License  | Cancelled    | 10            | 0               | Not deposited  | 2026-09-15 | orders  | 7
            """,
        },
        expect="""
            change_number | change_kind | subject      | changed_count | former_date | present_date | is_seen_by_cisco | evidence                                                         | row_number
            1             | Order       | order 103, A |               | 2026-11-16  | 2026-11-10   |                  | ordered since, and nothing tells whether it was deposited        | 3
            2             | Order       | order 101, A | 10            | 2026-11-15  | 2026-11-10   | false            | ordered after the newest snapshot                                | 1
            3             | Order       | order 102, A | 6             | 2026-09-15  | 2026-11-10   | false            | ordered before the newest snapshot, which does not hold it       | 2
        """,
    )


def test_use_that_began_is_seen_once_a_report_was_acknowledged_or_cssm_lists_it(check_model: CheckModel) -> None:
    check_model(
        "marts.changes",
        given={
            "inputs.run": RUN,
            "core.snapshot_days": DAYS,
            "marts.reporting_ledger": """
                serial_number | license_name | smart_account | first_use_date | last_ack_date | reporting_status
                FOC2648JZ01   | DNA          | acme          | 2026-09-01     | 2026-08-15    | OVERDUE
                FOC2648JZ02   | DNA          | acme          | 2026-09-01     | 2026-09-20    | OK
                FOC2648JZ03   | DNA          | acme          | 2026-09-01     |               | NEVER REPORTED
                FOC2648JZ04   | DNA          | acme          | 2026-09-01     |               | UNKNOWN
                FOC2648JZ05   | dna          | acme          | 2026-09-01     | 2026-08-15    | OVERDUE
                FOC2648JZ06   | DNA          | acme          | 2026-07-01     | 2026-06-15    | OVERDUE
            """,
            "core.product_instances": """
                file_id | row_number | smart_account | virtual_account | instance_id | serial_number
                api     | 1          | acme          | Campus          | five        | FOC2648JZ05
            """,
            "core.instance_licenses": """
                file_id | row_number | license_name | in_use_count
                api     | 1          | DNA          | 1
            """,
        },
        expect="""
            change_kind | subject     | present_date | is_seen_by_cisco | evidence
            Use began   | FOC2648JZ01 | 2026-09-01   | false            | the last acknowledged report is older
            Use began   | FOC2648JZ02 | 2026-09-01   | true             | Cisco has acknowledged a report since
            Use began   | FOC2648JZ03 | 2026-09-01   | false            | the device has never reported
            Use began   | FOC2648JZ04 | 2026-09-01   |                  | nothing tells when Cisco last acknowledged a report
            Use began   | FOC2648JZ05 | 2026-09-01   | true             | CSSM lists the use at the device
        """,
    )


def test_instances_and_devices_say_what_shows_it(check_model: CheckModel) -> None:
    check_model(
        "marts.changes",
        given={
            "inputs.run": RUN,
            "core.instance_changes": """
                smart_account | virtual_account | instance_id | change_kind    | from_virtual_account | former_date | present_date | file_id | row_number
                acme          | Depot           | sw-01       | Instance moved | Campus               | 2026-08-10  | 2026-11-10   | api     | 1
            """,
            "core.device_changes": """
                change_kind    | device_id   | system_name | subject             | is_in_cssm | is_contradicted | is_seen_by_cisco | former_date | present_date
                Device retired | FOC2648JZ02 | CMDB        | sw-02, FOC2648JZ02  | true       | false           | false            | 2026-08-10  | 2026-11-10
            """,
        },
        expect="""
            change_kind    | subject            | is_seen_by_cisco | evidence
            Instance moved | sw-01              | true             | CSSM listed it in Campus
            Device retired | sw-02, FOC2648JZ02 | false            | CMDB calls it retired; CSSM lists it
        """,
    )
