"""marts.bridge_evidence: the rows of the client's files behind each step of the bridge."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_each_step_with_a_count_leads_to_rows_and_one_without_to_none(check_model: CheckModel) -> None:
    check_model(
        "marts.bridge_evidence",
        given={
            "marts.bridge_steps": """
            smart_account | license_name | step_number | step_key       | short_count
            acme          | DNA          | 1           | gross_shortage | 20
            acme          | DNA          | 2           | expired_lots   | 5
            acme          | DNA          | 3           | substitution   | -1
            acme          | DNA          | 4           | moves          | -10
            acme          | DNA          | 5           | pak            | -2
            acme          | DNA          | 6           | undeposited    | 0
            acme          | DNA          | 7           | instances      | -3
        """,
            "marts.license_position": """
            smart_account | virtual_account | license_name | reported_quantity_count | available_count | in_use_count | substitution_count | balance_count
            acme          | Campus          | DNA          | 10                      | 5               | 30           | 0                  | -25
            acme          | Depot           | DNA          | 10                      | 10              | 0            | 0                  | 10
        """,
            "marts.substitution_options": """
            smart_account | virtual_account | license_name | covered_count
            acme          | Campus          | DNA          | 1
        """,
            "core.license_records": """
            file_id  | row_number | smart_account | virtual_account | license_name
            licenses | 1          | acme          | Campus          | DNA
            licenses | 2          | acme          | Depot           | DNA
        """,
            "core.license_lots": """
            file_id  | row_number | lot_number | smart_account | virtual_account | license_name | lot_count | lot_status
            licenses | 1          | 1          | acme          | Campus          | DNA          | 5         | Ended
            licenses | 1          | 2          | acme          | Campus          | DNA          | 5         | Available
        """,
            "core.hidden_entitlements": """
            file_id | row_number | smart_account | license_name | hidden_kind       | hidden_count | confidence_grade | document_number
            pak     | 9          | acme          | DNA          | Unmigrated PAK    | 2            | C                | 1960J8QT31X
            orders  | 4          | acme          | DNA          | Undeposited order | 7            | B                | 138867519
        """,
            "core.contested_use": """
            file_id | row_number | smart_account | virtual_account | license_name | instance_id | contest_kind | contested_count | confidence_grade
            devices | 3          | acme          | Campus          | DNA          | C9300:FDO1  | Stale        | 3               | C
        """,
        },
        expect="""
            step_key       | virtual_account | evidence_kind                 | evidence_count | confidence_grade | file_id  | row_number | lot_number
            gross_shortage | Campus          | Short in the licence export   | 20             | C                | licenses | 1          |
            expired_lots   | Campus          | Ended lot                     | 5              | C                | licenses | 1          | 1
            substitution   | Campus          | Covered by a higher tier      | 1              | C                | licenses | 1          |
            moves          | Campus          | Short in the licence export   | 25             | C                | licenses | 1          |
            moves          | Depot           | Spare in the licence export   | 10             | C                | licenses | 2          |
            pak            |                 | Unmigrated PAK 1960J8QT31X    | 2              | C                | pak      | 9          |
            instances      | Campus          | Stale instance C9300:FDO1     | 3              | C                | devices  | 3          |
        """,
    )
