-- {license_name} is short by {short_count} in {virtual_account} while {surplus_account} holds {surplus_count} spare.
-- severity: high
-- subject: license_name
-- remedy: Move {move_count} to {virtual_account} before any commercial conversation, in {move_tool}; it costs nothing.
select
    misplaced.smart_account,
    misplaced.license_name,
    misplaced.virtual_account,
    misplaced.short_count,
    misplaced.surplus_account,
    misplaced.surplus_count,
    misplaced.move_count,
    misplaced.move_tool
from marts.misplaced_licenses as misplaced
where misplaced.move_count > 0
order by
    misplaced.move_count desc,
    misplaced.license_name asc,
    misplaced.smart_account asc,
    misplaced.virtual_account asc
