-- What the exports cover of each Smart Account that client.toml names or an export shows, and from which day: the
-- scope of a request for data.
-- grain: smart_account
with known as (
    select accounts.smart_account
    from inputs.smart_accounts as accounts
    union
    select accounts.smart_account
    from core.virtual_accounts as accounts
    where accounts.has_licenses or accounts.has_instances
),

counted as (
    select
        accounts.smart_account,
        count(*) as virtual_account_count,
        count(*) filter (where accounts.has_licenses) as license_account_count,
        count(*) filter (where accounts.has_instances) as instance_account_count
    from core.virtual_accounts as accounts
    group by accounts.smart_account
),

days as (
    select
        exports.smart_account,
        max(exports.taken_at) filter (where exports.subject = 'licenses') as license_export_date,
        max(exports.taken_at) filter (where exports.subject = 'instances') as instance_export_date
    from core.exports
    where exports.is_current
    group by exports.smart_account
)

select
    known.smart_account,
    coalesce(counted.virtual_account_count, 0) as virtual_account_count,
    coalesce(counted.license_account_count, 0) as license_account_count,
    coalesce(counted.instance_account_count, 0) as instance_account_count,
    days.license_export_date,
    days.instance_export_date
from known
left join counted on known.smart_account = counted.smart_account
left join days on known.smart_account = days.smart_account
