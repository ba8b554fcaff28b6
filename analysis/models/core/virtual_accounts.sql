-- Every Virtual Account known, from the newest account list and from the exports themselves, and what covers it: an
-- export that names it, or one that speaks for its whole Smart Account (an account may own nothing). A Smart Account is
-- spelt as client.toml spells it.
-- grain: smart_account, virtual_account
with listed as (
    select
        coalesce(named.smart_account, accounts.smart_account) as smart_account,
        accounts.virtual_account
    from staging.virtual_accounts as accounts
    cross join inputs.run
    left join inputs.smart_accounts as named on lower(accounts.smart_account) = lower(named.smart_account)
    where accounts.taken_at <= run.as_of_date
    qualify accounts.taken_at = max(accounts.taken_at) over (partition by accounts.smart_account)
),

known as (
    select
        listed.smart_account,
        listed.virtual_account,
        true as is_listed,
        cast(null as varchar) as subject
    from listed
    union all
    select
        speaking.smart_account,
        speaking.virtual_account,
        false as is_listed,
        speaking.subject
    from core.speaking_exports as speaking
    where speaking.is_current
),

wide as (
    select
        exports.smart_account,
        bool_or(exports.subject = 'licenses') as has_licenses,
        bool_or(exports.subject = 'instances') as has_instances
    from core.exports
    where
        exports.is_account_wide
        and exports.export_status in ('current', 'history')
        and exports.subject in ('licenses', 'instances')
    group by exports.smart_account
)

select
    known.smart_account,
    known.virtual_account,
    bool_or(known.is_listed) as is_listed,
    coalesce(bool_or(known.subject = 'licenses' or wide.has_licenses), false) as has_licenses,
    coalesce(bool_or(known.subject = 'instances' or wide.has_instances), false) as has_instances
from known
left join wide on known.smart_account = wide.smart_account
group by known.smart_account, known.virtual_account
