-- Of {administrator_count} administrators of {smart_account} {idle_count} have not signed in for {idle_user_days} days.
-- severity: medium
-- subject: smart_account
-- remedy: Take the role away from those who do not need it; each of them can move licences.
select
    users.smart_account,
    users.administrator_count,
    users.idle_administrator_count as idle_count,
    thresholds.idle_user_days
from core.account_users as users
cross join inputs.thresholds
where users.idle_administrator_count > 0
order by users.idle_administrator_count desc, users.smart_account asc
