"""The vendor's True Forward lines in proposal/."""

from __future__ import annotations

from tests.engine.conftest import Land

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
