-- How many licences a Smart Account used beyond what it owned in force, all its Virtual Accounts netted, from each day
-- on which that was told until the next, and unit-days of it. A snapshot holds until the next one; days later than it
-- may speak for are counted apart. Where use or entitlement is unknown, so is over-use. The end day is not part of a
-- period.
-- grain: smart_account, license_name, period_start_date
with usage as (
    select
        usage.smart_account,
        usage.license_name,
        usage.start_date,
        usage.end_date,
        usage.used_count
    from core.account_usage as usage
    where usage.is_whole
),

points as (
    select
        levels.smart_account,
        levels.license_name,
        levels.changed_at as period_start_date,
        struct_pack(
            taken_at := levels.taken_at,
            available_count := levels.available_count,
            in_use_count := levels.in_use_count,
            substitution_count := levels.substitution_count,
            is_dated := levels.is_dated
        ) as level,
        null as ended,
        0 as used_count,
        0 as usage_count
    from core.license_levels as levels
    union all
    select
        usage.smart_account,
        usage.license_name,
        usage.start_date as period_start_date,
        null as level,
        null as ended,
        usage.used_count,
        1 as usage_count
    from usage
    union all
    select
        usage.smart_account,
        usage.license_name,
        usage.end_date as period_start_date,
        null as level,
        struct_pack(end_date := usage.end_date, used_count := usage.used_count) as ended,
        -usage.used_count as used_count,
        -1 as usage_count
    from usage
),

days as (
    select
        points.smart_account,
        points.license_name,
        points.period_start_date,
        run.as_of_date,
        any_value(points.level) as level,
        max(points.ended) as ended,
        sum(points.used_count) as used_count,
        sum(points.usage_count) as usage_count
    from points
    cross join inputs.run
    where points.period_start_date <= run.as_of_date
    group by points.smart_account, points.license_name, points.period_start_date, run.as_of_date
),

known as (
    select
        days.smart_account,
        days.license_name,
        days.period_start_date,
        coalesce(lead(days.period_start_date) over licence, days.as_of_date) as period_end_date,
        last_value(days.level ignore nulls) over so_far as level,
        last_value(days.ended ignore nulls) over so_far as ended,
        cast(sum(days.used_count) over so_far as bigint) as used_count,
        sum(days.usage_count) over so_far as usage_count
    from days
    window
        licence as (partition by days.smart_account, days.license_name order by days.period_start_date),
        so_far as (
            partition by days.smart_account, days.license_name
            order by days.period_start_date
            rows between unbounded preceding and current row
        )
),

incomplete as (
    select distinct
        days.smart_account,
        days.taken_at
    from core.snapshot_days as days
    where not days.is_exhaustive
),

used as (
    select
        known.smart_account,
        known.license_name,
        known.period_start_date,
        known.period_end_date,
        known.level.taken_at,
        known.level.available_count,
        known.level.substitution_count,
        known.level.is_dated,
        -- A table of use speaks for its days, and on until something newer does; of tables that overlap, neither does.
        case
            when known.usage_count = 1 then known.used_count
            when known.usage_count = 0 and known.ended.end_date > known.level.taken_at then known.ended.used_count
            else known.level.in_use_count
        end as in_use_count,
        case
            when known.usage_count = 1 then known.period_end_date
            when known.usage_count = 0 and known.ended.end_date > known.level.taken_at then known.ended.end_date
            else known.level.taken_at
        end as told_until_date,
        known.usage_count = 1
        or (known.usage_count = 0 and coalesce(known.ended.end_date > known.level.taken_at, false)) as is_measured
    from known
    where known.level is not null
),

counted as (
    select
        used.smart_account,
        used.license_name,
        used.period_start_date,
        used.period_end_date,
        used.taken_at,
        used.available_count,
        used.in_use_count,
        used.substitution_count,
        -- The greater of unknown and nothing is unknown.
        case
            when used.in_use_count > used.available_count + used.substitution_count
                then used.in_use_count - used.available_count - used.substitution_count
            when used.in_use_count is not null and used.available_count is not null then 0
        end as over_count,
        used.is_dated,
        used.told_until_date,
        if(used.is_measured, 'Usage table', 'Snapshots') as overuse_source
    from used
)

select
    counted.smart_account,
    counted.license_name,
    counted.period_start_date,
    counted.period_end_date,
    counted.taken_at,
    counted.available_count,
    counted.in_use_count,
    counted.substitution_count,
    counted.over_count,
    counted.over_count * date_diff('day', counted.period_start_date, counted.period_end_date) as over_unit_days,
    greatest(
        date_diff(
            'day',
            greatest(
                counted.period_start_date, counted.told_until_date + cast(thresholds.export_stale_days as integer)
            ),
            counted.period_end_date
        ),
        0
    ) as unseen_days,
    counted.is_dated,
    counted.over_count is not null and incomplete.taken_at is null as is_known,
    counted.overuse_source
from counted
cross join inputs.thresholds
left join incomplete on counted.smart_account = incomplete.smart_account and counted.taken_at = incomplete.taken_at
