-- Each device that is known to be, or to have been, in place: the word of the system that saw it last, and whether
-- another system plainly says otherwise. A system that does not tell when it saw a device is taken by the day of its
-- export; of one day, in place comes before retired.
-- grain: device_id
with told as (
    select
        devices.device_id,
        min(devices.instance_uuid) as instance_uuid,
        min(devices.smart_account) as smart_account,
        min(devices.virtual_account) as virtual_account,
        bool_or(devices.has_license_use) as has_license_use,
        max(devices.last_seen_date) filter (where devices.is_deployed is not null) as last_seen_date,
        bool_or(devices.is_deployed) and not bool_and(devices.is_deployed) as is_contradicted,
        max(struct_pack(
            has_word := devices.is_deployed is not null,
            said_date := coalesce(devices.last_seen_date, devices.taken_at),
            is_deployed := devices.is_deployed,
            is_named := devices.serial_number is not null,
            system_name := devices.system_name,
            file_id := devices.file_id,
            row_number := devices.row_number,
            taken_at := devices.taken_at,
            serial_number := devices.serial_number,
            product_id := devices.product_id,
            host_name := devices.host_name,
            reported_status := devices.reported_status
        )) as word
    from core.deployed_devices as devices
    group by devices.device_id
)

select
    told.device_id,
    told.word.system_name,
    told.word.file_id,
    told.word.row_number,
    told.word.taken_at,
    told.word.said_date,
    told.word.serial_number,
    told.word.product_id,
    told.word.host_name,
    told.instance_uuid,
    told.word.reported_status,
    told.word.is_deployed,
    told.last_seen_date,
    coalesce(told.is_contradicted, false) as is_contradicted,
    told.smart_account,
    told.virtual_account,
    told.has_license_use
from told
