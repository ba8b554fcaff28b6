"""marts.gate_coverage: items 1 and 3, and how each falls when its evidence goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CheckModel = Callable[..., None]

GIVEN = {
    "marts.source_kinds": """
        subject   | source_status | taken_at
        licenses  | Found         | 2026-11-15
        instances | Found         | 2026-11-15
    """,
    "inputs.smart_accounts": """
        smart_account
        acme
    """,
    "core.virtual_accounts": """
        smart_account | virtual_account | is_listed | has_licenses | has_instances
        acme          | Campus          | true      | true         | true
        acme          | Depot           | true      | true         | true
    """,
    "core.speaking_exports": """
        smart_account | virtual_account | subject   | file_id | taken_at   | is_current
        acme          | Campus          | licenses  | a       | 2026-11-15 | true
        acme          | Campus          | instances | b       | 2026-11-15 | true
    """,
    # Depot owns nothing: only the export of the whole account covers it.
    "core.exports": """
        file_id | smart_account | subject   | is_account_wide | is_current | taken_at
        a       | acme          | licenses  | true            | true       | 2026-11-15
        b       | acme          | instances | true            | true       | 2026-11-15
    """,
    "marts.sources": """
        format | smart_account | subject  | is_current | reported_count | read_count | repeated_count | rejected_count
        l      | acme          | licenses | true       | 10             | 12         | 2              | 0
    """,
    "marts.license_position": """
        smart_account | virtual_account | license_name | balance_count
        acme          | Campus          | A            | 5
    """,
    "marts.license_netting": """
        smart_account | license_name | misplaced_count
        acme          | A            | 7
    """,
    "marts.transfer_plan": """
        move_number | quantity_count
        1           | 4
        2           | 3
    """,
}


def hold(check_model: CheckModel, first: str, third: str, **changes: str) -> None:
    """Check both statuses on pictures that differ in a part."""
    given = GIVEN | {name.replace("__", "."): picture for name, picture in changes.items()}
    check_model("marts.gate_coverage", given=given, expect=f"item_number | gate_status\n1 | {first}\n3 | {third}")


def test_with_all_its_evidence_each_item_is_done_and_says_why(check_model: CheckModel) -> None:
    check_model(
        "marts.gate_coverage",
        given=GIVEN,
        expect="""
            item_number | gate_status | evidence_relation     | evidence
            1           | Done        | core.virtual_accounts | Of 2 Virtual Accounts 2 are covered by exports of licences and of instances, all of 15 Nov 2026.
            3           | Done        | marts.license_netting | 7 licences of 1 name lie in another Virtual Account than what uses them; the plan has 2 moves of 7; all 2 Virtual Accounts searched.
        """,
    )


def test_an_estate_without_files_evidences_nothing(check_model: CheckModel) -> None:
    check_model(
        "marts.gate_coverage",
        given={},
        expect="""
            item_number | gate_status   | evidence
            1           | Not evidenced | No licence export is in the folder.
            3           | Not evidenced | No licence export is in the folder.
        """,
    )


@pytest.mark.parametrize(("subject", "third"), [("licenses ", "Not evidenced"), ("instances", "Done")])
def test_without_an_export_of_licences_or_of_instances_nothing_is_complete(
    check_model: CheckModel, subject: str, third: str
) -> None:
    kinds = GIVEN["marts.source_kinds"].replace(f"{subject} | Found", f"{subject} | Missing")
    hold(check_model, "Not evidenced", third, marts__source_kinds=kinds)


def test_an_export_of_a_later_day_only_is_no_evidence(check_model: CheckModel) -> None:
    kinds = GIVEN["marts.source_kinds"].replace("2026-11-15", "")
    hold(check_model, "Not evidenced", "Not evidenced", marts__source_kinds=kinds)


def test_without_an_account_list_nobody_knows_what_was_left_out(check_model: CheckModel) -> None:
    accounts = GIVEN["core.virtual_accounts"].replace("| true      |", "| false     |")
    hold(check_model, "Not evidenced", "In progress", core__virtual_accounts=accounts)


def test_a_smart_account_that_no_list_names_leaves_both_open(check_model: CheckModel) -> None:
    named = GIVEN["inputs.smart_accounts"] + "north\n"
    hold(check_model, "In progress", "In progress", inputs__smart_accounts=named)


@pytest.mark.parametrize(
    ("covered", "third"),
    [("true      | false        | true", "In progress"), ("true      | true         | false", "Done")],
)
def test_a_virtual_account_that_no_export_covers_leaves_it_open(
    check_model: CheckModel, covered: str, third: str
) -> None:
    accounts = GIVEN["core.virtual_accounts"].replace("true      | true         | true", covered, 1)
    hold(check_model, "In progress", third, core__virtual_accounts=accounts)


def test_exports_of_two_days_are_not_one_picture(check_model: CheckModel) -> None:
    speaking = GIVEN["core.speaking_exports"].replace("b       | 2026-11-15", "b       | 2026-11-14")
    hold(check_model, "In progress", "Done", core__speaking_exports=speaking)


def test_exports_that_are_too_old_prove_nothing_for_today(check_model: CheckModel) -> None:
    hold(
        check_model,
        "In progress",
        "In progress",
        core__speaking_exports=GIVEN["core.speaking_exports"].replace("2026-11-15", "2026-09-15"),
        core__exports=GIVEN["core.exports"].replace("2026-11-15", "2026-09-15"),
    )


def test_a_missing_page_leaves_both_open_and_a_refused_row_the_export(check_model: CheckModel) -> None:
    cut = GIVEN["marts.sources"].replace("| 10             |", "| 11             |")
    hold(check_model, "In progress", "In progress", marts__sources=cut)
    refused = GIVEN["marts.sources"].replace("| 2              | 0", "| 2              | 1")
    hold(check_model, "In progress", "Done", marts__sources=refused)


def test_a_file_that_waits_at_the_import_gate_blocks_the_export(check_model: CheckModel) -> None:
    hold(check_model, "Blocked", "Done", core__import_stops="file_id | notice_count\nx | 1")


def test_a_balance_nobody_knows_leaves_the_search_open(check_model: CheckModel) -> None:
    position = GIVEN["marts.license_position"] + "acme | Depot | B |\n"
    hold(check_model, "Done", "In progress", marts__license_position=position)
