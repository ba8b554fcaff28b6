"""marts.transfer_facts: what the transfer plan says in words."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_moves_are_told_by_the_tool_they_are_made_in_and_what_stays_short_is_told(check_model: CheckModel) -> None:
    check_model(
        "marts.transfer_facts",
        given={
            "inputs.run": "client_id\nacme",
            "core.agreement_events": "subscription_id | is_next | event_date\nSub-1 | true | 2027-01-30",
            "marts.transfer_plan": """
            move_number | smart_account | license_name | covered_license_name | quantity_count | cured_count | is_agreement_lot | lot_end_date | onprem_names
            1           | acme          | DNA-A        | DNA-A                | 10             | 10          | false            |              |
            2           | acme          | DNA-A        | DNA-E                | 4              | 4           | false            | 2027-01-12   | Local one
            3           | acme          | ISE          | ISE                  | 6              | 6           | true             | 2028-01-12   |
        """,
            "marts.transfer_simulation": """
            smart_account | virtual_account | license_name | balance_count | moved_in_count | moved_out_count | planned_balance_count
            acme          | Campus          | DNA-A        | -12           | 10             | 0               | -2
            acme          | Depot           | DNA-A        | 20            | 0              | 14              | 6
            acme          | Lab             | DNA-E        | -9            | 0              | 0               | -5
        """,
        },
        expect="""
            transfer_move_count | transfer_quantity_count | same_cured_count | transfer_cured_count | console_move_count | console_cured_count | agreement_move_count | agreement_cured_count | tier_cured_count | synced_move_count | ending_move_count | ending_cured_count | unplanned_short_count | planned_short_count | touched_account_count | transfer_answer
            3                   | 20                      | 16               | 20                   | 2                  | 14                  | 1                    | 6                     | 4                | 1                 | 1                 | 4                  | 21                    | 7                   | 2                     | moves
        """,
    )


def test_a_shortage_without_a_move_is_told_apart_from_no_shortage(check_model: CheckModel) -> None:
    for balance, answer in ((-3, "nothing"), (3, "none")):
        check_model(
            "marts.transfer_facts",
            given={
                "inputs.run": "client_id\nacme",
                "marts.transfer_simulation": f"""
                smart_account | virtual_account | license_name | balance_count | moved_in_count | moved_out_count | planned_balance_count
                acme          | Campus          | DNA-A        | {balance}     | 0              | 0               | {balance}
                """,
            },
            expect=f"transfer_move_count | transfer_answer\n0 | {answer}",
        )
