-- Each device that a system of deployment records names, a stack's members one by one.
-- Whether it is deployed is told only where the system's own word is plain: installed or reachable, retired or absent.
-- SD-WAN Manager numbers hardware as product id and serial number in one word; its own serial is a certificate's.
-- grain: file_id, row_number, member_number
with recorded as (
    select
        raw.file_id,
        raw.row_number,
        'Catalyst Center' as system_name,
        raw.host_name,
        raw.management_address,
        raw.serial_number as serial_numbers,
        raw.platform_id as product_ids,
        raw.instance_uuid,
        raw.software_version,
        raw.reachability_status as reported_status,
        raw.last_updated as last_seen,
        cast(null as varchar) as smart_account,
        cast(null as varchar) as virtual_account
    from raw.catalyst_center_devices as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        'Catalyst Center' as system_name,
        raw.host_name,
        raw.management_address,
        raw.serial_number as serial_numbers,
        raw.platform_id as product_ids,
        cast(null as varchar) as instance_uuid,
        raw.software_version,
        raw.reachability_status as reported_status,
        raw.last_updated as last_seen,
        cast(null as varchar) as smart_account,
        cast(null as varchar) as virtual_account
    from raw.catalyst_center_devices_table as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        'Catalyst Center' as system_name,
        raw.device_name as host_name,
        raw.ip_address as management_address,
        cast(null as varchar) as serial_numbers,
        raw.model as product_ids,
        raw.device_uuid as instance_uuid,
        raw.software_version,
        raw.registration_status as reported_status,
        raw.last_updated_time as last_seen,
        raw.smart_account_name as smart_account,
        raw.virtual_account_name as virtual_account
    from raw.catalyst_center_licenses as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        'SD-WAN Manager' as system_name,
        raw.host_name,
        raw.system_ip as management_address,
        coalesce(
            nullif(regexp_extract(raw.chassis_number, '^.+-([A-Z]{3}\d{4}[0-9A-Z]{4})$', 1), ''),
            nullif(regexp_extract(raw.serial_number, '^[A-Z]{3}\d{4}[0-9A-Z]{4}$'), '')
        ) as serial_numbers,
        coalesce(
            nullif(regexp_extract(raw.chassis_number, '^(.+)-[A-Z]{3}\d{4}[0-9A-Z]{4}$', 1), ''),
            regexp_replace(raw.device_model, '^vedge-', '')
        ) as product_ids,
        raw.uuid as instance_uuid,
        raw.version as software_version,
        coalesce(as_text(raw.reachability), raw.validity) as reported_status,
        cast(null as varchar) as last_seen,
        cast(null as varchar) as smart_account,
        cast(null as varchar) as virtual_account
    from raw.sdwan_manager_devices as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        'NetBox' as system_name,
        raw.name as host_name,
        regexp_replace(raw.primary_ip ->> '$.address', '/\d+$', '') as management_address,
        raw.serial as serial_numbers,
        coalesce(as_text(raw.device_type ->> '$.part_number'), raw.device_type ->> '$.model') as product_ids,
        cast(null as varchar) as instance_uuid,
        raw.platform ->> '$.name' as software_version,
        coalesce(as_text(raw.status ->> '$.label'), raw.status ->> '$.value') as reported_status,
        cast(null as varchar) as last_seen,
        cast(null as varchar) as smart_account,
        cast(null as varchar) as virtual_account
    from raw.netbox_devices as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        'NetBox' as system_name,
        raw.name as host_name,
        regexp_replace(raw.ip_address, '/\d+$', '') as management_address,
        raw.serial_number as serial_numbers,
        raw.device_type as product_ids,
        cast(null as varchar) as instance_uuid,
        raw.platform as software_version,
        raw.status as reported_status,
        cast(null as varchar) as last_seen,
        cast(null as varchar) as smart_account,
        cast(null as varchar) as virtual_account
    from raw.netbox_devices_table as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        'CMDB' as system_name,
        raw.name as host_name,
        raw.ip_address as management_address,
        raw.serial_number as serial_numbers,
        raw.model as product_ids,
        cast(null as varchar) as instance_uuid,
        raw.software_version,
        raw.install_status as reported_status,
        raw.last_discovered as last_seen,
        cast(null as varchar) as smart_account,
        cast(null as varchar) as virtual_account
    from raw.cmdb_devices as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        'Device list' as system_name,
        raw.host_name,
        raw.management_address,
        raw.serial_number as serial_numbers,
        raw.product_id as product_ids,
        cast(null as varchar) as instance_uuid,
        raw.software_version,
        raw.status as reported_status,
        raw.last_seen,
        raw.smart_account,
        raw.virtual_account
    from raw.device_list as raw
),

members as (
    select
        recorded.file_id,
        recorded.row_number,
        recorded.system_name,
        recorded.host_name,
        recorded.management_address,
        recorded.product_ids,
        recorded.instance_uuid,
        recorded.software_version,
        recorded.reported_status,
        recorded.last_seen,
        recorded.smart_account,
        recorded.virtual_account,
        unnest(string_split(coalesce(recorded.serial_numbers, ''), ',')) as serial_number,
        generate_subscripts(string_split(coalesce(recorded.serial_numbers, ''), ','), 1) as member_number
    from recorded
)

select
    members.file_id,
    members.row_number,
    members.member_number,
    members.system_name,
    files.taken_at,
    as_text(members.host_name) as host_name,
    as_text(members.management_address) as management_address,
    upper(as_identifier(members.serial_number)) as serial_number,
    as_text(coalesce(
        string_split(members.product_ids, ',')[members.member_number],
        string_split(members.product_ids, ',')[1]
    )) as product_id,
    as_text(members.instance_uuid) as instance_uuid,
    as_text(members.software_version) as software_version,
    as_text(members.reported_status) as reported_status,
    case
        when lower(trim(members.reported_status)) in (
            '1', 'installed', 'in maintenance', 'reachable', 'ping reachable', 'active', 'failed',
            'in use', 'in service', 'in production', 'production', 'operational', 'deployed', 'live'
        ) then true
        when lower(trim(members.reported_status)) in (
            '7', '100', 'retired', 'stolen', 'absent', 'decommissioning', 'decommissioned', 'disposed',
            'removed', 'scrapped'
        ) then false
    end as is_deployed,
    as_date(members.last_seen, coalesce(files.date_order, '')) as last_seen_date,
    as_text(members.smart_account) as smart_account,
    as_text(members.virtual_account) as virtual_account
from members
inner join meta.files on members.file_id = files.file_id
where members.member_number = 1 or not is_blank(members.serial_number)
