-- When a device last reported and was acknowledged, and what is due when, each day in the device's own zone beside its
-- words; 1970 stands for never.
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
    as_text(raw.fields ->> 'policy_name') as policy_name,
    as_text(raw.fields ->> 'registration_status') as registration_status,
    as_text(raw.fields ->> 'authorization_status') as authorization_status,
    as_count(nullif(regexp_extract(raw.fields ->> 'reporting_push_interval', '^\s*(\d+)', 1), ''))
        as push_interval_days,
    as_device_date(raw.fields ->> 'last_report_push') as last_report_date,
    as_device_date(raw.fields ->> 'last_ack_received') as last_ack_date,
    as_device_date(raw.fields ->> 'next_ack_deadline') as next_ack_date,
    as_device_date(raw.fields ->> 'next_report_push') as next_report_date,
    as_device_date(raw.fields ->> 'authorization_deadline') as authorization_end_date,
    as_text(raw.fields ->> 'last_ack_received') as last_ack_text,
    as_text(raw.fields ->> 'next_ack_deadline') as next_ack_text
from raw.device_outputs as raw
inner join meta.files on raw.file_id = files.file_id
where raw.kind = 'reporting_status'
