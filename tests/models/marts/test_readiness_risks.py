"""marts.readiness_risks: one sign makes a risk present, absence needs every source, and what is missing proves nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CheckModel = Callable[..., None]
GIVEN = {
    "marts.readiness_gate": """
        item_number | gate_status    | evidence
        1           | Done           | one
        2           | Done           | two
        3           | Done           | three
        4           | Done           | Of 2 PAKs none.
        5           | Done           | five
        7           | Not applicable | There is no On-Prem.
    """,
    "marts.source_kinds": """
        subject        | source_status | taken_at
        pak            | Found         | 2026-11-10
        deployment     | Found         | 2026-11-10
        device_outputs | Found         | 2026-11-10
    """,
    "marts.pak_match": """
        file_id | row_number | unmigrated_count
        p       | 1          | 0
    """,
    "core.smart_accounts": """
        smart_account
        acme
    """,
    "core.account_users": """
        smart_account | administrator_count | idle_administrator_count | unseen_administrator_count | left_user_count
        acme          | 3                   | 0                        | 0                          | 0
    """,
}
RISKS = (1, 2, 3, 4, 5)


def hold(check_model: CheckModel, statuses: dict[int, str], **changes: str) -> None:
    """Check the five statuses: Absent, but for those named."""
    given = GIVEN | {name.replace("__", "."): picture for name, picture in changes.items()}
    rows = "\n".join(f"{risk} | {statuses.get(risk, 'Absent')}" for risk in RISKS)
    check_model("marts.readiness_risks", given=given, expect=f"risk_number | risk_status\n{rows}")


def test_with_every_source_and_no_sign_each_risk_is_absent_and_says_why(check_model: CheckModel) -> None:
    check_model(
        "marts.readiness_risks",
        given=GIVEN,
        expect="""
            risk_number | risk_key                | risk_status | evidence_relation       | evidence
            1           | part_migrated_paks      | Absent      | marts.pak_match         | Of 2 PAKs none.
            2           | account_misconfiguration | Absent     | marts.license_netting   | 0 licences lie in another Virtual Account than what uses them; 0 are used in a Virtual Account named DEFAULT; 0 devices stand in several Virtual Accounts.
            3           | deployed_not_reporting  | Absent      | marts.reporting_ledger  | 0 devices are overdue or never reported; 0 are in place and unknown to CSSM.
            4           | onprem_vulnerability    | Absent      | marts.onprem_patch      | There is no On-Prem. Of 3 administrators of the cloud account 0 have not signed in for long; 0 users have left.
            5           | unseen_overuse          | Absent      | marts.overuse_summary   | 0 licences are over-used now; 0 devices are in place and unknown to CSSM; devices tell 0 more in use than CSSM counts.
        """,
    )


def test_an_estate_without_files_evidences_no_risk(check_model: CheckModel) -> None:
    rows = "\n".join(f"{risk} | Not evidenced" for risk in RISKS)
    check_model("marts.readiness_risks", given={}, expect=f"risk_number | risk_status\n{rows}")


@pytest.mark.parametrize(
    ("risks", "sign"),
    [
        ((1,), {"marts__pak_match": "file_id | row_number | unmigrated_count\np | 1 | 60"}),
        ((2,), {"marts__license_netting": "license_name | misplaced_count\nA | 5"}),
        ((2,), {"marts__default_accounts": "smart_account | virtual_account | in_use_count\nacme | DEFAULT | 5"}),
        ((2,), {"marts__instance_match": "instance_id | virtual_account_count | match_class\ni | 2 | Duplicate"}),
        ((3,), {"marts__reporting_ledger": "serial_number | license_name | reporting_status\nF | A | OVERDUE"}),
        ((3,), {"marts__reporting_ledger": "serial_number | license_name | reporting_status\nF | A | NEVER REPORTED"}),
        ((3, 5), {"marts__instance_match": "instance_id | match_class\ni | Unreported"}),
        ((4,), {"marts__onprem_patch": "onprem_name | advisory_id | patch_status\ns | a | Affected"}),
        ((4,), {"core__account_users": "smart_account | administrator_count | left_user_count\nacme | 3 | 1"}),
        ((4,), {"core__account_users": "smart_account | administrator_count | idle_administrator_count\nAcme | 3 | 1"}),
        ((5,), {"marts__overuse_summary": "smart_account | license_name | is_over_now\nacme | A | true"}),
        ((5,), {"core__level_mismatches": "smart_account | license_name | difference_count\nacme | A | 2"}),
    ],
)
def test_one_sign_is_enough(check_model: CheckModel, risks: tuple[int, ...], sign: dict[str, str]) -> None:
    hold(check_model, dict.fromkeys(risks, "Present"), **sign)


@pytest.mark.parametrize(
    ("risks", "missing"),
    [
        ((1,), {"marts__source_kinds": GIVEN["marts.source_kinds"].replace("pak            | Found", "pak | Stale")}),
        ((1,), {"marts__pak_match": "file_id | row_number | unmigrated_count\np | 1 |"}),
        (
            (2, 5),
            {"marts__readiness_gate": GIVEN["marts.readiness_gate"].replace("1           | Done", "1 | In progress")},
        ),
        (
            (2,),
            {"marts__readiness_gate": GIVEN["marts.readiness_gate"].replace("3           | Done", "3 | In progress")},
        ),
        (
            (3,),
            {"marts__readiness_gate": GIVEN["marts.readiness_gate"].replace("5           | Done", "5 | In progress")},
        ),
        ((4,), {"marts__readiness_gate": GIVEN["marts.readiness_gate"].replace("Not applicable", "Not evidenced")}),
        ((4,), {"core__account_users": "smart_account | administrator_count | left_user_count\nacme | 3 | 0"}),
        ((4,), {"core__account_users": "smart_account"}),
        ((4,), {"core__smart_accounts": "smart_account\nacme\nnorth"}),
        (
            (5,),
            {"marts__readiness_gate": GIVEN["marts.readiness_gate"].replace("2           | Done", "2 | In progress")},
        ),
        (
            (3,),
            {
                "marts__source_kinds": GIVEN["marts.source_kinds"].replace(
                    "deployment     | Found", "deployment | Missing"
                )
            },
        ),
        (
            (5,),
            {
                "marts__source_kinds": GIVEN["marts.source_kinds"].replace(
                    "device_outputs | Found", "device_outputs | Missing"
                )
            },
        ),
    ],
)
def test_what_is_missing_is_never_shown_as_absent(
    check_model: CheckModel, risks: tuple[int, ...], missing: dict[str, str]
) -> None:
    hold(check_model, dict.fromkeys(risks, "Not evidenced"), **missing)
