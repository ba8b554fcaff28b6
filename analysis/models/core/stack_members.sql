-- Each serial number of a stack or a pair, and the one of them that names the device: members of one record, devices
-- of one file under one name with a colon and a number, and what a device answered for its members. Where sources know
-- different members, what they share makes them one device; a member that moved belongs where it was named last.
-- grain: serial_number
with numbered as (
    select distinct
        records.file_id,
        host_key(records.host_name) as host_word
    from core.deployment_records as records
    where regexp_full_match(records.host_name, '[^:]+:\d+')
),

grouped as (
    select
        records.serial_number,
        records.product_id,
        records.taken_at,
        case
            when records.system_name = 'Device output' then concat_ws(':', records.file_id, records.host_name)
            when numbered.host_word is not null then concat_ws(':', records.file_id, numbered.host_word)
            else concat_ws(':', records.file_id, records.row_number)
        end as stack_id
    from core.deployment_records as records
    left join numbered on records.file_id = numbered.file_id and host_key(records.host_name) = numbered.host_word
    where records.serial_number is not null
),

several as (
    select grouped.stack_id
    from grouped
    group by grouped.stack_id
    having count(distinct grouped.serial_number) > 1
),

members as (
    select
        grouped.serial_number,
        grouped.product_id,
        grouped.stack_id
    from grouped
    inner join several on grouped.stack_id = several.stack_id
    qualify grouped.taken_at = max(grouped.taken_at) over (partition by grouped.serial_number)
),

first_names as (
    select
        members.stack_id,
        min(members.serial_number) as device_id
    from members
    group by members.stack_id
),

shared_names as (
    select
        members.serial_number,
        min(first_names.device_id) as device_id
    from members
    inner join first_names on members.stack_id = first_names.stack_id
    group by members.serial_number
),

second_names as (
    select
        members.stack_id,
        min(shared_names.device_id) as device_id
    from members
    inner join shared_names on members.serial_number = shared_names.serial_number
    group by members.stack_id
)

select
    members.serial_number,
    min(second_names.device_id) as device_id,
    min(members.product_id) as product_id
from members
inner join second_names on members.stack_id = second_names.stack_id
group by members.serial_number
