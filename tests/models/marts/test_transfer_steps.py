"""marts.transfer_steps: the plan of analysis.remediation, made a relation. Its rules are tested in tests/remediation."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_shortage_in_one_account_is_cured_by_a_lot_of_another(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_steps",
        given={
            "marts.transfer_balances": """
            smart_account | virtual_account | license_name | balance_count | free_count | is_long_short
            acme          | Campus          | DNA          | -120          | 0          | true
            acme          | Datacentre      | DNA          | 150           | 150        | false
        """,
            "marts.transfer_lots": """
            file_id | row_number | lot_number | smart_account | virtual_account | license_name | lot_count | limit_count | is_lasting_lot | is_agreement_lot
            f       | 7          | 2          | acme          | Datacentre      | DNA          | 200       | 150         | true           | false
        """,
        },
        expect="""
            transfer_number | transfer_kind | license_name | from_virtual_account | to_virtual_account | covered_license_name | quantity_count | file_id | row_number | lot_number
            1               | Move          | DNA          | Datacentre           | Campus             | DNA                  | 120            | f       | 7          | 2
        """,
    )


def test_where_nothing_is_short_there_is_no_step(check_model: CheckModel) -> None:
    check_model("marts.transfer_steps", given={}, expect="transfer_number | transfer_kind")
