-- Each product instance of CSSM beside what deployment records and devices say of it, and each device in place that
-- CSSM does not know: its class, by what the two were matched, how much of its use can be contested, and what shows
-- it. An instance that stands in several Virtual Accounts is one, told for the row heard from last; counts are of all
-- its rows, and unknown where the export does not tell licences.
-- grain: smart_account, instance_id
with contested as (
    select
        uses.file_id,
        uses.row_number,
        sum(uses.contested_count) as contested_count
    from core.contested_use as uses
    group by uses.file_id, uses.row_number
),

used as (
    select
        licenses.file_id,
        licenses.row_number,
        sum(licenses.in_use_count) as in_use_count
    from core.instance_licenses as licenses
    group by licenses.file_id, licenses.row_number
),

-- The pages of one answer tell together: one whose instances use nothing tells so.
telling as (
    select licenses.file_id
    from core.instance_licenses as licenses
    union
    select exports.file_id
    from core.exports
    where
        exports.format in (
            select speaking.format
            from core.exports as speaking
            inner join core.instance_licenses as licenses on speaking.file_id = licenses.file_id
        )
),

mismatched as (
    select
        levels.smart_account,
        levels.instance_id,
        count(*) as mismatch_count
    from core.level_mismatches as levels
    group by levels.smart_account, levels.instance_id
),

rows_told as (
    select
        standing.file_id,
        standing.row_number,
        standing.smart_account,
        standing.instance_id,
        standing.virtual_account,
        standing.registration_date,
        standing.last_contact_date,
        standing.contest_kind,
        standing.match_class,
        standing.shared_key,
        standing.place_count,
        standing.later_smart_account,
        standing.later_virtual_account,
        if(telling.file_id is null, null, coalesce(used.in_use_count, 0)) as in_use_count,
        if(telling.file_id is null, null, coalesce(contested.contested_count, 0)) as contested_count
    from core.instance_standing as standing
    left join telling on standing.file_id = telling.file_id
    left join used on standing.file_id = used.file_id and standing.row_number = used.row_number
    left join contested on standing.file_id = contested.file_id and standing.row_number = contested.row_number
),

several as (
    select
        rows_told.smart_account,
        rows_told.instance_id
    from rows_told
    group by rows_told.smart_account, rows_told.instance_id
    having count(*) > 1
),

gathered as (
    select
        rows_told.file_id,
        rows_told.row_number,
        rows_told.smart_account,
        rows_told.instance_id,
        rows_told.virtual_account,
        rows_told.contest_kind,
        rows_told.match_class,
        rows_told.shared_key,
        rows_told.place_count,
        rows_told.later_smart_account,
        rows_told.later_virtual_account,
        rows_told.in_use_count,
        rows_told.contested_count,
        row_number() over (
            partition by rows_told.smart_account, rows_told.instance_id
            order by
                rows_told.last_contact_date desc nulls last,
                rows_told.registration_date desc nulls last,
                rows_told.virtual_account asc,
                rows_told.file_id asc,
                rows_told.row_number asc
        ) as place_number
    from rows_told
    semi join several
        on rows_told.smart_account = several.smart_account and rows_told.instance_id = several.instance_id
),

folded as (
    select
        rows_told.file_id,
        rows_told.row_number,
        1 as virtual_account_count,
        rows_told.match_class = 'Duplicate' as is_duplicate,
        rows_told.contest_kind is not null as is_contestable,
        rows_told.shared_key,
        rows_told.place_count,
        rows_told.smart_account as former_smart_account,
        rows_told.virtual_account as former_virtual_account,
        rows_told.later_smart_account,
        rows_told.later_virtual_account,
        rows_told.in_use_count,
        rows_told.contested_count
    from rows_told
    anti join several
        on rows_told.smart_account = several.smart_account and rows_told.instance_id = several.instance_id
    union all
    select
        min_by(gathered.file_id, gathered.place_number) as file_id,
        min_by(gathered.row_number, gathered.place_number) as row_number,
        count(distinct gathered.virtual_account) as virtual_account_count,
        bool_or(gathered.match_class = 'Duplicate') as is_duplicate,
        bool_or(gathered.contest_kind is not null) as is_contestable,
        min_by(gathered.shared_key, gathered.place_number) filter (where gathered.shared_key is not null) as shared_key,
        max(gathered.place_count) as place_count,
        gathered.smart_account as former_smart_account,
        min_by(gathered.virtual_account, gathered.place_number) filter (where gathered.shared_key is not null)
            as former_virtual_account,
        min_by(gathered.later_smart_account, gathered.place_number) filter (where gathered.shared_key is not null)
            as later_smart_account,
        min_by(gathered.later_virtual_account, gathered.place_number) filter (where gathered.shared_key is not null)
            as later_virtual_account,
        if(bool_or(gathered.in_use_count is null), null, sum(gathered.in_use_count)) as in_use_count,
        if(bool_or(gathered.contested_count is null), null, sum(gathered.contested_count)) as contested_count
    from gathered
    group by gathered.smart_account, gathered.instance_id
),

classed as (
    select
        instances.smart_account,
        instances.instance_id,
        instances.virtual_account,
        folded.virtual_account_count,
        instances.serial_number,
        instances.product_id,
        instances.host_name,
        instances.instance_uuid,
        instances.product_type,
        standing.match_key,
        case
            when standing.match_class = 'Ghost' then 'Ghost'
            when folded.is_duplicate then 'Duplicate'
            when standing.match_class = 'Stale' then 'Stale'
            when mismatched.mismatch_count > 0 then 'Level mismatch'
            else standing.match_class
        end as match_class,
        folded.is_contestable and coalesce(folded.contested_count > 0, true) as is_contested,
        if(folded.is_contestable, cast(folded.contested_count as bigint), 0) as contested_count,
        standing.is_reserved or standing.contest_kind is not null and coalesce(folded.contested_count = 0, false)
            as is_spared,
        standing.ghost_reason,
        standing.has_records,
        standing.device_id,
        folded.shared_key,
        folded.place_count,
        folded.former_virtual_account,
        case
            when folded.later_smart_account <> folded.former_smart_account
                then
                    ' and, heard from later, in '
                    || folded.later_virtual_account
                    || ' of '
                    || folded.later_smart_account
            when folded.later_virtual_account <> folded.former_virtual_account
                then ' and, heard from later, in ' || folded.later_virtual_account
            else ' twice'
        end as later_words,
        standing.system_name,
        standing.is_deployed,
        standing.is_contradicted,
        standing.said_date,
        standing.last_seen_date,
        standing.is_alive,
        standing.is_under_contract,
        instances.last_contact_date,
        instances.silent_days,
        instances.contact_status,
        cast(folded.in_use_count as bigint) as in_use_count,
        folded.file_id,
        folded.row_number
    from folded
    inner join core.product_instances as instances
        on folded.file_id = instances.file_id and folded.row_number = instances.row_number
    inner join core.instance_standing as standing
        on folded.file_id = standing.file_id and folded.row_number = standing.row_number
    left join mismatched
        on instances.smart_account = mismatched.smart_account and instances.instance_id = mismatched.instance_id
)

select
    classed.smart_account,
    classed.instance_id,
    classed.virtual_account,
    classed.virtual_account_count,
    classed.serial_number,
    classed.product_id,
    classed.host_name,
    classed.instance_uuid,
    classed.product_type,
    classed.device_id,
    classed.match_key,
    classed.match_class,
    classed.is_contested,
    classed.contested_count,
    if(classed.match_class = 'Duplicate', classed.shared_key, null) as shared_key,
    if(classed.match_class = 'Duplicate', classed.place_count, null) as place_count,
    classed.system_name,
    classed.is_deployed,
    classed.is_contradicted,
    classed.said_date,
    classed.last_seen_date,
    classed.is_alive,
    classed.ghost_reason,
    classed.is_under_contract,
    classed.last_contact_date,
    classed.silent_days,
    classed.contact_status,
    classed.in_use_count,
    case
        when classed.match_class = 'Ghost' and classed.ghost_reason = 'retired'
            then
                classed.system_name
                || ' calls it retired'
                || if(classed.is_contradicted, ', another system has it in place', '')
        when classed.match_class = 'Ghost' then 'no deployment record names it, and they are said to be complete'
        when classed.match_class = 'Duplicate'
            then
                'its '
                || if(classed.shared_key = 'UUID', 'UUID', lower(classed.shared_key))
                || ' stands in '
                || classed.former_virtual_account
                || classed.later_words
        when classed.match_class = 'Level mismatch' then 'its own output tells other licences than CSSM counts'
        when classed.is_deployed then classed.system_name || ' has it in place'
        when classed.device_id is not null
            then classed.system_name || ' does not say plainly whether it is in place'
        when classed.has_records then 'no deployment record names it'
        else 'there are no deployment records'
    end
    || case
        when classed.match_class = 'Stale' and classed.is_spared
            then '; its licences are reserved, so its silence tells nothing'
        else ''
    end
    || case
        when classed.match_class not in ('Ghost', 'Stale') then ''
        when classed.is_under_contract then '; a service contract covers it'
        when not classed.is_under_contract then '; its service contract has ended'
        else ''
    end as evidence,
    classed.file_id,
    classed.row_number
from classed
union all
select
    any_value(unreported.smart_account) as smart_account,
    unreported.instance_id,
    any_value(unreported.virtual_account) as virtual_account,
    cast(null as bigint) as virtual_account_count,
    any_value(unreported.serial_number) as serial_number,
    any_value(unreported.product_id) as product_id,
    any_value(unreported.host_name) as host_name,
    any_value(unreported.instance_uuid) as instance_uuid,
    cast(null as varchar) as product_type,
    any_value(unreported.device_id) as device_id,
    cast(null as varchar) as match_key,
    'Unreported' as match_class,
    false as is_contested,
    0 as contested_count,
    cast(null as varchar) as shared_key,
    cast(null as bigint) as place_count,
    any_value(unreported.system_name) as system_name,
    true as is_deployed,
    false as is_contradicted,
    any_value(unreported.said_date) as said_date,
    any_value(unreported.said_date) as last_seen_date,
    true as is_alive,
    cast(null as varchar) as ghost_reason,
    cast(null as boolean) as is_under_contract,
    cast(null as date) as last_contact_date,
    cast(null as bigint) as silent_days,
    cast(null as varchar) as contact_status,
    if(bool_or(unreported.unreported_count is null), null, cast(sum(unreported.unreported_count) as bigint))
        as in_use_count,
    concat(any_value(unreported.system_name), ' has it in place, no instance of CSSM is this device') as evidence,
    min(unreported.file_id) as file_id,
    min(unreported.row_number) as row_number
from core.unreported_use as unreported
group by unreported.instance_id
