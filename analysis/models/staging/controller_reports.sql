-- What says that a controller reports a device's licence use: Catalyst Center by its last upload, SD-WAN Manager by the
-- mode that the device runs in.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    'Catalyst Center' as system_name,
    as_text(raw.device_name) as host_name,
    coalesce(
        as_date(raw.last_successful_rum_usage_upload_time, coalesce(files.date_order, '')),
        cast(make_timestamp(
            try_cast(nullif(regexp_extract(raw.last_successful_rum_usage_upload_time, '^\d{13}$'), '') as bigint) * 1000
        ) as date)
    ) as last_report_date
from raw.catalyst_center_licenses as raw
inner join meta.files on raw.file_id = files.file_id
where not is_blank(raw.last_successful_rum_usage_upload_time)
union all
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    'SD-WAN Manager' as system_name,
    as_text(raw.host_name) as host_name,
    cast(null as date) as last_report_date
from raw.device_outputs as raw
inner join meta.files on raw.file_id = files.file_id
where raw.kind = 'software' and lower(raw.fields ->> 'operating_mode') like '%controller%'
