-- Each device that deployment records name, a stack's members one by one, and each device that answered for itself. A
-- system speaks through its newest export and through every other that is not stale. Serial numbers are as devices are
-- matched by them; those that name nothing are null.
-- grain: file_id, row_number, member_number
with speaking as (
    select
        exports.file_id,
        exports.format,
        exports.smart_account
    from staging.exports
    cross join inputs.run
    cross join inputs.thresholds
    where exports.subject = 'deployment' and exports.taken_at <= run.as_of_date and exports.landed_count > 0
    qualify
        exports.taken_at = max(exports.taken_at) over (partition by exports.format, exports.smart_account)
        or date_diff('day', exports.taken_at, run.as_of_date) <= thresholds.export_stale_days
),

answered as (
    select
        devices.file_id,
        devices.host_name as asked_name,
        devices.serial_number as device_serial_number,
        devices.smart_account,
        devices.taken_at
    from core.output_devices as devices
    cross join inputs.run
    where devices.taken_at <= run.as_of_date
),

licensed as (
    select distinct device_use.serial_number
    from core.device_use
    where device_use.is_used
)

select
    records.file_id,
    records.row_number,
    records.member_number,
    records.system_name,
    records.taken_at,
    records.host_name,
    serial_key(records.serial_number) as serial_number,
    records.product_id,
    uuid_key(records.instance_uuid) as instance_uuid,
    records.reported_status,
    records.is_deployed,
    if(records.last_seen_date > records.taken_at, records.taken_at, records.last_seen_date) as last_seen_date,
    coalesce(accounts.smart_account, speaking.smart_account) as smart_account,
    records.virtual_account,
    speaking.format = 'catalyst_center_licenses' as has_license_use
from staging.deployment_records as records
inner join speaking on records.file_id = speaking.file_id
left join core.smart_accounts as accounts on lower(records.smart_account) = lower(accounts.smart_account)
union all
select
    identities.file_id,
    identities.row_number,
    if(serial_key(identities.serial_number) = serial_key(answered.device_serial_number), 1, 2) as member_number,
    'Device output' as system_name,
    answered.taken_at,
    nullif(answered.asked_name, '') as host_name,
    serial_key(identities.serial_number) as serial_number,
    identities.product_id,
    uuid_key(identities.instance_uuid) as instance_uuid,
    cast(null as varchar) as reported_status,
    true as is_deployed,
    answered.taken_at as last_seen_date,
    answered.smart_account,
    cast(null as varchar) as virtual_account,
    licensed.serial_number is not null as has_license_use
from answered
inner join staging.device_identities as identities
    on answered.file_id = identities.file_id and answered.asked_name = coalesce(identities.host_name, '')
left join licensed on answered.device_serial_number = licensed.serial_number
qualify row_number() over (
    partition by answered.file_id, answered.asked_name, serial_key(identities.serial_number)
    order by identities.product_id is null, identities.row_number
) = 1
