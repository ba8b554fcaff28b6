"""marts.gate_entitlement: items 2, 4 and 9, and how each falls when its evidence goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CheckModel = Callable[..., None]

KINDS = """
    kind_number | subject        | source_name        | source_status | taken_at
    1           | licenses       | Licences           | Found         | 2026-11-15
    2           | instances      | Product instances  | Found         | 2026-11-15
    6           | orders         | Orders             | Found         | 2026-11-10
    7           | pak            | PAK licences       | Found         | 2026-11-10
    10          | device_outputs | Device outputs     | Found         | 2026-11-13
    12          | deployment     | Deployment records | Found         | 2026-11-13
"""
GIVEN = {
    "marts.source_kinds": KINDS,
    "marts.instance_match": """
        smart_account | instance_id | match_class    | match_key
        acme          | 1           | Matched        | Serial number
        acme          | 2           | Stale          | Serial number
        acme          | 3           | Ghost          | Serial number
                      | 4           | Unreported     |
    """,
    "marts.purchase_match": """
        order_line_id | purchase_class | sku_kind
        a             | Deposited      | License
        b             | Not deposited  | License
        c             | Unknown        | Service
    """,
    "marts.license_position": """
        smart_account | virtual_account | license_name | balance_count
        acme          | Campus          | A            | 5
    """,
    "marts.pak_match": """
        file_id | row_number | pak_class   | unmigrated_count | license_name | smart_account | amount
        p       | 1          | Converted   | 0                |              |               |
        p       | 2          | Unfulfilled | 60               | A            | acme          | 100.00
    """,
    "marts.lens_differences": """
        smart_account | license_name | difference_key | difference_count
        acme          | A            | unmigrated_pak | 60
    """,
    "marts.documented_differences": """
        smart_account | license_name | difference_key | note_id | exhibit_names
        acme          | A            | unmigrated_pak | n       | PAK list, row 2
    """,
}
ITEMS = (2, 4, 9)


def without(picture: str, *rows: str) -> str:
    """The picture without the lines that hold one of these words."""
    return "\n".join(line for line in picture.splitlines() if not any(row in line for row in rows))


def hold(check_model: CheckModel, statuses: dict[int, str], **changes: str) -> None:
    """Check the three statuses: Done, but for those named."""
    given = GIVEN | {name.replace("__", "."): picture for name, picture in changes.items()}
    rows = "\n".join(f"{item} | {statuses.get(item, 'Done')}" for item in ITEMS)
    check_model("marts.gate_entitlement", given=given, expect=f"item_number | gate_status\n{rows}")


def test_with_all_its_evidence_each_item_is_done_and_says_why(check_model: CheckModel) -> None:
    check_model(
        "marts.gate_entitlement",
        given=GIVEN,
        expect="""
            item_number | gate_status | evidence_relation      | evidence
            2           | Done        | marts.instance_match   | Of 3 product instances 1 match a deployment record (33 %), 2 differ in a way that is explained and 0 match nothing; of 2 purchases 0 cannot be traced. 1 device of the records is unknown to CSSM.
            4           | Done        | marts.pak_match        | Of 2 PAKs in the list of 10 Nov 2026 1 with 60 licences was never migrated.
            9           | Done        | marts.lens_differences | 1 of 1 difference from CSSM's data has a written position.
        """,
    )


def test_an_estate_without_files_evidences_nothing(check_model: CheckModel) -> None:
    rows = "\n".join(f"{item} | Not evidenced" for item in ITEMS)
    check_model("marts.gate_entitlement", given={}, expect=f"item_number | gate_status\n{rows}")


@pytest.mark.parametrize(
    ("subject", "fallen"),
    [
        ("licenses", (9,)),
        ("instances", (2,)),
        ("orders", (2,)),
        ("pak", (4,)),
        ("deployment", (2,)),
    ],
)
def test_an_item_whose_source_is_missing_is_not_evidenced(
    check_model: CheckModel, subject: str, fallen: tuple[int, ...]
) -> None:
    kinds = "\n".join(
        line.replace("Found", "Missing") if f"| {subject} " in line else line for line in KINDS.splitlines()
    )
    still_open = {9: "In progress"} if subject in {"orders", "pak", "deployment"} else {}
    hold(check_model, still_open | dict.fromkeys(fallen, "Not evidenced"), marts__source_kinds=kinds)


def test_a_file_of_a_later_day_is_no_evidence(check_model: CheckModel) -> None:
    kinds = KINDS.replace("PAK licences       | Found         | 2026-11-10", "PAK licences       | Found         | ")
    hold(check_model, {4: "Not evidenced", 9: "In progress"}, marts__source_kinds=kinds)


@pytest.mark.parametrize("row", ["acme | 5 | Unmatched |", "acme | 5 | Stale |"])
def test_an_instance_that_nothing_explains_leaves_the_match_open(check_model: CheckModel, row: str) -> None:
    matches = GIVEN["marts.instance_match"] + row + "\n"
    hold(check_model, {2: "In progress"}, marts__instance_match=matches)


@pytest.mark.parametrize("kind", ["Unknown", "Deposited without an order"])
def test_a_purchase_that_cannot_be_traced_leaves_the_match_open(check_model: CheckModel, kind: str) -> None:
    hold(
        check_model,
        {2: "In progress"},
        marts__purchase_match=GIVEN["marts.purchase_match"] + f"d | {kind} | License\n",
    )


def test_a_stale_source_is_told_and_leaves_what_rests_on_it_open(check_model: CheckModel) -> None:
    hold(
        check_model,
        {2: "In progress", 9: "In progress"},
        marts__source_kinds=KINDS.replace("Deployment records | Found", "Deployment records | Stale"),
    )
    hold(
        check_model,
        {4: "In progress", 9: "In progress"},
        marts__source_kinds=KINDS.replace("PAK licences       | Found", "PAK licences       | Stale"),
    )


def test_a_balance_nobody_knows_leaves_the_positions_open(check_model: CheckModel) -> None:
    hold(
        check_model,
        {9: "In progress"},
        marts__license_position=GIVEN["marts.license_position"] + "acme | Depot | B |\n",
    )


@pytest.mark.parametrize(
    "row",
    [
        "p | 3 | Unknown     |    |   |      |",
        "p | 3 | Unfulfilled | 60 |   | acme | 1.00",
        "p | 3 | Unfulfilled | 60 | A |      | 1.00",
        "p | 3 | Unfulfilled | 60 | A | acme |",
    ],
)
def test_a_key_without_class_licence_smart_account_or_price_is_not_mapped(check_model: CheckModel, row: str) -> None:
    hold(check_model, {4: "In progress"}, marts__pak_match=GIVEN["marts.pak_match"] + row + "\n")


def test_a_difference_without_a_position_or_a_position_without_exhibits_is_open(check_model: CheckModel) -> None:
    more = GIVEN["marts.lens_differences"] + "acme | A | stale_instances | 5\n"
    hold(check_model, {9: "In progress"}, marts__lens_differences=more)
    bare = GIVEN["marts.documented_differences"].replace("PAK list, row 2", "")
    hold(check_model, {9: "In progress"}, marts__documented_differences=bare)


def test_without_anything_to_differ_from_no_difference_proves_nothing(check_model: CheckModel) -> None:
    kinds = without(KINDS, "orders", "pak", "device_outputs", "deployment")
    hold(
        check_model,
        {2: "Not evidenced", 4: "Not evidenced", 9: "Not evidenced"},
        marts__source_kinds=kinds,
        marts__lens_differences="smart_account | license_name",
        marts__documented_differences="smart_account | license_name",
    )
