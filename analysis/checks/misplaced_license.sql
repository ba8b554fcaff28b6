-- {license_name} is short by {short_count} in {virtual_account} while {surplus_account} holds {surplus_count} spare.
-- severity: high
-- subject: license_name
-- remedy: Move {move_count} to {virtual_account} before any commercial conversation, in {move_tool}; it costs nothing.
select
    cures.smart_account,
    cures.license_name,
    cures.virtual_account,
    cures.short_count,
    cures.surplus_account,
    cures.surplus_count,
    cures.move_count,
    cures.move_tool
from marts.cured_shortages as cures
order by
    cures.move_count desc,
    cures.license_name asc,
    cures.smart_account asc,
    cures.virtual_account asc
