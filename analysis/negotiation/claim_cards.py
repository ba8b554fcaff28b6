"""A card for each line of a proposal: what is claimed, what is found, and what follows. Every figure is the split's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from analysis.negotiation.proposal_sides import CORRECTIONS, line_names

CARD_COLUMNS: dict[str, Any] = {
    "proposal_line": pl.String,
    "file_id": pl.String,
    "row_number": pl.Int64,
    "subscription_id": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "proposed_amount": pl.Decimal(18, 2),
    "verified_amount": pl.Decimal(18, 2),
    "disputed_amount": pl.Decimal(18, 2),
    "fallback_amount": pl.Decimal(18, 2),
    "currency": pl.String,
    "cause": pl.String,
    "claim_text": pl.String,
    "finding_text": pl.String,
    "exhibit_names": pl.String,
    "ask_text": pl.String,
    "fallback_text": pl.String,
    "owner_role": pl.String,
    "claim_status": pl.String,
    "note_id": pl.String,
}
MOST_CAUSES = 3
Row = dict[str, Any]


def claim_cards(
    lines: pl.DataFrame, variance: pl.DataFrame, terms: pl.DataFrame, causes: pl.DataFrame, notes: pl.DataFrame
) -> pl.DataFrame:
    """Write one card for each line, and for each suite of ours that no line asks for.

    `lines`: marts.proposal_lines. `variance`: marts.proposal_variance. `terms`: core.true_forward_terms, for our price
    and months. `causes`: reference.proposal_causes. `notes`: inputs.notes; the newest of kind claim that names a line
    or its SKU settles owner, status and fallback.
    """
    told = lines.sort("row_number").to_dicts()
    asked = dict(zip(line_names(told), told, strict=True))
    found: dict[str, list[Row]] = defaultdict(list)
    for row in variance.iter_rows(named=True):
        found[row["proposal_line"]].append(row)
    ours = {(row["subscription_id"], row["suite_name"], row["sku"]): row for row in terms.iter_rows(named=True)}
    named = {row["cause"]: row for row in causes.iter_rows(named=True)}
    claims = sorted(
        notes.filter(pl.col("note_kind") == "claim").to_dicts(), key=lambda note: (note["note_date"], note["note_id"])
    )
    alone = sorted(set(found) - set(asked))
    cards = [_card(name, asked.get(name), found[name], ours, named) for name in (*asked, *alone)]
    return pl.DataFrame([_noted(card, claims) for card in cards], schema=CARD_COLUMNS, orient="row")


def _card(
    name: str, line: Row | None, found: list[Row], ours: Mapping[tuple[Any, ...], Row], named: Mapping[str, Row]
) -> Row:
    found = sorted(found, key=lambda row: (-abs(row["variance_amount"] or 0), named[row["cause"]]["cause_number"]))
    first = found[0] if found else {}
    currency = line["currency"] if line else first["currency"]
    proposed = Decimal(line["proposed_amount"]) if line else Decimal(0)
    disputed = _sum(row["variance_amount"] for row in found)
    verified = None if disputed is None else proposed - disputed
    corrected = _sum(row["variance_amount"] for row in found if row["cause"] in CORRECTIONS) or Decimal(0)
    fallback = None if verified is None else verified + corrected
    key = (line["matched_subscription_id"], line["matched_suite_name"], line["matched_sku"]) if line else ()
    terms = ours.get(key, {})
    largest = next((row["cause"] for row in found), None)
    return {
        "proposal_line": name,
        "file_id": line["file_id"] if line else None,
        "row_number": line["row_number"] if line else None,
        "subscription_id": line["matched_subscription_id"] if line else first["subscription_id"],
        "suite_name": (line["matched_suite_name"] or line["suite_name"]) if line else first["suite_name"],
        "sku": line["sku"] if line else first["sku"],
        "proposed_amount": proposed,
        "verified_amount": verified,
        "disputed_amount": disputed,
        "fallback_amount": fallback,
        "currency": currency,
        "cause": largest,
        "claim_text": _claim(line, currency),
        "finding_text": _finding(line, found, named, terms, verified, currency),
        "exhibit_names": _exhibits(line, found, named, terms),
        "ask_text": _ask(line, found, disputed, verified, currency),
        "fallback_text": _fallback(corrected, fallback, currency),
        "owner_role": named[largest]["owner_role"] if largest else None,
        "claim_status": _status(line, disputed),
        "note_id": None,
    }


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    listed = list(amounts)
    known = [amount for amount in listed if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(listed) else None


def _claim(line: Row | None, currency: str) -> str:
    if line is None:
        return "Nothing is asked."
    price, months = line["net_unit_price_amount"], line["proposed_months"]
    at = "no unit price stated" if price is None else f"at {_price(price)} a month"
    span = "no months stated" if months is None else f"for {_number(months)} months"
    return f"{line['proposed_count']:,} {at}, {span}: {_money(line['proposed_amount'], currency)}."


def _finding(
    line: Row | None, found: list[Row], named: Mapping[str, Row], terms: Row, verified: Decimal | None, currency: str
) -> str:
    if not found:
        return "The line is as our data and the contract have it."
    parts = []
    for row in found[:MOST_CAUSES]:
        words = _words(row, line, named, terms)
        amount = row["variance_amount"]
        parts.append(words if amount is None else f"{words} ({_money(amount, currency)})")
    rest = len(found) - MOST_CAUSES
    more = f"; and {rest} smaller {'cause' if rest == 1 else 'causes'}" if rest > 0 else ""
    sentence = "; ".join(parts) + more
    ours = "" if verified is None else f" Ours is {_money(verified, currency)}."
    return f"{sentence[:1].upper()}{sentence[1:]}.{ours}"


def _words(row: Row, line: Row | None, named: Mapping[str, Row], terms: Row) -> str:
    if row["cause"] == "unknown":
        return _unknown(line, terms)
    if row["cause"] == "unexplained" and (row["variance_count"] or 0) < 0:
        return f"a credit of {-row['variance_count']:,} is shown that no data explains"
    price, theirs = terms.get("net_unit_price_amount"), (line or {}).get("net_unit_price_amount")
    listed = (line or {}).get("list_unit_price_amount") or terms.get("monthly_list_price_amount")
    is_list = row["cause"] == "price" and theirs is not None and theirs == listed
    count = abs(row["variance_count"] or 0)
    words = named[row["cause"]]["finding_words"].format(
        count=f"{count:,}",
        are="is" if count == 1 else "are",
        fall="falls" if count == 1 else "fall",
        their_months=_number((line or {}).get("proposed_months")),
        our_months=_number(terms.get("remaining_months")),
        their_price=("the list price of " if is_list else "") + _price(theirs),
        our_price=_price(price),
    )
    return str(words)


def _unknown(line: Row | None, terms: Row) -> str:
    if line and line["matching_suite_count"] > 1:
        return f"{line['matching_suite_count']} suites share this SKU and the line names none of them"
    if line and terms and line["currency"] != terms["currency"]:
        return f"the line is in {line['currency']}, the agreement in {terms['currency']}, and no rate is stated"
    return "our figure is not known: a use, an allowance, a price or the months are missing"


def _exhibits(line: Row | None, found: list[Row], named: Mapping[str, Row], terms: Row) -> str | None:
    told = [f"{line['path']}, row {line['row_number']}"] if line else []
    told += [part for row in found for part in (named[row["cause"]]["exhibit_names"] or "").split(", ") if part]
    if any(row["cause"] == "price" for row in found) and terms.get("price_source"):
        told.append(terms["price_source"])
    return ", ".join(dict.fromkeys(told)) or None


def _ask(
    line: Row | None, found: list[Row], disputed: Decimal | None, verified: Decimal | None, currency: str
) -> str | None:
    if disputed is None or verified is None:
        return "Ask nothing yet: complete what is missing first."
    if line is None or disputed < 0:
        return "Ask nothing: our figure is the higher one."
    if not disputed:
        return "Nothing: the line is agreed."
    ask = f"Take {_money(disputed, currency)} off" + (
        f"; {_money(verified, currency)} stays." if verified else ": the line falls away."
    )
    missing = sum(row["variance_count"] or 0 for row in found if row["cause"] == "unexplained")
    return f"{ask} Show source and date of the {missing:,} that no data shows." if missing > 0 else ask


def _fallback(corrected: Decimal, fallback: Decimal | None, currency: str) -> str | None:
    if fallback is None:
        return None
    if not corrected:
        return "None: contract and arithmetic stand by themselves."
    return f"If corrections of use are refused: {_money(fallback, currency)}, the formula on the use shown."


def _status(line: Row | None, disputed: Decimal | None) -> str:
    if disputed is None:
        return "Unknown"
    if line is None or disputed < 0:
        return "Not raised"
    return "Open" if disputed else "Agreed"


def _noted(card: Row, claims: list[Row]) -> Row:
    """Lay the notes that speak of a card over it, the newest last."""
    for note in claims:
        subject = note["subject"].strip().casefold()
        if subject not in {card["proposal_line"].casefold(), (card["sku"] or "").casefold()}:
            continue
        for column in ("owner_role", "claim_status", "fallback_text"):
            card[column] = note[column] or card[column]
        card["note_id"] = note["note_id"]
        if note["exhibit_names"]:
            card["exhibit_names"] = ", ".join(filter(None, (card["exhibit_names"], note["exhibit_names"])))
    return card


def _number(number: Decimal | int | None) -> str:
    """Write months without zeros that say nothing."""
    if number is None:
        return "unknown"
    whole, _, part = f"{Decimal(number):,f}".partition(".")
    return f"{whole}.{part.rstrip('0')}".rstrip(".")


def _price(price: Decimal | None) -> str:
    """Write a price with two decimals, and more where it has more."""
    if price is None:
        return "an unstated price"
    whole, _, part = f"{price:,f}".partition(".")
    return f"{whole}.{part.rstrip('0').ljust(2, '0')}"


def _money(amount: Decimal, currency: str) -> str:
    return f"{amount:,.2f}".replace("-", "−") + f" {currency}"
