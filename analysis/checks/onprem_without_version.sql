-- {account_count} local accounts of {smart_account} stand on an SSM On-Prem whose release no file tells.
-- severity: medium
-- subject: smart_account
-- remedy: Ask its console for version and put the answer into exports/, or list the servers with a mapping.
select
    accounts.smart_account,
    count(distinct accounts.onprem_name) as account_count
from core.onprem_accounts as accounts
where not exists (select 1 from core.onprem_systems)
group by accounts.smart_account
order by accounts.smart_account
