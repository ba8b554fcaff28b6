-- {instance_id} says of itself that it uses {device_words}; CSSM counts {cssm_words}.
-- severity: medium
-- subject: instance_id
-- remedy: Settle which is right and write a position on it: a device's own output is what an auditor will read.
with levels as (
    select
        levels.smart_account,
        levels.instance_id,
        string_agg(levels.device_in_use_count || ' ' || levels.license_name, ', ' order by levels.license_name)
        filter (where levels.device_in_use_count > 0) as device_words,
        string_agg(levels.in_use_count || ' ' || levels.license_name, ', ' order by levels.license_name)
        filter (where levels.in_use_count > 0) as cssm_words
    from core.level_mismatches as levels
    group by levels.smart_account, levels.instance_id
)

select
    instances.smart_account,
    instances.virtual_account,
    instances.instance_id,
    coalesce(levels.device_words, 'none of what CSSM counts') as device_words,
    coalesce(levels.cssm_words, 'none of it') as cssm_words
from marts.instance_match as instances
inner join levels on instances.smart_account = levels.smart_account and instances.instance_id = levels.instance_id
where instances.match_class = 'Level mismatch'
order by instances.instance_id, instances.smart_account
