"""checks/serial_in_several_accounts: one device in three Virtual Accounts or more."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_device_in_three_virtual_accounts_is_one_finding_that_names_them_all(check_rule: CheckRule) -> None:
    check_rule(
        "serial_in_several_accounts",
        given={
            "marts.instance_match": """
            smart_account | instance_id | serial_number | match_class | shared_key    | place_count
            acme          | P:FOC0001   | FOC0001       | Duplicate   | Serial number | 3
            former        | P:FOC0001   | foc0001       | Duplicate   | Serial number | 3
            acme          | P:FOC0002   | FOC0002       | Duplicate   | Serial number | 2
            acme          | P:FOC0003   | FOC0003       | Ghost       | Serial number | 3
        """,
            "core.product_instances": """
            file_id | row_number | smart_account | virtual_account | instance_id | serial_number | last_contact_date
            api     | 1          | acme          | Campus          | P:FOC0001   | FOC0001       | 2026-11-20
            api     | 2          | acme          | DEFAULT         | P:FOC0001   | FOC0001       | 2026-04-09
            api     | 3          | former        | DEFAULT         | P:foc0001   | foc0001       |
            api     | 4          | acme          | DEFAULT         | P:FOC0002   | FOC0002       | 2026-04-09
        """,
        },
        finds=[
            (
                "P:FOC0001 stands in 3 Virtual Accounts, though there is one such device: Campus of acme, DEFAULT of acme, "
                "DEFAULT of former."
            )
        ],
    )
