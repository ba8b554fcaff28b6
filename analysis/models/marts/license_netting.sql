-- Per Smart Account and licence: what Virtual Accounts are short of, how much of it others of the same account hold,
-- and what remains (RULES.md §2.4). Only the same licence nets.
-- grain: smart_account, license_name
with sums as (
    select
        position.smart_account,
        position.license_name,
        cast(coalesce(sum(-position.balance_count) filter (where position.balance_count < 0), 0) as bigint)
            as gross_short_count,
        cast(coalesce(sum(position.balance_count) filter (where position.balance_count > 0), 0) as bigint)
            as surplus_count,
        count(*) filter (where position.balance_count < 0) as short_account_count,
        count(*) filter (where position.balance_count is null) as unknown_account_count
    from marts.license_position as position
    group by position.smart_account, position.license_name
)

select
    sums.smart_account,
    sums.license_name,
    sums.gross_short_count,
    least(sums.gross_short_count, sums.surplus_count) as misplaced_count,
    greatest(sums.gross_short_count - sums.surplus_count, 0) as genuine_short_count,
    sums.surplus_count,
    sums.short_account_count,
    sums.unknown_account_count
from sums
