"""marts.readiness_indicators: six signs of a difficult event, each from data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CheckModel = Callable[..., None]
GIVEN = {
    "marts.readiness_gate": """
        item_number | gate_status | evidence
        2           | Done        | All match.
        4           | Done        | No key is open.
        7           | Done        | On-Prem is patched.
    """,
    "core.virtual_accounts": """
        smart_account | virtual_account | is_listed
        acme          | Campus          | true
        acme          | Depot           | true
    """,
    "core.exports": """
        file_id | subject        | export_status | taken_at
        e       | account_events | current       | 2026-11-15
        l       | licenses       | history       | 2026-01-05
    """,
    "marts.movement_ledger": """
        smart_account | license_name | virtual_account | moved_at   | movement_source | quantity_count
        acme          | A            | Campus          | 2026-06-01 | Event log       | -5
        acme          | A            | Depot           | 2026-06-01 | Event log       | 5
        acme          | A            | Depot           | 2026-07-01 | Snapshots       | -5
    """,
    "marts.pak_match": """
        file_id | row_number | unmigrated_count
        p       | 1          | 0
    """,
    "marts.license_position": """
        smart_account | virtual_account | license_name
        acme          | Campus          | A
    """,
    "inputs.agreements": """
        subscription_id
        Sub-1
    """,
    "inputs.milestones": """
        subscription_id | milestone_date
        Sub-1           | 2026-01-30
        Sub-1           | 2027-01-30
    """,
    "inputs.notes": """
        note_id | note_kind | subject                        | note_date
        n       | other     | sub-1 2026-01-30 was validated | 2026-02-20
    """,
}
INDICATORS = (1, 2, 3, 4, 5, 6)


def hold(check_model: CheckModel, statuses: dict[int, str], **changes: str) -> None:
    """Check the six statuses: Absent, but for those named."""
    given = GIVEN | {name.replace("__", "."): picture for name, picture in changes.items()}
    rows = "\n".join(f"{number} | {statuses.get(number, 'Absent')}" for number in INDICATORS)
    check_model("marts.readiness_indicators", given=given, expect=f"indicator_number | indicator_status\n{rows}")


def test_with_every_source_and_no_sign_each_indicator_is_absent_and_says_why(check_model: CheckModel) -> None:
    check_model(
        "marts.readiness_indicators",
        given=GIVEN,
        expect="""
            indicator_number | indicator_key             | indicator_status | evidence
            1                | no_central_allocation     | Absent           | Up to 2 Virtual Accounts in a Smart Account; DEFAULT is in use beside others in 0; logged moves start from 1 Virtual Account.
            2                | accounts_not_consolidated | Absent           | 1 Smart Account is known: acme.
            3                | pak_and_smart_mixed       | Absent           | No key is open.
            4                | onprem_not_patched        | Absent           | On-Prem is patched.
            5                | not_reconciled            | Absent           | All match.
            6                | settled_unvalidated       | Absent           | 1 milestone has passed, each with a signed note on how it was settled.
        """,
    )


def test_an_estate_without_files_evidences_no_indicator(check_model: CheckModel) -> None:
    rows = "\n".join(f"{number} | Not evidenced" for number in INDICATORS)
    check_model("marts.readiness_indicators", given={}, expect=f"indicator_number | indicator_status\n{rows}")


@pytest.mark.parametrize(
    ("indicator", "sign"),
    [
        (1, {"marts__default_accounts": "smart_account | virtual_account\nacme | DEFAULT"}),
        (
            1,
            {
                "marts__movement_ledger": GIVEN["marts.movement_ledger"]
                + "acme | B | Depot | 2026-08-01 | Event log | -1\n"
            },
        ),
        (2, {"core__virtual_accounts": GIVEN["core.virtual_accounts"] + "north | Core | false\n"}),
        (3, {"marts__pak_match": "file_id | row_number | unmigrated_count\np | 1 | 60"}),
        (4, {"marts__onprem_patch": "onprem_name | advisory_id | patch_status\ns | a | Affected"}),
        (5, {"marts__readiness_gate": GIVEN["marts.readiness_gate"].replace("2           | Done", "2 | In progress")}),
        (
            6,
            {
                "inputs__notes": "note_id",
                "core__exports": "file_id | subject | export_status\ne | account_events | current",
            },
        ),
    ],
)
def test_each_sign_makes_its_indicator_present(check_model: CheckModel, indicator: int, sign: dict[str, str]) -> None:
    hold(check_model, {indicator: "Present"}, **sign)


@pytest.mark.parametrize(
    ("indicator", "missing"),
    [
        (1, {"core__exports": "file_id | subject | export_status | taken_at\nl | licenses | history | 2026-01-05"}),
        (2, {"core__virtual_accounts": GIVEN["core.virtual_accounts"].replace("true", "false")}),
        (3, {"marts__pak_match": "file_id | row_number | unmigrated_count\np | 1 |"}),
        (
            4,
            {"marts__readiness_gate": GIVEN["marts.readiness_gate"].replace("7           | Done", "7 | Not evidenced")},
        ),
        (
            5,
            {"marts__readiness_gate": GIVEN["marts.readiness_gate"].replace("2           | Done", "2 | Not evidenced")},
        ),
        (6, {"inputs__notes": "note_id"}),
        (6, {"inputs__agreements": "subscription_id", "inputs__milestones": "subscription_id"}),
    ],
)
def test_what_is_missing_is_never_shown_as_absent(
    check_model: CheckModel, indicator: int, missing: dict[str, str]
) -> None:
    hold(check_model, {indicator: "Not evidenced"}, **missing)


def test_one_virtual_account_each_needs_no_allocation_policy(check_model: CheckModel) -> None:
    hold(
        check_model,
        {},
        core__virtual_accounts="smart_account | virtual_account | is_listed\nacme | DEFAULT | true",
        core__exports="file_id | subject | export_status\nx | licenses | current",
    )


def test_a_note_signed_before_its_milestone_says_nothing_of_how_it_was_settled(check_model: CheckModel) -> None:
    early = GIVEN["inputs.notes"].replace("2026-02-20", "2026-01-20")
    hold(check_model, {6: "Not evidenced"}, inputs__notes=early)
