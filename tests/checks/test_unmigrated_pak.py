"""checks/unmigrated_pak: keys that were never converted to Smart Licensing."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_the_keys_of_an_account_and_licence_are_one_finding(check_rule: CheckRule) -> None:
    check_rule(
        "unmigrated_pak",
        given={
            "marts.pak_match": """
            file_id | row_number | smart_account | sku            | license_name      | unmigrated_count | amount   | currency
            list    | 2          | acme          | SL-44-SEC-K9   | ISR_4400_Security | 6                | 8184.00  | GBP
            list    | 3          | acme          | SL-44-SEC-K9=  | ISR_4400_Security | 16               | 21824.00 | GBP
            list    | 4          | acme          | SL-44-SEC-K9   | ISR_4400_Security | 0                |          |
            list    | 5          | acme          | SL-44-SEC-K9   | ISR_4400_Security |                  |          |
            list    | 6          | acme          | L-ISE-BSE-PLIC |                   | 1000             |          |
            list    | 7          |               | SL-44-SEC-K9   | ISR_4400_Security | 4                |          |
        """
        },
        finds=[
            (
                "One PAK holds 1,000 of L-ISE-BSE-PLIC that never reached Smart Licensing; "
                "no licence is known for the SKU, so they cover nothing yet."
            ),
            "2 PAKs hold 22 of ISR_4400_Security that never reached Smart Licensing, worth 30,008.00 GBP.",
            (
                "One PAK holds 4 of ISR_4400_Security that never reached Smart Licensing; "
                "they name no Smart Account, so they count for none yet."
            ),
        ],
    )


def test_converted_keys_are_no_finding(check_rule: CheckRule) -> None:
    check_rule(
        "unmigrated_pak",
        given={
            "marts.pak_match": """
            file_id | row_number | pak_number | unmigrated_count | pak_class
            list    | 2          | P1         | 0                | Converted
        """
        },
        finds=[],
    )
