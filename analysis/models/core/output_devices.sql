-- Which device each capture of outputs was taken from: the member of a stack that CSSM knows, else what the device
-- calls itself, its active member; a capture that names no serial number is told by its host name, where one product
-- instance alone has it.
-- grain: file_id, host_name
with said as (
    select
        identities.file_id,
        coalesce(identities.host_name, '') as host_name,
        upper(identities.serial_number) as serial_number,
        identities.product_id,
        1 as name_rank,
        case
            when identities.command_name like 'show license%' then 1
            when identities.command_name = 'show version' then 2
            else 3
        end as command_rank,
        case when coalesce(identities.member_role, 'Active') = 'Active' then 1 else 2 end as role_rank,
        identities.row_number
    from staging.device_identities as identities
    where identities.serial_number is not null
    union all
    select
        statuses.file_id,
        coalesce(statuses.host_name, '') as host_name,
        upper(instances.serial_number) as serial_number,
        instances.product_id,
        2 as name_rank,
        1 as command_rank,
        1 as role_rank,
        statuses.row_number
    from staging.reporting_statuses as statuses
    inner join core.product_instances as instances
        on host_key(statuses.host_name) = host_key(instances.host_name) and instances.serial_number is not null
    qualify count(distinct upper(instances.serial_number)) over (partition by statuses.file_id, statuses.host_name) = 1
),

registered as (
    select distinct upper(instances.serial_number) as serial_number
    from core.product_instances as instances
    where upper(instances.serial_number) in (select said.serial_number from said)
)

select
    said.file_id,
    said.host_name,
    said.serial_number,
    said.product_id,
    exports.taken_at,
    exports.smart_account,
    exports.path
from said
inner join staging.exports on said.file_id = exports.file_id
cross join inputs.run
left join registered on said.serial_number = registered.serial_number
where coalesce(exports.taken_at, run.as_of_date) <= run.as_of_date
qualify row_number() over (
    partition by said.file_id, said.host_name
    order by
        said.name_rank,
        registered.serial_number is null,
        said.command_rank,
        said.role_rank,
        said.row_number
) = 1
