"""checks/suite_license_not_exported: a licence that a suite counts and no export shows."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_licence_that_no_export_knows_may_be_spelt_wrongly(check_rule: CheckRule) -> None:
    check_rule(
        "suite_license_not_exported",
        given={
            "inputs.suite_licenses": """
            subscription_id | suite_name | sku   | license_name
            Sub-1           | Switching  | E3N-A | C9300-24 DNA Advantage
            Sub-1           | Switching  | E3N-A | C9300-24 DNA Advantge
        """,
            "core.license_records": """
            license_name
            C9300-24 DNA Advantage
        """,
        },
        finds=["C9300-24 DNA Advantge, which suite Switching counts, stands in no current licence export."],
    )


def test_without_any_export_the_question_is_another_one(check_rule: CheckRule) -> None:
    check_rule(
        "suite_license_not_exported",
        given={
            "inputs.suite_licenses": """
            subscription_id | suite_name | sku   | license_name
            Sub-1           | Switching  | E3N-A | DNA
        """
        },
        finds=[],
    )
