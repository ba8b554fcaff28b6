"""marts.license_position: what each Virtual Account owns, uses and is short of (RULES.md §2)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def position(check_model: CheckModel, records: str, lots: str, shown: str, expect: str) -> None:
    check_model(
        "marts.license_position",
        given={"core.license_records": records, "core.license_lots": lots, "core.account_licenses": shown},
        expect=expect,
    )


def test_the_balance_is_available_plus_substitution_minus_in_use(check_model: CheckModel) -> None:
    position(
        check_model,
        """
        file_id | row_number | smart_account | virtual_account | license_name   | reported_quantity_count
        api     | 1          | acme          | Campus          | DNA Essentials | 20
        api     | 2          | acme          | Campus          | DNA Advantage  | 40
        """,
        """
        file_id | row_number | lot_number | lot_count | lot_status | lot_end_date
        api     | 1          | 1          | 20        | Available  | 2027-06-30
        api     | 2          | 1          | 30        | Available  | 2028-06-30
        api     | 2          | 2          | 10        | Available  |
        """,
        """
        smart_account | virtual_account | license_name   | is_current | reported_quantity_count | in_use_count | reserved_count | substitution_count
        acme          | Campus          | DNA Essentials | true       | 20                      | 30           | 1              | 10
        acme          | Campus          | DNA Advantage  | true       | 40                      | 26           | 0              | -10
        """,
        """
        license_name   | available_count | in_use_count | reserved_count | substitution_count | balance_count | first_lot_end_date | position_status
        DNA Essentials | 20              | 30           | 1              | 10                 | 0             | 2027-06-30         | Covered
        DNA Advantage  | 40              | 26           | 0              | -10                | 4             | 2028-06-30         | Surplus
        """,
    )


def test_only_lots_in_force_are_available(check_model: CheckModel) -> None:
    position(
        check_model,
        """
        file_id | row_number | smart_account | virtual_account | license_name | reported_quantity_count
        api     | 1          | acme          | Campus          | DNA          | 100
        """,
        """
        file_id | row_number | lot_number | lot_count | lot_status | lot_end_date
        api     | 1          | 1          | 30        | Available  | 2027-06-30
        api     | 1          | 7          | 20        | Available  | 2028-06-30
        api     | 1          | 2          | 20        | Ended      | 2026-06-30
        api     | 1          | 3          | 9         | Future     | 2029-06-30
        api     | 1          | 6          | 6         | Future     | 2029-06-30
        api     | 1          | 4          | 10        | Cancelled  | 2029-06-30
        api     | 1          | 5          | 5         | Demo       | 2026-12-31
        """,
        """
        smart_account | virtual_account | license_name | is_current | reported_quantity_count | in_use_count | substitution_count
        acme          | Campus          | DNA          | true       | 100                     | 60           | 0
        """,
        """
        reported_quantity_count | available_count | future_count | balance_count | first_lot_end_date | position_status
        100                     | 50              | 15           | -10           | 2027-06-30         | Short
        """,
    )


def test_a_shortage_is_misplaced_only_where_the_rest_of_its_smart_account_covers_all_of_it(
    check_model: CheckModel,
) -> None:
    position(
        check_model,
        """
        file_id | row_number | smart_account | virtual_account | license_name | reported_quantity_count
        a       | 1          | acme          | Campus          | DNA          | 0
        a       | 2          | acme          | Datacentre      | DNA          | 150
        b       | 1          | northgate     | DEFAULT         | DNA          | 0
        c       | 1          | calderbank    | DEFAULT         | DNA          | 500
        """,
        """
        file_id | row_number | lot_number | lot_count | lot_status
        a       | 2          | 1          | 150       | Available
        c       | 1          | 1          | 500       | Available
        """,
        """
        smart_account | virtual_account | license_name | is_current | in_use_count | substitution_count
        acme          | Campus          | DNA          | true       | 120          | 0
        acme          | Datacentre      | DNA          | true       | 0            | 0
        northgate     | DEFAULT         | DNA          | true       | 9            | 0
        calderbank    | DEFAULT         | DNA          | true       | 0            | 0
        """,
        """
        smart_account | virtual_account | balance_count | position_status
        acme          | Campus          | -120          | Misplaced
        acme          | Datacentre      | 150           | Surplus
        northgate     | DEFAULT         | -9            | Short
        calderbank    | DEFAULT         | 500           | Surplus
        """,
    )


def test_a_position_is_unknown_where_lots_are_missing_or_open_or_use_is_null(check_model: CheckModel) -> None:
    position(
        check_model,
        """
        file_id | row_number | smart_account | virtual_account | license_name | reported_quantity_count
        api     | 1          | acme          | A               | no lots      | 50
        api     | 2          | acme          | A               | no quantity  |
        api     | 3          | acme          | A               | odd status   | 50
        api     | 4          | acme          | A               | no use       | 50
        api     | 5          | acme          | A               | half shown   | 40
        api     | 6          | acme          | A               | half shown   | 10
        api     | 7          | acme          | A               | owns nothing | 0
        """,
        """
        file_id | row_number | lot_number | lot_count | lot_status
        api     | 3          | 1          | 50        | Unknown
        api     | 4          | 1          | 50        | Available
        api     | 5          | 1          | 40        | Available
        """,
        """
        smart_account | virtual_account | license_name | is_current | in_use_count | substitution_count
        acme          | A               | no lots      | true       | 1            | 0
        acme          | A               | no quantity  | true       | 1            | 0
        acme          | A               | odd status   | true       | 1            | 0
        acme          | A               | no use       | true       |              | 0
        acme          | A               | half shown   | true       | 1            | 0
        acme          | A               | owns nothing | true       | 1            | 0
        """,
        """
        license_name | available_count | balance_count | position_status
        no lots      |                 |               | Unknown
        no quantity  |                 |               | Unknown
        odd status   |                 |               | Unknown
        no use       | 50              |               | Unknown
        half shown   |                 |               | Unknown
        owns nothing | 0               | -1            | Short
        """,
    )


def test_a_former_snapshot_is_no_position(check_model: CheckModel) -> None:
    position(
        check_model,
        "file_id | row_number",
        "file_id | row_number",
        """
        smart_account | virtual_account | license_name | is_current | in_use_count
        acme          | Campus          | DNA          | false      | 120
        """,
        "license_name | balance_count",
    )


def test_shortages_that_moves_just_cure_are_misplaced_and_one_more_makes_all_short(check_model: CheckModel) -> None:
    for spare, status in ((12, "Misplaced"), (11, "Short")):
        position(
            check_model,
            """
            file_id | row_number | smart_account | virtual_account | license_name | reported_quantity_count
            api     | 1          | acme          | A               | DNA          | 0
            api     | 2          | acme          | B               | DNA          | 0
            api     | 3          | acme          | C               | DNA          | 12
            """,
            f"""
            file_id | row_number | lot_number | lot_count | lot_status
            api     | 3          | 1          | {spare}   | Available
            """,
            """
            smart_account | virtual_account | license_name | is_current | in_use_count | substitution_count
            acme          | A               | DNA          | true       | 7            | 0
            acme          | B               | DNA          | true       | 5            | 0
            acme          | C               | DNA          | true       | 0            | 0
            """,
            f"""
            virtual_account | balance_count | position_status
            A               | -7            | {status}
            B               | -5            | {status}
            C               | {spare}       | Surplus
            """,
        )


SHORT = {
    "core.license_records": """
        file_id | row_number | smart_account | virtual_account | license_name | reported_quantity_count
        api     | 1          | acme          | A               | DNA          | 0
        api     | 2          | acme          | B               | DNA          | 5
    """,
    "core.license_lots": """
        file_id | row_number | lot_number | lot_count | lot_status
        api     | 2          | 1          | 5         | Available
    """,
    "core.account_licenses": """
        smart_account | virtual_account | license_name | is_current | in_use_count | substitution_count
        acme          | A               | DNA          | true       | 20           | 0
        acme          | B               | DNA          | true       | 2            | 0
    """,
}


def test_a_shortage_that_moves_and_undeposited_entitlement_make_up_for_is_hidden(check_model: CheckModel) -> None:
    for hidden, status in ((17, "Hidden"), (16, "Short")):
        check_model(
            "marts.license_position",
            given=SHORT
            | {
                "core.hidden_entitlements": f"""
                file_id | row_number | smart_account | license_name | hidden_kind       | hidden_count
                pak     | 1          | acme          | DNA          | Unmigrated PAK    | 10
                orders  | 1          | acme          | DNA          | Undeposited order | {hidden - 10}
                orders  | 2          | northgate     | DNA          | Undeposited order | 100
                """
            },
            expect=f"""
                virtual_account | balance_count | position_status
                A               | -20           | {status}
                B               | 3             | Surplus
            """,
        )


def test_a_line_whose_instances_have_all_gone_silent_is_not_shown_as_good(check_model: CheckModel) -> None:
    for contact, status in (("Seen", "Surplus"), ("Late", "Surplus"), ("Unknown", "Not reporting")):
        check_model(
            "marts.license_position",
            given=SHORT
            | {
                "core.instance_licenses": f"""
                file_id | row_number | smart_account | virtual_account | license_name | contact_status
                devices | 1          | acme          | A               | DNA          | Not seen
                devices | 2          | acme          | B               | DNA          | Probably gone
                devices | 3          | acme          | B               | DNA          | {contact}
                """
            },
            expect=f"""
                virtual_account | position_status
                A               | Short
                B               | {status}
            """,
        )


def test_a_line_whose_instances_are_all_late_with_their_reports_is_not_shown_as_good(check_model: CheckModel) -> None:
    for reporting, unknown, status in ((0, 0, "Not reporting"), (1, 0, "Surplus"), (0, 1, "Surplus")):
        check_model(
            "marts.license_position",
            given=SHORT
            | {
                "core.reporting_instances": f"""
                smart_account | virtual_account | license_name | reporting_instance_count | overdue_instance_count | unknown_instance_count
                acme          | B               | DNA          | {reporting}              | 2                      | {unknown}
                """
            },
            expect=f"""
                virtual_account | position_status
                A               | Short
                B               | {status}
            """,
        )
