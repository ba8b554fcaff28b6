-- Each licence of each device whose reporting is to be judged: what CSSM counts on it, what its own outputs name and
-- what its usage reports measured; a serial number in several Virtual Accounts speaks where it was heard from last.
-- An instance that CSSM knows by its host name alone is the device whose outputs have that name. A device of which
-- no licence is known keeps one row without a licence.
-- grain: serial_number, license_key
with hosts as (
    select
        host_key(devices.host_name) as host_word,
        min(devices.serial_number) as serial_number
    from core.output_devices as devices
    where host_key(devices.host_name) is not null
    group by host_key(devices.host_name)
    having count(distinct devices.serial_number) = 1
),

instances as (
    select
        coalesce(upper(instances.serial_number), hosts.serial_number) as serial_number,
        instances.file_id,
        instances.row_number,
        instances.smart_account,
        instances.virtual_account,
        instances.product_id,
        instances.host_name,
        instances.reported_status,
        instances.silent_days
    from core.product_instances as instances
    left join hosts on instances.serial_number is null and host_key(instances.host_name) = hosts.host_word
    where coalesce(instances.serial_number, hosts.serial_number) is not null
    qualify row_number() over (
        partition by coalesce(upper(instances.serial_number), hosts.serial_number)
        order by
            instances.last_contact_date desc nulls last,
            instances.smart_account asc,
            instances.virtual_account asc,
            instances.file_id asc,
            instances.row_number asc
    ) = 1
),

names as (
    select
        used.license_name,
        license_key(used.license_name) as license_key
    from core.instance_licenses as used
    where used.license_name is not null
    group by used.license_name
),

counted as (
    select
        used.file_id,
        used.row_number,
        names.license_key,
        min(used.license_name) as license_name
    from core.instance_licenses as used
    inner join names on used.license_name = names.license_name
    group by used.file_id, used.row_number, names.license_key
),

told as (
    select
        coalesce(device_use.serial_number, dates.serial_number) as serial_number,
        coalesce(device_use.license_key, dates.license_key) as license_key,
        coalesce(device_use.license_name, dates.license_name) as license_name,
        device_use.serial_number is not null as is_named,
        device_use.is_used,
        device_use.taken_at,
        device_use.file_id,
        device_use.row_number,
        device_use.smart_account,
        device_use.product_id,
        device_use.host_name
    from core.device_use
    full outer join core.use_dates as dates
        on device_use.serial_number = dates.serial_number and device_use.license_key = dates.license_key
    -- What a usage report alone tells of a device that nobody else knows is not this client's to answer for.
    where
        device_use.serial_number is not null
        or dates.serial_number in (select instances.serial_number from instances)
        or dates.serial_number in (select devices.serial_number from core.reporting_devices as devices)
        or dates.serial_number in (select named.serial_number from core.device_use as named)
),

told_devices as (
    select
        told.serial_number,
        bool_or(told.is_named) as is_listed_by_device
    from told
    group by told.serial_number
),

joined as (
    select
        instances.serial_number,
        coalesce(counted.license_key, '') as license_key,
        counted.license_name,
        counted.license_key is not null as is_counted
    from instances
    left join counted on instances.file_id = counted.file_id and instances.row_number = counted.row_number
    where
        counted.license_key is not null
        or instances.serial_number not in (select told_devices.serial_number from told_devices)
    union all
    select
        told.serial_number,
        told.license_key,
        told.license_name,
        false as is_counted
    from told
    left join instances on told.serial_number = instances.serial_number
    left join counted
        on
            instances.file_id = counted.file_id
            and instances.row_number = counted.row_number
            and told.license_key = counted.license_key
    where counted.license_key is null
    union all
    select
        devices.serial_number,
        '' as license_key,
        cast(null as varchar) as license_name,
        false as is_counted
    from core.reporting_devices as devices
    where
        devices.serial_number not in (select told_devices.serial_number from told_devices)
        and devices.serial_number not in (select instances.serial_number from instances)
)

select
    joined.serial_number,
    joined.license_key,
    joined.license_name,
    joined.is_counted,
    coalesce(told.is_named, false) as is_named,
    coalesce(told_devices.is_listed_by_device, false) as is_listed_by_device,
    coalesce(instances.smart_account, devices.smart_account, told.smart_account, accounts.smart_account)
        as smart_account,
    coalesce(instances.virtual_account, devices.virtual_account) as virtual_account,
    coalesce(instances.product_id, devices.product_id, told.product_id) as product_id,
    coalesce(instances.host_name, devices.host_name, told.host_name) as host_name,
    instances.reported_status,
    instances.silent_days,
    told.is_used,
    coalesce(told.taken_at, devices.taken_at) as taken_at,
    coalesce(told.file_id, devices.file_id, instances.file_id) as file_id,
    coalesce(
        told.row_number, if(told.file_id is null, devices.row_number, null), instances.row_number
    ) as row_number
from joined
left join instances on joined.serial_number = instances.serial_number
left join core.reporting_devices as devices on joined.serial_number = devices.serial_number
left join told on joined.serial_number = told.serial_number and joined.license_key = told.license_key
left join told_devices on joined.serial_number = told_devices.serial_number
left join core.smart_accounts as accounts on accounts.is_only
