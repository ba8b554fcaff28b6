-- The device of each current product instance, and by what the two were matched: serial number (alone where one side
-- lacks the product id or words it otherwise), else UUID, else host name. A host name matches one device only, whose
-- serial number does not contradict; where both have a domain, the whole names are compared.
-- grain: file_id, row_number
with instances as (
    select
        named.file_id,
        named.row_number,
        serial_key(named.serial_number) as serial_number,
        uuid_key(named.instance_uuid) as instance_uuid,
        lower(named.host_name) as host_name,
        named.product_id,
        named.product_type
    from core.product_instances as named
),

by_serial as (
    select
        instances.file_id,
        instances.row_number,
        devices.device_id,
        if(
            is_product_alike(coalesce(members.product_id, devices.product_id), instances.product_id),
            'Serial number',
            'Serial number alone'
        ) as match_key
    from instances
    left join core.stack_members as members on instances.serial_number = members.serial_number
    inner join core.devices on coalesce(members.device_id, instances.serial_number) = devices.device_id
),

without_serial as (
    select
        instances.file_id,
        instances.row_number,
        instances.serial_number,
        instances.instance_uuid,
        instances.host_name,
        instances.product_id,
        instances.product_type
    from instances
    anti join by_serial on instances.file_id = by_serial.file_id and instances.row_number = by_serial.row_number
),

machines as (
    select
        devices.instance_uuid,
        min(devices.device_id) as device_id
    from core.devices
    where devices.instance_uuid is not null
    group by devices.instance_uuid
    having count(*) = 1
),

by_uuid as (
    select
        instances.file_id,
        instances.row_number,
        machines.device_id
    from without_serial as instances
    inner join machines on instances.instance_uuid = machines.instance_uuid
),

named as (
    select
        instances.file_id,
        instances.row_number,
        instances.serial_number,
        instances.host_name,
        host_key(instances.host_name) as host_key,
        instances.product_id,
        instances.product_type
    from without_serial as instances
    anti join by_uuid on instances.file_id = by_uuid.file_id and instances.row_number = by_uuid.row_number
    where host_key(instances.host_name) is not null
),

-- A name that very many devices share could only be told apart by luck, and the join would not end.
places as (
    select
        devices.device_id,
        devices.serial_number,
        lower(devices.host_name) as host_name,
        host_key(devices.host_name) as host_key,
        devices.product_id
    from core.devices
    where host_key(devices.host_name) in (select named.host_key from named)
    qualify count(*) over (partition by host_key(devices.host_name)) <= 20
),

by_host as (
    select
        named.file_id,
        named.row_number,
        places.device_id,
        coalesce(
            is_product_alike(places.product_id, named.product_id),
            if(product_family(places.product_id) = product_family(named.product_type), true, null)
        ) as has_product,
        named.host_name = places.host_name as is_whole_name
    from named
    inner join places on named.host_key = places.host_key
    where
        (named.serial_number is null or places.serial_number is null)
        and (
            named.host_name = places.host_name
            or named.host_name not like '%.%'
            or places.host_name not like '%.%'
        )
        and coalesce(is_product_alike(places.product_id, named.product_id), true)
    qualify rank() over (
        partition by named.file_id, named.row_number
        order by is_whole_name desc, has_product desc nulls last
    ) = 1
)

select
    by_serial.file_id,
    by_serial.row_number,
    by_serial.device_id,
    by_serial.match_key
from by_serial
union all
select
    by_uuid.file_id,
    by_uuid.row_number,
    by_uuid.device_id,
    'UUID' as match_key
from by_uuid
union all
select
    by_host.file_id,
    by_host.row_number,
    min(by_host.device_id) as device_id,
    if(coalesce(bool_and(by_host.has_product), false), 'Host name', 'Host name alone') as match_key
from by_host
group by by_host.file_id, by_host.row_number
having count(*) = 1
