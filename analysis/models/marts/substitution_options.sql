-- What a higher tier's surplus could cover of a lower tier's shortage inside one Virtual Account where the export does
-- not show it yet (RULES.md §2.3). A tier gives only what its own licence lacks nowhere in the Smart Account, so that
-- covering never makes a shortage elsewhere; the nearest tier gives first.
-- grain: smart_account, virtual_account, license_name
with tiered as (
    select
        position.smart_account,
        position.virtual_account,
        position.license_name,
        tiers.license_family,
        tiers.tier_rank,
        position.balance_count,
        -- What the tiers below lack is the most that this one can give.
        least(
            greatest(position.balance_count, 0),
            cast(coalesce(sum(greatest(-position.balance_count, 0)) over lower_tiers, 0) as bigint)
        ) as useful_count
    from marts.license_position as position
    inner join core.license_tiers as tiers on position.license_name = tiers.license_name
    where position.balance_count is not null
    window
        lower_tiers as (
            partition by position.smart_account, position.virtual_account, tiers.license_family
            order by tiers.tier_rank
            range between unbounded preceding and 1 preceding
        )
),

-- A shortage counts in full, a surplus as far as it may be given; of one tier the shortages come before the surplus.
laddered as (
    select
        tiered.smart_account,
        tiered.virtual_account,
        tiered.license_name,
        tiered.license_family,
        tiered.balance_count,
        if(
            tiered.balance_count < 0,
            tiered.balance_count,
            greatest(
                least(
                    tiered.useful_count,
                    netting.surplus_count - netting.misplaced_count
                    - cast(coalesce(sum(tiered.useful_count) over earlier, 0) as bigint)
                ),
                0
            )
        ) as ladder_count,
        row_number() over (
            partition by tiered.smart_account, tiered.virtual_account, tiered.license_family
            order by tiered.tier_rank desc, tiered.balance_count > 0 asc, tiered.license_name asc
        ) as ladder_step
    from tiered
    inner join marts.license_netting as netting
        on tiered.smart_account = netting.smart_account and tiered.license_name = netting.license_name
    window
        earlier as (
            partition by tiered.smart_account, tiered.license_name
            order by tiered.virtual_account
            rows between unbounded preceding and 1 preceding
        )
),

-- Down the ladder, what the tiers above have left is the running sum held at zero from below.
running as (
    select
        laddered.smart_account,
        laddered.virtual_account,
        laddered.license_name,
        laddered.license_family,
        laddered.balance_count,
        laddered.ladder_count,
        laddered.ladder_step,
        cast(sum(laddered.ladder_count) over ladder as bigint) as running_count
    from laddered
    window
        ladder as (
            partition by laddered.smart_account, laddered.virtual_account, laddered.license_family
            order by laddered.ladder_step
        )
),

pooled as (
    select
        running.smart_account,
        running.virtual_account,
        running.license_name,
        running.license_family,
        running.balance_count,
        running.ladder_count,
        running.ladder_step,
        running.running_count - least(min(running.running_count) over ladder, 0) as pool_count
    from running
    window
        ladder as (
            partition by running.smart_account, running.virtual_account, running.license_family
            order by running.ladder_step
        )
),

-- The pool is a stack: what a tier put on it is left as far as the pool never falls lower afterwards.
levels as (
    select
        pooled.smart_account,
        pooled.virtual_account,
        pooled.license_name,
        pooled.license_family,
        pooled.balance_count,
        pooled.ladder_count,
        coalesce(lag(pooled.pool_count) over ladder, 0) as pool_before_count,
        min(pooled.pool_count) over (ladder rows between current row and unbounded following) as lowest_pool_count
    from pooled
    window
        ladder as (
            partition by pooled.smart_account, pooled.virtual_account, pooled.license_family
            order by pooled.ladder_step
        )
)

select
    levels.smart_account,
    levels.virtual_account,
    levels.license_name,
    levels.license_family,
    levels.balance_count,
    least(greatest(-levels.ladder_count, 0), levels.pool_before_count) as covered_count,
    greatest(levels.ladder_count - greatest(levels.lowest_pool_count - levels.pool_before_count, 0), 0) as given_count
from levels
