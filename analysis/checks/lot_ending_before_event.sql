-- A lot of {lot_count} {license_name} in {virtual_account} ends on {lot_end_date} and no longer counts on the
-- {event_name}, {event_date}.
-- severity: medium
-- subject: license_name
-- remedy: Renew it, or plan without it.
select
    lots.smart_account,
    lots.virtual_account,
    lots.license_name,
    lots.lot_count,
    lots.lot_end_date,
    events.event_name,
    events.event_date
from core.license_lots as lots
inner join core.agreement_events as events on events.is_next and lots.lot_end_date <= events.event_date
where lots.lot_status = 'Available'
order by
    lots.lot_end_date asc,
    lots.lot_count desc,
    lots.license_name asc,
    lots.smart_account asc,
    lots.virtual_account asc,
    lots.row_number asc,
    lots.lot_number asc
