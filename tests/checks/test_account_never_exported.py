"""checks/account_never_exported: a Virtual Account that no licence export covers."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_a_virtual_account_without_a_licence_export_is_named(check_rule: CheckRule) -> None:
    check_rule(
        "account_never_exported",
        given={
            "core.virtual_accounts": """
            smart_account | virtual_account | has_licenses | has_instances
            acme.example  | Campus          | true         | false
            acme.example  | Air-gapped      | false        | true
        """
        },
        finds=["acme.example has a Virtual Account Air-gapped that no licence export covers."],
    )
