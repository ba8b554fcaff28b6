-- Product instances that CSSM lists now and did not before, lists no more, or lists in another Virtual Account, between
-- the newest export of each account and the one before. One is the same where serial number, UUID or host name is: a
-- table prints only one of them. What it uses is told where its export tells licences.
-- grain: smart_account, virtual_account, instance_id
with days as (
    select
        speaking.smart_account,
        speaking.virtual_account,
        speaking.file_id,
        speaking.taken_at,
        speaking.superseded_at,
        coalesce(
            max(if(speaking.is_current, speaking.taken_at, null)) over account,
            max(if(speaking.is_current, speaking.taken_at, null)) over (partition by speaking.smart_account)
        ) as newest_date
    from core.speaking_exports as speaking
    where speaking.subject = 'instances'
    window account as (partition by speaking.smart_account, speaking.virtual_account)
),

compared as (
    select
        days.smart_account,
        max(days.taken_at) as former_date,
        max(days.superseded_at) as present_date
    from days
    where days.superseded_at = days.newest_date
    group by days.smart_account
),

present as (
    select
        instances.smart_account,
        instances.virtual_account,
        instances.instance_id,
        serial_key(instances.serial_number) as serial_number,
        upper(instances.instance_uuid) as instance_uuid,
        lower(instances.host_name) as host_name,
        instances.file_id,
        instances.row_number
    from core.product_instances as instances
    inner join compared on instances.smart_account = compared.smart_account
),

former as (
    select
        instances.smart_account,
        instances.virtual_account,
        coalesce(
            if(
                instances.serial_number is not null,
                concat_ws(':', instances.product_id, instances.serial_number),
                null
            ),
            instances.instance_uuid,
            instances.host_name
        ) as instance_id,
        serial_key(instances.serial_number) as serial_number,
        upper(instances.instance_uuid) as instance_uuid,
        lower(instances.host_name) as host_name,
        instances.file_id,
        instances.row_number
    from staging.product_instances as instances
    inner join days
        on
            instances.file_id = days.file_id
            and instances.smart_account = days.smart_account
            and instances.virtual_account = days.virtual_account
    where days.superseded_at = days.newest_date
),

-- Few of many are new to their account or gone from all; only those are looked for elsewhere.
entered as (
    select
        present.smart_account,
        present.virtual_account,
        present.instance_id,
        present.serial_number,
        present.instance_uuid,
        present.host_name,
        present.file_id,
        present.row_number
    from present
    where
        coalesce(present.serial_number, present.instance_uuid, present.host_name) is not null
        and not exists (
            select 1
            from former
            where
                former.smart_account = present.smart_account
                and former.virtual_account = present.virtual_account
                and former.serial_number = present.serial_number
        )
        and not exists (
            select 1
            from former
            where
                former.smart_account = present.smart_account
                and former.virtual_account = present.virtual_account
                and former.instance_uuid = present.instance_uuid
        )
        and not exists (
            select 1
            from former
            where
                former.smart_account = present.smart_account
                and former.virtual_account = present.virtual_account
                and former.host_name = present.host_name
        )
),

gone as (
    select
        former.smart_account,
        former.virtual_account,
        former.instance_id,
        former.file_id,
        former.row_number
    from former
    where
        coalesce(former.serial_number, former.instance_uuid, former.host_name) is not null
        and not exists (
            select 1
            from present
            where
                present.smart_account = former.smart_account
                and present.serial_number = former.serial_number
        )
        and not exists (
            select 1
            from present
            where
                present.smart_account = former.smart_account
                and present.instance_uuid = former.instance_uuid
        )
        and not exists (
            select 1
            from present
            where
                present.smart_account = former.smart_account
                and present.host_name = former.host_name
        )
),

places as (
    select
        entered.file_id,
        entered.row_number,
        if(stays.file_id is null, before.virtual_account, null) as left_virtual_account
    from entered
    inner join former as before
        on entered.smart_account = before.smart_account and entered.serial_number = before.serial_number
    left join present as stays
        on
            before.smart_account = stays.smart_account
            and before.virtual_account = stays.virtual_account
            and before.serial_number = stays.serial_number
    union all
    select
        entered.file_id,
        entered.row_number,
        if(stays.file_id is null, before.virtual_account, null) as left_virtual_account
    from entered
    inner join former as before
        on entered.smart_account = before.smart_account and entered.instance_uuid = before.instance_uuid
    left join present as stays
        on
            before.smart_account = stays.smart_account
            and before.virtual_account = stays.virtual_account
            and before.instance_uuid = stays.instance_uuid
    union all
    select
        entered.file_id,
        entered.row_number,
        if(stays.file_id is null, before.virtual_account, null) as left_virtual_account
    from entered
    inner join former as before
        on entered.smart_account = before.smart_account and entered.host_name = before.host_name
    left join present as stays
        on
            before.smart_account = stays.smart_account
            and before.virtual_account = stays.virtual_account
            and before.host_name = stays.host_name
),

origins as (
    select
        places.file_id,
        places.row_number,
        min(places.left_virtual_account) as from_virtual_account
    from places
    group by places.file_id, places.row_number
),

changed as (
    select
        entered.smart_account,
        entered.virtual_account,
        entered.instance_id,
        if(origins.from_virtual_account is not null, 'Instance moved', 'Instance added') as change_kind,
        origins.from_virtual_account,
        true as is_present,
        entered.file_id,
        entered.row_number
    from entered
    left join origins on entered.file_id = origins.file_id and entered.row_number = origins.row_number
    union all
    select
        gone.smart_account,
        gone.virtual_account,
        gone.instance_id,
        'Instance gone' as change_kind,
        cast(null as varchar) as from_virtual_account,
        false as is_present,
        gone.file_id,
        gone.row_number
    from gone
),

once as (
    select
        changed.smart_account,
        changed.virtual_account,
        changed.instance_id,
        changed.change_kind,
        changed.from_virtual_account,
        changed.is_present,
        changed.file_id,
        changed.row_number
    from changed
    qualify row_number() over (
        partition by changed.smart_account, changed.virtual_account, changed.instance_id
        order by changed.is_present desc, changed.file_id asc, changed.row_number asc
    ) = 1
),

used as (
    select
        licenses.file_id,
        licenses.row_number,
        cast(sum(licenses.in_use_count) as bigint) as in_use_count
    from staging.instance_licenses as licenses
    inner join once on licenses.file_id = once.file_id and licenses.row_number = once.row_number
    group by licenses.file_id, licenses.row_number
)

select
    once.smart_account,
    once.virtual_account,
    once.instance_id,
    once.change_kind,
    once.from_virtual_account,
    if(once.is_present, null, used.in_use_count) as former_count,
    if(once.is_present, used.in_use_count, null) as present_count,
    compared.former_date,
    compared.present_date,
    once.file_id,
    once.row_number
from once
inner join compared on once.smart_account = compared.smart_account
left join used on once.file_id = used.file_id and once.row_number = used.row_number
