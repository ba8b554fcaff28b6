"""client.toml, with a comment for every line that asks for a decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from stories.next_term import dispute_days, next_term_lines
from stories.supposed import supposed_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stories.model import Agreement, Client, Suite

MILESTONES_COMMENT = "dates on which consumption is captured"
COMMENT_COLUMN = 52


def client_toml(client: Client) -> str:
    """Write the whole file."""
    lines = [
        f"# {client.name}: a fictional client, made by data/sample/generate.py.",
        "",
        _line("name", as_text(client.name), "the name readers see"),
        _line("currency", as_text(client.currency), "the currency briefs are written in"),
        _line(
            "smart_accounts",
            as_list(one.domain for one in client.accounts),
            "the domains, as the account list shows them",
        ),
        "",
        "[event]",
        _line("kind", as_text(client.event_kind), "true_forward, renewal or audit"),
    ]
    if client.advisers_engaged:
        lines.append(_line("advisers_engaged_date", client.advisers_engaged, "when outside advisers were engaged"))
    lines += [
        "",
        "[thresholds]",
        _line("last_contact_amber_days", 30, "an instance silent for longer is worth a look"),
        _line("last_contact_red_days", 90, "silent for longer: stale, its consumption is contestable"),
        _line("last_contact_gone_days", 365, "silent for longer: probably gone"),
    ]
    for kind, days, role in client.remediation:
        lines += [
            "",
            "[[remediation]]",
            _line("cure_kind", as_text(kind), "a kind of cure, as the remediation plan prints it"),
            _line("lead_days", days, "how long it takes at this client"),
            _line("owner_role", as_text(role), "who does it"),
        ]
    for agreement in client.agreements:
        lines += _agreement(agreement)
    told = [*next_term_lines(client), *supposed_lines(client)]
    lines += [_line(key, entry, comment) if entry else key for key, entry, comment in told]
    return "\n".join(lines) + "\n"


def _agreement(one: Agreement) -> list[str]:
    lines = [
        "",
        "[[agreements]]",
        _line("subscription_id", as_text(one.subscription_id), "as it stands on the order and in the lots"),
        _line("name", as_text(one.name), "the name readers see"),
        _line("smart_accounts", as_list(one.smart_accounts), "whose consumption the agreement counts"),
        _line("start_date", one.start, "the first day of the term"),
        _line("end_date", one.end, "the last day of the term"),
        _line("milestone_dates", f"[{', '.join(day.isoformat() for day in one.milestones)}]", MILESTONES_COMMENT),
        _line("currency", as_text(one.currency), "the currency of its prices"),
        _line("notice_days", one.notice_days, "renews by itself unless told this long before the end"),
        _line("invoice_days", 60, "the invoice follows the milestone by this long"),
        *([_line("dispute_days", days, "an invoice can be disputed this long")] if (days := dispute_days(one)) else []),
        _line("charge_basis", as_text(one.charge_basis), "above_allowance unless the contract says above_commitment"),
        _line("allowance_rounding", as_text("floor"), "how a fraction of a licence in the allowance rounds"),
        _line("month_rounding", as_text("floor"), "how a part of a month rounds"),
    ]
    for place, suite in enumerate(one.suites):
        lines += _suite(suite, explain=place == 0)
    for first, last, share in one.triggers:
        lines += [
            "",
            "[[agreements.off_cycle_triggers]]",
            _line("first_month", first, "from this month of the term"),
            _line("last_month", last, "to this one"),
            _line("trigger_share", share, "of entitlement: beyond it a True Forward comes off cycle"),
        ]
    return lines


def _suite(one: Suite, *, explain: bool) -> list[str]:
    def line(key: str, entry: object, comment: str) -> str:
        return _line(key, entry, comment if explain else "")

    lines = [
        "",
        "[[agreements.suites]]",
        line("name", as_text(one.name), "the suite, as the agreement calls it"),
        line("sku", as_text(one.sku), "its billing SKU"),
        line("commitment_type", as_text(one.commitment_type), "full, partial or add_on"),
        line("committed_count", one.committed, "the commitment in force today"),
    ]
    if one.allowance_count is not None:
        lines.append(
            _line("growth_allowance_count", one.allowance_count, "the contract gives a quantity here, not a share")
        )
    elif one.allowance_share is not None:
        lines.append(line("growth_allowance_share", one.allowance_share, "growth free of charge, from the contract"))
    if one.price_in_toml:
        lines.append(line("net_unit_price_amount", one.monthly_price, "per unit and month; left out: the price list's"))
    lines.append(line("licenses", as_list(one.licenses), "the licence names this suite counts"))
    return lines


def _line(key: str, entry: object, comment: str) -> str:
    text = f"{key} = {entry.isoformat() if isinstance(entry, date) else entry}"
    return f"{text:<{COMMENT_COLUMN}} # {comment}" if comment else text


def as_text(words: str) -> str:
    """A TOML string."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_list(words: Iterable[str]) -> str:
    """A TOML list of strings."""
    return "[" + ", ".join(as_text(word) for word in words) + "]"
