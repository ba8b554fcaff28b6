-- Each product instance as one export shows it; one without a host name is named by product id and serial number.
-- grain: file_id, row_number
-- kept as: table
select
    raw.file_id,
    raw.row_number,
    files.smart_account,
    as_text(raw.virtual_account) as virtual_account,
    files.taken_at,
    as_text(raw.host_name) as host_name,
    coalesce(
        as_text(json_extract_string(raw.sudi, '$.udiPid')),
        nullif(regexp_extract(raw.display_name, 'UDI_PID:([^;]+);', 1), '')
    ) as product_id,
    coalesce(
        as_text(json_extract_string(raw.sudi, '$.udiSerialNumber')),
        nullif(regexp_extract(raw.display_name, 'UDI_SN:([^;]+);', 1), '')
    ) as serial_number,
    coalesce(
        as_text(json_extract_string(raw.sudi, '$.uuid')),
        as_text(json_extract_string(raw.sudi, '$.suvi')),
        as_text(json_extract_string(raw.sudi, '$.hostIdentifier'))
    ) as instance_uuid,
    coalesce(as_text(raw.product_type), as_text(raw.product_name)) as product_type,
    as_text(raw.status) as reported_status,
    as_date(raw.registration_date, '') as registration_date,
    as_date(raw.last_contact_date, '') as last_contact_date
from raw.smart_licensing_devices as raw
inner join meta.files on raw.file_id = files.file_id
union all
select
    raw.file_id,
    raw.row_number,
    files.smart_account,
    coalesce(as_text(raw.virtual_account), files.virtual_account) as virtual_account,
    files.taken_at,
    case when raw.name not like 'UDI_PID:%' then as_text(raw.name) end as host_name,
    nullif(regexp_extract(raw.name, 'UDI_PID:([^;]+);', 1), '') as product_id,
    nullif(regexp_extract(raw.name, 'UDI_SN:([^;]+);', 1), '') as serial_number,
    cast(null as varchar) as instance_uuid,
    as_text(raw.product_type) as product_type,
    as_text(raw.alerts) as reported_status,
    cast(null as date) as registration_date,
    as_date(raw.last_contact, coalesce(files.date_order, '')) as last_contact_date
from raw.cssm_product_instances as raw
inner join meta.files on raw.file_id = files.file_id
