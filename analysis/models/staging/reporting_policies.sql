-- Which reports a device's policy asks for, by class of licence, in days, and who asks it; 0 asks for none.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    as_text(raw.host_name) as host_name,
    as_text(raw.fields ->> 'policy_name') as policy_name,
    as_text(raw.fields ->> 'license_class') as license_class,
    as_text(raw.fields ->> 'reporting_ack_required') as reporting_ack_required,
    as_count(raw.fields ->> 'first_report_days') as first_report_days,
    as_text(raw.fields ->> 'first_report_days_source') as first_report_source,
    as_count(raw.fields ->> 'reporting_frequency_days') as reporting_frequency_days,
    as_text(raw.fields ->> 'reporting_frequency_days_source') as reporting_frequency_source,
    as_count(raw.fields ->> 'report_on_change_days') as report_on_change_days,
    as_text(raw.fields ->> 'report_on_change_days_source') as report_on_change_source
from raw.device_outputs as raw
inner join meta.files on raw.file_id = files.file_id
where raw.kind = 'reporting_policy'
