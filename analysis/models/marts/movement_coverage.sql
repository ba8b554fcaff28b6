-- What can be said at all about moves between Virtual Accounts in the last twelve months: which snapshots there are to
-- compare, and which days the event logs tell.
-- grain: smart_account
with since as (
    select
        cast(run.as_of_date - to_months(12) as date) as since_date,
        run.as_of_date
    from inputs.run
),

accounts as (
    select known.smart_account
    from core.smart_accounts as known
    union
    select listed.smart_account
    from core.virtual_accounts as listed
),

-- The snapshot before the twelve months begin is what the first one in them is compared with.
compared as (
    select
        days.smart_account,
        min(coalesce(days.previous_taken_at, days.taken_at)) as first_snapshot_date,
        max(days.taken_at) as last_snapshot_date,
        count(distinct days.round_date) filter (where days.previous_taken_at is not null) as comparison_count,
        count(distinct days.round_date) filter (where days.log_coverage <> 'All') as unlogged_comparison_count,
        count(distinct days.round_date) filter (where not days.is_exhaustive) as incomplete_snapshot_count,
        count(distinct days.virtual_account)
        - count(distinct days.virtual_account) filter (where days.previous_taken_at is not null)
            as once_shown_account_count,
        max(since.since_date) as since_date
    from core.snapshot_days as days
    cross join since
    where days.taken_at > since.since_date
    group by days.smart_account
),

logged as (
    select
        logs.smart_account,
        min(logs.first_date) as log_first_date,
        max(logs.last_date) as log_last_date,
        cast(
            sum(
                greatest(date_diff('day', greatest(logs.first_date - 1, since.since_date), logs.last_date), 0)
            ) as bigint
        ) as logged_days
    from core.event_log_periods as logs
    cross join since
    group by logs.smart_account
),

told as (
    select
        movements.smart_account,
        count(*) filter (where movements.movement_source = 'Event log') as told_leg_count,
        count(*) filter (where not movements.is_explained) as unexplained_leg_count,
        cast(sum(movements.unexplained_count) as bigint) as unexplained_count
    from marts.movement_ledger as movements
    group by movements.smart_account
)

select
    accounts.smart_account,
    compared.first_snapshot_date,
    compared.last_snapshot_date,
    coalesce(compared.comparison_count, 0) as comparison_count,
    coalesce(compared.unlogged_comparison_count, 0) as unlogged_comparison_count,
    coalesce(compared.incomplete_snapshot_count, 0) as incomplete_snapshot_count,
    coalesce(compared.once_shown_account_count, 0) as once_shown_account_count,
    logged.log_first_date,
    logged.log_last_date,
    coalesce(logged.logged_days, 0) as logged_days,
    date_diff('day', since.since_date, since.as_of_date) - coalesce(logged.logged_days, 0) as unlogged_days,
    coalesce(compared.comparison_count, 0) > 0 as is_comparable,
    if(
        compared.comparison_count > 0,
        date_diff('day', greatest(compared.first_snapshot_date, compared.since_date), compared.last_snapshot_date),
        0
    ) as compared_days,
    coalesce(told.told_leg_count, 0) as told_leg_count,
    coalesce(told.unexplained_leg_count, 0) as unexplained_leg_count,
    coalesce(told.unexplained_count, 0) as unexplained_count
from accounts
cross join since
left join compared on accounts.smart_account = compared.smart_account
left join logged on accounts.smart_account = logged.smart_account
left join told on accounts.smart_account = told.smart_account
