"""Frames of the marts' columns: one for each chart, and what a client's files can do to them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

from analysis.charts import (
    account_heatmap,
    charge_comparison,
    charge_distribution,
    entitlement_bullets,
    event_timeline,
    movement_bars,
    overuse_steps,
    portfolio_board,
    proposal_waterfall,
    readiness_strip,
    remediation_schedule,
    renewal_options,
    reporting_lateness,
    scenario_bars,
    sensitivity_tornado,
    settlement_range,
    shortage_bridge,
    snapshot_steps,
    source_calendar,
    use_forecast,
)
from tests.charts.next_term import MANY_OPTIONS, OPTIONS
from tests.charts.portfolio import MANY_CLIENTS, PORTFOLIO
from tests.charts.range_frames import RANGE, wide_range
from tests.charts.what_if import BINS, DRIVERS, LARGE, SCENARIOS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import altair as alt

    Draw = Callable[..., alt.LayerChart]

HOSTILE = (
    "<script>alert('x')</script>",
    "مفتاح الترخيص الرئيسي لمصنع الرياض",
    "A licence whose name goes on for longer than any column of any report would ever allow it to",
    "tab\tand\nnewline and \u202eturned\u202c \x00 order",
    '"};]]> & </text></svg>',
)
_BRIDGE = {
    "step_number": pl.Int64,
    "step_key": pl.String,
    "step_name": pl.String,
    "step_kind": pl.String,
    "short_count": pl.Int64,
    "amount": pl.Float64,
    "currency": pl.String,
    "confidence_grade": pl.String,
}
_POSITION = {
    "smart_account": pl.String,
    "virtual_account": pl.String,
    "license_name": pl.String,
    "available_count": pl.Int64,
    "in_use_count": pl.Int64,
    "reserved_count": pl.Int64,
    "substitution_count": pl.Int64,
    "balance_count": pl.Int64,
    "position_status": pl.String,
}
_LINES = {
    "subscription_id": pl.String,
    "suite_name": pl.String,
    "sku": pl.String,
    "commitment_type": pl.String,
    "committed_count": pl.Int64,
    "allowance_count": pl.Int64,
    "threshold_count": pl.Int64,
    "consumed_count": pl.Int64,
    "over_count": pl.Int64,
    "over_commitment_count": pl.Int64,
    "net_unit_price_amount": pl.Float64,
    "remaining_months": pl.Int64,
    "charge_amount": pl.Float64,
    "over_commitment_amount": pl.Float64,
    "currency": pl.String,
}
_DATES = {"event_date": pl.Date, "event_name": pl.String, "event_key": pl.String, "is_past": pl.Boolean}
_HISTORY = {
    "taken_at": pl.Date,
    "license_name": pl.String,
    "entitled_count": pl.Int64,
    "in_use_count": pl.Int64,
    "gross_short_count": pl.Int64,
}
_SOURCES = {
    "kind_number": pl.Int64,
    "subject": pl.String,
    "source_name": pl.String,
    "source_status": pl.String,
    "format_title": pl.String,
    "smart_account": pl.String,
    "taken_at": pl.Date,
    "file_count": pl.Int64,
    "landed_count": pl.Int64,
    "rejected_count": pl.Int64,
    "age_days": pl.Int64,
    "export_status": pl.String,
}

_GATE = {
    "item_number": pl.Int64,
    "item_name": pl.String,
    "short_name": pl.String,
    "gate_status": pl.String,
    "evidence": pl.String,
}
_CURES = {
    "cure_kind": pl.String,
    "currency": pl.String,
    "last_safe_start_date": pl.Date,
    "event_date": pl.Date,
    "event_name": pl.String,
    "as_of_date": pl.Date,
    "lead_days": pl.Int64,
    "owner_role": pl.String,
    "cure_count": pl.Int64,
    "late_cure_count": pl.Int64,
    "achievable_count": pl.Int64,
    "achievable_amount": pl.Float64,
    "late_count": pl.Int64,
    "late_amount": pl.Float64,
    "unknown_cure_count": pl.Int64,
    "unpriced_cure_count": pl.Int64,
}
_LATENESS = {
    "reporting_path": pl.String,
    "reporting_status": pl.String,
    "days_late": pl.Int64,
    "device_count": pl.Int64,
}


_MOVES = {
    "smart_account": pl.String,
    "virtual_account": pl.String,
    "quantity_count": pl.Int64,
    "movement_source": pl.String,
    "unexplained_count": pl.Int64,
}
_FORETOLD = {
    "suite_name": pl.String,
    "point_kind": pl.String,
    "point_date": pl.Date,
    "in_use_count": pl.Int64,
    "forecast_count": pl.Int64,
    "low_count": pl.Int64,
    "high_count": pl.Int64,
    "committed_count": pl.Int64,
    "ceiling_count": pl.Int64,
    "forecast_date": pl.Date,
    "event_name": pl.String,
    "allowance_gone_date": pl.Date,
    "allowance_status": pl.String,
}
_GONE = {"Gone": date(2026, 8, 16), "Goes": date(2028, 1, 20)}
_OVERUSE = {
    "smart_account": pl.String,
    "license_name": pl.String,
    "period_start_date": pl.Date,
    "period_end_date": pl.Date,
    "over_count": pl.Int64,
    "over_unit_days": pl.Int64,
}


def bridge(*steps: tuple[str, str, str, int | None, float | None, str | None]) -> pl.DataFrame:
    """Key, name, kind, count, amount, grade of each step."""
    numbered = [
        (number, key, name, kind, count, amount, "USD", grade)
        for number, (key, name, kind, count, amount, grade) in enumerate(steps, start=1)
    ]
    return pl.DataFrame(numbered, schema=_BRIDGE, orient="row")


def position(*cells: tuple[str, str, str, int, int, int | None]) -> pl.DataFrame:
    """Smart Account, Virtual Account, licence, available, in use, balance."""
    full = [
        (smart, virtual, name, a, u, 0, 0, b, "Short" if (b or 0) < 0 else "Surplus")
        for smart, virtual, name, a, u, b in cells
    ]
    return pl.DataFrame(full, schema=_POSITION, orient="row")


def line(
    suite: str, committed: int, share: float, used: int | None, price: float | None, /, sku: str = "E3N-A"
) -> dict[str, Any]:
    """One True Forward line over 24 months, computed as the contract does."""
    threshold = committed + int(committed * share)
    over = None if used is None else max(0, used - threshold)
    beyond = None if used is None else max(0, used - committed)
    return {
        "subscription_id": "Sub-1029384",
        "suite_name": suite,
        "sku": sku,
        "commitment_type": "full",
        "committed_count": committed,
        "allowance_count": threshold - committed,
        "threshold_count": threshold,
        "consumed_count": used,
        "over_count": over,
        "over_commitment_count": beyond,
        "net_unit_price_amount": price,
        "remaining_months": 24,
        "charge_amount": None if over is None or price is None else over * price * 24,
        "over_commitment_amount": None if beyond is None or price is None else beyond * price * 24,
        "currency": "USD",
    }


def lines(*of: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(of), schema=_LINES)


def dates(*events: tuple[date, str, str]) -> pl.DataFrame:
    return pl.DataFrame([(*event, None) for event in events], schema=_DATES, orient="row")


def history(*snapshots: tuple[date, str, int | None, int | None]) -> pl.DataFrame:
    full = [(day, name, e, u, None if e is None or u is None else max(0, u - e)) for day, name, e, u in snapshots]
    return pl.DataFrame(full, schema=_HISTORY, orient="row")


def sources(
    *kinds: tuple[int | None, str, str, Sequence[tuple[date | None, str, int, int]]], account: str = "acme.example"
) -> pl.DataFrame:
    """Number, name, status of each kind, with day, status, rows landed and rejected of each of its sources."""
    full = [
        (number, name.lower(), name, status, f"{name} table", account, day, 1, landed, rejected, _age(day), state)
        for number, name, status, taken in kinds
        for day, state, landed, rejected in taken
    ]
    bare = [(*kind[:1], kind[1].lower(), *kind[1:3], *[None] * 8) for kind in kinds if not kind[3]]
    return pl.DataFrame(full + bare, schema=_SOURCES, orient="row")


def _age(day: date | None) -> int | None:
    return None if day is None else (TODAY - day).days


def gate(*items: tuple[str, str]) -> pl.DataFrame:
    """Short name and status of each item, in order."""
    full = [(n, f"{name}, in full", name, status, "Why.") for n, (name, status) in enumerate(items, start=1)]
    return pl.DataFrame(full, schema=_GATE, orient="row")


def cures(*kinds: tuple[str, int, int | None, float | None], event: date | None = date(2027, 1, 30)) -> pl.DataFrame:
    """Kind, lead time, licences and value of each; too late where the lead time does not fit before the event."""
    full = []
    for kind, lead, count, amount in kinds:
        start = None if event is None else event - timedelta(days=lead)
        is_late = start is not None and start < TODAY
        late = (count or 0, amount or 0.0) if is_late else (0, 0.0)
        free = (0, 0.0) if is_late else (count or 0, amount or 0.0)
        told = (kind, "USD", start, event, "milestone", TODAY, lead, "Procurement", 3, 3 * is_late)
        full.append((*told, *free, *late, int(count is None), int(bool(count) and amount is None)))
    return pl.DataFrame(full, schema=_CURES, orient="row")


def lateness(*devices: tuple[str | None, str | None, int | None, int]) -> pl.DataFrame:
    """How devices report, their status, days late, and how many they are."""
    return pl.DataFrame(list(devices), schema=_LATENESS, orient="row")


def overuse(*periods: tuple[str, date, date, int | None]) -> pl.DataFrame:
    """Licence, first day, day after the last, licences over; null is unknown."""
    full = [
        ("harbourline.example", name, start, end, over, None if over is None else over * (end - start).days)
        for name, start, end, over in periods
    ]
    return pl.DataFrame(full, schema=_OVERUSE, orient="row")


def moves(*legs: tuple[str, int, str, int | None]) -> pl.DataFrame:
    """Virtual Account, licences in (+) or out (−), what tells it, and how many nothing explains."""
    return pl.DataFrame([("harbourline.example", *leg) for leg in legs], schema=_MOVES, orient="row")


def foretold(
    suite: str, counts: Sequence[int], ahead: int | None, committed: int, ceiling: int | None, status: str | None = None
) -> pl.DataFrame:
    """A suite's use at quarterly snapshots up to today, and its forecast for the milestone with a band of 40 a side."""
    days = [TODAY - timedelta(days=91 * number) for number in reversed(range(len(counts)))]
    event = date(2027, 1, 30)
    rows: list[tuple[Any, ...]] = [
        ("Snapshot", day, count, None, None, None) for day, count in zip(days, counts, strict=True)
    ]
    if ahead is not None:
        middle = TODAY + (event - TODAY) // 2
        halfway = (counts[-1] + ahead) // 2
        rows += [
            ("Forecast", day, None, count, max(count - wide, 0), count + wide)
            for day, count, wide in ((TODAY, counts[-1], 0), (middle, halfway, 25), (event, ahead, 40))
        ]
    return pl.DataFrame(
        [(suite, *row, committed, ceiling, event, "milestone", _GONE.get(status or ""), status) for row in rows],
        schema=_FORETOLD,
        orient="row",
    ).with_columns(forecast_status=pl.lit("Too little history" if ahead is None else "Forecast"))


QUARTERS = (
    (date(2026, 10, 24), "Q1 FY27 ends", "quarter_end"),
    (date(2027, 1, 23), "Q2 FY27 ends", "quarter_end"),
    (date(2027, 5, 1), "Q3 FY27 ends", "quarter_end"),
)
TODAY = date(2026, 11, 15)

BRIDGE = bridge(
    ("gross_shortage", "Gross shortage as CSSM shows it", "level", 412, 51_500.0, "C"),
    ("expired_lots", "Expired lots removed", "change", 38, 4_750.0, "C"),
    ("substitution", "Substitution", "change", -64, -8_000.0, "C"),
    ("moves", "Moves between Virtual Accounts", "change", -312, -39_000.0, "B"),
    ("genuine_shortage", "Genuine shortage", "level", 74, 9_250.0, "C"),
)
POSITION = position(
    ("harbourline.example", "Campus", "C9300-24 DNA Advantage", 100, 412, -312),
    ("harbourline.example", "Datacentre", "C9300-24 DNA Advantage", 400, 250, 150),
    ("harbourline.example", "DEFAULT", "ISE Essentials", 50, 50, 0),
    ("calder.example", "DEFAULT", "ISE Essentials", 0, 20, None),
    ("calder.example", "DEFAULT", "C9300-24 DNA Advantage", 0, 0, 0),
)
LINES = lines(
    line("Switching DNA Advantage", 1200, 0.15, 1394, 12.5),
    line("Wireless DNA Essentials", 600, 0.15, 655, 6.2, "E3N-B"),
    line("ISE Premier", 500, 0.05, 600, 9.0, "E3S-C"),
    line("Secure Client Advantage", 2500, 0.15, 1910, 1.1, "E3S-D"),
    line("Nexus Dashboard", 40, 0.0, None, 30.0, "E3D-E"),
    line("Meraki", 0, 0.0, 14, None, "E3M-F"),
)
DATES = dates(
    (TODAY, "Today", "today"),
    (date(2026, 12, 12), "Start the PAK migration", "fix"),
    (date(2026, 12, 16), "Notice", "notice"),
    (date(2027, 1, 30), "Milestone", "milestone"),
    (date(2027, 3, 31), "Invoice", "invoice"),
    *QUARTERS,
)
HISTORY = history(
    *(
        (date(2026, month, 28), "C9300-24 DNA Advantage", 1200 - month * 5, 1080 + month * 30)
        for month in (1, 4, 7, 10)
    ),
    *((date(2026, month, 28), "ISE Essentials", 300, 280 + month) for month in (1, 4, 7, 10)),
)
SOURCES = sources(
    (1, "Licences", "Found", [*((date(2026, month, 1), "history", 140, 0) for month in (2, 5, 8))]),
    (1, "Licences", "Found", [(date(2026, 11, 3), "current", 150, 0), (date(2026, 12, 1), "later", 150, 0)]),
    (2, "Product instances", "Found", [(date(2026, 5, 1), "overlapped", 1_400, 0), (TODAY, "current", 1_400, 7)]),
    (3, "EA consumption", "Stale", [(date(2026, 6, 10), "current", 6, 0)]),
    (4, "Orders", "Missing", [(date(2026, 11, 3), "empty", 0, 0)]),
    (5, "Prices", "Found", [(None, "current", 61, 0)]),
    (6, "Vendor's proposal", "Missing", []),
)
GATE = gate(
    ("Full export", "Done"),
    ("Matched", "In progress"),
    ("Misplaced", "Done"),
    ("PAKs", "In progress"),
    ("Reporting", "In progress"),
    ("Violations", "Blocked"),
    ("On-Prem", "Not evidenced"),
    ("Moves", "In progress"),
    ("Positions", "Not applicable"),
    ("Advisers", "Done"),
)
CURES = cures(
    ("Move", 5, 1_056, 184_300.0),
    ("Migrate PAK", 30, 60, 4_020.5),
    ("Deposit order", 90, 21, 4_820.4),
    ("Report", 14, 0, 0.0),
    ("Retire instance", 14, 7, None),
    ("Write position", 14, None, None),
)
LATENESS = lateness(
    ("Direct", "OVERDUE", 116, 1),
    ("Direct", "OVERDUE", 97, 2),
    ("Direct", "NEVER REPORTED", 18, 2),
    ("Direct", "NEVER REPORTED", None, 1),
    ("Direct", "DUE SOON", -7, 3),
    ("Direct", "OK", -70, 35),
    ("Direct", "OK", -77, 28),
    ("Direct", "UNKNOWN", None, 4),
    ("On-Prem", "OK", -70, 13),
    ("On-Prem", "NOT APPLICABLE", None, 2),
    ("Unknown", "UNKNOWN", None, 2_270),
)

MOVES = moves(
    ("Campus", -40, "Event log", 0),
    ("Campus", -12, "Event log", None),
    ("Datacentre", 40, "Event log", 0),
    ("Datacentre", 12, "Event log", None),
    ("Depot Venlo", -10, "Event log", 4),
    ("Tilbury Port", 10, "Event log", 4),
    ("Tilbury Port", -8, "Snapshots", 8),
    ("Southampton Port", 8, "Snapshots", 8),
    ("Lab", 1_000, "Snapshots", 0),
)
OVERUSE = overuse(
    ("ISE Essentials", date(2025, 11, 12), date(2026, 3, 11), 410),
    ("ISE Essentials", date(2026, 3, 11), date(2026, 6, 10), 350),
    ("ISE Essentials", date(2026, 6, 10), TODAY, 362),
    ("C9300-48 DNA Advantage", date(2025, 11, 12), date(2026, 3, 1), 0),
    ("C9300-48 DNA Advantage", date(2026, 3, 1), date(2026, 8, 12), 24),
    ("C9300-48 DNA Advantage", date(2026, 8, 12), TODAY, 70),
    ("Aironet DNA Advantage Term Licenses", date(2025, 11, 12), date(2026, 6, 10), None),
    ("Aironet DNA Advantage Term Licenses", date(2026, 6, 10), date(2026, 10, 1), 12),
    ("Aironet DNA Advantage Term Licenses", date(2026, 10, 1), TODAY, 0),
    ("C9500 DNA Advantage", date(2025, 11, 12), TODAY, 0),
)

_CAUSES = {
    "currency": pl.String,
    "cause_number": pl.Int64,
    "cause": pl.String,
    "cause_name": pl.String,
    "cause_kind": pl.String,
    "amount": pl.Float64,
    "variance_count": pl.Int64,
    "confidence_grade": pl.String,
}


def causes(*rows: tuple[str, str, float | None, str | None], first: float, last: float | None) -> pl.DataFrame:
    """The proposal, what its causes take off, and our number."""
    steps: list[tuple[str, str, str, float | None, str | None]]
    steps = [("proposed", "Cisco's proposal", "level", first, None)]
    steps += [(cause, name, "change", amount, grade) for cause, name, amount, grade in rows]
    steps += [("ours", "Our figure on verified data", "level", last, None)]
    listed = [("GBP", place, *one[:4], None, one[4]) for place, one in enumerate(steps, start=1)]
    return pl.DataFrame(listed, schema=_CAUSES, orient="row")


CAUSES = causes(
    ("term", "Months that are not left", -60_000.0, None),
    ("price", "Price other than the contract's", -15_000.0, None),
    ("not_in_agreement", "Not in the agreement", -48_960.0, None),
    ("repeated", "Asked for twice", -14_097.6, None),
    ("unexplained", "More than any data shows", -90_000.0, None),
    ("moves", "Misplaced licences counted", -21_060.0, None),
    ("allowance", "Growth allowance ignored", -110_000.0, None),
    ("unmigrated_pak", "Unmigrated PAKs ignored", -2_592.0, "C"),
    ("duplicate", "Devices counted twice", -5_000.0, "B"),
    ("stale", "Stale instances billed", -120_000.0, "C"),
    ("not_proposed", "Ours that they do not ask for", 1_200.0, None),
    first=665_794.8,
    last=180_285.2,
)
FORETOLD = pl.concat(
    [
        foretold("Switching DNA Advantage", (2_010, 2_190, 2_280, 2_427), 2_500, 1_980, 2_277, "Gone"),
        foretold("Switching DNA Essentials", (880, 905, 930, 948), 959, 880, 1_012, "Goes"),
        foretold("Core Switching DNA Advantage", (90, 92, 95), 96, 95, 95, "Lasts"),
        foretold("Nexus Dashboard", (14,), None, 40, None),
    ]
)

CHARTS: dict[str, tuple[Draw, pl.DataFrame]] = {
    "proposal_waterfall": (proposal_waterfall, CAUSES),
    "shortage_bridge": (shortage_bridge, BRIDGE),
    "account_heatmap": (account_heatmap, POSITION),
    "entitlement_bullets": (entitlement_bullets, LINES),
    "event_timeline": (event_timeline, DATES),
    "snapshot_steps": (snapshot_steps, HISTORY),
    "charge_comparison": (charge_comparison, LINES),
    "source_calendar": (source_calendar, SOURCES),
    "readiness_strip": (readiness_strip, GATE),
    "remediation_schedule": (remediation_schedule, CURES),
    "reporting_lateness": (reporting_lateness, LATENESS),
    "overuse_steps": (overuse_steps, OVERUSE),
    "movement_bars": (movement_bars, MOVES),
    "use_forecast": (use_forecast, FORETOLD),
    "scenario_bars": (scenario_bars, SCENARIOS),
    "sensitivity_tornado": (sensitivity_tornado, DRIVERS),
    "charge_distribution": (charge_distribution, BINS),
    "settlement_range": (settlement_range, RANGE),
    "renewal_options": (renewal_options, OPTIONS),
    "portfolio_board": (portfolio_board, PORTFOLIO),
}
_NAMES = (
    "step_name",
    "range_name",
    "note",
    "smart_account",
    "virtual_account",
    "license_name",
    "suite_name",
    "event_name",
    "subscription_id",
    "source_name",
    "format_title",
    "item_name",
    "short_name",
    "cure_kind",
    "owner_role",
    "reporting_path",
    "cause_name",
    "scenario_name",
    "option_name",
    "client_name",
    "assumption_text",
    "driver_name",
    "low_words",
    "high_words",
)


def hostile(frame: pl.DataFrame) -> pl.DataFrame:
    """Replace every name by one that a client's file could hold."""
    names = [name for name in _NAMES if name in frame.columns]
    texts = [HOSTILE[number % len(HOSTILE)] for number in range(frame.height)]
    return frame.with_columns(pl.Series(name, texts) for name in names)


def large(chart: str) -> pl.DataFrame:
    """Return a frame as large as a chart may meet."""
    many: dict[str, Callable[[], pl.DataFrame]] = {
        **LARGE,
        "portfolio_board": lambda: MANY_CLIENTS,
        "proposal_waterfall": lambda: causes(
            *((f"cause_{n}", f"Cause number {n}", -1e7 * n, "ABCD"[n % 4]) for n in range(16)), first=3.2e9, last=2e9
        ),
        "shortage_bridge": lambda: bridge(
            ("gross_shortage", "Gross shortage", "level", 9_999_999, 1.2e9, "C"),
            *((f"step_{n}", f"Correction number {n}", "change", -n * 1_000, -n * 1e5, "ABCD"[n % 4]) for n in range(9)),
            ("genuine_shortage", "Genuine shortage", "level", 9_963_999, 1.1964e9, "C"),
        ),
        "account_heatmap": lambda: position(
            *(
                (
                    "harbourline.example",
                    f"Virtual Account {va}",
                    f"Licence {li} DNA Advantage",
                    5,
                    5,
                    (va - 30) * (li - 20) ** 3,
                )
                for va in range(60)
                for li in range(40)
            )
        ),
        "entitlement_bullets": lambda: lines(
            *(line(f"Suite {n}", 100 + n, 0.1, 60 + n * 4, 3.0, f"S-{n}") for n in range(45))
        ),
        "charge_comparison": lambda: lines(
            *(line(f"Suite {n}", 100 + n, 0.1, 60 + n * 9, 3e4, f"S-{n}") for n in range(45))
        ),
        "event_timeline": lambda: dates(
            (TODAY, "Today", "today"),
            *((TODAY + timedelta(days=n * n), f"Step number {n} of the plan", "fix") for n in range(-6, 33)),
            *(
                (date(2025, 1, 25) + timedelta(days=91 * n), f"Q{n % 4 + 1} FY{25 + n // 4} ends", "quarter_end")
                for n in range(24)
            ),
        ),
        "snapshot_steps": lambda: history(
            *(
                (date(2024, 1, 1) + timedelta(days=30 * month), f"Licence {li}", 1_000 + li, 900 + li * month)
                for li in range(40)
                for month in range(36)
            )
        ),
        "source_calendar": lambda: sources(
            *(
                (
                    number,
                    f"Kind of source number {number}",
                    "Stale",
                    [(TODAY - timedelta(days=n), "history", 10 ** (n % 6), n * number) for n in range(50, 350)],
                )
                for number in range(16)
            )
        ),
        "use_forecast": lambda: pl.concat(
            foretold(f"Suite {n}", [900 + n * month for month in range(36)], 950 + 36 * n, 1_000, 1_000 + n * 40)
            for n in range(45)
        ),
        "movement_bars": lambda: moves(
            *(
                (
                    f"Virtual Account number {n % 500}",
                    (n * 37) % 9_000 - 4_500,
                    "Event log",
                    None if n % 7 == 0 else n % 3,
                )
                for n in range(4_000)
            )
        ),
        "overuse_steps": lambda: overuse(
            *(
                (
                    f"Licence {li}",
                    date(2024, 1, 1) + timedelta(days=30 * month),
                    date(2024, 1, 31) + timedelta(days=30 * month),
                    None if (li + month) % 9 == 0 else (li * month * 7) % 4_000_000,
                )
                for li in range(40)
                for month in range(36)
            )
        ),
        "readiness_strip": lambda: gate(*((f"Item number {n}", "Not evidenced") for n in range(60))),
        "remediation_schedule": lambda: cures(
            *((f"Kind of cure number {n}", n * 6, 10**n % 9_999_999, 3e8 / (n + 1)) for n in range(30))
        ),
        "reporting_lateness": lambda: lateness(
            *(
                (f"Way number {n % 20}", "OVERDUE" if n > 0 else "OK", n * 3, 10 ** (abs(n) % 7))
                for n in range(-400, 900)
            ),
            *((f"Way number {n}", "UNKNOWN", None, 1_000_000) for n in range(20)),
        ),
        "settlement_range": wide_range,
        "renewal_options": lambda: MANY_OPTIONS,
    }
    return many[chart]()
