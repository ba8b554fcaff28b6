from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

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
from analysis.charts.native import (
    NativeChart,
    NativeTable,
    Series,
    Step,
    legible,
    native_of,
    number_format,
    step_lines,
    waterfall,
    with_native,
)
from analysis.charts.theme import COUNTS, Magnitude, magnitude, tones
from tests.charts.drawn import PARTS, rows
from tests.charts.frames import BRIDGE, CAUSES, CHARTS, DATES, GATE, LATENESS, LINES, POSITION, causes, hostile
from tests.charts.range_frames import RANGE
from tests.charts.what_if import BINS, DRIVERS, SCENARIOS

if TYPE_CHECKING:
    import altair as alt

    from analysis.charts.native import Native

GBP = {**PARTS, "unit": "GBP"}
TABLES = {"account_heatmap", "readiness_strip", "source_calendar", "portfolio_board"}


def native(drawn: alt.LayerChart) -> Native:
    found = native_of(drawn.to_dict())
    assert found is not None
    return found


def chart(drawn: alt.LayerChart) -> NativeChart:
    found = native(drawn)
    assert isinstance(found, NativeChart)
    return found


def series(drawn: alt.LayerChart) -> dict[str, Series]:
    return {one.name: one for one in chart(drawn).series}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_a_native_form_and_what_is_no_chart_to_an_office_program_is_a_table(name: str) -> None:
    draw, frame = CHARTS[name]
    found = native(draw(frame, **PARTS))
    assert isinstance(found, NativeTable if name in TABLES else NativeChart)
    assert found.unit


@pytest.mark.parametrize("kind", ["sample", "one row", "hostile"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_native_form_is_plain_json_in_known_colours_with_a_figure_for_each_category(name: str, kind: str) -> None:
    draw, sample = CHARTS[name]
    frame = {"sample": sample, "one row": sample.head(1), "hostile": hostile(sample)}[kind]
    found = native_of(draw(frame, **PARTS).to_dict())
    if found is None:
        assert kind == "one row"
        return
    assert native_of(json.loads(json.dumps({"usermeta": {"native": asdict(found)}}, allow_nan=False))) == found
    if isinstance(found, NativeChart):
        for one in found.series:
            assert {len(one.values), len(one.tones or one.values), len(one.labels or one.values)} == {
                len(found.categories)
            }
            assert {one.tone, *one.tones} <= set(tones())
    else:
        widths = {len(row) for row in found.rows} | ({len(found.heads)} if found.heads else set())
        assert len(widths) == 1
        assert {cell.tone for row in found.rows for cell in row} <= set(tones())
        assert {cell.fill for row in found.rows for cell in row if cell.fill} <= set(tones())


@pytest.mark.parametrize("name", CHARTS)
def test_where_there_is_nothing_to_show_there_is_no_native_form(name: str) -> None:
    draw, frame = CHARTS[name]
    assert native_of(draw(frame.clear(), **PARTS).to_dict()) is None


@pytest.mark.parametrize("drawn", [proposal_waterfall(CAUSES, **GBP), shortage_bridge(BRIDGE, **PARTS)])
def test_a_waterfall_stands_on_its_base_and_each_step_ends_where_the_next_begins(drawn: alt.LayerChart) -> None:
    told = series(drawn)
    base, level, falls, rises = (one.values for one in told.values())
    assert told["Base"].is_hidden
    reached = level[0] or 0.0
    for stands, lift, down, up in list(zip(level, base, falls, rises, strict=True))[1:]:
        if stands is not None:
            assert stands == pytest.approx(reached)
        elif down is not None:
            assert reached == pytest.approx((lift or 0.0) + down)
            reached = lift or 0.0
        else:
            assert reached == pytest.approx(lift)
            reached = (lift or 0.0) + (up or 0.0)
    assert level[-1] == pytest.approx(reached)


def test_a_waterfall_begins_and_ends_with_the_numbers_of_the_frame() -> None:
    levels = [value for value in series(proposal_waterfall(CAUSES, **GBP))["Stands at"].values if value is not None]
    told = CAUSES.sort("cause_number").filter(pl.col("cause_kind") == "level")["amount"].cast(pl.Float64)
    assert levels == pytest.approx(told.to_list())


def test_a_waterfall_draws_the_figures_of_its_picture() -> None:
    drawn = shortage_bridge(BRIDGE, **PARTS)
    told = series(drawn)
    mine = [
        next(value for value in values if value is not None)
        for values in zip(*(told[name].values for name in ("Stands at", "Takes off", "Adds")), strict=True)
    ]
    assert mine == [abs(one) for one in BRIDGE.sort("step_number")["short_count"]]


def test_an_unknown_step_is_blank_and_says_so_and_never_zero() -> None:
    drawn = proposal_waterfall(causes(("unknown", "Not known", None, None), first=10.0, last=None), **GBP)
    place = next(number for number, name in enumerate(chart(drawn).categories) if name == "Not known: unknown")
    assert [one.values[place] for one in chart(drawn).series] == [None] * 4


def test_a_step_below_zero_has_no_base_to_stand_on_and_stays_a_picture() -> None:
    steps = [Step("Ours", 0, 5, "ours", is_level=True), Step("Less", 5, -2, "ours", is_level=False)]
    assert waterfall(steps, COUNTS, "licences") is None
    assert waterfall(steps[:1], COUNTS, "licences") is not None


def test_steps_that_are_few_stand_upright_and_many_lie() -> None:
    step = Step("Ours", 0, 5, "ours", is_level=True)
    forms = [made.form for count in (6, 7) if (made := waterfall([step] * count, COUNTS, "licences"))]
    assert forms == ["stacked columns", "stacked bars"]


def test_a_figure_is_kept_in_full_and_shown_in_the_magnitude_of_the_chart() -> None:
    assert number_format(Magnitude(1, "", 0)) == '#,##0;"−"#,##0;0'
    assert number_format(Magnitude(1_000, "thousand", 1), signed=True) == '"+"#,##0.0,;"−"#,##0.0,;0'
    assert number_format(Magnitude(1_000_000, "million", 1), falling=True).startswith('"−"#,##0.0,,;')


def test_what_is_unknown_is_kept_before_what_is_known() -> None:
    assert legible([3, None, 2, 1, None], lambda value: value is not None, 3) == [3, None, None]


def test_a_level_holds_until_it_changes_and_beyond_its_end_nothing_is_known() -> None:
    first, second, third = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
    days, values = step_lines({"a": [(first, 1.0), (second, 4.0), (third, 4.0)], "b": [(first, 2.0), (second, None)]})
    assert days == ["2026-01-01", "2026-02-01", "2026-02-01", "2026-03-01"]
    assert values == {"a": [1.0, 1.0, 4.0, 4.0], "b": [2.0, 2.0, None, None]}


def test_a_chart_without_a_native_form_is_left_as_it_is() -> None:
    drawn = shortage_bridge(BRIDGE, **PARTS)
    assert with_native(drawn, None) is drawn


def test_use_is_told_from_the_commitment_and_over_the_allowance_it_has_the_colour_of_short() -> None:
    told = series(entitlement_bullets(LINES, **PARTS))
    shares = {row["used_share"] for row in rows(entitlement_bullets(LINES, **PARTS), "used_share")} - {None}
    assert shares
    drawn = {round(value + 1, 9) for value in told["Use"].values if value is not None}
    assert {round(share, 9) for share in shares} <= drawn
    over = [" over" in words for words in told["Use"].labels]
    assert any(over)
    assert [tone == "short" for tone in told["Use"].tones] == over


def test_charges_and_their_unknown_are_those_of_the_frame() -> None:
    drawn = chart(charge_comparison(LINES, **GBP))
    suites = LINES.group_by("suite_name", maintain_order=True).agg(
        pl.when(pl.col("charge_amount").has_nulls()).then(None).otherwise(pl.col("charge_amount").sum()).alias("sum")
    )
    known = dict(suites.iter_rows())
    for name, value in zip(drawn.categories, drawn.series[0].values, strict=True):
        is_unknown = name.endswith(": unknown")
        assert (value is None) is is_unknown
        if name in known:
            assert value == pytest.approx(known[name])


def test_scenarios_stand_below_what_is_asked() -> None:
    drawn = chart(scenario_bars(SCENARIOS, **GBP))
    assert drawn.categories[0] == "Proposal"
    assert drawn.series[0].tones[0] == "theirs"
    amounts = SCENARIOS.sort("scenario_number")["contract_amount"].cast(pl.Float64).to_list()
    assert drawn.series[0].values[1:] == amounts[: len(drawn.categories) - 1]


def test_a_tornado_s_ends_are_as_far_from_verified_data_as_their_charges() -> None:
    drawn = chart(sensitivity_tornado(DRIVERS, **GBP))
    told = {one.name: one.values for one in drawn.series}
    known = {row["driver_name"]: row for row in DRIVERS.to_dicts() if row["low_amount"] is not None}
    for place, name in enumerate(drawn.categories):
        row = known[name.removesuffix(": moves nothing")]
        ends = sorted(float(row[end]) - float(row["base_amount"]) for end in ("low_amount", "high_amount"))
        gap = told["Gap"][place] or 0.0
        low, high = told["Lower"][place] or 0.0, told["Higher"][place] or 0.0
        assert min(gap + low, gap, low) == pytest.approx(min(ends[0], 0.0), abs=0.01)
        assert max(gap + high, gap, high) == pytest.approx(max(ends[1], 0.0), abs=0.01)


def test_neighbouring_bins_are_one_column_and_no_draw_is_lost() -> None:
    drawn = chart(charge_distribution(BINS, **GBP))
    assert sum(value or 0 for value in drawn.series[0].values) == BINS["drawn_count"].sum()
    assert len(drawn.categories) <= 10


def test_the_walk_away_has_the_colour_of_short_and_a_benchmark_its_date_and_n() -> None:
    drawn = chart(settlement_range(RANGE, **GBP))
    amounts = {row["range_name"]: row["amount"] for row in RANGE.to_dicts()}
    for name, value in zip(drawn.categories, drawn.series[0].values, strict=True):
        expected = amounts[name.removesuffix(": unknown")]
        assert value == (None if expected is None else float(expected))
    assert "n" in drawn.note
    keys = {row["range_name"]: row["range_key"] for row in RANGE.to_dicts()}
    short = [keys[name] for name, tone in zip(drawn.categories, drawn.series[0].tones, strict=True) if tone == "short"]
    assert set(short) <= {"walk_away"}


def test_an_option_is_its_commitment_and_what_growth_adds() -> None:
    told = series(renewal_options(CHARTS["renewal_options"][1], **GBP))
    whole, committed = (one.values for one in told.values())
    assert all(part is None if cost is None else 0 <= part <= cost for cost, part in zip(whole, committed, strict=True))  # type: ignore[operator]


def test_what_left_is_below_nothing_and_what_entered_above() -> None:
    drawn = movement_bars(CHARTS["movement_bars"][1], **PARTS)
    for name, one in series(drawn).items():
        assert all((value or 0) <= 0 if name.startswith("Left") else (value or 0) >= 0 for value in one.values)
    moved = sum(row["moved_count"] for row in rows(drawn, "moved_count"))
    assert sum(abs(value or 0) for one in series(drawn).values() for value in one.values) == moved


def test_devices_are_counted_by_how_they_stand_and_none_is_lost() -> None:
    drawn = chart(reporting_lateness(LATENESS, **PARTS))
    assert sum(value or 0 for value in drawn.series[0].values) == LATENESS["device_count"].sum()
    unknown = [tone for name, tone in zip(drawn.categories, drawn.series[0].tones, strict=True) if "unknown" in name]
    assert set(unknown) <= {"unknown"}


def test_over_use_and_history_are_lines_over_days() -> None:
    over = chart(overuse_steps(CHARTS["overuse_steps"][1], **PARTS))
    held = chart(snapshot_steps(CHARTS["snapshot_steps"][1], **PARTS))
    for drawn in (over, held):
        assert drawn.form == "lines"
        assert drawn.categories == sorted(drawn.categories)
    peak = CHARTS["overuse_steps"][1]["over_count"].max()
    assert max(value or 0 for one in over.series for value in one.values) == peak


def test_one_licence_shows_what_is_entitled_beside_what_is_in_use() -> None:
    history = CHARTS["snapshot_steps"][1]
    one = history.filter(pl.col("license_name") == history["license_name"][0])
    assert list(series(snapshot_steps(one, **PARTS))) == ["Entitled", "In use"]


def test_a_forecast_is_how_far_a_suite_is_past_what_is_free() -> None:
    drawn = use_forecast(CHARTS["use_forecast"][1], **PARTS)
    (past,) = series(drawn).values()
    for value, words in zip(past.values, past.labels, strict=True):
        use, free = (part.replace(",", "") for part in words.split(" of "))
        assert value is None or value == int(use) - int(free)


def test_dates_ahead_are_days_and_the_milestone_is_dark() -> None:
    drawn = chart(event_timeline(DATES, **PARTS))
    today = DATES.filter(pl.col("event_key") == "today")["event_date"][0]
    milestone = DATES.filter(pl.col("event_key") == "milestone")["event_date"][0]
    values = dict(zip(drawn.series[0].tones, drawn.series[0].values, strict=True))
    assert values["ink"] == (milestone - today).days


def test_a_cure_stands_between_its_last_safe_start_and_the_event() -> None:
    frame = CHARTS["remediation_schedule"][1]
    waits, spans = (one.values for one in chart(remediation_schedule(frame, **PARTS)).series)
    days = {(row["event_date"] - row["as_of_date"]).days for row in frame.to_dicts() if row["event_date"]}
    assert {(wait or 0) + (span or 0) for wait, span in zip(waits, spans, strict=True)} <= days


def test_a_heat_map_says_its_balances_with_a_triangle_beside_the_colour() -> None:
    table = native(account_heatmap(POSITION, **PARTS))
    assert isinstance(table, NativeTable)
    cells = [cell for row in table.rows for cell in row[1:] if cell.lines]
    assert cells
    for cell in cells:
        words = cell.lines[0]
        if cell.fill.startswith("short"):
            assert words.startswith("▼ −")
        elif cell.fill.startswith("surplus"):
            assert words.startswith("▲ ")
        else:
            assert words in {"0", "? unknown"}


def test_a_strip_has_a_cell_an_item_with_its_shape_name_and_status() -> None:
    table = native(readiness_strip(GATE, **PARTS))
    assert isinstance(table, NativeTable)
    cells = [cell for row in table.rows for cell in row if cell.lines]
    assert [(cell.lines[1], cell.lines[2]) for cell in cells] == list(
        GATE.sort("item_number").select("short_name", "gate_status").iter_rows()
    )


def test_a_source_that_is_stale_or_missing_is_among_the_first() -> None:
    table = native(source_calendar(CHARTS["source_calendar"][1], **PARTS))
    assert isinstance(table, NativeTable)
    ages = [row[place].lines[0] for place in (1, 3) for row in table.rows if row[place].lines]
    good = [words.startswith("●") for words in ages]
    assert good == sorted(good)


def test_a_client_whose_run_failed_shows_why_and_no_figure() -> None:
    frame: Any = CHARTS["portfolio_board"][1]
    table = native(portfolio_board(frame, **PARTS))
    assert isinstance(table, NativeTable)
    failed = [row for row in table.rows if row[1].tone == "short"]
    assert len(failed) == frame["failure"].drop_nulls().len()
    assert all(not cell.lines for row in failed for cell in row[2:])


def test_a_range_beside_verified_data_stands_off_the_line_and_its_end_says_its_charge() -> None:
    base = float(DRIVERS["base_amount"].drop_nulls()[0])
    ends = pl.DataFrame({"low": [base + 10_000, base - 30_000], "high": [base + 40_000, base - 5_000]})
    drivers = DRIVERS.drop_nulls(["low_amount", "base_amount"]).head(2)
    moved = drivers.with_columns(
        low_amount=ends["low"],
        high_amount=ends["high"],
        base_amount=pl.lit(base),
        swing_amount=pl.Series([30_000.0, 25_000.0]),
    )
    gap, lower, higher = chart(sensitivity_tornado(moved, **GBP)).series
    assert gap.is_hidden
    assert gap.values == pytest.approx([10_000.0, -5_000.0])
    assert lower.values == [None, pytest.approx(-25_000.0)]
    assert higher.values == [pytest.approx(30_000.0), None]
    assert higher.labels[0] == magnitude([base]).text(base + 40_000)
