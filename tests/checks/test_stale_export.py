"""stale_export: an export too old to speak for today."""

from __future__ import annotations

from collections.abc import Callable

CheckRule = Callable[..., None]


def test_only_the_newest_export_of_a_kind_can_be_stale(check_rule: CheckRule) -> None:
    check_rule(
        "stale_export",
        given={
            "inputs.thresholds": """
            export_stale_days
            45
        """,
            "marts.sources": """
            format        | format_title       | subject   | smart_account | age_days | is_current
            cssm_licenses | CSSM licence table | licenses  | acme          | 46       | true
            cssm_licenses | CSSM licence table | licenses  | acme          | 90       | false
            cssm_licenses | CSSM licence table | licenses  | north         | 45       | true
            price_list    | Price list         | prices    |               | 400      | true
        """,
        },
        finds=["The newest CSSM licence table of acme is 46 days old; what has changed since is not in any figure."],
    )
