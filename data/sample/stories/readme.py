"""The READMEs: the texts in `text/`, filled with the figures."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stories import tables

if TYPE_CHECKING:
    from stories.model import Client

TEXTS = Path(__file__).parent / "text"
WIDTH = 120
Figures = dict[str, Any]
Facts = dict[str, str]


def top_readme(figures: dict[str, Figures], clients: list[Client]) -> str:
    """Fill data/sample/README.md: a paragraph a client, how to make them again, and what the figures mean."""
    facts = {one.client_id: facts_of(one, figures[one.client_id]) for one in clients}
    return _text("readme").format(**facts)


def client_readme(client: Client, figures: Figures, files: dict[str, bytes]) -> str:
    """Fill one client's README: story, findings, files and figures."""
    return _text(client.client_id).format(
        **facts_of(client, figures),
        **gate_facts(figures["import_gate"]),
        other_sources=other_sources(client, figures),
        files=tables.files(files),
        figures=tables.key_figures(figures),
        netting=tables.netting(figures),
        true_forward=tables.true_forward(figures),
    )


def other_sources(client: Client, figures: Figures) -> str:
    """Number what the client's other sources tell: `{client}_sources.md` has a paragraph a line."""
    filled = _text(f"{client.client_id}_sources").format(
        told=figures["sources_story"],
        undeposited=_undeposited(figures),
        late_reports=_late_reports(figures),
        documented_devices=len(figures["sources_story"]["notes"]["documented_devices"]),
        **facts_of(client, figures),
    )
    paragraphs = (f"{number}. {line}" for number, line in enumerate(filled.splitlines(), start=1))
    return "\n".join(textwrap.fill(one, WIDTH, subsequent_indent="   ", break_long_words=False) for one in paragraphs)


def _undeposited(figures: Figures) -> str:
    orders = figures["sources_story"]["orders"]
    return f"{_money(orders['undeposited_net_amount'])} {orders['currency']}"


def _late_reports(figures: Figures) -> str:
    told = figures["sources_story"]["device_outputs"]
    overdue, never, soon = (len(told[kind]) for kind in ("overdue", "never_reported", "due_soon"))
    text = f"{overdue} are overdue with their reports, {never} never reported, {soon} are due within 30 days."
    without = len(told["without_authorization"])
    return text + (f" {without} use an export-restricted licence without an authorisation code." if without else "")


def gate_facts(gate: dict[str, Any]) -> Facts:
    """What the README tells of the import gate: its tables, and in how many files and rows it sums up."""
    return _counted(
        {
            "gate_sources": len(gate["sources"]),
            "gate_files": sum(row["file_count"] for row in gate["sources"]),
            "gate_rows": sum(row["read_count"] for row in gate["sources"]),
        }
    ) | {
        "gate_kinds": tables.kinds(gate),
        "gate_notes": tables.gate_notes(gate),
        "gate_rejects": tables.rejects(gate),
    }


def facts_of(client: Client, figures: Figures) -> Facts:
    """Name the numbers a client's text tells: those of every client, then its own."""
    totals, instances, lots = figures["netting_totals"], figures["instance_totals"], figures["lots"]
    counts = {
        "gross_short": totals["gross_short_count"],
        "misplaced": totals["misplaced_count"],
        "genuine": totals["genuine_short_count"],
        "instances": instances["instance_count"],
        "stale": instances["stale_count"],
        "ended_lots": lots["ended_still_active_count"],
        "ended_quantity": lots["ended_still_active_quantity_count"],
        "ending_lots": lots["ending_before_milestone_count"],
        "substitutions": len(figures["substitutions"]),
        "unreported_cover": sum(case["quantity_count"] for case in figures["unreported_cover"]),
        "listed_twice": sum(row["instance_count"] - row["distinct_serial_count"] for row in figures["instances"]),
    }
    words = {
        "as_of": f"{client.as_of.day} {client.as_of:%B %Y}",
        "milestone": lots["next_milestone_date"],
        "misplaced_share": f"{totals['misplaced_count'] / totals['gross_short_count']:.0%}",
        "stale_share": f"{instances['stale_count'] / instances['instance_count']:.0%}",
        "charge": _money(figures["true_forward_charge_amount"]),
    }
    own = {"harbourline": _harbourline, "stmarys": _stmarys, "calderbank": _calderbank}[client.client_id]
    return _counted(counts) | words | own(client, figures)


def _harbourline(_: Client, figures: Figures) -> Facts:
    first, last = figures["snapshots"][0], figures["snapshots"][-1]
    campus, lines = "C9300-24 DNA Advantage", figures["true_forward"]
    history = [row["short_as_exported_count"] for row in figures["license_history"] if row["license_name"] == campus]
    felixstowe = ("Felixstowe Port", "C9300-48 DNA Advantage")
    ended = sum(row["quantity_count"] for row in figures["lots"]["ended_still_active"] if _place(row) == felixstowe)
    counts = {
        "misplaced_licenses": sum(1 for row in figures["license_netting"] if row["misplaced_count"]),
        "campus_short": -_balance(figures, "Campus", campus),
        "datacentre_spare": _balance(figures, "Datacentre", campus),
        "felixstowe_short": -_balance(figures, *felixstowe),
        "felixstowe_shown": -_balance(figures, *felixstowe) - ended,
        "belfast_short": -_balance(figures, "Depot Belfast", "Router DNA Essentials Tier 2"),
        "first_in_use": first["in_use_count"],
        "last_in_use": last["in_use_count"],
        "first_short": first["short_as_exported_count"],
        "last_short": last["short_as_exported_count"],
        "campus_first": history[0],
        "campus_last": history[-1],
    }
    over = [line["suite_name"] for line in lines if line["over_count"]]
    within = [line["suite_name"] for line in lines if line["over_commitment_count"] and not line["over_count"]]
    return _counted(counts) | {
        "over_suites": " and ".join(over),
        "within_suites": " and ".join(within),
        "first_day": first["taken_at"],
        "last_day": last["taken_at"],
        "campus_history": ", ".join(str(count) for count in history),
    }


def _stmarys(client: Client, figures: Figures) -> Facts:
    apart = [one for one in client.accounts[0].devices if one.virtual_account.endswith("-AirGap")]
    counts = {
        "pak_explained": sum(row["explained_count"] for row in figures["pak"]),
        "pak_unmatched": sum(row["unconverted_count"] for row in figures["pak_of_no_license"]),
        "ise_genuine": _netted(figures, "ISE Essentials", "genuine_short_count"),
        "air_genuine": _netted(figures, "Aironet DNA Advantage Term Licenses", "genuine_short_count"),
        "apart": len(apart),
    }
    listed = ", ".join(f"{row['explained_count']} {row['license_name']}" for row in figures["pak"])
    story = figures["sources_story"]
    return _counted(counts) | {
        "pak_list": listed,
        "onprem_advisories": " and ".join(story["onprem"]["open_advisories"]),
        "workspace_extra": str(
            sum(row["counted_by_vendor_count"] - row["in_use_count"] for row in story["consumption"]["differing"])
        ),
    }


def _calderbank(_: Client, figures: Figures) -> Facts:
    proposal, instances = figures["proposal"], figures["instance_totals"]
    calder, northgate = (row["smart_account"] for row in figures["instances"])
    c9300, ise = "C9300-48 DNA Advantage", "ISE Advantage"
    within = sum(row["instance_count"] - row["distinct_serial_count"] for row in figures["instances"])
    counts = {
        "proposal_lines": proposal["line_count"],
        "in_both": instances["instance_count"] - instances["distinct_serial_count"] - within,
        "calder_c9300": _netted(figures, c9300, "genuine_short_count", calder),
        "northgate_c9300": _netted(figures, c9300, "surplus_count", northgate),
        "northgate_ise": _netted(figures, ise, "genuine_short_count", northgate),
        "calder_ise": _netted(figures, ise, "surplus_count", calder),
    }
    return _counted(counts) | {
        "proposed": _money(proposal["proposed_amount"]),
        "ratio": proposal["ratio"],
        "planted_errors": tables.planted_errors(figures["sources_story"]["proposal_errors"]),
    }


def _netted(figures: Figures, license_name: str, count: str, smart_account: str = "") -> int:
    rows = [row for row in figures["license_netting"] if row["license_name"] == license_name]
    return sum(row[count] for row in rows if smart_account in {"", row["smart_account"]})


def _balance(figures: Figures, virtual_account: str, license_name: str) -> int:
    rows = figures["positions_not_in_balance"]
    return sum(row["balance_count"] for row in rows if _place(row) == (virtual_account, license_name))


def _place(row: dict[str, Any]) -> tuple[str, str]:
    return row["virtual_account"], row["license_name"]


def _counted(counts: dict[str, int]) -> Facts:
    return {name: f"{count:,}" for name, count in counts.items()}


def _money(amount: str) -> str:
    return f"{Decimal(amount):,.2f}"


def _text(name: str) -> str:
    return (TEXTS / f"{name}.md").read_text("utf-8")
