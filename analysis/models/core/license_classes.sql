-- Of which class each licence is for a reporting policy: whether Cisco enforces it or restricts its export, and whether
-- it is perpetual or a subscription. Devices speak before the summary of the Smart Licensing API, and that before lots.
-- Where those of one kind differ, or none says it, it stays unknown: none is guessed.
-- grain: license_key
with device_words as (
    select distinct
        licenses.license_name,
        licenses.enforcement_type,
        licenses.license_type
    from staging.device_licenses as licenses
    where not licenses.is_truncated
),

lot_words as (
    select distinct
        lots.license_name,
        lots.license_type
    from core.license_lots as lots
    where lots.lot_status <> 'Demo'
),

told as (
    select
        license_key(words.license_name) as license_key,
        1 as source_rank,
        enforcement_word(words.enforcement_type) as enforcement,
        duration_word(words.license_type) as duration
    from device_words as words
    union all
    select
        license_key(tags.license_name) as license_key,
        2 as source_rank,
        case
            when tags.is_export_restricted then 'export controlled'
            when tags.is_enforced then 'enforced'
            when not tags.is_enforced and not tags.is_export_restricted then 'unenforced'
        end as enforcement,
        cast(null as varchar) as duration
    from staging.license_tags as tags
    union all
    select
        license_key(words.license_name) as license_key,
        3 as source_rank,
        cast(null as varchar) as enforcement,
        duration_word(words.license_type) as duration
    from lot_words as words
),

agreed as (
    select
        told.license_key,
        told.source_rank,
        if(count(distinct told.enforcement) = 1, max(told.enforcement), '') as enforcement,
        if(count(distinct told.duration) = 1, max(told.duration), '') as duration,
        count(told.enforcement) > 0 as has_enforcement,
        count(told.duration) > 0 as has_duration
    from told
    where told.license_key <> ''
    group by told.license_key, told.source_rank
),

known as (
    select
        agreed.license_key,
        nullif(min_by(agreed.enforcement, agreed.source_rank) filter (where agreed.has_enforcement), '') as enforcement,
        nullif(min_by(agreed.duration, agreed.source_rank) filter (where agreed.has_duration), '') as duration
    from agreed
    group by agreed.license_key
)

select
    known.license_key,
    known.enforcement,
    known.duration,
    license_class(known.enforcement, known.duration) as license_class
from known
