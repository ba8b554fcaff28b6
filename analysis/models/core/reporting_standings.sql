-- How each device stands with the reporting of each licence on the as-of date, and why. What nobody tells is UNKNOWN,
-- never OK: that Cisco has heard from a device is no acknowledged report.
-- grain: serial_number, license_key
with onprem_accounts as (
    -- What Cisco hears of a local account it hears when On-Prem synchronises.
    select
        accounts.smart_account,
        accounts.virtual_account,
        min(instances.silent_days) as synchronised_days
    from (
        select distinct
            named.smart_account,
            named.virtual_account
        from core.onprem_accounts as named
    ) as accounts
    left join core.product_instances as instances
        on
            accounts.smart_account = instances.smart_account
            and accounts.virtual_account = instances.virtual_account
    group by accounts.smart_account, accounts.virtual_account
),

facts as (
    select
        licenses.serial_number,
        licenses.license_key,
        licenses.license_name,
        licenses.smart_account,
        licenses.virtual_account,
        licenses.product_id,
        licenses.host_name,
        licenses.is_counted,
        licenses.is_named,
        -- The device lists its licences and does not use this one, and no usage report measured it.
        licenses.is_listed_by_device
        and not coalesce(licenses.is_used, false)
        and duties.first_use_date is null as is_idle,
        licenses.silent_days,
        licenses.taken_at,
        licenses.file_id,
        licenses.row_number,
        lower(licenses.reported_status) as alert,
        duties.license_class,
        duties.policy_source,
        duties.is_ack_required,
        duties.first_report_days,
        duties.reporting_frequency_days,
        duties.report_on_change_days,
        duties.first_use_date,
        duties.last_change_date,
        duties.is_change_told,
        duties.last_report_date,
        duties.last_ack_date,
        duties.due_date,
        case
            when
                onprem_accounts.smart_account is not null
                and coalesce(devices.reporting_path, 'Unknown') in ('CSLU', 'Unknown')
                then 'On-Prem'
            else coalesce(devices.reporting_path, 'Unknown')
        end as reporting_path,
        upper(devices.registration_status) as registration_status,
        upper(devices.authorization_status) as authorization_status,
        devices.authorization_date,
        devices.registration_end_date,
        coalesce(devices.is_registered_way, false) as is_registered_way,
        coalesce(devices.is_reporting_told, false) as is_reporting_told,
        coalesce(devices.is_usage_told, false) as is_usage_told,
        devices.serial_number is not null or licenses.is_listed_by_device as has_outputs,
        devices.report_file_date,
        onprem_accounts.synchronised_days,
        duties.last_report_date is null and duties.last_ack_date is null as is_never_reported,
        date_diff('day', duties.due_date, run.as_of_date) as days_late,
        run.as_of_date,
        thresholds.due_soon_days,
        thresholds.export_stale_days,
        thresholds.last_contact_red_days
    from core.reporting_licenses as licenses
    inner join core.reporting_duties as duties
        on licenses.serial_number = duties.serial_number and licenses.license_key = duties.license_key
    left join core.reporting_devices as devices on licenses.serial_number = devices.serial_number
    left join onprem_accounts
        on
            licenses.smart_account = onprem_accounts.smart_account
            and licenses.virtual_account = onprem_accounts.virtual_account
    cross join inputs.run
    cross join inputs.thresholds
),

judged as (
    select
        facts.serial_number,
        facts.license_key,
        facts.license_name,
        facts.smart_account,
        facts.virtual_account,
        facts.product_id,
        facts.host_name,
        facts.license_class,
        facts.policy_source,
        facts.reporting_path,
        facts.first_use_date,
        facts.last_change_date,
        facts.last_report_date,
        facts.last_ack_date,
        facts.due_date,
        facts.days_late,
        facts.silent_days,
        facts.synchronised_days,
        facts.registration_end_date,
        facts.is_never_reported,
        facts.report_file_date,
        facts.taken_at,
        facts.file_id,
        facts.row_number,
        case
            when facts.alert like '%synchroni%overdue%' then 'unsynchronised'
            when facts.is_registered_way and facts.registration_status like 'UNREG%' then 'unregistered'
            when facts.is_registered_way and facts.authorization_status like '%EXPIRED%' then 'authorisation expired'
            when facts.is_registered_way and facts.due_date is null then 'authorisation not told'
            when facts.is_registered_way and facts.days_late > 0 then 'authorisation ended'
            when facts.is_registered_way and facts.days_late >= -facts.due_soon_days then 'authorisation ends soon'
            when facts.is_registered_way then 'authorised'
            when not facts.has_outputs and facts.synchronised_days > 90 then 'removed'
            when not facts.has_outputs and facts.synchronised_days > 30 then 'not synchronised'
            when not facts.has_outputs and facts.silent_days > facts.last_contact_red_days then 'silent'
            when not facts.has_outputs then 'no output'
            when facts.license_key = '' and facts.is_usage_told then 'no licence used'
            when facts.license_key = '' then 'no licence told'
            when facts.is_idle and not facts.is_counted then 'never used'
            when facts.is_idle and facts.is_named then 'not used now'
            when facts.is_idle then 'not named'
            when not facts.is_reporting_told then 'reporting not told'
            when facts.days_late > 0 and not facts.is_ack_required then 'no acknowledgement asked'
            when facts.days_late > 0 and facts.is_never_reported then 'never reported'
            when facts.days_late > 0 then 'overdue'
            when facts.days_late >= -facts.due_soon_days then 'due soon'
            when facts.due_date is not null then 'due later'
            when facts.license_class is null then 'class not told'
            when
                facts.first_report_days = 0 and facts.reporting_frequency_days = 0 and facts.report_on_change_days = 0
                then 'no report asked'
            when facts.is_never_reported and facts.first_report_days > 0 then 'first use not told'
            when facts.last_ack_date is null then 'not acknowledged'
            when date_diff('day', facts.taken_at, facts.as_of_date) > facts.export_stale_days then 'output too old'
            when facts.reporting_frequency_days = 0 and facts.report_on_change_days > 0 and not facts.is_change_told
                then 'change not told'
            when facts.reporting_frequency_days = 0 then 'nothing more asked'
            else 'policy not told'
        end as verdict
    from facts
)

select
    judged.serial_number,
    judged.license_key,
    judged.license_name,
    judged.smart_account,
    judged.virtual_account,
    judged.product_id,
    judged.host_name,
    judged.license_class,
    judged.policy_source,
    judged.reporting_path,
    judged.first_use_date,
    judged.last_change_date,
    judged.last_report_date,
    judged.last_ack_date,
    judged.due_date,
    judged.days_late,
    case
        when judged.verdict in ('overdue', 'unsynchronised', 'authorisation ended', 'authorisation expired')
            then 'OVERDUE'
        when judged.verdict in ('never reported', 'first use not told', 'unregistered') then 'NEVER REPORTED'
        when judged.verdict in ('due soon', 'authorisation ends soon') then 'DUE SOON'
        when judged.verdict in ('due later', 'nothing more asked', 'no acknowledgement asked', 'authorised') then 'OK'
        when judged.verdict in ('no report asked', 'never used', 'no licence used') then 'NOT APPLICABLE'
        else 'UNKNOWN'
    end as reporting_status,
    case judged.verdict
        when 'unsynchronised' then 'On-Prem is past its synchronisation deadline of 30 days'
        when 'unregistered' then 'not registered with Cisco'
        when 'authorisation expired' then 'authorisation expired'
        when 'authorisation not told' then 'registered in the older way; its next contact is not told'
        when 'authorisation ended'
            then
                if(
                    judged.due_date = judged.registration_end_date,
                    'ID certificate ended',
                    'authorisation ended after 90 days without contact'
                )
        when 'authorisation ends soon'
            then if(judged.due_date = judged.registration_end_date, 'ID certificate ends', 'authorisation not renewed')
        when 'authorised' then 'registered and authorised'
        when 'removed'
            then
                'On-Prem not heard from for '
                || judged.synchronised_days
                || ' days: after 90 without synchronisation its devices are removed'
        when 'not synchronised'
            then 'On-Prem not heard from for ' || judged.synchronised_days || ' days: it must synchronise within 30'
        when 'silent' then 'not heard from for ' || judged.silent_days || ' days'
        when 'no output' then 'no output of the device'
        when 'no licence used' then 'uses no licence'
        when 'no licence told' then 'its output names no licence'
        when 'never used' then 'never used'
        when 'not used now' then 'CSSM counts it, the device says it is not in use'
        when 'not named' then 'CSSM counts it, the device does not name it'
        when 'reporting not told' then 'its output says nothing of reporting'
        when 'no acknowledgement asked' then 'its policy asks for no acknowledgement'
        when 'never reported' then 'in use and never reported'
        when 'overdue' then 'acknowledgement overdue'
        when 'due soon' then if(judged.is_never_reported, 'first report due', 'acknowledgement due')
        when 'due later' then if(judged.is_never_reported, 'first report due', 'acknowledged')
        when 'class not told' then 'whether Cisco enforces it, or its term, is not told'
        when 'no report asked'
            then
                if(
                    judged.license_class in ('enforced', 'export controlled'),
                    'asks for no report, but for an authorisation code before use',
                    'its policy asks for no report'
                )
        when 'first use not told' then 'in use and never reported; first use is not told'
        when 'not acknowledged' then 'reported, not acknowledged'
        when 'output too old' then 'its output is too old to tell'
        when 'change not told' then 'acknowledged; whether use has changed since is not told'
        when 'nothing more asked' then 'acknowledged; nothing more is asked'
        else 'its policy is not told in full'
    end
    || if(
        judged.verdict in ('overdue', 'never reported')
        and regexp_matches(judged.license_key, '\bcube\b|border element'),
        '; CUBE''s voice service needs it',
        ''
    )
    || if(
        judged.verdict in ('overdue', 'never reported')
        and judged.report_file_date > coalesce(judged.last_ack_date, date '0001-01-01'),
        '; written to a file on ' || strftime(judged.report_file_date, '%-d %b %Y'),
        ''
    )
    || if(
        judged.verdict in ('overdue', 'never reported') and judged.taken_at <= judged.due_date,
        '; its output of ' || strftime(judged.taken_at, '%-d %b %Y') || ' is older',
        ''
    ) as status_reason,
    judged.taken_at,
    judged.file_id,
    judged.row_number
from judged
