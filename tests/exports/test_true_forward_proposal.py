"""The vendor's True Forward lines in proposal/."""

from __future__ import annotations

from tests.engine.conftest import Land
from tests.exports.test_workbooks import Rows, workbook

FORMAT = "true_forward_proposal"
HEADER = "Line,Subscription ID,Suite,SKU,Description,Quantity,Unit Net Price,Months,Extended Amount,Currency"


def test_a_proposal_is_recognised_and_its_lines_are_kept(land: Land) -> None:
    landed = land(
        {"proposal/2026-11-02 quote.csv": f'{HEADER}\n1,Sub-1,Switching,E3N-A,DNA,25,12.50,24,"7,500.00",USD\n'}
    )
    assert landed.formats == {"proposal/2026-11-02 quote.csv": FORMAT}
    assert landed.rows(f"raw.{FORMAT}", "line", "quantity", "extended_amount") == [("1", "25", "7,500.00")]
    assert [str(day) for (day,) in landed.rows("meta.files", "taken_at")] == ["2026-11-02"]


def test_the_sum_at_the_end_of_a_proposal_is_no_line(land: Land) -> None:
    landed = land({"proposal/q.csv": f"{HEADER}\n1,Sub-1,S,E3N-A,,25,12.50,24,7500,USD\nTotal,,,,,,,,7500,USD\n"})
    assert landed.rejects == [(3, "a row of totals, not of data")]
    assert landed.counts == {"q.csv": (2, 1, 1)}


def test_a_proposal_without_a_column_it_needs_names_the_column_and_the_header_it_has(land: Land) -> None:
    landed = land(
        {"proposal/q.csv": HEADER.replace("Quantity", "How Many") + "\n1,Sub-1,S,E3N-A,,25,12.50,24,7500,USD\n"}
    )
    assert landed.told == [
        (
            "stop: proposal/q.csv looks like a True Forward proposal but has no column for 'Quantity' or 'Qty' or "
            "'True Forward Event Order Qty'; its header (row 1) reads 'Line', 'Subscription ID', "
            "'Suite', 'SKU', 'Description', "
            "'How Many', 'Unit Net Price', 'Months', 'Extended Amount', 'Currency'. "
            "Name the header that stands for it in a file in mappings/, or download the table with that column shown."
        )
    ]


def test_optional_columns_are_read_where_the_vendor_has_them(land: Land) -> None:
    header = "SKU,Qty,List Price,Discount %,Months,Start Date,End Date,Growth Allowance,Support,Amount,Currency"
    landed = land({"proposal/q.csv": f"{header}\nE3N-A,25,25.00,50%,24,2027-02-28,2029-02-27,75,100.00,7500,USD\n"})
    columns = ("unit_list_price", "discount", "start_date", "end_date", "growth_allowance", "support_amount")
    assert landed.rows(f"raw.{FORMAT}", *columns) == [("25.00", "50%", "2027-02-28", "2029-02-27", "75", "100.00")]


def test_a_workbook_of_any_layout_lands_by_a_mapping_and_keeps_what_is_wrong_with_it_in_view(land: Land) -> None:
    lines: Rows = [
        ["Cisco True Forward", None, None, None, None, None],
        ["Item", "Offer", "Pieces", "Each month", "Net", "Cur"],
        [1, "E3N-A", 25, 12.5, 7500, "USD"],
        [2, "E3N-B", "ten", 12.5, 3000, "USD"],
        ["Total", None, None, None, 10600, "USD"],
    ]
    mapping = (
        f'format = "{FORMAT}"\n[columns]\nline = "Item"\nsku = "Offer"\nquantity = "Pieces"\n'
        'unit_net_price = "Each month"\nextended_amount = "Net"\ncurrency = "Cur"\n'
    )
    landed = land({"proposal/q.xlsx": workbook({"Lines": lines}), "mappings/q.toml": mapping})
    assert landed.formats == {"proposal/q.xlsx/Lines": FORMAT}
    landed.build()
    assert landed.rows("core.proposal_lines", "proposal_line", "sku", "proposed_count") == [("1", "E3N-A", 25)]
    assert landed.rows("core.unread_proposal_lines", "reason") == [("column 'Pieces': ten is not a whole number",)]
    said = landed.estate.query("select finding from checks.findings where check_name like 'proposal_%' order by 1")
    assert said["finding"].to_list() == [
        "Row 3 of the proposal, E3N-A, states no months: what its amount implies is taken.",
        (
            "Row 4 of proposal/q.xlsx/Lines could not be read and stands in no figure of the proposal: "
            "column 'Pieces': ten is not a whole number."
        ),
        "The proposal states a total of 10,600.00 USD; its lines come to 7,500.00, a difference of 3,100.00.",
    ]


def test_a_proposal_without_lines_is_told_and_the_estate_still_builds(land: Land) -> None:
    landed = land({"proposal/q.csv": f"{HEADER}\n"})
    assert any("holds no rows" in told for told in landed.told)
    landed.build()
    assert landed.rows("marts.proposal_variance", "proposal_line") == []
