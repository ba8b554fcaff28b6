-- Each shortage that the transfer plan cures with licences of the same name: the Virtual Account that gives most of
-- them, how many move, and where that is done.
-- grain: smart_account, license_name, virtual_account
with givers as (
    select
        moves.smart_account,
        moves.license_name,
        moves.to_virtual_account as virtual_account,
        moves.from_virtual_account as surplus_account,
        cast(sum(moves.quantity_count) as bigint) as move_count,
        cast(coalesce(sum(moves.quantity_count) filter (where moves.is_agreement_lot), 0) as bigint) as agreed_count,
        min(moves.move_tool) filter (where moves.is_agreement_lot) as agreement_tool
    from marts.transfer_plan as moves
    where moves.license_name = moves.covered_license_name
    group by moves.smart_account, moves.license_name, moves.to_virtual_account, moves.from_virtual_account
),

cures as (
    select
        givers.smart_account,
        givers.license_name,
        givers.virtual_account,
        arg_max(givers.surplus_account, (givers.move_count, givers.surplus_account)) as surplus_account,
        cast(sum(givers.move_count) as bigint) as move_count,
        cast(sum(givers.agreed_count) as bigint) as agreed_count,
        min(givers.agreement_tool) as agreement_tool
    from givers
    group by givers.smart_account, givers.license_name, givers.virtual_account
)

select
    cures.smart_account,
    cures.license_name,
    cures.virtual_account,
    -short.balance_count as short_count,
    cures.surplus_account,
    spare.balance_count as surplus_count,
    cures.move_count,
    case
        when cures.agreed_count = 0 then 'Cisco Smart Software Manager'
        when cures.agreed_count = cures.move_count then 'the ' || cures.agreement_tool
        else 'Cisco Smart Software Manager, and ' || cures.agreed_count || ' of them in the ' || cures.agreement_tool
    end as move_tool
from cures
inner join marts.license_position as short
    on
        cures.smart_account = short.smart_account
        and cures.license_name = short.license_name
        and cures.virtual_account = short.virtual_account
inner join marts.license_position as spare
    on
        cures.smart_account = spare.smart_account
        and cures.license_name = spare.license_name
        and cures.surplus_account = spare.virtual_account
