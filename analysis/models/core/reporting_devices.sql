-- What each device says of its reporting in the newest capture of its outputs that does, and how it reports: directly,
-- through CSLU, a controller or SSM On-Prem, or by file. An address of CSLU that ends in a tenant is On-Prem's.
-- grain: serial_number
with told as (
    select
        statuses.file_id,
        devices.serial_number,
        max(statuses.row_number) as row_number,
        min(devices.host_name) as host_name,
        min(devices.product_id) as product_id,
        min(devices.taken_at) as taken_at,
        min(devices.smart_account) as smart_account,
        min(devices.path) as path,
        max_by(statuses.virtual_account, statuses.row_number) as virtual_account,
        max_by(statuses.transport_type, statuses.row_number) as transport_type,
        max_by(statuses.transport_url, statuses.row_number) as transport_url,
        max_by(statuses.registration_status, statuses.row_number) as registration_status,
        max_by(statuses.authorization_status, statuses.row_number) as authorization_status,
        max(statuses.last_report_date) as last_report_date,
        max(statuses.report_file_date) as report_file_date,
        max(statuses.last_ack_date) as last_ack_date,
        max(statuses.next_ack_date) as next_ack_date,
        max(statuses.authorization_date) as authorization_date,
        max(statuses.authorization_end_date) as authorization_end_date,
        max(statuses.registration_end_date) as registration_end_date,
        bool_or(statuses.is_reporting_told) as is_reporting_told,
        bool_or(statuses.is_deadline_told) as is_deadline_told,
        bool_or(coalesce(statuses.command_name, '') in (
            'show license all', 'show license usage', 'show license summary', 'show license tech support'
        )) as is_usage_told,
        bool_or(statuses.is_using_policy or statuses.policy_name is not null) as is_using_policy
    from staging.reporting_statuses as statuses
    inner join core.output_devices as devices
        on statuses.file_id = devices.file_id and coalesce(statuses.host_name, '') = devices.host_name
    group by statuses.file_id, devices.serial_number
),

newest as (
    select
        told.file_id,
        told.row_number,
        told.serial_number,
        nullif(told.host_name, '') as host_name,
        told.product_id,
        told.taken_at,
        told.smart_account,
        told.virtual_account,
        lower(told.transport_type) as transport_word,
        lower(told.transport_url) as transport_address,
        told.registration_status,
        told.authorization_status,
        told.last_report_date,
        told.report_file_date,
        told.last_ack_date,
        told.next_ack_date,
        told.authorization_date,
        told.authorization_end_date,
        told.registration_end_date,
        told.is_reporting_told,
        told.is_deadline_told,
        told.is_usage_told,
        told.registration_status is not null
        and not told.is_using_policy
        and not told.is_reporting_told as is_registered_way
    from told
    qualify row_number() over (
        partition by told.serial_number
        order by
            told.is_reporting_told or told.registration_status is not null desc,
            told.taken_at desc nulls last,
            told.path desc,
            told.file_id desc
    ) = 1
),

controllers as (
    select
        host_key(reports.host_name) as host_word,
        max(reports.last_report_date) as last_report_date
    from staging.controller_reports as reports
    cross join inputs.run
    where reports.taken_at <= run.as_of_date and host_key(reports.host_name) is not null
    group by host_key(reports.host_name)
)

select
    newest.serial_number,
    newest.file_id,
    newest.row_number,
    newest.host_name,
    newest.product_id,
    newest.taken_at,
    newest.smart_account,
    newest.virtual_account,
    case
        when newest.transport_word in ('off', 'transport off') then 'File'
        when controllers.host_word is not null then 'Controller'
        when
            newest.transport_word = 'cslu'
            and (
                regexp_matches(newest.transport_address, '/cslu/v1/pi/[^/\s]')
                or regexp_matches(newest.transport_address, 'on-?prem|satellite')
            )
            then 'On-Prem'
        when newest.transport_word = 'cslu' then 'CSLU'
        when
            newest.transport_word in ('smart', 'callhome')
            and regexp_matches(newest.transport_address, '/smarttransport|/transportgateway')
            and not regexp_matches(newest.transport_address, '[/.]cisco\.com')
            then 'On-Prem'
        when newest.transport_word in ('smart', 'callhome') then 'Direct'
        else 'Unknown'
    end as reporting_path,
    newest.registration_status,
    newest.authorization_status,
    greatest(newest.last_report_date, controllers.last_report_date) as last_report_date,
    newest.report_file_date,
    newest.last_ack_date,
    newest.next_ack_date,
    newest.authorization_date,
    newest.authorization_end_date,
    newest.registration_end_date,
    newest.is_reporting_told,
    newest.is_deadline_told,
    newest.is_usage_told,
    newest.is_registered_way
from newest
left join controllers on host_key(newest.host_name) = controllers.host_word
