-- {license_name} is short by {genuine_short_count} in all of {smart_account}, after every Virtual Account's surplus is counted.
-- severity: high
-- subject: license_name
-- remedy: Retire or re-register instances that no longer need it, look for unmigrated entitlement, else plan to buy {genuine_short_count}.
select
    netting.smart_account,
    netting.license_name,
    netting.genuine_short_count
from marts.license_netting as netting
where netting.genuine_short_count > 0
order by netting.genuine_short_count desc, netting.license_name
