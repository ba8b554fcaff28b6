"""core.license_transfers: each told move, once, in the names of CSSM."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""
KNOWN = """
    file_id | smart_account | virtual_account
    x       | acme          | Campus
    x       | acme          | Depot
"""
FILES = """
    file_id | path    | taken_at
    june    | june    | 2026-06-30
    july    | july    | 2026-07-31
"""


def test_the_same_event_in_two_logs_is_one_move_and_two_equal_ones_in_one_log_are_two(check_model: CheckModel) -> None:
    check_model(
        "core.license_transfers",
        given={
            "inputs.run": RUN,
            "staging.exports": FILES,
            "core.export_accounts": KNOWN,
            "staging.license_transfers": """
                file_id | row_number | smart_account | moved_at   | license_name | quantity_count | from_virtual_account | to_virtual_account
                june    | 1          | acme          | 2026-06-10 | DNA          | 10             | Campus               | Depot
                june    | 2          | acme          | 2026-06-10 | DNA          | 10             | Campus               | Depot
                july    | 8          | acme          | 2026-06-10 | DNA          | 10             | Campus               | Depot
                july    | 9          | acme          | 2026-06-10 | DNA          | 10             | Campus               | Depot
                july    | 1          | acme          | 2026-07-02 | DNA          | 10             | Campus               | Depot
            """,
        },
        expect="""
            file_id | row_number | moved_at   | quantity_count
            july    | 8          | 2026-06-10 | 10
            july    | 9          | 2026-06-10 | 10
            july    | 1          | 2026-07-02 | 10
        """,
    )


def test_names_are_those_of_cssm_whatever_letters_the_log_writes(check_model: CheckModel) -> None:
    check_model(
        "core.license_transfers",
        given={
            "inputs.run": RUN,
            "staging.exports": FILES,
            "core.export_accounts": KNOWN,
            "core.license_history": """
                smart_account | license_name  | taken_at
                acme          | C9300-24 DNA  | 2026-06-30
            """,
            "staging.license_transfers": """
                file_id | row_number | smart_account | moved_at   | license_name | quantity_count | from_virtual_account | to_virtual_account
                june    | 1          | acme          | 2026-06-10 | c9300 24 dna | 10             | CAMPUS               | depot
                june    | 2          | acme          | 2026-06-11 | Other        | 3              | Campus               | Closed site
            """,
        },
        expect="""
            license_name | from_virtual_account | to_virtual_account | quantity_count
            C9300-24 DNA | Campus               | Depot              | 10
            Other        | Campus               | Closed site        | 3
        """,
    )


def test_a_move_without_a_quantity_to_itself_or_after_the_as_of_date_is_none(check_model: CheckModel) -> None:
    check_model(
        "core.license_transfers",
        given={
            "inputs.run": RUN,
            "staging.exports": FILES,
            "staging.license_transfers": """
                file_id | row_number | smart_account | moved_at   | license_name | quantity_count | from_virtual_account | to_virtual_account
                june    | 1          | acme          | 2026-06-10 | DNA          |                | Campus               | Depot
                june    | 2          | acme          | 2026-06-10 | DNA          | 5              | Campus               | campus
                june    | 3          | acme          | 2026-12-10 | DNA          | 5              | Campus               | Depot
                june    | 4          | acme          |            | DNA          | 5              | Campus               | Depot
            """,
        },
        expect="""
            license_name | quantity_count
        """,
    )
