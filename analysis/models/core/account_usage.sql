-- The use of a licence in a Smart Account, period by period, as tables of use without serial numbers tell it, their
-- Virtual Accounts summed; and whether such a table tells all of the account's use: on no day that a snapshot tells too
-- may it be less than CSSM counts, and on one at least both must tell. Usage reports of devices never prove that.
-- grain: smart_account, license_name, start_date, end_date
with tags as (
    select
        told.entitlement_tag,
        min(told.license_name) as license_name
    from staging.license_tags as told
    group by told.entitlement_tag
    having count(distinct license_key(told.license_name)) = 1
),

named as (
    select
        usage.smart_account,
        usage.virtual_account,
        license_key(coalesce(usage.license_name, tags.license_name)) as matching_name,
        cast(usage.usage_start_time as date) as start_date,
        greatest(
            cast(usage.usage_end_time + interval 1 day - interval 1 microsecond as date),
            cast(usage.usage_start_time as date) + 1
        ) as end_date,
        usage.used_count,
        usage.file_id,
        usage.row_number
    from core.usage_history as usage
    left join tags on usage.entitlement_tag = tags.entitlement_tag
    where
        usage.serial_number is null
        and usage.used_count is not null
        and coalesce(usage.metric_name, 'ENTITLEMENT') = 'ENTITLEMENT'
),

spelled as (
    select
        levels.smart_account,
        license_key(levels.license_name) as matching_name,
        min(levels.license_name) as license_name
    from core.license_levels as levels
    group by levels.smart_account, license_key(levels.license_name)
),

-- Of several measurements in one day the highest counts.
highest as (
    select
        spelled.smart_account,
        spelled.license_name,
        named.virtual_account,
        named.start_date,
        named.end_date,
        max(named.used_count) as used_count
    from named
    left join core.smart_accounts as known on lower(named.smart_account) = lower(known.smart_account)
    left join core.smart_accounts as sole on sole.is_only and named.smart_account is null
    inner join spelled
        on
            coalesce(known.smart_account, sole.smart_account) = spelled.smart_account
            and named.matching_name = spelled.matching_name
    group by
        spelled.smart_account,
        spelled.license_name,
        named.virtual_account,
        named.start_date,
        named.end_date
),

periods as (
    select
        highest.smart_account,
        highest.license_name,
        highest.start_date,
        highest.end_date,
        cast(
            coalesce(
                max(highest.used_count) filter (where highest.virtual_account is null), sum(highest.used_count)
            ) as bigint
        ) as used_count
    from highest
    group by highest.smart_account, highest.license_name, highest.start_date, highest.end_date
),

judged as (
    select
        periods.smart_account,
        periods.license_name,
        bool_and(periods.used_count >= levels.in_use_count) as is_whole
    from periods
    inner join core.license_levels as levels
        on
            periods.smart_account = levels.smart_account
            and periods.license_name = levels.license_name
            and periods.start_date <= levels.changed_at
            and periods.end_date > levels.changed_at
    where levels.in_use_count is not null and levels.changed_at = levels.taken_at
    group by periods.smart_account, periods.license_name
)

select
    periods.smart_account,
    periods.license_name,
    periods.start_date,
    periods.end_date,
    periods.used_count,
    coalesce(judged.is_whole, false) as is_whole
from periods
left join judged
    on periods.smart_account = judged.smart_account and periods.license_name = judged.license_name
