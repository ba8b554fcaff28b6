-- What a Virtual Account keeps to spare of a licence that stays short elsewhere in its Smart Account when the transfer
-- plan is carried out, and why it cannot move: misplaced by netting, but not to be cured by a move.
-- grain: smart_account, virtual_account, license_name
with left_short as (
    select
        lines.smart_account,
        lines.license_name,
        cast(sum(-lines.planned_balance_count) as bigint) as short_count
    from marts.transfer_simulation as lines
    where lines.planned_balance_count < 0
    group by lines.smart_account, lines.license_name
)

select
    lines.smart_account,
    lines.virtual_account,
    lines.license_name,
    left_short.short_count,
    lines.planned_balance_count as immovable_count,
    if(
        position.reserved_count > position.in_use_count,
        'Reserved for devices',
        'In no lot that moves'
    ) as immovable_reason
from marts.transfer_simulation as lines
inner join left_short on lines.smart_account = left_short.smart_account and lines.license_name = left_short.license_name
inner join marts.license_position as position
    on
        lines.smart_account = position.smart_account
        and lines.virtual_account = position.virtual_account
        and lines.license_name = position.license_name
where lines.planned_balance_count > 0
