-- The export names {instance_words} of {smart_account} by host name alone; {unmatched_count} of them no deployment
-- record can be matched with.
-- severity: low
-- subject: smart_account
-- remedy: Export the instances through the Smart Licensing API, which tells serial numbers.
select
    instances.smart_account,
    counted(count(*), 'instance', 'instances') as instance_words,
    count(*) filter (where instances.match_key is null) as unmatched_count
from marts.instance_match as instances
where
    serial_key(instances.serial_number) is null
    and uuid_key(instances.instance_uuid) is null
    and instances.match_class <> 'Unreported'
    and exists (select 1 from core.deployed_devices)
group by instances.smart_account
having count(*) filter (where instances.match_key is null) > 0
order by instances.smart_account
