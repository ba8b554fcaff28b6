-- How many users the newest users-and-roles export of each Smart Account names, how many administer it, how many of
-- those have not signed in for long, and how many have left. What the export does not tell stays unknown.
-- grain: smart_account
with newest as (
    select
        users.smart_account,
        users.has_administration,
        users.last_sign_in_date,
        users.is_left,
        users.taken_at,
        users.file_id,
        users.row_number
    from staging.account_users as users
    inner join staging.exports on users.file_id = exports.file_id
    cross join inputs.run
    where users.taken_at <= run.as_of_date
    qualify dense_rank() over (
        partition by users.smart_account order by users.taken_at desc, exports.path desc, users.file_id desc
    ) = 1
)

select
    newest.smart_account,
    any_value(newest.taken_at) as taken_at,
    count(*) as user_count,
    count(*) filter (where newest.has_administration) as administrator_count,
    if(
        count(newest.last_sign_in_date) = 0,
        null,
        count(*) filter (
            where
            newest.has_administration
            and date_diff('day', newest.last_sign_in_date, run.as_of_date) > thresholds.idle_user_days
        )
    ) as idle_administrator_count,
    count(*) filter (where newest.has_administration and newest.last_sign_in_date is null)
        as unseen_administrator_count,
    if(count(newest.is_left) = 0, null, count(*) filter (where newest.is_left)) as left_user_count,
    if(
        count(newest.is_left) = 0,
        null,
        count(*) filter (where newest.is_left and newest.has_administration)
    ) as left_administrator_count,
    min(newest.file_id) as file_id,
    min(newest.row_number) as row_number
from newest
cross join inputs.run
cross join inputs.thresholds
group by newest.smart_account, run.as_of_date, thresholds.idle_user_days
