-- The moves between Virtual Accounts that leave the least short (RULES.md §3), in the order they are made: first those
-- of Cisco Smart Software Manager, the largest of each Smart Account first. Each names its lot, what it cures and in
-- which tool it is made. A covered licence other than the one that moves is of a lower tier.
-- grain: move_number
select
    row_number() over (
        order by
            lots.is_agreement_lot asc,
            steps.smart_account asc,
            steps.quantity_count desc,
            steps.license_name asc,
            steps.from_virtual_account asc,
            steps.to_virtual_account asc,
            steps.transfer_number asc
    ) as move_number,
    steps.smart_account,
    steps.license_name,
    steps.from_virtual_account,
    steps.to_virtual_account,
    steps.quantity_count,
    lots.lot_end_date,
    lots.is_dated,
    steps.quantity_count as cured_count,
    steps.covered_license_name,
    lots.move_tool,
    lots.is_agreement_lot,
    if(lots.is_agreement_lot, lots.subscription_id, null) as subscription_id,
    -- Both ends of a move are synchronised where an SSM On-Prem stands for them.
    nullif(concat_ws(', ', lots.onprem_names, taking.onprem_names), '') as onprem_names,
    cast(steps.quantity_count * amounts.unit_amount as decimal(18, 2)) as cured_amount,
    amounts.currency,
    steps.file_id,
    steps.row_number,
    steps.lot_number
from marts.transfer_steps as steps
inner join core.movable_lots as lots
    on
        steps.file_id = lots.file_id
        and steps.row_number = lots.row_number
        and steps.lot_number = lots.lot_number
left join core.tied_accounts as taking
    on steps.smart_account = taking.smart_account and steps.to_virtual_account = taking.virtual_account
left join core.unit_amounts as amounts on steps.covered_license_name = amounts.license_name
where steps.transfer_kind = 'Move'
