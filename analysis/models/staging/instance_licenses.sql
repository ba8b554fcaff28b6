-- Each licence that a product instance uses, with its count.
-- grain: file_id, row_number, license_name
-- kept as: table
with used as (
    select
        raw.file_id,
        raw.row_number,
        unnest(cast(raw.license_usage as json[])) as usage
    from raw.smart_licensing_devices as raw
)

select
    used.file_id,
    used.row_number,
    as_text(used.usage ->> 'license') as license_name,
    cast(sum(as_count(used.usage ->> 'quantity')) as bigint) as in_use_count
from used
group by used.file_id, used.row_number, as_text(used.usage ->> 'license')
