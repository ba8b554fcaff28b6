-- Virtual Account {virtual_account} exists in {smart_account_count} Smart Accounts; they are kept apart, and nothing
-- nets between them.
-- severity: low
-- subject: virtual_account
-- remedy: Always name the Smart Account beside it when speaking to Cisco.
select
    accounts.virtual_account,
    count(*) as smart_account_count
from core.virtual_accounts as accounts
group by accounts.virtual_account
having count(*) > 1
order by accounts.virtual_account
