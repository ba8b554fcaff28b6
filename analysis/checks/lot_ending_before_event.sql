-- A lot of {lot_count} {license_name} in {virtual_account} ends on {lot_end_date}, before the milestone of {milestone_date}.
-- severity: medium
-- subject: license_name
-- remedy: Renew it or plan without it: on the milestone it no longer counts.
select
    lots.smart_account,
    lots.virtual_account,
    lots.license_name,
    lots.lot_count,
    lots.lot_end_date,
    facts.milestone_date
from core.license_lots as lots
cross join marts.renewal_facts as facts
where lots.lot_status = 'Available' and lots.lot_end_date <= facts.milestone_date
order by lots.lot_end_date, lots.lot_count desc, lots.license_name, lots.virtual_account
