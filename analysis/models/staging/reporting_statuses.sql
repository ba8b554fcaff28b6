-- When a device last reported and was acknowledged, and what is due when, each day in the device's own zone beside its
-- words; 1970 stands for never. A line that says `<none>` was told, a line that is missing was not.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    as_text(raw.host_name) as host_name,
    as_text(raw.command) as command_name,
    as_text(raw.fields ->> 'smart_account') as smart_account,
    as_text(raw.fields ->> 'virtual_account') as virtual_account,
    as_text(raw.fields ->> 'transport_type') as transport_type,
    coalesce(as_text(raw.fields ->> 'cslu_address'), as_text(raw.fields ->> 'transport_url')) as transport_url,
    as_text(raw.fields ->> 'policy_name') as policy_name,
    as_text(raw.fields ->> 'registration_status') as registration_status,
    as_text(raw.fields ->> 'authorization_status') as authorization_status,
    as_count(nullif(regexp_extract(raw.fields ->> 'reporting_push_interval', '^\s*(\d+)', 1), ''))
        as push_interval_days,
    as_device_date(raw.fields ->> 'last_report_push') as last_report_date,
    as_device_date(raw.fields ->> 'last_report_file_write') as report_file_date,
    as_device_date(raw.fields ->> 'last_ack_received') as last_ack_date,
    as_device_date(raw.fields ->> 'next_ack_deadline') as next_ack_date,
    as_device_date(raw.fields ->> 'next_report_push') as next_report_date,
    as_device_date(raw.fields ->> 'authorization_status') as authorization_date,
    as_device_date(raw.fields ->> 'authorization_deadline') as authorization_end_date,
    as_device_date(raw.fields ->> 'registration_expires') as registration_end_date,
    raw.fields ->> 'last_ack_received' is not null
    or raw.fields ->> 'last_report_push' is not null as is_reporting_told,
    raw.fields ->> 'next_ack_deadline' is not null as is_deadline_told,
    coalesce(upper(raw.fields ->> 'using_policy_status') = 'ENABLED', false) as is_using_policy,
    as_text(raw.fields ->> 'last_ack_received') as last_ack_text,
    as_text(raw.fields ->> 'next_ack_deadline') as next_ack_text
from raw.device_outputs as raw
inner join meta.files on raw.file_id = files.file_id
where raw.kind = 'reporting_status'
