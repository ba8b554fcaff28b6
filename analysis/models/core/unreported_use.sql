-- Devices that are in place and use Smart licences, but are in no export of CSSM's instances: by a system's plain
-- word, or because Catalyst Center saw them and calls them not registered. That a device uses Smart licences is told
-- by its own outputs, by Catalyst Center's licence summary, or by CSSM's own instances of its product family; an IP
-- phone is none. Licences and counts are told by the device's outputs only, else unknown. A device whose name CSSM
-- still hears of under another serial number is left out: a member of a stack, or a record that was not brought up to
-- date.
-- grain: instance_id, license_name
with unmatched as (
    select
        devices.device_id,
        devices.system_name,
        devices.file_id,
        devices.row_number,
        devices.serial_number,
        devices.product_id,
        devices.host_name,
        host_key(devices.host_name) as host_key,
        devices.instance_uuid,
        devices.smart_account,
        devices.virtual_account,
        devices.said_date,
        devices.has_license_use
    from core.devices
    cross join inputs.run
    cross join inputs.thresholds
    anti join core.instance_devices as matched on devices.device_id = matched.device_id
    where
        devices.is_deployed
        or devices.is_deployed is null
        and lower(devices.reported_status) in ('not registered', 'unregistered')
        and date_diff('day', devices.said_date, run.as_of_date) <= thresholds.last_contact_red_days
),

products as (
    select instances.product_id
    from core.product_instances as instances
    union
    select instances.product_type as product_id
    from core.product_instances as instances
),

families as (
    select distinct product_family(products.product_id) as product_group
    from products
),

names as (
    select
        host_key(instances.host_name) as host_key,
        bool_or(instances.contact_status in ('Seen', 'Unknown')) as is_heard
    from core.product_instances as instances
    where host_key(instances.host_name) in (select unmatched.host_key from unmatched)
    group by host_key(instances.host_name)
),

unknown_devices as (
    select
        unmatched.device_id,
        unmatched.system_name,
        unmatched.file_id,
        unmatched.row_number,
        unmatched.serial_number,
        unmatched.product_id,
        unmatched.host_name,
        unmatched.instance_uuid,
        unmatched.smart_account,
        unmatched.virtual_account,
        unmatched.said_date
    from unmatched
    left join names on unmatched.host_key = names.host_key
    left join families on product_family(unmatched.product_id) = families.product_group
    where
        (unmatched.has_license_use or families.product_group is not null)
        and (names.host_key is null or not names.is_heard and unmatched.serial_number is not null)
        and coalesce(unmatched.serial_number, unmatched.instance_uuid, unmatched.host_key) is not null
        and exists (select 1 from products)
),

used as (
    select
        coalesce(members.device_id, serial_key(device_use.serial_number)) as device_id,
        device_use.license_key,
        device_use.license_name,
        device_use.in_use_count,
        device_use.file_id,
        device_use.row_number
    from core.device_use
    left join core.stack_members as members on serial_key(device_use.serial_number) = members.serial_number
    where device_use.is_used
    qualify dense_rank() over (
        partition by coalesce(members.device_id, serial_key(device_use.serial_number))
        order by device_use.taken_at desc, device_use.serial_number asc
    ) = 1
),

spelt as (
    select
        license_key(records.license_name) as license_word,
        min(records.license_name) as license_name
    from core.license_records as records
    group by license_key(records.license_name)
)

select
    coalesce(devices.smart_account, accounts.smart_account) as smart_account,
    devices.virtual_account,
    coalesce(
        if(devices.serial_number is not null, concat_ws(':', devices.product_id, devices.serial_number), null),
        devices.instance_uuid,
        devices.host_name
    ) as instance_id,
    devices.device_id,
    devices.serial_number,
    devices.product_id,
    devices.host_name,
    devices.instance_uuid,
    coalesce(spelt.license_name, used.license_name) as license_name,
    used.in_use_count as unreported_count,
    devices.system_name,
    devices.said_date,
    case
        when used.device_id is not null then 'B'
        when devices.serial_number is not null then 'C'
        else 'D'
    end as confidence_grade,
    coalesce(used.file_id, devices.file_id) as file_id,
    coalesce(used.row_number, devices.row_number) as row_number
from unknown_devices as devices
left join core.smart_accounts as accounts on accounts.is_only
left join used on devices.device_id = used.device_id
left join spelt on used.license_key = spelt.license_word
