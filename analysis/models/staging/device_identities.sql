-- Each identity a device's outputs tell: its product id and serial number, and those of every member of its stack.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    as_text(raw.host_name) as host_name,
    as_text(raw.operating_system) as operating_system,
    as_text(raw.command) as command_name,
    coalesce(as_text(raw.fields ->> 'product_id'), as_text(raw.fields ->> 'model')) as product_id,
    as_text(raw.fields ->> 'serial_number') as serial_number,
    as_text(raw.fields ->> 'role') as member_role,
    as_text(raw.fields ->> 'uuid') as instance_uuid
from raw.device_outputs as raw
inner join meta.files on raw.file_id = files.file_id
where raw.kind = 'device'
