-- Whether a Smart Account is over on a licence today, since when without a break, when it was most, and how many
-- unit-days of over-use its snapshots and tables of use tell; unknown today is not good, and neither is a day nobody
-- saw.
-- grain: smart_account, license_name
with periods as (
    select
        history.smart_account,
        history.license_name,
        history.period_start_date,
        history.period_end_date,
        history.taken_at,
        history.over_count,
        history.over_unit_days,
        history.unseen_days,
        history.is_known,
        history.overuse_source,
        date_diff('day', history.period_start_date, history.period_end_date) as period_days,
        max(history.period_start_date) over licence as last_start_date,
        max(if(history.over_count > 0, null, history.period_start_date)) over licence as last_free_date
    from marts.overuse_history as history
    window licence as (partition by history.smart_account, history.license_name)
)

select
    periods.smart_account,
    periods.license_name,
    min(periods.period_start_date) as first_date,
    count(distinct periods.taken_at) as snapshot_count,
    bool_or(periods.over_count > 0) filter (where periods.period_start_date = periods.last_start_date) as is_over_now,
    max(periods.over_count) filter (where periods.period_start_date = periods.last_start_date) as as_of_over_count,
    bool_and(periods.is_known) filter (where periods.period_start_date = periods.last_start_date) as is_known,
    min(periods.period_start_date) filter (
        where periods.period_start_date > periods.last_free_date or periods.last_free_date is null
    ) as since_date,
    -- Over from the first day that is told: it may have begun before.
    min(periods.last_free_date) is null as is_since_first,
    max(periods.over_count) as peak_over_count,
    min_by(periods.period_start_date, (-periods.over_count, periods.period_start_date)) filter (
        where periods.over_count > 0
    ) as peak_date,
    cast(coalesce(sum(periods.over_unit_days), 0) as bigint) as over_unit_days,
    cast(
        coalesce(
            sum(periods.over_unit_days) filter (
                where periods.period_start_date > periods.last_free_date or periods.last_free_date is null
            ),
            0
        ) as bigint
    ) as current_over_unit_days,
    cast(coalesce(sum(periods.period_days) filter (where periods.over_count > 0), 0) as bigint) as over_days,
    cast(coalesce(sum(periods.unseen_days), 0) as bigint) as unseen_days,
    cast(coalesce(sum(periods.period_days) filter (where not periods.is_known), 0) as bigint) as unknown_days,
    if(bool_or(periods.overuse_source = 'Usage table'), 'Usage table', 'Snapshots') as overuse_source
from periods
group by periods.smart_account, periods.license_name
