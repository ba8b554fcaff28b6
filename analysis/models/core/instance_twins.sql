-- Each current product instance of a device that another one, heard from later, stands for too: one serial number or
-- UUID twice, wherever it stands; or, inside one Smart Account, another member of the same stack, or the same host
-- name and product under another number, once the former one has been silent beyond the amber threshold, and since
-- before the later one registered, where that day is told. Names that devices leave the factory with tell nothing.
-- grain: file_id, row_number
with instances as (
    select
        named.file_id,
        named.row_number,
        named.smart_account,
        named.virtual_account,
        named.instance_id,
        named.last_contact_date,
        named.registration_date,
        named.contact_status,
        serial_key(named.serial_number) as serial_number,
        uuid_key(named.instance_uuid) as instance_uuid,
        members.device_id,
        concat_ws('|', host_key(named.host_name), coalesce(product_key(named.product_id), upper(named.product_type)))
            as place_name,
        host_key(named.host_name) is not null as is_named
    from core.product_instances as named
    left join core.stack_members as members on serial_key(named.serial_number) = members.serial_number
),

names as (
    select
        1 as kind_rank,
        '' as scope_name,
        instances.serial_number as shared_name,
        instances.file_id,
        instances.row_number
    from instances
    where instances.serial_number is not null
    union all
    select
        2 as kind_rank,
        '' as scope_name,
        instances.instance_uuid as shared_name,
        instances.file_id,
        instances.row_number
    from instances
    where instances.serial_number is null and instances.instance_uuid is not null
    union all
    select
        3 as kind_rank,
        instances.smart_account as scope_name,
        instances.device_id as shared_name,
        instances.file_id,
        instances.row_number
    from instances
    where instances.device_id is not null
    union all
    select
        4 as kind_rank,
        instances.smart_account as scope_name,
        instances.place_name as shared_name,
        instances.file_id,
        instances.row_number
    from instances
    where instances.is_named
),

shared as (
    select
        names.kind_rank,
        names.scope_name,
        names.shared_name
    from names
    group by names.kind_rank, names.scope_name, names.shared_name
    having count(*) > 1
),

twins as (
    select
        names.kind_rank,
        names.scope_name,
        names.shared_name,
        instances.file_id,
        instances.row_number,
        instances.last_contact_date,
        instances.registration_date,
        instances.contact_status,
        coalesce(instances.serial_number, instances.instance_uuid) as device_number,
        first_value(struct_pack(
            file_id := instances.file_id,
            row_number := instances.row_number,
            smart_account := instances.smart_account,
            virtual_account := instances.virtual_account,
            instance_id := instances.instance_id,
            last_contact_date := instances.last_contact_date,
            registration_date := instances.registration_date,
            device_number := coalesce(instances.serial_number, instances.instance_uuid)
        )) over (
            partition by names.kind_rank, names.scope_name, names.shared_name
            order by
                instances.last_contact_date desc nulls last,
                instances.registration_date desc nulls last,
                instances.smart_account asc,
                instances.virtual_account asc,
                instances.file_id asc,
                instances.row_number asc
        ) as later
    from names
    inner join shared
        on
            names.kind_rank = shared.kind_rank
            and names.scope_name = shared.scope_name
            and names.shared_name = shared.shared_name
    inner join instances on names.file_id = instances.file_id and names.row_number = instances.row_number
),

places as (
    select
        names.kind_rank,
        names.scope_name,
        names.shared_name,
        count(distinct concat_ws('|', instances.smart_account, instances.virtual_account)) as place_count
    from names
    semi join shared
        on
            names.kind_rank = shared.kind_rank
            and names.scope_name = shared.scope_name
            and names.shared_name = shared.shared_name
    inner join instances on names.file_id = instances.file_id and names.row_number = instances.row_number
    group by names.kind_rank, names.scope_name, names.shared_name
)

select
    twins.file_id,
    twins.row_number,
    case twins.kind_rank when 1 then 'Serial number' when 2 then 'UUID' when 3 then 'Stack' else 'Host name' end
        as shared_key,
    places.place_count,
    twins.later.smart_account as later_smart_account,
    twins.later.virtual_account as later_virtual_account,
    twins.later.instance_id as later_instance_id,
    twins.later.last_contact_date as later_contact_date,
    if(
        twins.kind_rank = 1 and twins.later.last_contact_date > coalesce(twins.last_contact_date, date '1970-01-01'),
        'B',
        'C'
    ) as confidence_grade
from twins
inner join places
    on
        twins.kind_rank = places.kind_rank
        and twins.scope_name = places.scope_name
        and twins.shared_name = places.shared_name
where
    (twins.later.file_id <> twins.file_id or twins.later.row_number <> twins.row_number)
    and (
        twins.kind_rank <= 2
        or (
            twins.device_number is distinct from twins.later.device_number
            or twins.device_number is null
        )
        and twins.later.last_contact_date > twins.last_contact_date
        and twins.contact_status in ('Late', 'Not seen', 'Probably gone')
        and coalesce(twins.later.registration_date >= twins.last_contact_date, true)
    )
qualify row_number() over (partition by twins.file_id, twins.row_number order by twins.kind_rank) = 1
