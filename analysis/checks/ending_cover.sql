-- {quantity_count} {license_name} that could move to {to_virtual_account} end on {lot_end_date}: they cover it until
-- then, and no longer on the {event_name}, {event_date}.
-- severity: medium
-- subject: license_name
-- remedy: Make the move, and renew the lot or plan for {quantity_count} of {covered_license_name} by that day.
select
    moves.smart_account,
    moves.license_name,
    moves.covered_license_name,
    moves.from_virtual_account,
    moves.to_virtual_account,
    moves.quantity_count,
    moves.lot_end_date,
    events.event_name,
    events.event_date
from marts.transfer_plan as moves
inner join core.agreement_events as events on events.is_next and moves.lot_end_date <= events.event_date
order by moves.lot_end_date asc, moves.move_number asc
