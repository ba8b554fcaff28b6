-- {item_said} says {quantity_count} of {item_name}: a negative quantity is left out.
-- severity: medium
-- subject: item_name
-- remedy: Ask what it takes back; a return lessens what was bought, and no licence is owned or used less than none.
with found as (
    select
        purchases.smart_account,
        coalesce(purchases.license_name, purchases.sku) as item_name,
        'Order ' || purchases.order_number as item_said,
        purchases.ordered_count as quantity_count,
        purchases.file_id,
        purchases.row_number
    from marts.purchase_match as purchases
    where purchases.order_status = 'Negative'
    union all
    select
        lots.smart_account,
        lots.license_name as item_name,
        'A lot in ' || lots.virtual_account as item_said,
        lots.lot_count as quantity_count,
        lots.file_id,
        lots.row_number
    from core.license_lots as lots
    where lots.lot_count < 0
    union all
    select
        records.smart_account,
        records.license_name as item_name,
        'The use in ' || records.virtual_account as item_said,
        records.reported_in_use_count as quantity_count,
        records.file_id,
        records.row_number
    from core.license_records as records
    where records.reported_in_use_count < 0
)

select
    found.smart_account,
    found.item_name,
    found.item_said,
    found.quantity_count,
    found.file_id,
    found.row_number
from found
order by found.quantity_count, found.item_name, found.item_said, found.file_id, found.row_number
