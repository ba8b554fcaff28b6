-- Each lot of the current exports and what moves it to another Virtual Account, or why it does not move (RULES.md §3):
-- Cisco Smart Software Manager moves what is in force, the tool of an Enterprise Agreement what that agreement owns.
-- From a Virtual Account that an SSM On-Prem stands for it moves too, and is synchronised then.
-- grain: file_id, row_number, lot_number
with agreed as (
    select agreements.subscription_id
    from inputs.agreements
    union
    select told.subscription_id
    from core.ea_consumption as told
    where told.subscription_id is not null
)

select
    lots.file_id,
    lots.row_number,
    lots.lot_number,
    lots.smart_account,
    lots.virtual_account,
    lots.license_name,
    lots.lot_count,
    lots.lot_start_date,
    lots.lot_end_date,
    lots.is_dated,
    lots.order_number,
    lots.subscription_id,
    agreed.subscription_id is not null as is_agreement_lot,
    if(
        agreed.subscription_id is null, 'Cisco Smart Software Manager', 'EA tool of ' || lots.subscription_id
    ) as move_tool,
    tied.onprem_names,
    case
        when lots.lot_status = 'Available' and lots.lot_count > 0 then null
        when lots.lot_status = 'Available' then 'Empty'
        when lots.lot_status = 'Demo' then 'Demo'
        when lots.lot_status = 'Unknown' then 'Not known to be in force'
        else 'Not in force'
    end as immovable_reason
from core.license_lots as lots
left join agreed on lots.subscription_id = agreed.subscription_id
left join core.tied_accounts as tied
    on lots.smart_account = tied.smart_account and lots.virtual_account = tied.virtual_account
