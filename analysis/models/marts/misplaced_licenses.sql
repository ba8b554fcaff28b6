-- Each Virtual Account short of a licence that another one of its Smart Account has to spare, and the one with most to spare.
-- grain: smart_account, license_name, virtual_account
with spare as (
    select
        position.smart_account,
        position.license_name,
        max_by(position.virtual_account, (position.balance_count, position.virtual_account)) as surplus_account,
        max(position.balance_count) as surplus_count
    from marts.license_position as position
    where position.balance_count > 0
    group by position.smart_account, position.license_name
)

select
    position.smart_account,
    position.license_name,
    position.virtual_account,
    -position.balance_count as short_count,
    spare.surplus_account,
    spare.surplus_count,
    least(-position.balance_count, netting.misplaced_count) as move_count
from marts.license_position as position
inner join marts.license_netting as netting
    on position.smart_account = netting.smart_account and position.license_name = netting.license_name
inner join spare on position.smart_account = spare.smart_account and position.license_name = spare.license_name
where position.balance_count < 0
