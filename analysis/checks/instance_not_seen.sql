-- {instance_id} in {virtual_account} was last heard from on {last_contact_date}, {silent_days} days ago.
-- severity: medium
-- subject: instance_id
-- remedy: Find out whether it still runs; if it does not, remove it so that its licences return to {virtual_account}.
select
    instances.smart_account,
    instances.virtual_account,
    instances.instance_id,
    instances.last_contact_date,
    instances.silent_days
from core.product_instances as instances
where instances.contact_status in ('Not seen', 'Probably gone')
order by
    instances.silent_days desc,
    instances.instance_id asc,
    instances.smart_account asc,
    instances.virtual_account asc,
    instances.row_number asc
