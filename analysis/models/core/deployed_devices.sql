-- Each device of each system of deployment records, a stack or pair as one, as the system's newest word has it: in
-- place, retired, or not plainly said; of one day, in place comes before retired. A record without a serial number
-- belongs to the device of its system that has its UUID, or that alone has its host name.
-- grain: system_name, device_id
with named as (
    select
        records.file_id,
        records.row_number,
        records.member_number,
        records.system_name,
        records.taken_at,
        records.host_name,
        records.serial_number,
        records.product_id,
        records.instance_uuid,
        records.reported_status,
        records.is_deployed,
        records.last_seen_date,
        records.smart_account,
        records.virtual_account,
        records.has_license_use,
        coalesce(members.device_id, records.serial_number) as serial_device_id
    from core.deployment_records as records
    left join core.stack_members as members on records.serial_number = members.serial_number
),

unnumbered as (
    select distinct
        named.system_name,
        named.instance_uuid,
        host_key(named.host_name) as host_key
    from named
    where named.serial_device_id is null
),

by_uuid as (
    select
        named.system_name,
        named.instance_uuid,
        min(named.serial_device_id) as device_id
    from named
    semi join unnumbered
        on named.system_name = unnumbered.system_name and named.instance_uuid = unnumbered.instance_uuid
    where named.serial_device_id is not null
    group by named.system_name, named.instance_uuid
),

by_host as (
    select
        named.system_name,
        host_key(named.host_name) as host_key,
        min(named.serial_device_id) as device_id
    from named
    semi join unnumbered
        on named.system_name = unnumbered.system_name and host_key(named.host_name) = unnumbered.host_key
    where named.serial_device_id is not null
    group by named.system_name, host_key(named.host_name)
    having min(named.serial_device_id) = max(named.serial_device_id)
),

told as (
    select
        named.file_id,
        named.row_number,
        named.member_number,
        named.system_name,
        named.taken_at,
        named.host_name,
        named.serial_number,
        named.product_id,
        named.instance_uuid,
        named.reported_status,
        named.is_deployed,
        named.last_seen_date,
        named.smart_account,
        named.virtual_account,
        named.has_license_use,
        coalesce(
            named.serial_device_id,
            by_uuid.device_id,
            by_host.device_id,
            named.instance_uuid,
            lower(named.host_name),
            concat_ws(':', named.file_id, named.row_number)
        ) as device_id
    from named
    left join by_uuid
        on
            named.serial_device_id is null
            and named.system_name = by_uuid.system_name
            and named.instance_uuid = by_uuid.instance_uuid
    left join by_host
        on
            named.serial_device_id is null
            and named.system_name = by_host.system_name
            and host_key(named.host_name) = by_host.host_key
),

newest as (
    select
        told.system_name,
        told.device_id,
        min(told.instance_uuid) as instance_uuid,
        min(told.smart_account) as smart_account,
        min(told.virtual_account) as virtual_account,
        bool_or(told.has_license_use) as has_license_use,
        max(struct_pack(
            has_word := told.is_deployed is not null,
            taken_at := coalesce(told.taken_at, date '1970-01-01'),
            is_deployed := told.is_deployed,
            last_seen_date := coalesce(told.last_seen_date, date '1970-01-01'),
            is_named := told.serial_number is not null,
            is_first := told.member_number = 1 and coalesce(not regexp_full_match(told.host_name, '[^:]+:\d+'), false),
            file_id := told.file_id,
            row_place := -told.row_number,
            member_place := -told.member_number,
            host_name := regexp_replace(told.host_name, '^([^:]+):\d+$', '\1'),
            serial_number := told.serial_number,
            product_id := told.product_id,
            reported_status := told.reported_status
        )) as word
    from told
    group by told.system_name, told.device_id
)

select
    newest.system_name,
    newest.device_id,
    newest.word.file_id,
    -newest.word.row_place as row_number,
    newest.word.taken_at,
    newest.word.serial_number,
    newest.word.product_id,
    newest.word.host_name,
    newest.instance_uuid,
    newest.word.reported_status,
    newest.word.is_deployed,
    nullif(newest.word.last_seen_date, date '1970-01-01') as last_seen_date,
    newest.smart_account,
    newest.virtual_account,
    newest.has_license_use
from newest
