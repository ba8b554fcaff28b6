-- {quantity_count} {license_name} can move from {from_virtual_account} to {to_virtual_account}, but SSM On-Prem
-- ({onprem_names}) learns of it only by a synchronisation.
-- severity: low
-- subject: license_name
-- remedy: Synchronise {onprem_names} with Cisco Smart Software Manager right after the move.
select
    moves.smart_account,
    moves.license_name,
    moves.from_virtual_account,
    moves.to_virtual_account,
    moves.quantity_count,
    moves.onprem_names
from marts.transfer_plan as moves
where moves.onprem_names is not null
order by moves.move_number
