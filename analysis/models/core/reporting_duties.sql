-- What each device owes for each licence, and when (RULES.md §5): its own policy before Cisco's default, the deadline
-- that the device prints before one that is worked out. A device registered in the older way owes its next contact.
-- grain: serial_number, license_key
with policies as (
    select
        devices.serial_number,
        stated.license_class,
        stated.reporting_ack_required,
        stated.first_report_days,
        stated.reporting_frequency_days,
        stated.report_on_change_days
    from staging.reporting_policies as stated
    inner join core.output_devices as devices
        on stated.file_id = devices.file_id and coalesce(stated.host_name, '') = devices.host_name
    where stated.license_class is not null
    qualify row_number() over (
        partition by devices.serial_number, stated.license_class
        order by devices.taken_at desc nulls last, devices.path desc, stated.file_id desc, stated.row_number desc
    ) = 1
),

classed as (
    select
        licenses.serial_number,
        licenses.license_key,
        licenses.is_listed_by_device,
        licenses.is_used,
        licenses.taken_at,
        license_class(
            coalesce(enforcement_word(device_use.enforcement_type), classes.enforcement),
            coalesce(duration_word(device_use.license_type), classes.duration)
        ) as license_class,
        dates.first_use_date,
        dates.last_use_date,
        dates.last_change_date,
        dates.measured_until_date,
        devices.is_registered_way,
        devices.is_reporting_told,
        -- A change since the last acknowledgement shows in usage reports, or in a deadline that the device then sets.
        coalesce(devices.is_deadline_told, false)
        or coalesce(dates.measured_until_date > devices.last_ack_date, false) as is_change_told,
        devices.authorization_date,
        devices.authorization_end_date,
        devices.registration_end_date,
        devices.last_report_date,
        devices.last_ack_date,
        devices.next_ack_date,
        greatest(devices.last_report_date, devices.last_ack_date) as last_told_date
    from core.reporting_licenses as licenses
    left join core.device_use
        on licenses.serial_number = device_use.serial_number and licenses.license_key = device_use.license_key
    left join core.license_classes as classes on licenses.license_key = classes.license_key
    left join core.reporting_devices as devices on licenses.serial_number = devices.serial_number
    left join core.use_dates as dates
        on licenses.serial_number = dates.serial_number and licenses.license_key = dates.license_key
),

asked as (
    select
        classed.serial_number,
        classed.license_key,
        classed.license_class,
        case
            -- A deadline that the device prints is its own policy's, whichever class the licence is of.
            when classed.next_ack_date is not null and classed.is_reporting_told then 'Device'
            when coalesce(own.serial_number, wide.serial_number) is not null then 'Device'
            when defaults.license_class is not null then 'Cisco default'
        end as policy_source,
        coalesce(own.reporting_ack_required, wide.reporting_ack_required, 'yes') not ilike 'no%' as is_ack_required,
        coalesce(own.first_report_days, wide.first_report_days, defaults.first_report_days) as first_report_days,
        coalesce(own.reporting_frequency_days, wide.reporting_frequency_days, defaults.reporting_frequency_days)
            as reporting_frequency_days,
        coalesce(own.report_on_change_days, wide.report_on_change_days, defaults.report_on_change_days)
            as report_on_change_days,
        classed.is_registered_way,
        classed.is_reporting_told,
        classed.is_change_told,
        classed.authorization_date,
        classed.authorization_end_date,
        classed.registration_end_date,
        classed.last_report_date,
        classed.last_ack_date,
        classed.last_told_date,
        classed.next_ack_date,
        classed.first_use_date,
        case
            when classed.last_change_date is not null then classed.last_change_date
            -- Its usage reports measured it; the device's own later list no longer shows it in use.
            when
                classed.is_listed_by_device
                and not coalesce(classed.is_used, false)
                and classed.taken_at >= classed.measured_until_date
                then classed.last_use_date
            when classed.first_use_date > classed.last_told_date then classed.first_use_date
        end as last_change_date
    from classed
    left join policies as own
        on classed.serial_number = own.serial_number and classed.license_class = own.license_class
    left join policies as wide
        on
            classed.serial_number = wide.serial_number
            and wide.license_class = 'unenforced'
            and classed.license_class like 'unenforced %'
    left join reference.reporting_policies as defaults on classed.license_class = defaults.license_class
)

select
    asked.serial_number,
    asked.license_key,
    asked.license_class,
    asked.policy_source,
    asked.is_ack_required,
    asked.first_report_days,
    asked.reporting_frequency_days,
    asked.report_on_change_days,
    asked.first_use_date,
    asked.is_change_told,
    asked.last_change_date,
    asked.last_report_date,
    asked.last_ack_date,
    case
        when asked.is_registered_way
            then
                least(
                    coalesce(asked.authorization_end_date, asked.authorization_date + 90), asked.registration_end_date
                )
        -- Without an output that tells what was reported nothing is known to be outstanding.
        when asked.is_reporting_told and asked.next_ack_date is not null then asked.next_ack_date
        when asked.is_reporting_told
            then
                least(
                    if(
                        asked.first_report_days > 0 and asked.last_told_date is null,
                        asked.first_use_date + cast(asked.first_report_days as integer),
                        null
                    ),
                    if(
                        asked.reporting_frequency_days > 0,
                        asked.last_ack_date + cast(asked.reporting_frequency_days as integer),
                        null
                    ),
                    if(
                        asked.report_on_change_days > 0
                        and (asked.last_change_date > asked.last_told_date or asked.last_told_date is null),
                        asked.last_change_date + cast(asked.report_on_change_days as integer),
                        null
                    )
                )
    end as due_date
from asked
