-- {system_name} calls {instance_id} in {virtual_account} retired, yet {alive_words}: its use, {use_words}, cannot be
-- contested.
-- severity: medium
-- subject: instance_id
-- remedy: Find out which is right. If it is retired, remove it from CSSM; if it was put back, correct {system_name}.
select
    instances.smart_account,
    instances.virtual_account,
    instances.instance_id,
    instances.system_name,
    coalesce(counted(instances.in_use_count, 'licence', 'licences'), 'of unknown quantity') as use_words,
    if(
        instances.last_seen_date > coalesce(instances.last_contact_date, date '1970-01-01'),
        'it was seen on ' || day_in_words(instances.last_seen_date)
        || coalesce(' and Cisco heard from it on ' || day_in_words(instances.last_contact_date), ''),
        'Cisco heard from it on ' || day_in_words(instances.last_contact_date)
    ) as alive_words
from marts.instance_match as instances
where instances.match_class = 'Ghost' and instances.ghost_reason = 'retired' and instances.is_alive
order by instances.in_use_count desc nulls last, instances.instance_id asc, instances.smart_account asc
