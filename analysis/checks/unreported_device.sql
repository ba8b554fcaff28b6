-- {instance_id} is in place, as {system_name} said on {said_date}, yet CSSM does not know it: its use, {use_words}, is
-- not reported{coverage_words}.
-- severity: high
-- subject: instance_id
-- remedy: Have it report, or show why it needs no licence, before anyone else asks; count its need in any plan to buy.
with unexported as (
    select count(*) as unexported_account_count
    from core.virtual_accounts as accounts
    where not accounts.has_instances
)

select
    instances.smart_account,
    instances.instance_id,
    instances.system_name,
    instances.said_date,
    coalesce(counted(instances.in_use_count, 'licence', 'licences'), 'of unknown quantity') as use_words,
    case unexported.unexported_account_count
        when 0 then ''
        when 1 then ', unless the Virtual Account that was never exported holds it'
        else
            ', unless one of the '
            || unexported.unexported_account_count
            || ' Virtual Accounts that were never exported holds it'
    end as coverage_words
from marts.instance_match as instances
cross join unexported
where instances.match_class = 'Unreported'
order by instances.in_use_count desc nulls last, instances.instance_id asc
