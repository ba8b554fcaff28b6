-- Each licence that a device names in the newest capture of its outputs, and what it says the licence is.
-- A name that the device cut short is no key and is left out.
-- grain: serial_number, license_key
with named as (
    select
        devices.serial_number,
        license_key(coalesce(
            licenses.license_name, regexp_extract(licenses.entitlement_tag, 'com\.cisco\.([^,]+)', 1)
        )) as license_key,
        coalesce(licenses.license_name, licenses.entitlement_tag) as license_name,
        licenses.file_id,
        licenses.row_number,
        devices.host_name,
        devices.product_id,
        devices.smart_account,
        devices.taken_at,
        devices.path,
        licenses.in_use_count,
        licenses.license_type,
        licenses.enforcement_type,
        licenses.export_status,
        coalesce(licenses.reported_status, '') <> 'NOT IN USE' and coalesce(licenses.in_use_count, 1) > 0 as is_used
    from staging.device_licenses as licenses
    inner join core.output_devices as devices
        on licenses.file_id = devices.file_id and coalesce(licenses.host_name, '') = devices.host_name
    where not licenses.is_truncated
    qualify dense_rank() over (
        partition by devices.serial_number
        order by devices.taken_at desc nulls last, devices.path desc, devices.file_id desc
    ) = 1
)

select
    named.serial_number,
    named.license_key,
    min(named.license_name) as license_name,
    min(named.file_id) as file_id,
    min(named.row_number) as row_number,
    nullif(min(named.host_name), '') as host_name,
    min(named.product_id) as product_id,
    min(named.smart_account) as smart_account,
    min(named.taken_at) as taken_at,
    cast(sum(named.in_use_count) as bigint) as in_use_count,
    min(named.license_type) as license_type,
    min(named.enforcement_type) as enforcement_type,
    min(named.export_status) as export_status,
    bool_or(named.is_used) as is_used
from named
where named.license_key <> ''
group by named.serial_number, named.license_key
