"""marts.lens_differences: where "as Cisco sees it" and "as we can prove it" part (RULES.md §2.6)."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

POSITION = """
    smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | balance_count
    acme          | Campus          | DNA          | 100                     | 80              | 120          | -40
    acme          | Depot           | DNA          | 10                      | 10              | 0            | 10
"""


def test_every_kind_of_evidence_is_an_item_with_its_sign(check_model: CheckModel) -> None:
    check_model(
        "marts.lens_differences",
        given={
            "marts.license_position": POSITION,
            "core.hidden_entitlements": """
            smart_account | license_name | hidden_kind       | hidden_count | confidence_grade | file_id | row_number
            acme          | DNA          | Unmigrated PAK    | 30           | C                | pak     | 1
            acme          | DNA          | Unmigrated PAK    | 2            | B                | pak     | 2
            acme          | DNA          | Undeposited order | 5            | B                | order   | 1
                          | DNA          | Undeposited order | 99           | B                | order   | 2
        """,
            "core.contested_totals": """
            smart_account | virtual_account | license_name | contest_kind | confidence_grade | contested_count
            acme          | Campus          | DNA          | Stale        | C                | 7
            acme          | Campus          | DNA          | Ghost        | B                | 3
            acme          | Depot           | DNA          | Duplicate    | B                | 1
        """,
            "core.level_mismatches": """
            smart_account | virtual_account | license_name | instance_id | difference_count | file_id | row_number
            acme          | Campus          | DNA          | one         | 2                | output  | 1
            acme          | Campus          | DNA          | stale       | 5                | output  | 2
        """,
            "core.contested_use": """
            smart_account | virtual_account | license_name | instance_id | contested_count | file_id | row_number
            acme          | Campus          | DNA          | stale       | 5               | devices | 2
            acme          | Depot           | DNA          | one         | 5               | devices | 3
        """,
            "core.unreported_use": """
            smart_account | license_name | unreported_count | file_id | row_number
            acme          | DNA          | 4                | netbox  | 1
            acme          |              | 1                | netbox  | 2
        """,
        },
        expect="""
            difference_number | difference_key      | difference_count | evidence_row_count | confidence_grade
            1                 | lots_not_in_force   | -20              | 1                  | C
            2                 | unmigrated_pak      | 32               | 2                  | C
            3                 | undeposited_order   | 5                | 1                  | B
            4                 | stale_instances     | 7                | 1                  | C
            5                 | retired_instances   | 3                | 1                  | B
            6                 | duplicate_instances | 1                | 1                  | B
            7                 | other_level         | -2               | 1                  | B
            8                 | unreported_devices  | -4               | 1                  | B
        """,
    )


def test_where_the_lenses_agree_there_is_no_item(check_model: CheckModel) -> None:
    check_model(
        "marts.lens_differences",
        given={
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | balance_count
            acme          | Campus          | DNA          | 100                     | 100             | 120          | -20
            acme          | Campus          | open         | 100                     |                 | 120          |
        """
        },
        expect="license_name | difference_key",
    )
