-- Every Virtual Account known, from the newest account list and from the exports themselves, and what covers it:
-- an export that names it, or one that speaks for its whole Smart Account (an account may own nothing).
-- grain: smart_account, virtual_account
with listed as (
    select
        accounts.smart_account,
        accounts.virtual_account,
        accounts.taken_at
    from staging.virtual_accounts as accounts
    cross join inputs.run
    where accounts.taken_at <= run.as_of_date
    qualify accounts.taken_at = max(accounts.taken_at) over (partition by accounts.smart_account)
),

exported as (
    select
        current.smart_account,
        current.virtual_account,
        bool_or(current.subject = 'licenses') as has_licenses,
        bool_or(current.subject = 'instances') as has_instances
    from core.current_exports as current
    group by current.smart_account, current.virtual_account
),

wide as (
    select
        exports.smart_account,
        bool_or(exports.subject = 'licenses') as has_licenses,
        bool_or(exports.subject = 'instances') as has_instances
    from staging.exports
    inner join (select distinct file_id from core.current_exports) as current on exports.file_id = current.file_id
    where exports.is_account_wide
    group by exports.smart_account
),

known as (
    select
        coalesce(listed.smart_account, exported.smart_account) as smart_account,
        coalesce(listed.virtual_account, exported.virtual_account) as virtual_account,
        listed.virtual_account is not null as is_listed,
        coalesce(exported.has_licenses, false) as has_licenses,
        coalesce(exported.has_instances, false) as has_instances
    from listed
    full outer join exported on listed.smart_account = exported.smart_account and listed.virtual_account = exported.virtual_account
)

select
    known.smart_account,
    known.virtual_account,
    bool_or(known.is_listed) as is_listed,
    bool_or(known.has_licenses or coalesce(wide.has_licenses, false)) as has_licenses,
    bool_or(known.has_instances or coalesce(wide.has_instances, false)) as has_instances
from known
left join wide on known.smart_account = wide.smart_account
group by known.smart_account, known.virtual_account
