-- {instance_id} is counted twice: {evidence}.
-- severity: high
-- subject: instance_id
-- remedy: Remove the instance that has been silent for longer; {contested_words} of it can be contested.
select
    instances.smart_account,
    instances.virtual_account,
    instances.instance_id,
    instances.evidence,
    coalesce(counted(instances.contested_count, 'licence', 'licences'), 'the use') as contested_words
from marts.instance_match as instances
where
    instances.match_class = 'Duplicate'
    and not (instances.shared_key in ('Serial number', 'UUID') and instances.place_count > 2)
order by instances.contested_count desc nulls last, instances.instance_id asc, instances.smart_account asc
