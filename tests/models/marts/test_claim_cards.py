"""marts.claim_cards: a card for each line. Its words are tested in tests/negotiation."""

from __future__ import annotations

from collections.abc import Callable

CheckModel = Callable[..., None]


def test_a_card_says_claim_finding_ask_and_fallback_and_a_note_settles_owner_and_status(
    check_model: CheckModel,
) -> None:
    check_model(
        "marts.claim_cards",
        given={
            "marts.proposal_lines": """
            file_id | row_number | path            | proposal_line | sku | proposed_count | net_unit_price_amount | proposed_months | proposed_amount | currency | matched_subscription_id | matched_suite_name | matched_sku | matching_suite_count | is_matched
            tf      | 2          | proposal/tf.csv | 1             | A   | 25             | 12.5000               | 24.000000       | 7500.00         | USD      | Sub-1                   | Switching          | A           | 1                    | true
        """,
            "marts.proposal_variance": """
            proposal_line | cause | sku | variance_count | variance_amount | currency
            1             | stale | A   | 10             | 3000.00         | USD
        """,
            "core.true_forward_terms": """
            subscription_id | suite_name | sku | currency
            Sub-1           | Switching  | A   | USD
        """,
            "reference.proposal_causes": """
            cause_number | cause | finding_words                    | exhibit_names        | owner_role
            15           | stale | {count} {are} used by nobody     | marts.instance_match | Network operations
        """,
            "inputs.notes": """
            note_id | note_kind | subject | note_date  | claim_status | owner_role
            c:1     | claim     | a       | 2026-11-19 | Raised       |
            c:2     | claim     | 1       | 2026-11-20 |              | Procurement
            p:1     | position  | A       | 2026-11-21 | Lost         |
        """,
        },
        expect="""
            proposal_line | proposed_amount | verified_amount | disputed_amount | fallback_amount | finding_text                                              | owner_role  | claim_status | note_id
            1             | 7500.00         | 4500.00         | 3000.00         | 7500.00         | 10 are used by nobody (3,000.00 USD). Ours is 4,500.00 USD. | Procurement | Raised       | c:2
        """,
    )
