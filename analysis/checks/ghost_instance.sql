-- {instance_id} in {virtual_account} still uses {use_words}, though {evidence}; Cisco last heard from it {heard_words}.
-- severity: high
-- subject: instance_id
-- remedy: Remove it from CSSM before the vendor counts it, and keep the record that shows when it was retired.
select
    instances.smart_account,
    instances.virtual_account,
    instances.instance_id,
    coalesce(counted(instances.in_use_count, 'licence', 'licences'), 'licences that the export does not tell')
        as use_words,
    instances.evidence,
    coalesce('on ' || day_in_words(instances.last_contact_date), 'on a day that the export does not tell')
        as heard_words
from marts.instance_match as instances
where instances.match_class = 'Ghost' and (instances.ghost_reason = 'absent' or not instances.is_alive)
order by instances.in_use_count desc nulls last, instances.instance_id asc, instances.smart_account asc
