-- Users of {smart_account} who have left and still have access: {left_count}, {administrator_count} as administrators.
-- severity: high
-- subject: smart_account
-- remedy: Remove them today.
select
    users.smart_account,
    users.left_user_count as left_count,
    users.left_administrator_count as administrator_count
from core.account_users as users
where users.left_user_count > 0
order by users.left_administrator_count desc, users.smart_account asc
