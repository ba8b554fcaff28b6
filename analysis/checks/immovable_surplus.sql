-- {license_name} stays short by {short_count} in {smart_account} although {virtual_account} has {immovable_count} to
-- spare: they cannot move ({immovable_reason}).
-- severity: medium
-- subject: license_name
-- remedy: Return what devices no longer need to have reserved, then move it; else plan without it.
select
    surpluses.smart_account,
    surpluses.virtual_account,
    surpluses.license_name,
    surpluses.short_count,
    surpluses.immovable_count,
    surpluses.immovable_reason
from marts.immovable_surpluses as surpluses
order by
    surpluses.immovable_count desc,
    surpluses.license_name asc,
    surpluses.smart_account asc,
    surpluses.virtual_account asc
