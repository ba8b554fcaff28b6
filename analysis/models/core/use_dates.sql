-- When each device began to use a licence and when that last changed, by its usage reports: use going from nothing to
-- some or from some to nothing (RULES.md §5).
-- grain: serial_number, license_key
with tags as (
    select
        told.entitlement_tag,
        min(told.license_name) as license_name
    from staging.license_tags as told
    group by told.entitlement_tag
    having count(distinct license_key(told.license_name)) = 1
),

measured as (
    select
        upper(usage.serial_number) as serial_number,
        usage.entitlement_tag,
        usage.license_name,
        min(cast(usage.usage_start_time as date)) filter (where usage.used_count > 0) as first_use_date,
        max(cast(usage.usage_end_time as date)) filter (where usage.used_count > 0) as last_use_date,
        max(cast(usage.usage_end_time as date)) filter (where usage.used_count = 0) as last_idle_date,
        max(cast(usage.usage_end_time as date)) as measured_until_date
    from core.usage_history as usage
    where usage.serial_number is not null and coalesce(usage.metric_name, 'ENTITLEMENT') = 'ENTITLEMENT'
    group by upper(usage.serial_number), usage.entitlement_tag, usage.license_name
),

named as (
    select
        measured.serial_number,
        coalesce(
            measured.license_name,
            tags.license_name,
            nullif(regexp_extract(measured.entitlement_tag, 'com\.cisco\.([^,]+)', 1), ''),
            measured.entitlement_tag
        ) as license_name,
        measured.first_use_date,
        measured.last_use_date,
        measured.last_idle_date,
        measured.measured_until_date
    from measured
    left join tags on measured.entitlement_tag = tags.entitlement_tag
),

joined as (
    select
        named.serial_number,
        license_key(named.license_name) as license_key,
        min(named.license_name) as license_name,
        min(named.first_use_date) as first_use_date,
        max(named.last_use_date) as last_use_date,
        max(named.last_idle_date) as last_idle_date,
        max(named.measured_until_date) as measured_until_date
    from named
    where named.license_name is not null
    group by named.serial_number, license_key(named.license_name)
)

select
    joined.serial_number,
    joined.license_key,
    joined.license_name,
    joined.first_use_date,
    joined.last_use_date,
    joined.measured_until_date,
    case
        when joined.last_use_date is null or joined.last_idle_date is null then null
        when joined.last_idle_date > joined.last_use_date then joined.last_use_date
        when joined.last_idle_date > joined.first_use_date then joined.last_idle_date
    end as last_change_date
from joined
