-- {smart_account} has a Virtual Account {virtual_account} that no licence export covers.
-- severity: high
-- subject: virtual_account
-- remedy: Export its licences too; until then the position is not complete.
select
    accounts.smart_account,
    accounts.virtual_account
from core.virtual_accounts as accounts
where not accounts.has_licenses
order by accounts.smart_account, accounts.virtual_account
