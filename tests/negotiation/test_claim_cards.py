"""A card for each line: words made of the split's own figures, and a note that overrides what is not a figure."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl

import analysis
from analysis.negotiation.claim_cards import claim_cards
from analysis.negotiation.proposal import proposal_variance
from tests.negotiation.proposal_frames import correction, frames, line, misplacement, term

NOTES = {
    "note_id": pl.String,
    "note_kind": pl.String,
    "subject": pl.String,
    "note_date": pl.Date,
    "exhibit_names": pl.String,
    "owner_role": pl.String,
    "claim_status": pl.String,
    "fallback_text": pl.String,
}


def causes() -> pl.DataFrame:
    path = Path(analysis.__file__).parent / "reference" / "proposal_causes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [{**row, "cause_number": int(row["cause_number"])} for row in csv.DictReader(file)]
    return pl.DataFrame(rows)


def cards(*given: Any, notes: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    lines, terms, *rest = frames(*given)
    variance = proposal_variance(lines, terms, *rest)
    noted = pl.DataFrame(notes or [], schema=NOTES, orient="row")
    return claim_cards(lines, variance, terms, causes(), noted).to_dicts()


def note(day: int, **told: str) -> dict[str, Any]:
    return {"note_id": f"n:{day}", "note_kind": "claim", "subject": "A", "note_date": date(2026, 11, day)} | told


def test_a_card_says_what_is_claimed_what_is_found_what_is_asked_and_what_stays() -> None:
    (card,) = cards([line(2, count=65)], [term()], [correction("stale", 10)], [misplacement(40)])
    assert card["claim_text"] == "65 at 12.50 a month, for 24 months: 19,500.00 USD."
    assert card["finding_text"] == (
        "40 are only misplaced: another Virtual Account of the same Smart Account holds them (12,000.00 USD); "
        "10 are used by instances nobody has heard from (3,000.00 USD). Ours is 4,500.00 USD."
    )
    assert card["ask_text"] == "Take 15,000.00 USD off; 4,500.00 USD stays."
    assert card["fallback_text"] == "If corrections of use are refused: 7,500.00 USD, the formula on the use shown."
    assert card["fallback_amount"] == Decimal("7500.00")
    assert card["exhibit_names"].startswith("proposal/tf.csv, row 2, marts.license_netting, marts.transfer_plan")
    assert (card["cause"], card["owner_role"], card["claim_status"]) == ("moves", "Smart Account administrator", "Open")


def test_the_list_price_is_called_by_its_name_and_its_source_is_an_exhibit() -> None:
    (card,) = cards([line(2, price="20.00")], [term(monthly_list_price_amount=Decimal("20.0000"))])
    assert card["finding_text"].startswith("The list price of 20.00 a month is billed where 12.50 holds (4,500.00 USD)")
    assert card["exhibit_names"].endswith("prices/p.csv, row 2")


def test_what_no_data_shows_is_asked_to_be_shown() -> None:
    (card,) = cards([line(2, count=55)])
    assert card["ask_text"].endswith("Show source and date of the 30 that no data shows.")
    assert card["fallback_text"] == "None: contract and arithmetic stand by themselves."


def test_one_licence_is_one_and_a_fourth_cause_is_counted() -> None:
    (card,) = cards([line(2, count=26, months="36", price="20.00", amount="18720.50")])
    assert card["finding_text"].endswith("; and 1 smaller cause. Ours is 7,500.00 USD.")
    (small,) = cards([line(2, count=26)])
    assert small["finding_text"].startswith("1 is more than any data shows")


def test_an_agreed_line_an_unknown_one_and_one_we_do_not_raise() -> None:
    agreed, unknown, lower, alone = cards(
        [line(2), line(3, "B"), line(4, "C", count=20)], [term(), term("B", used=None), term("C"), term("D")]
    )
    assert (agreed["claim_status"], agreed["disputed_amount"]) == ("Agreed", Decimal(0))
    assert (unknown["claim_status"], unknown["verified_amount"], unknown["fallback_text"]) == ("Unknown", None, None)
    assert unknown["finding_text"].startswith("Our figure is not known")
    assert (lower["claim_status"], lower["ask_text"]) == ("Not raised", "Ask nothing: our figure is the higher one.")
    assert (alone["proposal_line"], alone["claim_text"]) == ("not proposed: D", "Nothing is asked.")
    assert (alone["proposed_amount"], alone["verified_amount"]) == (Decimal(0), Decimal("7500.00"))


def test_why_a_line_is_not_compared_is_said() -> None:
    currency, several = cards([line(2, currency="EUR"), line(3, "X", is_matched=False, matching_suite_count=2)])
    assert currency["finding_text"] == "The line is in EUR, the agreement in USD, and no rate is stated."
    assert several["finding_text"] == "2 suites share this SKU and the line names none of them."


def test_the_newest_note_settles_owner_status_and_fallback_and_never_a_figure() -> None:
    (card,) = cards(
        [line(2, count=55)],
        notes=[
            note(20, claim_status="Conceded", exhibit_names="mail of 20 November"),
            note(18, claim_status="Raised", owner_role="Procurement", fallback_text="Split the difference."),
            note(19, subject="B", claim_status="Lost"),
        ],
    )
    assert (card["claim_status"], card["owner_role"], card["note_id"]) == ("Conceded", "Procurement", "n:20")
    assert card["fallback_text"] == "Split the difference."
    assert card["exhibit_names"].endswith(", mail of 20 November")
    assert card["disputed_amount"] == Decimal("9000.00")


def test_a_credit_is_told_as_one() -> None:
    _, credit = cards([line(2), line(3, count=-5)])
    assert credit["finding_text"].startswith("A credit of 5 is shown that no data explains (−1,500.00 USD)")
