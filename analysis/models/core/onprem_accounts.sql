-- Each local account that a list of an SSM On-Prem names up to the as-of date, and the Virtual Account it stands for.
-- grain: smart_account, virtual_account, onprem_name
select
    accounts.smart_account,
    accounts.virtual_account,
    accounts.onprem_name,
    min(accounts.file_id) as file_id,
    min_by(accounts.row_number, (accounts.file_id, accounts.row_number)) as row_number
from staging.onprem_accounts as accounts
cross join inputs.run
where coalesce(accounts.taken_at, run.as_of_date) <= run.as_of_date
group by accounts.smart_account, accounts.virtual_account, accounts.onprem_name
