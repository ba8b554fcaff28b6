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

listed as (
    select
        instances.smart_account,
        instances.virtual_account,
        instances.instance_id,
        instances.serial_number,
        instances.instance_uuid,
        instances.host_name,
        instances.file_id,
        instances.row_number,
        true as is_present
    from core.product_instances as instances
    inner join compared on instances.smart_account = compared.smart_account
    union all
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
        instances.serial_number,
        instances.instance_uuid,
        instances.host_name,
        instances.file_id,
        instances.row_number,
        false as is_present
    from staging.product_instances as instances
    inner join days
        on
            instances.file_id = days.file_id
            and instances.smart_account = days.smart_account
            and instances.virtual_account = days.virtual_account
    where days.superseded_at = days.newest_date
),

named as (
    select
        listed.smart_account,
        listed.virtual_account,
        listed.file_id,
        listed.row_number,
        listed.is_present,
        unnest([
            'serial ' || serial_key(listed.serial_number),
            'uuid ' || upper(listed.instance_uuid),
            'host ' || lower(listed.host_name)
        ]) as shared_name
    from listed
),

places as (
    select
        named.smart_account,
        named.shared_name,
        named.virtual_account,
        bool_or(named.is_present) as is_present_here,
        bool_or(not named.is_present) as was_here,
        bool_or(bool_or(named.is_present)) over everywhere as is_present_somewhere,
        bool_or(bool_or(not named.is_present)) over everywhere as was_somewhere
    from named
    where named.shared_name is not null
    group by named.smart_account, named.shared_name, named.virtual_account
    window everywhere as (partition by named.smart_account, named.shared_name)
),

left_places as (
    select
        places.smart_account,
        places.shared_name,
        min(places.virtual_account) as virtual_account
    from places
    where places.was_here and not places.is_present_here
    group by places.smart_account, places.shared_name
),

judged as (
    select
        named.file_id,
        named.row_number,
        bool_or(places.is_present_somewhere) as is_present_somewhere,
        bool_or(places.was_somewhere) as was_somewhere,
        bool_or(places.was_here) as was_here,
        min(left_places.virtual_account) as from_virtual_account
    from named
    inner join places
        on
            named.smart_account = places.smart_account
            and named.shared_name = places.shared_name
            and named.virtual_account = places.virtual_account
    left join left_places
        on named.smart_account = left_places.smart_account and named.shared_name = left_places.shared_name
    group by named.file_id, named.row_number
),

used as (
    select
        licenses.file_id,
        licenses.row_number,
        cast(sum(licenses.in_use_count) as bigint) as in_use_count
    from staging.instance_licenses as licenses
    group by licenses.file_id, licenses.row_number
),

changed as (
    select
        listed.smart_account,
        listed.virtual_account,
        listed.instance_id,
        case
            when not listed.is_present then 'Instance gone'
            when judged.was_somewhere and judged.from_virtual_account is not null then 'Instance moved'
            else 'Instance added'
        end as change_kind,
        if(listed.is_present, judged.from_virtual_account, null) as from_virtual_account,
        listed.is_present,
        listed.file_id,
        listed.row_number
    from listed
    inner join judged on listed.file_id = judged.file_id and listed.row_number = judged.row_number
    where if(listed.is_present, not judged.was_here, not judged.is_present_somewhere)
    qualify row_number() over (
        partition by listed.smart_account, listed.virtual_account, listed.instance_id
        order by listed.is_present desc, listed.file_id asc, listed.row_number asc
    ) = 1
)

select
    changed.smart_account,
    changed.virtual_account,
    changed.instance_id,
    changed.change_kind,
    changed.from_virtual_account,
    if(changed.is_present, null, used.in_use_count) as former_count,
    if(changed.is_present, used.in_use_count, null) as present_count,
    compared.former_date,
    compared.present_date,
    changed.file_id,
    changed.row_number
from changed
inner join compared on changed.smart_account = compared.smart_account
left join used on changed.file_id = used.file_id and changed.row_number = used.row_number
