-- The use that can be contested, licence by licence: of duplicates, of ghosts that are silent, of stale instances that
-- no record has in place. Reserved licences are used without a word to Cisco, so as many of what silence alone
-- contests are left out, the longest silent first.
-- grain: file_id, row_number, license_name
with silent as (
    select
        standing.file_id,
        standing.row_number,
        standing.smart_account,
        standing.virtual_account,
        standing.instance_id,
        standing.contest_kind,
        standing.confidence_grade,
        used.license_name,
        used.in_use_count,
        if(
            standing.contest_kind = 'Stale',
            sum(if(standing.contest_kind = 'Stale', used.in_use_count, 0)) over (
                partition by standing.smart_account, standing.virtual_account, used.license_name
                order by standing.last_contact_date, standing.instance_id, standing.file_id, standing.row_number
            ),
            null
        ) as running_count
    from core.instance_standing as standing
    inner join core.instance_licenses as used
        on standing.file_id = used.file_id and standing.row_number = used.row_number
    where standing.contest_kind is not null and used.in_use_count > 0
),

reserved as (
    select
        records.smart_account,
        records.virtual_account,
        records.license_name,
        sum(records.reserved_count) as reserved_count
    from core.license_records as records
    where records.reserved_count > 0
    group by records.smart_account, records.virtual_account, records.license_name
)

select
    silent.file_id,
    silent.row_number,
    silent.smart_account,
    silent.virtual_account,
    silent.license_name,
    silent.instance_id,
    cast(
        case
            when silent.running_count is null then silent.in_use_count
            else least(silent.in_use_count, silent.running_count - coalesce(reserved.reserved_count, 0))
        end as bigint
    ) as contested_count,
    silent.contest_kind,
    silent.confidence_grade
from silent
left join reserved
    on
        silent.smart_account = reserved.smart_account
        and silent.virtual_account = reserved.virtual_account
        and silent.license_name = reserved.license_name
where silent.running_count is null or silent.running_count > coalesce(reserved.reserved_count, 0)
