-- Devices that deployment records name anew, call retired or no longer name, the newest export of a kind against the
-- one before; and those that the newest calls retired though they were seen after the snapshot of CSSM before. Whether
-- CSSM lists the device today tells whether Cisco has seen it; of a stack the first member speaks.
-- grain: change_kind, device_id
with days as (
    select
        exports.file_id,
        exports.format,
        coalesce(exports.smart_account, '') as scope_name,
        exports.taken_at,
        dense_rank() over (
            partition by exports.format, coalesce(exports.smart_account, '') order by exports.taken_at desc
        ) as day_rank
    from staging.exports
    cross join inputs.run
    where exports.subject = 'deployment' and exports.taken_at <= run.as_of_date and exports.landed_count > 0
),

compared as (
    select
        days.format,
        days.scope_name,
        max(days.taken_at) filter (where days.day_rank = 1) as present_date,
        max(days.taken_at) filter (where days.day_rank = 2) as former_date
    from days
    group by days.format, days.scope_name
),

snapshots as (
    select max(days.previous_taken_at) as former_date
    from core.snapshot_days as days
),

named as (
    select
        days.format,
        days.scope_name,
        days.day_rank = 1 as is_present,
        coalesce(members.device_id, serial_key(records.serial_number), lower(records.host_name)) as device_id,
        serial_key(records.serial_number) as serial_number,
        host_key(records.host_name) as host_word,
        records.host_name,
        records.product_id,
        records.system_name,
        records.is_deployed,
        records.last_seen_date,
        records.smart_account,
        records.virtual_account,
        records.file_id,
        records.row_number
    from staging.deployment_records as records
    inner join days on records.file_id = days.file_id and days.day_rank <= 2
    left join core.stack_members as members on serial_key(records.serial_number) = members.serial_number
    where records.member_number = 1
),

sides as (
    select
        named.format,
        named.scope_name,
        named.device_id,
        bool_or(named.is_present) as is_present,
        bool_or(not named.is_present) as is_former,
        bool_or(named.is_deployed) filter (where named.is_present) as is_deployed,
        bool_or(named.is_deployed) filter (where not named.is_present) as was_deployed,
        max(named.last_seen_date) filter (where named.is_present) as last_seen_date,
        min(struct_pack(
            is_former := not named.is_present,
            file_id := named.file_id,
            row_number := named.row_number,
            serial_number := named.serial_number,
            host_word := named.host_word,
            host_name := named.host_name,
            product_id := named.product_id,
            system_name := named.system_name,
            smart_account := named.smart_account,
            virtual_account := named.virtual_account
        )) as word
    from named
    where named.device_id is not null
    group by named.format, named.scope_name, named.device_id
),

changed as (
    select
        case
            when sides.is_former and not sides.is_present and coalesce(sides.was_deployed, true)
                then 'Device not recorded'
            when
                not sides.is_deployed
                and if(
                    sides.is_former,
                    coalesce(sides.was_deployed, true),
                    sides.last_seen_date > snapshots.former_date
                )
                then 'Device retired'
            when
                compared.former_date is not null
                and not sides.is_former
                and coalesce(sides.is_deployed, true)
                then 'Device deployed'
        end as change_kind,
        sides.device_id,
        sides.word,
        if(sides.is_former or coalesce(sides.is_deployed, true), compared.former_date, sides.last_seen_date)
            as former_date,
        compared.present_date
    from sides
    inner join compared on sides.format = compared.format and sides.scope_name = compared.scope_name
    cross join snapshots
),

-- A device that another system was first to tell, or tells otherwise, is told once.
once as (
    select
        changed.change_kind,
        changed.device_id,
        changed.word,
        changed.former_date,
        changed.present_date
    from changed
    where changed.change_kind is not null
    qualify row_number() over (
        partition by changed.change_kind, changed.device_id
        order by changed.present_date desc, changed.word.file_id asc, changed.word.row_number asc
    ) = 1
),

listed as (
    select
        found.device_id,
        min(struct_pack(
            smart_account := known.smart_account,
            virtual_account := known.virtual_account,
            instance_id := known.instance_id
        )) as instance
    from (
        select
            matched.device_id,
            matched.file_id,
            matched.row_number
        from core.instance_devices as matched
        union
        select
            once.device_id,
            instances.file_id,
            instances.row_number
        from once
        inner join core.product_instances as instances
            on once.word.serial_number = serial_key(instances.serial_number)
        union
        select
            once.device_id,
            hosts.file_id,
            hosts.row_number
        from once
        inner join core.product_instances as hosts
            on once.word.host_word = host_key(hosts.host_name) and hosts.serial_number is null
    ) as found
    inner join core.product_instances as known
        on found.file_id = known.file_id and found.row_number = known.row_number
    group by found.device_id
),

exported as (
    select bool_or(speaking.is_current) as has_instances
    from core.speaking_exports as speaking
    where speaking.subject = 'instances'
)

select
    once.change_kind,
    once.device_id,
    once.word.system_name,
    coalesce(listed.instance.smart_account, accounts.smart_account, sole.smart_account) as smart_account,
    coalesce(listed.instance.virtual_account, once.word.virtual_account) as virtual_account,
    concat_ws(', ', once.word.host_name, once.word.product_id, once.word.serial_number) as subject,
    once.former_date,
    once.present_date,
    listed.device_id is not null as is_in_cssm,
    once.change_kind <> 'Device deployed' and coalesce(devices.is_deployed, false) as is_contradicted,
    if(
        coalesce(exported.has_instances, false)
        and not (once.change_kind <> 'Device deployed' and coalesce(devices.is_deployed, false)),
        (once.change_kind = 'Device deployed') = (listed.device_id is not null),
        null
    ) as is_seen_by_cisco,
    once.word.file_id,
    once.word.row_number
from once
cross join exported
left join listed on once.device_id = listed.device_id
left join core.devices on once.device_id = devices.device_id
left join core.smart_accounts as accounts on lower(once.word.smart_account) = lower(accounts.smart_account)
left join core.smart_accounts as sole on sole.is_only
