-- By {other_name} {instance_id} is retired, but {system_name} has it in place, as of {said_date}, and is believed.
-- severity: low
-- subject: instance_id
-- remedy: Correct {other_name}, so that the records stand up to questions.
with retired as (
    select
        devices.device_id,
        string_agg(devices.system_name, ' and ' order by devices.system_name) as other_name
    from core.deployed_devices as devices
    where not devices.is_deployed
    group by devices.device_id
)

select
    instances.smart_account,
    instances.virtual_account,
    instances.instance_id,
    instances.system_name,
    instances.said_date,
    retired.other_name
from marts.instance_match as instances
inner join retired on instances.device_id = retired.device_id
where instances.match_class = 'Matched' and instances.is_deployed
order by instances.instance_id, instances.smart_account
