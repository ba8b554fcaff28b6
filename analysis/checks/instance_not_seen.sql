-- {instance_id} in {virtual_account} was last heard from on {last_contact_date}, {silent_days} days ago; {evidence}.
-- severity: medium
-- subject: instance_id
-- remedy: Find out whether it still runs; if it does not, remove it so that its licences return to {virtual_account}.
select
    instances.smart_account,
    instances.virtual_account,
    instances.instance_id,
    instances.last_contact_date,
    instances.silent_days,
    instances.evidence
from marts.instance_match as instances
where instances.match_class = 'Stale'
order by instances.silent_days desc, instances.instance_id asc, instances.smart_account asc
