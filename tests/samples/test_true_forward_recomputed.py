"""Every sample client's lines once more in plain Python: client.toml, the price files, and the use that CSSM shows.

Shares nothing with the models but the rows of use and of evidence; RULES.md §7 is written out again with decimals.
"""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from tests.samples.conftest import Sample

ROUNDINGS = {"floor": ROUND_FLOOR, "nearest": ROUND_HALF_UP, "ceiling": ROUND_CEILING}
CENT = Decimal("0.01")
Row = dict[str, Any]


def test_every_line_is_what_plain_python_makes_of_the_files(sample: Sample) -> None:
    as_of = date.fromisoformat(sample.expected["as_of_date"])
    wanted = lines(sample.folder, as_of, shown_use(sample))
    found = {
        (row["subscription_id"], row["suite_name"], row["sku"]): row
        for row in sample.estate.read("marts.true_forward_lines").to_dicts()
    }
    assert set(found) == set(wanted)
    for key, line in wanted.items():
        assert {name: found[key][name] for name in line} == line, key


def test_verified_use_is_what_is_shown_without_what_the_evidence_takes_off(sample: Sample) -> None:
    corrected: dict[tuple[str, str, str], int] = defaultdict(int)
    for *key, count in sample.rows(
        "select subscription_id, suite_name, sku, corrected_count from core.use_corrections"
    ):
        corrected[key[0], key[1], key[2]] += count
    assert corrected == taken_off(sample)
    for row in sample.estate.read("marts.true_forward_lines").to_dicts():
        left = row["consumed_count"] - corrected[row["subscription_id"], row["suite_name"], row["sku"]]
        free = row["committed_count"] if row["charge_basis"] == "above_commitment" else row["threshold_count"]
        over = max(0, left - free)
        assert (row["verified_consumed_count"], row["verified_contract_over_count"]) == (left, over)
        assert row["verified_amount"] == money(over, row["net_unit_price_amount"], row["remaining_months"])
        assert 0 <= row["verified_amount"] <= row["contract_amount"]


def test_totals_and_suites_are_their_lines_added_up(sample: Sample) -> None:
    rows = sample.estate.read("marts.true_forward_lines").to_dicts()
    for total in sample.estate.read("marts.true_forward_totals").to_dicts():
        ours = [row for row in rows if row["currency"] == total["currency"]]
        for name in ("charge_amount", "over_commitment_amount", "contract_amount", "verified_amount"):
            assert total[name] == sum(row[name] for row in ours)
        assert total["converted_amount"] == total["contract_amount"]
    for suite in sample.estate.read("marts.true_forward_suites").to_dicts():
        ours = [row for row in rows if suite_of(row) == suite_of(suite)]
        before = sum(row["contract_amount"] for row in ours)
        left = sum(residual(row) for row in ours)
        assert (suite["before_amount"], suite["residual_amount"]) == (before, left)
        assert suite["after_amount"] == max(Decimal(0), before - left)


def suite_of(row: Row) -> tuple[str, str]:
    return row["subscription_id"], row["suite_name"]


def residual(row: Row) -> Decimal:
    left = max(0, row["committed_count"] - row["consumed_count"])
    return money(left, row["net_unit_price_amount"], row["remaining_months"])


def lines(client: Path, as_of: date, use: dict[str, int]) -> dict[tuple[str, str, str], Row]:
    """The formula over client.toml."""
    told = tomllib.loads((client / "client.toml").read_text("utf-8"), parse_float=Decimal)
    prices = price_list(client / "prices")
    answer = {}
    for one in told["agreements"]:
        milestone = min(day for day in [*one["milestone_dates"], date.max] if day >= as_of)
        months = None if milestone == date.max else months_until(milestone, one["end_date"], one["month_rounding"])
        for suite in one.get("suites", []):
            used = sum(use.get(name, 0) for name in suite["licenses"])
            price = suite.get("net_unit_price_amount", prices.get((suite["sku"], one["currency"])))
            key = (one["subscription_id"], suite["name"], suite["sku"])
            answer[key] = charged(one, suite, used, price, months)
    return answer


def charged(one: Row, suite: Row, used: int, price: Decimal | None, months: int | None) -> Row:
    committed = suite["committed_count"]
    free = allowance(one, suite, committed)
    over, above = max(0, used - committed - free), max(0, used - committed)
    billed = above if one["charge_basis"] == "above_commitment" else over
    following = used if billed else committed
    return {
        "allowance_count": free,
        "threshold_count": committed + free,
        "consumed_count": used,
        "over_count": over,
        "over_commitment_count": above,
        "contract_over_count": billed,
        "net_unit_price_amount": price,
        "remaining_months": months,
        "charge_amount": money(over, price, months),
        "over_commitment_amount": money(above, price, months),
        "contract_amount": money(billed, price, months),
        "next_committed_count": following,
        "next_threshold_count": following + allowance(one, suite, following),
        "currency": one["currency"],
    }


def allowance(one: Row, suite: Row, committed: int) -> int:
    if "growth_allowance_count" in suite:
        return int(suite["growth_allowance_count"])
    share = committed * suite["growth_allowance_share"]
    return int(share.quantize(Decimal(1), ROUNDINGS[one["allowance_rounding"]]))


def money(count: int, price: Decimal | None, months: int | None) -> Decimal:
    if count == 0:
        return Decimal(0)
    assert price is not None
    assert months is not None
    return (count * price * months).quantize(CENT, ROUND_HALF_UP)


def months_until(first: date, last: date, rounding: str) -> int:
    """Months from a day to the day after the last one, counted one by one."""
    after, months = last + timedelta(days=1), 0
    while moved(first, months + 1) <= after:
        months += 1
    rest = (after - moved(first, months)).days
    return months + {"floor": False, "nearest": rest >= 15, "ceiling": rest > 0}[rounding]


def moved(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))


def price_list(folder: Path) -> dict[tuple[str, str], Decimal]:
    """The net price of a month of each SKU; of two rows the one for the fewest months, then the higher."""
    found: dict[tuple[str, str], list[tuple[int, Decimal]]] = defaultdict(list)
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["SKU"] and row["Price Months"]:
                    months = int(row["Price Months"])
                    found[row["SKU"], row["Currency"]].append((months, -Decimal(row["Unit Net Price"])))
    return {
        key: (-min(rows)[1] / min(rows)[0]).quantize(Decimal("0.0001"), ROUND_HALF_UP) for key, rows in found.items()
    }


def shown_use(sample: Sample) -> dict[str, int]:
    """What CSSM shows in use of each licence, over all of the client's Virtual Accounts."""
    use: dict[str, int] = defaultdict(int)
    for name, count in sample.rows("select license_name, in_use_count from marts.license_position"):
        use[name] += count
    return use


def taken_off(sample: Sample) -> dict[tuple[str, str, str], int]:
    """What the evidence covers of each suite: no licence of a Smart Account gives up more than it uses."""
    use = by_license(sample, "marts.license_position", "in_use_count")
    owned = by_license(sample, "core.hidden_entitlements", "hidden_count")
    contested = by_license(sample, "core.contested_totals", "contested_count")
    answer: dict[tuple[str, str, str], int] = defaultdict(int)
    covered: set[tuple[str, str]] = set()
    for subscription, suite, sku, account, name in sample.rows(
        "select subscription_id, suite_name, sku, smart_account, license_name from core.suite_licenses order by all"
    ):
        evidence = contested[account, name] + (0 if (account, name) in covered else owned[account, name])
        covered.add((account, name))
        if taken := min(use[account, name], evidence):
            answer[subscription, suite, sku] += taken
    return answer


def by_license(sample: Sample, relation: str, column: str) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for account, name, count in sample.rows(f"select smart_account, license_name, {column} from {relation}"):
        found[account, name] += count
    return found
