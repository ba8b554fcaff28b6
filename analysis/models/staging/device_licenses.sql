-- Each licence a device says it uses, once: `usage` tells it best, then `all`, `tech support` and `summary`, whose
-- names may be cut short. Counts are per model: a stack answers once for all its members.
-- grain: file_id, row_number
with told as (
    select
        raw.file_id,
        raw.row_number,
        files.taken_at,
        as_text(raw.host_name) as host_name,
        as_text(raw.command) as command_name,
        raw.fields,
        dense_rank() over (
            partition by raw.file_id, raw.host_name
            order by
                coalesce(
                    list_position(
                        [
                            'show license usage',
                            'show license all',
                            'show license tech support',
                            'show license summary'
                        ],
                        raw.command
                    ),
                    9
                ),
                raw.command
        ) as command_rank
    from raw.device_outputs as raw
    inner join meta.files on raw.file_id = files.file_id
    where raw.kind = 'license'
)

select
    told.file_id,
    told.row_number,
    told.taken_at,
    told.host_name,
    told.command_name,
    as_text(told.fields ->> 'license_name') as license_name,
    as_text(told.fields ->> 'entitlement_tag') as entitlement_tag,
    as_count(
        coalesce(
            as_text(told.fields ->> 'in_use_count'),
            nullif(regexp_extract(told.fields ->> 'license_status', '\((\d+)\)', 1), '')
        )
    ) as in_use_count,
    as_text(regexp_replace(told.fields ->> 'license_status', '\(\d+\)', '')) as reported_status,
    as_text(told.fields ->> 'license_type') as license_type,
    as_text(told.fields ->> 'enforcement_type') as enforcement_type,
    as_text(told.fields ->> 'export_status') as export_status,
    coalesce(told.fields ->> 'is_truncated' = 'true', false) as is_truncated
from told
where told.command_rank = 1
