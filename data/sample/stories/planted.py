"""The errors that Calder Bank's proposal holds on purpose, each on a line where its amount is known to the cent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from stories.golden import CENT, RED_DAYS, balances, netting, true_forward_lines

if TYPE_CHECKING:
    from stories.model import Client

PAK_SKU = "ISE-A-LIC"
WRONG_MONTHS, NO_ALLOWANCE, LIST_PRICE = "Routing Tier 3 Advantage", "C9200 DNA Essentials", "C9500 DNA Advantage"
MISPLACED, PAK, STALE = "Wireless DNA Advantage", "ISE Advantage", "Nexus 9300 Advantage"


def planted_errors(client: Client, pak_count: int, in_place: set[str]) -> list[dict[str, Any]]:
    """List each error with its line, the cause it must be found as, and its amount, from the model alone.

    `in_place` are the serial numbers that a system of records has installed: their use is not contested.
    """
    formula = {line["suite_name"]: line for line in true_forward_lines(client)}
    asked = {line.suite: (place, line) for place, line in reversed(list(enumerate(client.proposal, start=1)))}

    def error(words: str, suite: str, cause: str, amount: Decimal) -> dict[str, Any]:
        place, _ = asked[suite]
        return {
            "error": words,
            "proposal_line": str(place),
            "suite_name": suite,
            "cause": cause,
            "variance_amount": str(amount.quantize(CENT)),
        }

    def worth(suite: str, count: int) -> Decimal:
        ours = formula[suite]
        return Decimal(ours["net_unit_price_amount"]) * count * int(ours["remaining_months"])

    late, dear, ignoring = asked[WRONG_MONTHS][1], asked[LIST_PRICE][1], formula[NO_ALLOWANCE]
    past = late.months - formula[WRONG_MONTHS]["remaining_months"]
    above = dear.unit_net_price - Decimal(formula[LIST_PRICE]["net_unit_price_amount"])
    allowed = ignoring["over_commitment_count"] - ignoring["over_count"]
    hidden = min(pak_count, formula[PAK]["over_count"])
    silent = min(_silent(client, STALE, in_place), formula[STALE]["over_count"])
    return [
        error("wrong months", WRONG_MONTHS, "term", late.quantity * late.unit_net_price * past),
        error("allowance ignored", NO_ALLOWANCE, "allowance", worth(NO_ALLOWANCE, allowed)),
        error(
            "list instead of protected price",
            LIST_PRICE,
            "price",
            dear.quantity * above * formula[LIST_PRICE]["remaining_months"],
        ),
        error("misplaced licences counted", MISPLACED, "moves", worth(MISPLACED, _misplaced(client, MISPLACED))),
        error("unmigrated PAK ignored", PAK, "unmigrated_pak", worth(PAK, hidden)),
        error("stale instances billed", STALE, "stale", worth(STALE, silent)),
    ]


def _licenses(client: Client, suite_name: str) -> set[str]:
    return {
        name for one in client.agreements for suite in one.suites if suite.name == suite_name for name in suite.licenses
    }


def _misplaced(client: Client, suite_name: str) -> int:
    names = _licenses(client, suite_name)
    netted = [row for account in client.accounts for row in netting(account, balances(account, client.as_of))]
    return sum(row["misplaced_count"] for row in netted if row["license_name"] in names)


def _silent(client: Client, suite_name: str, in_place: set[str]) -> int:
    """Licences of a suite used by instances that Cisco has not heard from for too long and that nobody has in place."""
    names = _licenses(client, suite_name)
    return sum(
        quantity
        for account in client.accounts
        for device in account.devices_on(client.newest)
        if (client.as_of - device.last_contact(client.newest)).days > RED_DAYS and device.serial_number not in in_place
        for license_name, quantity in device.usage
        if license_name in names
    )
