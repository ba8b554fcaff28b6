"""The sample proposals taken apart: the planted errors to the cent, and the whole of it once more in plain Python."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from tests.samples.conftest import Sample

CORRECTIONS = ("unmigrated_pak", "undeposited_order", "duplicate", "ghost", "stale")
SERVICE = "SVS-"
Causes = dict[tuple[str, str], Decimal]


def test_each_planted_error_is_found_as_what_it_is_and_at_its_exact_amount(sample: Sample) -> None:
    for error in sample.expected["sources_story"].get("proposal_errors", []):
        found = sample.rows(
            "select suite_name, variance_amount from marts.proposal_variance "
            f"where proposal_line = '{error['proposal_line']}' and cause = '{error['cause']}'"
        )
        assert found == [(error["suite_name"], Decimal(error["variance_amount"]))], error["error"]


def test_variances_sum_to_the_difference_to_the_cent_per_line_and_in_total(sample: Sample) -> None:
    lines = sample.rows("""
        select cards.proposed_amount - cards.verified_amount, coalesce(sum(variance.variance_amount), 0)
        from marts.claim_cards as cards
        left join marts.proposal_variance as variance on cards.proposal_line = variance.proposal_line
        group by cards.proposal_line, cards.proposed_amount, cards.verified_amount
    """)
    assert all(difference == causes for difference, causes in lines)
    totals = sample.rows("""
        select
            (select sum(proposed_amount) from core.proposal_lines)
            - (select sum(verified_amount) from marts.true_forward_lines),
            (select sum(variance_amount) from marts.proposal_variance),
            (select disputed_amount from marts.proposal_totals)
    """)
    ((difference, causes, told),) = totals
    assert difference == causes == told


def test_the_causes_lead_from_their_number_to_ours(sample: Sample) -> None:
    levels = dict(sample.rows("select cause, amount from marts.proposal_causes where cause_kind = 'level'"))
    ((changes,),) = sample.rows("select sum(amount) from marts.proposal_causes where cause_kind = 'change'")
    if "proposal" not in sample.expected:
        assert levels == {}
        return
    assert levels["proposed"] == Decimal(sample.expected["proposal"]["proposed_amount"])
    assert levels["proposed"] + changes == levels["ours"]


def test_the_whole_proposal_comes_out_the_same_in_plain_python(sample: Sample) -> None:
    if "proposal" not in sample.expected:
        pytest.skip("no proposal has come for this client")
    found = sample.rows("select proposal_line, cause, variance_amount from marts.proposal_variance")
    assert {(line, cause): amount for line, cause, amount in found} == recomputed(sample)


def recomputed(sample: Sample) -> Causes:
    """Every cause of every line, from the vendor's file, the story's own formula and the use corrections found."""
    (path,) = (sample.folder / "proposal").glob("*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    formula = {row["sku"]: row for row in sample.expected["true_forward"]}
    corrected = {
        (sku, key): count
        for sku, key, count in sample.rows("select sku, correction_key, corrected_count from core.use_corrections")
    }
    misplaced = dict(
        sample.rows("""
        select licenses.sku, cast(sum(netting.misplaced_count) as bigint)
        from core.suite_licenses as licenses
        inner join marts.license_netting as netting
            on licenses.license_name = netting.license_name and licenses.smart_account = netting.smart_account
        group by licenses.sku
    """)
    )
    causes: Causes = {}
    asked: set[str] = set()
    for row in rows:
        for cause, amount in line_causes(row, formula.get(row["SKU"]), row["SKU"] in asked, corrected, misplaced):
            if amount:
                causes[row["Line"], cause] = amount
        asked.add(row["SKU"])
    assert {sku for sku, row in formula.items() if row["over_count"]} <= asked
    return causes


def line_causes(
    row: dict[str, str],
    ours: dict[str, Any] | None,
    is_again: bool,
    corrected: dict[tuple[str, str], int],
    misplaced: dict[str, int],
) -> list[tuple[str, Decimal]]:
    """One line: months and price at its own quantity, then one label for each licence it asks for."""
    quantity, price, months = int(row["Quantity"]), Decimal(row["Unit Net Price"]), int(row["Months"])
    amount = Decimal(row["Extended Amount"])
    own = [("arithmetic", amount - quantity * price * months)]
    if ours is None:
        return [*own, ("support" if row["SKU"].startswith(SERVICE) else "not_in_agreement", quantity * price * months)]
    our_price, our_months = Decimal(ours["net_unit_price_amount"]), ours["remaining_months"]
    own += [("term", quantity * price * (months - our_months)), ("price", quantity * (price - our_price) * our_months)]
    labels = ["repeated"] * quantity if is_again else licence_labels(quantity, ours, corrected, misplaced)
    counts = Counter(label for label in labels if label != "ours")
    return own + [(label, count * our_price * our_months) for label, count in counts.items()]


def licence_labels(
    quantity: int, ours: dict[str, Any], corrected: dict[tuple[str, str], int], misplaced: dict[str, int]
) -> list[str]:
    """Say of each licence asked for why it is there, ours first."""
    used, committed, threshold = ours["consumed_count"], ours["committed_count"], ours["threshold_count"]
    stack: list[str] = []
    left = used
    for key in CORRECTIONS:
        after = left - corrected.get((ours["sku"], key), 0)
        stack = [key] * (max(left - threshold, 0) - max(after - threshold, 0)) + stack
        left = after
    stack = ["ours"] * max(left - threshold, 0) + stack
    shown = len(stack)
    assert shown == ours["over_count"]
    ways = product((threshold, committed), (0, misplaced.get(ours["sku"], 0)))
    floor, moved = min(ways, key=lambda way: (abs(way[0] + quantity - used - way[1]), way[0] == committed, way[1]))
    without = max(used - floor, 0)
    stack += ["allowance"] * (without - shown) + ["moves"] * (max(used + moved - floor, 0) - without)
    return (stack + ["unexplained"] * quantity)[:quantity]
