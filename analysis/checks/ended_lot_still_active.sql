-- A lot of {lot_count} {license_name} in {virtual_account} ended on {lot_end_date} and is still marked active.
-- severity: medium
-- subject: license_name
-- remedy: Do not count it; ask Cisco in writing what replaces it, and renew or retire what uses it.
select
    lots.smart_account,
    lots.virtual_account,
    lots.license_name,
    lots.lot_count,
    lots.lot_end_date,
    lots.subscription_id
from core.license_lots as lots
where lots.lot_status = 'Ended' and lots.reported_status = 'ACTIVE'
order by
    lots.lot_count desc,
    lots.license_name asc,
    lots.smart_account asc,
    lots.virtual_account asc,
    lots.lot_end_date asc,
    lots.row_number asc,
    lots.lot_number asc
