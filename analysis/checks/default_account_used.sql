-- {virtual_account} of {smart_account} holds {in_use_count} licences in use, beside {other_account_count} other Virtual
-- Accounts: devices and licences land there that nobody allocates.
-- severity: medium
-- subject: virtual_account
-- remedy: Say who allocates licences, and move what is in {virtual_account} to where it belongs.
select
    accounts.smart_account,
    accounts.virtual_account,
    accounts.in_use_count,
    accounts.virtual_account_count - 1 as other_account_count
from marts.default_accounts as accounts
order by accounts.in_use_count desc, accounts.smart_account asc, accounts.virtual_account asc
