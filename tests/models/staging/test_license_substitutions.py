"""staging.license_substitutions: pairs as the source tells them."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_each_substitution_of_a_record_is_a_row_in_the_sources_order(check_model: CheckModel) -> None:
    check_model(
        "staging.license_substitutions",
        given={
            "raw.smart_licensing_licenses": """
            file_id | row_number | license_substitutions
            api     | 1          | [{"license": "DNA Essentials", "substitutedLicense": "DNA Advantage", "substitutedQuantity": 10}, {"license": "DNA Essentials", "substitutedLicense": "DNA Premier", "substitutedQuantity": 2}]
            api     | 2          | []
        """
        },
        expect="""
            file_id | row_number | substitution_number | license_name   | substituted_license_name | substitution_count
            api     | 1          | 1                   | DNA Essentials | DNA Advantage            | 10
            api     | 1          | 2                   | DNA Essentials | DNA Premier              | 2
        """,
    )
