"""staging.license_records: one row a licence and Virtual Account, whichever format shows it."""

from __future__ import annotations

from collections.abc import Callable

from tests.models.staging.landed import landed_files

CheckModel = Callable[..., None]


def test_an_api_answer_and_a_table_become_rows_of_one_shape(check_model: CheckModel) -> None:
    check_model(
        "staging.license_records",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | taken_at
            api     | acme.example  | 2026-10-31
            table   | acme.example  | 2026-09-30
        """),
            "raw.smart_licensing_licenses": """
            file_id | row_number | license      | virtual_account | billing_type | quantity | in_use | reserved | status
            api     | 1          | ISRV AX 1G   | Campus          | PREPAID      | 50       | 7      | 2        | In Compliance
        """,
            "raw.cssm_licenses": """
            file_id | row_number | license    | virtual_account | billing | available_to_use | in_use | substitution | balance | alerts
            table   | 2          | ISRV AX 1G | Campus          | Prepaid | 1,250            | 60     | -3           | 1,187   | Licenses Expiring
        """,
        },
        expect="""
            file_id | row_number | smart_account | virtual_account | license_name | taken_at   | reported_quantity_count | in_use_count | reported_substitution_count | reported_balance_count | reported_status
            api     | 1          | acme.example  | Campus          | ISRV AX 1G   | 2026-10-31 | 50                      | 7            |                             |                        | In Compliance
            table   | 2          | acme.example  | Campus          | ISRV AX 1G   | 2026-09-30 | 1250                    | 60           | -3                          | 1187                   | Licenses Expiring
        """,
    )


def test_what_a_table_does_not_print_is_unknown_not_zero(check_model: CheckModel) -> None:
    check_model(
        "staging.license_records",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | taken_at
            table   | acme.example  | 2026-09-30
        """),
            "raw.cssm_licenses": """
            file_id | row_number | license    | virtual_account | available_to_use | in_use | substitution | balance
            table   | 2          | ISRV AX 1G | Campus          | 50               | 60     | -            |
        """,
        },
        expect="""
            license_name | reserved_count | reported_substitution_count | reported_balance_count
            ISRV AX 1G   |                |                             |
        """,
    )


def test_a_table_without_a_virtual_account_column_speaks_for_the_one_its_folder_names(check_model: CheckModel) -> None:
    check_model(
        "staging.license_records",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | virtual_account | taken_at
            table   | acme.example  | Campus          | 2026-09-30
        """),
            "raw.cssm_licenses": """
            file_id | row_number | license    | available_to_use | in_use
            table   | 2          | ISRV AX 1G | 50               | 60
        """,
        },
        expect="""
            virtual_account | license_name | in_use_count
            Campus          | ISRV AX 1G   | 60
        """,
    )


def test_a_partners_table_is_one_record_a_licence_and_account_with_its_counts_taken_once(
    check_model: CheckModel,
) -> None:
    check_model(
        "staging.license_records",
        given={
            "meta.files": landed_files("""
            file_id | smart_account | taken_at
            partner | acme.example  | 2026-10-31
        """),
            "raw.partner_licenses": """
            file_id | row_number | domain        | license | virtual_account | billing | quantity | available_to_use | in_use | balance | compliance
            partner | 2          | Acme.example  | DNA     | Campus          | Prepaid | 30       |                  |        |         |
            partner | 3          | ACME.EXAMPLE  | DNA     | Campus          | Prepaid | 20       | 50               | 64     | -14     | Out
            partner | 4          | acme.example  | DNA     | Campus          | Prepaid | 5        | 50               | 64     | -14     | Out
            partner | 5          |               | DNA     | Depot           | Prepaid | 7        |                  |        |         |
            partner | 6          | north.example | DNA     | Campus          | Prepaid | 9        | 9                | 1      | 8       | In
        """,
        },
        expect="""
            row_number | smart_account | virtual_account | reported_quantity_count | in_use_count | reported_balance_count | reported_status
            2          | acme.example  | Campus          | 50                      | 64           | -14                    | Out
            5          | acme.example  | Depot           |                         |              |                        |
            6          | north.example | Campus          | 9                       | 1            | 8                      | In
        """,
    )
