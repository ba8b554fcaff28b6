-- Each Virtual Account short of a licence that another one of its Smart Account has to spare, the one with most to
-- spare, and how many can move: to the largest shortage first, so that the moves sum to what is misplaced. Licences of
-- an Enterprise Agreement move in its own tool (RULES.md §3).
-- grain: smart_account, license_name, virtual_account
with agreed as (
    select
        lots.smart_account,
        lots.virtual_account,
        lots.license_name,
        cast(sum(lots.lot_count) as bigint) as agreed_count
    from core.license_lots as lots
    where
        lots.lot_status = 'Available'
        and lots.subscription_id in (select agreements.subscription_id from inputs.agreements)
    group by lots.smart_account, lots.virtual_account, lots.license_name
),

spare as (
    select
        position.smart_account,
        position.license_name,
        max_by(position.virtual_account, (position.balance_count, position.virtual_account)) as surplus_account,
        max(position.balance_count) as surplus_count,
        cast(
            sum(
                greatest(
                    least(position.balance_count, position.available_count - coalesce(agreed.agreed_count, 0)), 0
                )
            ) as bigint
        ) as free_count
    from marts.license_position as position
    left join agreed
        on
            position.smart_account = agreed.smart_account
            and position.virtual_account = agreed.virtual_account
            and position.license_name = agreed.license_name
    where position.balance_count > 0
    group by position.smart_account, position.license_name
),

short as (
    select
        position.smart_account,
        position.license_name,
        position.virtual_account,
        -position.balance_count as short_count,
        cast(coalesce(sum(-position.balance_count) over larger, 0) as bigint) as larger_short_count
    from marts.license_position as position
    where position.balance_count < 0
    window
        larger as (
            partition by position.smart_account, position.license_name
            order by position.balance_count, position.virtual_account
            rows between unbounded preceding and 1 preceding
        )
)

select
    short.smart_account,
    short.license_name,
    short.virtual_account,
    short.short_count,
    spare.surplus_account,
    spare.surplus_count,
    greatest(least(short.short_count, netting.misplaced_count - short.larger_short_count), 0) as move_count,
    case
        when spare.free_count >= netting.misplaced_count then 'Cisco Smart Software Manager'
        when spare.free_count = 0 then 'the tool of the Enterprise Agreement that owns the spare ones'
        else 'Cisco Smart Software Manager, and the rest in the tool of the Enterprise Agreement that owns it'
    end as move_tool
from short
inner join spare on short.smart_account = spare.smart_account and short.license_name = spare.license_name
inner join marts.license_netting as netting
    on short.smart_account = netting.smart_account and short.license_name = netting.license_name
