-- What another Smart Account has to spare of a licence that stays short in this one when the transfer plan is carried
-- out, lot by lot, and what its transfer needs or what is in its way (RULES.md §2.4): whole order lines only, nothing
-- of an Enterprise Agreement, nothing behind an SSM On-Prem. None of it is counted as cured.
-- grain: smart_account, license_name, file_id, row_number, lot_number
with sums as (
    select
        lines.smart_account,
        lines.license_name,
        cast(sum(lines.planned_balance_count) as bigint) as planned_balance_count
    from marts.transfer_simulation as lines
    group by lines.smart_account, lines.license_name
),

lots as (
    select
        lots.file_id,
        lots.row_number,
        lots.lot_number,
        lots.smart_account,
        lots.virtual_account,
        lots.license_name,
        lots.lot_count,
        lots.lot_end_date,
        lots.order_number,
        lots.is_agreement_lot,
        lots.onprem_names,
        lines.planned_balance_count as surplus_count,
        case
            when lots.is_agreement_lot then 'Enterprise Agreement'
            when lots.onprem_names is not null then 'Behind SSM On-Prem'
            when lots.lot_count > least(lines.planned_balance_count, sums.planned_balance_count) then 'Partly in use'
            when lots.order_number is null then 'Order not known'
        end as transfer_obstacle
    from core.movable_lots as lots
    inner join marts.transfer_simulation as lines
        on
            lots.smart_account = lines.smart_account
            and lots.virtual_account = lines.virtual_account
            and lots.license_name = lines.license_name
    inner join sums on lots.smart_account = sums.smart_account and lots.license_name = sums.license_name
    where lots.immovable_reason is null and lines.planned_balance_count > 0 and sums.planned_balance_count > 0
)

select
    sums.smart_account,
    sums.license_name,
    -sums.planned_balance_count as short_count,
    lots.smart_account as from_smart_account,
    lots.virtual_account as from_virtual_account,
    lots.lot_count,
    lots.surplus_count,
    lots.order_number,
    lots.lot_end_date,
    lots.transfer_obstacle,
    case lots.transfer_obstacle
        when 'Enterprise Agreement'
            then 'An Enterprise Agreement owns it: it stays where it is'
        when 'Behind SSM On-Prem'
            then 'An SSM On-Prem stands for ' || lots.virtual_account || ': what is behind it stays there'
        when 'Partly in use'
            then 'Only whole order lines go, and some of this one is in use in ' || lots.smart_account
        when 'Order not known'
            then 'Find the order first: Cisco transfers whole order lines only'
        else
            'Ask Cisco to transfer the whole line of order ' || lots.order_number || ' from ' || lots.smart_account
            || ' to ' || sums.smart_account
    end as transfer_need,
    lots.file_id,
    lots.row_number,
    lots.lot_number
from sums
inner join lots
    on license_key(sums.license_name) = license_key(lots.license_name) and sums.smart_account <> lots.smart_account
where sums.planned_balance_count < 0
