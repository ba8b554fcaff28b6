-- A lot of {lot_count} {license_name} in {virtual_account} ends on {lot_end_date}, before it starts on
-- {lot_start_date}.
-- severity: medium
-- subject: license_name
-- remedy: Do not count it; ask Cisco in writing which of the two days is right.
select
    lots.smart_account,
    lots.virtual_account,
    lots.license_name,
    lots.lot_count,
    lots.lot_start_date,
    lots.lot_end_date,
    lots.file_id,
    lots.row_number
from core.license_lots as lots
where lots.lot_end_date < lots.lot_start_date
order by
    lots.lot_count desc,
    lots.license_name asc,
    lots.smart_account asc,
    lots.virtual_account asc,
    lots.file_id asc,
    lots.row_number asc,
    lots.lot_number asc
