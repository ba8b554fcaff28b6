-- Each lot of the current exports and whether it counts on the as-of date: by its dates first, then by its status
-- (RULES.md §2.1); the quantity of a table without dates counts as it stands. A negative quantity, and a lot that ends
-- before it starts, never count.
-- grain: file_id, row_number, lot_number
select
    lots.file_id,
    lots.row_number,
    lots.lot_number,
    records.smart_account,
    records.virtual_account,
    records.license_name,
    lots.license_type,
    lots.subscription_id,
    lots.sku,
    lots.order_number,
    lots.lot_start_date,
    lots.lot_end_date,
    lots.is_dated,
    lots.lot_count,
    lots.reported_status,
    case
        when lots.license_type in ('DEMO', 'EVALUATION', 'EVAL') then 'Demo'
        when lots.lot_count < 0 or lots.lot_end_date < lots.lot_start_date then 'Invalid'
        when not lots.is_dated then 'Available'
        when lots.reported_status = 'CANCELLED' then 'Cancelled'
        when lots.lot_end_date <= run.as_of_date or lots.reported_status = 'EXPIRED' then 'Ended'
        when lots.lot_start_date > run.as_of_date or lots.reported_status in ('FUTURE', 'PENDING') then 'Future'
        when lots.reported_status = 'ACTIVE' then 'Available'
        else 'Unknown'
    end as lot_status
from staging.license_lots as lots
inner join core.license_records as records on lots.file_id = records.file_id and lots.row_number = records.row_number
cross join inputs.run
