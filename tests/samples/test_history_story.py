"""What the samples' snapshots and event logs tell of moves, over-use and changes, beside the story that made them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from tests.samples.conftest import Sample


def movements(sample: Sample) -> list[dict[str, Any]]:
    return list(sample.expected["sources_story"]["movements"])


def test_every_move_that_nothing_explains_and_none_besides(sample: Sample) -> None:
    columns = (
        "smart_account",
        "license_name",
        "virtual_account",
        "moved_at",
        "quantity_count",
        "unexplained_count",
        "reason",
    )
    found = sample.rows(f"""
        select {", ".join(columns).replace("moved_at", "cast(moved_at as varchar)")}
        from marts.movement_ledger
        where not is_explained
        order by all
    """)
    told = [tuple(row[name] for name in columns) for one in movements(sample) for row in one["unexplained"]]
    assert found == sorted(told)


def test_the_moves_that_the_log_tells_and_those_before_any_snapshot(sample: Sample) -> None:
    found = sample.rows("""
        select
            smart_account,
            count(*) filter (where movement_source = 'Event log'),
            count(*) filter (where is_explained is null)
        from marts.movement_ledger
        group by smart_account
        order by smart_account
    """)
    assert found == sorted(
        (one["smart_account"], one["told_leg_count"], one["before_snapshots_count"]) for one in movements(sample)
    )


def test_the_ledger_of_two_snapshots_sums_to_their_difference(sample: Sample) -> None:
    ledger: dict[tuple[Any, ...], int] = defaultdict(int)
    for *key, quantity, missed in sample.rows("""
        select
            smart_account, license_name, virtual_account, to_snapshot_date, quantity_count,
            if(movement_source = 'Event log', sign(quantity_count) * unexplained_count, 0)
        from marts.movement_ledger
        where to_snapshot_date is not null
    """):
        ledger[tuple(key)] += quantity - missed
    # What moved after the first snapshot and before the twelve months began is in its difference, not in the ledger.
    early = {
        tuple(key)
        for *key, _ in sample.rows("""
            select smart_account, license_name, virtual_account, taken_at, quantity_count
            from core.transfer_legs
            cross join inputs.run
            where moved_at <= as_of_date - to_months(12)
        """)
    }
    changed = {
        tuple(key): count
        for *key, count in sample.rows("""
            select smart_account, license_name, virtual_account, taken_at, changed_count
            from core.ownership_changes
        """)
    }
    found = {key: count for key, count in ledger.items() if count and key not in early}
    assert found == {key: count for key, count in changed.items() if key not in early}


def test_over_use_today_is_the_genuine_shortage_of_the_netting(sample: Sample) -> None:
    found = sample.rows("""
        select smart_account, license_name, as_of_over_count
        from marts.overuse_summary
        where as_of_over_count > 0
        order by all
    """)
    told = [
        row for row in sample.told("license_netting", "smart_account", "license_name", "genuine_short_count") if row[2]
    ]
    assert found == told


def test_a_table_of_use_speaks_where_it_tells_no_less_than_cssm(sample: Sample) -> None:
    found = {row[0] for row in sample.rows("select distinct license_name from core.account_usage where is_whole")}
    told = {
        "harbourline": set(),
        "stmarys": {"C9300-48 DNA Advantage", "ISE Essentials"},
        "calderbank": {"ISE Advantage", "C9300-48 DNA Advantage"},
    }
    assert found == told[sample.name]


def test_what_the_logs_cover(sample: Sample) -> None:
    found = sample.rows("""
        select smart_account, unlogged_comparison_count, comparison_count, is_comparable
        from marts.movement_coverage
        order by smart_account
    """)
    told = {
        "harbourline": [("harbourline.example", 0, 4, True)],
        "stmarys": [("stmarys.example", 0, 4, True)],
        "calderbank": [
            ("calder-cards.example", 0, 0, False),
            ("calderbank.example", 1, 3, True),
            ("northgate.example", 1, 3, True),
        ],
    }
    assert found == told[sample.name]


def test_orders_since_the_snapshot_before_that_cssm_does_not_hold(sample: Sample) -> None:
    found = sample.rows("""
        select subject, changed_count, cast(former_date as varchar)
        from marts.changes
        where change_kind = 'Order' and not is_seen_by_cisco
        order by all
    """)
    former = max(
        date.fromisoformat(one["taken_at"])
        for one in sample.expected["snapshots"]
        if one["taken_at"] != max(row["taken_at"] for row in sample.expected["snapshots"])
    )
    undeposited = sample.expected["sources_story"]["orders"]["undeposited"]
    told = [
        (f"order {row['order_number']}, {row['sku']}", row["quantity_count"], row["order_date"])
        for row in undeposited
        if date.fromisoformat(row["order_date"]) > former
    ]
    assert found == sorted(told)


def test_what_cssm_counts_otherwise_than_before_sums_to_the_difference_of_the_snapshots(sample: Sample) -> None:
    ((owned,),) = sample.rows("""
        select coalesce(sum(changed_count), 0)
        from marts.changes
        where change_kind in ('Owned', 'Licence added', 'Licence gone')
    """)
    days = sorted({row["taken_at"] for row in sample.expected["snapshots"]})
    sums = {
        day: sum(row["quantity_count"] for row in sample.expected["snapshots"] if row["taken_at"] == day)
        for day in days
    }
    assert owned == sums[days[-1]] - sums[days[-2]]
