"""marts.true_forward_totals: the next event per currency, converted only at a stated rate."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]
LINES = """
    subscription_id | suite_name | charge_amount | over_commitment_amount | contract_amount | verified_amount | currency
    Sub-1           | Switching  | 7500.00       | 30000.00               | 7500.00         | 3000.00         | USD
    Sub-1           | Wireless   | 100.00        | 200.00                 | 100.00          | 100.00          | USD
    Sub-2           | Identity   | 10.00         | 20.00                  | 20.00           | 20.01           | EUR
    Sub-3           | Security   |               | 5.00                   |                 |                 | GBP
    Sub-3           | Firewall   | 1.00          | 1.00                   | 1.00            | 1.00            | GBP
"""
SUITES = """
    subscription_id | suite_name | after_amount | verified_after_amount | currency
    Sub-1           | Switching  | 7000.00      | 2500.00               | USD
    Sub-1           | Wireless   | 100.00       | 100.00                | USD
    Sub-2           | Identity   | 20.00        | 20.01                 | EUR
    Sub-3           | Security   |              |                       | GBP
    Sub-3           | Firewall   | 1.00         | 1.00                  | GBP
"""


def totals(check_model: CheckModel, rates: str, expect: str) -> None:
    check_model(
        "marts.true_forward_totals",
        given={
            "inputs.run": "currency | as_of_date\nUSD | 2026-11-24",
            "marts.true_forward_lines": LINES,
            "marts.true_forward_suites": SUITES,
            "inputs.exchange_rates": f"from_currency | to_currency | exchange_rate | rate_date | rate_source\n{rates}",
        },
        expect=expect,
    )


def test_each_currency_is_added_by_itself_and_an_unknown_line_leaves_its_total_unknown(check_model: CheckModel) -> None:
    totals(
        check_model,
        "",
        """
        currency | line_count | unknown_line_count | charge_amount | over_commitment_amount | contract_amount | known_amount | verified_amount | after_amount | verified_after_amount
        USD      | 2          | 0                  | 7600.00       | 30200.00               | 7600.00         | 7600.00      | 3100.00         | 7100.00      | 2600.00
        EUR      | 1          | 0                  | 10.00         | 20.00                  | 20.00           | 20.00        | 20.01           | 20.00        | 20.01
        GBP      | 2          | 1                  |               | 6.00                   |                 | 1.00         |                 |              |
        """,
    )


def test_without_a_rate_nothing_is_converted_and_the_clients_own_currency_needs_none(check_model: CheckModel) -> None:
    totals(
        check_model,
        "EUR | GBP | 0.85 | 2026-11-20 | ECB",
        """
        currency | client_currency | exchange_rate | converted_amount | converted_verified_amount
        USD      | USD             | 1.000000      | 7600.00          | 3100.00
        EUR      | USD             |               |                  |
        GBP      | USD             |               |                  |
        """,
    )


def test_the_newest_rate_known_today_converts_and_names_its_day_and_source(check_model: CheckModel) -> None:
    totals(
        check_model,
        """EUR | USD | 1.10 | 2026-11-01 | former
        EUR | USD | 1.085 | 2026-11-20 | ECB
        EUR | USD | 2.00 | 2026-12-01 | of tomorrow
        GBP | USD | 1.30 | 2026-11-20 | BoE""",
        """
        currency | exchange_rate | rate_date  | rate_source | converted_amount | converted_verified_amount
        USD      | 1.000000      |            |             | 7600.00          | 3100.00
        EUR      | 1.085000      | 2026-11-20 | ECB         | 21.70            | 21.71
        GBP      | 1.300000      | 2026-11-20 | BoE         |                  |
        """,
    )
