"""core.sku_licenses: which licence a SKU stands for, where something tells it without doubt."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]

RUN = """
    as_of_date
    2026-11-24
"""


def test_the_lots_the_price_file_and_a_description_tell_it_in_cssms_spelling(check_model: CheckModel) -> None:
    check_model(
        "core.sku_licenses",
        given={
            "inputs.run": RUN,
            "core.license_records": """
            file_id | row_number | license_name
            api     | 1          | C9300-48 DNA Advantage
            api     | 2          | ISR_4400_Security
            api     | 3          | ISE Essentials
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | sku               | license_name
            api     | 1          | 1          | C9300-DNA-A-48-3Y | C9300-48 DNA Advantage
            api     | 1          | 2          | C9300-DNA-A-48-3Y | C9300-48 DNA Advantage
        """,
            "core.prices": """
            file_id | row_number | sku           | license_name
            prices  | 2          | sl-44-sec-k9= | isr-4400 security
            prices  | 3          | E3N-A         |
            prices  | 4          | NEW-LIC       | A licence CSSM never showed
        """,
            "staging.order_lines": """
            file_id | row_number | taken_at   | sku       | description
            orders  | 2          | 2026-11-16 | ISE-E-LIC | ISE  ESSENTIALS
            orders  | 3          | 2026-11-16 | CON-SNT   | Smart Net
            later   | 2          | 2026-12-16 | X         | ISE Essentials
        """,
        },
        expect="""
            sku               | license_name                | sku_source
            C9300-DNA-A-48-3Y | C9300-48 DNA Advantage      | Lots in CSSM
            SL-44-SEC-K9      | ISR_4400_Security           | Price file
            NEW-LIC           | A licence CSSM never showed | Price file
            ISE-E-LIC         | ISE Essentials              | Order description
        """,
    )


def test_a_sku_of_two_licences_stands_for_none_of_them(check_model: CheckModel) -> None:
    check_model(
        "core.sku_licenses",
        given={
            "inputs.run": RUN,
            "core.license_lots": """
            file_id | row_number | lot_number | sku    | license_name
            api     | 1          | 1          | BUNDLE | Network Advantage
            api     | 2          | 1          | BUNDLE | DNA Advantage
        """,
            "core.prices": """
            file_id | row_number | sku    | license_name
            prices  | 2          | BUNDLE | DNA Advantage
        """,
        },
        expect="""
            sku | license_name
        """,
    )


def test_two_spellings_of_one_licence_are_no_contradiction(check_model: CheckModel) -> None:
    check_model(
        "core.sku_licenses",
        given={
            "inputs.run": RUN,
            "core.prices": """
            file_id | row_number | sku | license_name
            old     | 2          | A   | ISE-Essentials
            new     | 2          | a   | ISE Essentials
        """,
        },
        expect="""
            sku | license_name
            A   | ISE Essentials
        """,
    )


def test_the_clients_word_goes_before_all_others(check_model: CheckModel) -> None:
    check_model(
        "core.sku_licenses",
        given={
            "inputs.run": RUN,
            "inputs.sku_licenses": """
            sku       | license_name
            ise-b-lic | ISE Advantage
        """,
            "core.license_lots": """
            file_id | row_number | lot_number | sku       | license_name
            api     | 1          | 1          | ISE-B-LIC | ISE Essentials
        """,
        },
        expect="""
            sku       | license_name  | sku_source
            ISE-B-LIC | ISE Advantage | client.toml
        """,
    )
