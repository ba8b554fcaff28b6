-- Each Virtual Account that local accounts of an SSM On-Prem stand for: a move from it or to it takes a synchronisation
-- to reach them. The default Virtual Account cannot be tied (RULES.md §3).
-- grain: smart_account, virtual_account
select
    accounts.smart_account,
    accounts.virtual_account,
    string_agg(distinct tied.onprem_name, ', ' order by tied.onprem_name) as onprem_names
from core.virtual_accounts as accounts
inner join core.onprem_accounts as tied
    on
        lower(accounts.smart_account) = lower(tied.smart_account)
        and lower(accounts.virtual_account) = lower(tied.virtual_account)
where lower(accounts.virtual_account) <> 'default'
group by accounts.smart_account, accounts.virtual_account
