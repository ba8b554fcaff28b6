-- What a higher tier's surplus could cover of a lower tier's shortage inside one Virtual Account where the export does not show it yet.
-- Down a family's ladder the pool left by the tiers above is the running sum of balances, held at zero from below; the nearest tier gives first.
-- grain: smart_account, virtual_account, license_name
with tiered as (
    select
        position.smart_account,
        position.virtual_account,
        position.license_name,
        tiers.license_family,
        tiers.tier_rank,
        position.balance_count,
        row_number() over (
            partition by position.smart_account, position.virtual_account, tiers.license_family
            order by tiers.tier_rank desc, position.license_name
        ) as ladder_step
    from marts.license_position as position
    inner join core.license_tiers as tiers on position.license_name = tiers.license_name
    where position.balance_count is not null
),

running as (
    select
        tiered.smart_account,
        tiered.virtual_account,
        tiered.license_name,
        tiered.license_family,
        tiered.ladder_step,
        tiered.balance_count,
        cast(sum(tiered.balance_count) over ladder as bigint) as running_count
    from tiered
    window ladder as (partition by tiered.smart_account, tiered.virtual_account, tiered.license_family order by tiered.ladder_step)
),

pooled as (
    select
        running.smart_account,
        running.virtual_account,
        running.license_name,
        running.license_family,
        running.ladder_step,
        running.balance_count,
        running.running_count - least(0, min(running.running_count) over ladder) as pool_count
    from running
    window ladder as (partition by running.smart_account, running.virtual_account, running.license_family order by running.ladder_step)
),

levels as (
    select
        pooled.smart_account,
        pooled.virtual_account,
        pooled.license_name,
        pooled.license_family,
        pooled.balance_count,
        coalesce(lag(pooled.pool_count) over ladder, 0) as pool_before_count,
        min(pooled.pool_count) over (ladder rows between current row and unbounded following) as lowest_pool_count
    from pooled
    window ladder as (partition by pooled.smart_account, pooled.virtual_account, pooled.license_family order by pooled.ladder_step)
)

select
    levels.smart_account,
    levels.virtual_account,
    levels.license_name,
    levels.license_family,
    levels.balance_count,
    least(greatest(-levels.balance_count, 0), levels.pool_before_count) as covered_count,
    greatest(levels.balance_count, 0) - least(
        greatest(levels.balance_count, 0), greatest(levels.lowest_pool_count - levels.pool_before_count, 0)
    ) as given_count
from levels
