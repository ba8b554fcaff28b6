-- {license_name} is short by {short_count} in all of {smart_account}, after every surplus of its own and of a higher
-- tier is counted.
-- severity: high
-- subject: license_name
-- remedy: Retire or re-register instances that no longer need it, look for unmigrated entitlement, else plan to buy
-- {short_count}.
select
    steps.smart_account,
    steps.license_name,
    steps.short_count
from marts.bridge_steps as steps
where steps.step_key = 'genuine_shortage' and steps.short_count > 0
order by steps.short_count desc, steps.license_name asc, steps.smart_account asc
