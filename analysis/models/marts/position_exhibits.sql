-- The numbered exhibits of the written positions: one exhibit for each kind of difference, relation and file, and in it
-- the rows that prove each position, as `3, 7–9`. The vendor's proposal is an exhibit too and proves no position.
-- grain: exhibit_number, position_number
with evidence as (
    select
        'lots_not_in_force' as difference_key,
        'core.license_records' as relation_name,
        position.smart_account,
        position.license_name,
        position.available_count - position.reported_quantity_count as evidence_count,
        records.file_id,
        records.row_number
    from marts.license_position as position
    inner join core.license_records as records
        on
            position.smart_account = records.smart_account
            and position.virtual_account = records.virtual_account
            and position.license_name = records.license_name
    where position.balance_count is not null and position.available_count <> position.reported_quantity_count
    union all
    select
        if(hidden.hidden_kind = 'Unmigrated PAK', 'unmigrated_pak', 'undeposited_order') as difference_key,
        'core.hidden_entitlements' as relation_name,
        hidden.smart_account,
        hidden.license_name,
        hidden.hidden_count as evidence_count,
        hidden.file_id,
        hidden.row_number
    from core.hidden_entitlements as hidden
    union all
    select
        case contested.contest_kind
            when 'Duplicate' then 'duplicate_instances'
            when 'Ghost' then 'retired_instances'
            else 'stale_instances'
        end as difference_key,
        'core.contested_use' as relation_name,
        contested.smart_account,
        contested.license_name,
        contested.contested_count as evidence_count,
        contested.file_id,
        contested.row_number
    from core.contested_use as contested
    union all
    select
        'other_level' as difference_key,
        'core.level_mismatches' as relation_name,
        mismatches.smart_account,
        mismatches.license_name,
        -mismatches.difference_count as evidence_count,
        mismatches.file_id,
        mismatches.row_number
    from core.level_mismatches as mismatches
    left join core.contested_use as contested
        on
            mismatches.smart_account = contested.smart_account
            and mismatches.virtual_account = contested.virtual_account
            and mismatches.instance_id = contested.instance_id
            and mismatches.license_name = contested.license_name
    where contested.instance_id is null
    union all
    select
        'unreported_devices' as difference_key,
        'core.unreported_use' as relation_name,
        unreported.smart_account,
        unreported.license_name,
        -unreported.unreported_count as evidence_count,
        unreported.file_id,
        unreported.row_number
    from core.unreported_use as unreported
),

proven as (
    select
        positions.position_number,
        positions.difference_number,
        evidence.relation_name,
        evidence.evidence_count,
        evidence.file_id,
        evidence.row_number
    from evidence
    inner join marts.written_positions as positions
        on
            evidence.smart_account = positions.smart_account
            and evidence.license_name = positions.license_name
            and evidence.difference_key = positions.difference_key
    union all
    select
        cast(null as bigint) as position_number,
        cast(null as bigint) as difference_number,
        'marts.proposal_lines' as relation_name,
        cast(null as bigint) as evidence_count,
        lines.file_id,
        lines.row_number
    from core.proposal_lines as lines
),

numbered as (
    select
        proven.position_number,
        proven.relation_name,
        proven.evidence_count,
        proven.file_id,
        exports.path,
        exports.taken_at,
        proven.row_number,
        dense_rank() over (
            order by proven.difference_number nulls last, proven.relation_name, exports.path, proven.file_id
        ) as exhibit_number,
        -- Rows that follow one another share this number.
        proven.row_number - dense_rank() over (
            partition by proven.position_number, proven.relation_name, proven.file_id
            order by proven.row_number
        ) as range_number
    from proven
    left join core.exports on proven.file_id = exports.file_id
),

ranges as (
    select
        numbered.exhibit_number,
        numbered.position_number,
        numbered.relation_name,
        numbered.file_id,
        numbered.path,
        numbered.taken_at,
        min(numbered.row_number) as first_row,
        max(numbered.row_number) as last_row,
        count(*) as evidence_row_count,
        cast(sum(numbered.evidence_count) as bigint) as evidence_count
    from numbered
    group by
        numbered.exhibit_number,
        numbered.position_number,
        numbered.relation_name,
        numbered.file_id,
        numbered.path,
        numbered.taken_at,
        numbered.range_number
)

select
    ranges.exhibit_number,
    ranges.position_number,
    ranges.relation_name,
    ranges.file_id,
    ranges.path,
    ranges.taken_at,
    string_agg(
        ranges.first_row || if(ranges.last_row > ranges.first_row, '–' || ranges.last_row, ''),
        ', ' order by ranges.first_row
    ) as row_ranges,
    cast(sum(ranges.evidence_row_count) as bigint) as evidence_row_count,
    cast(sum(ranges.evidence_count) as bigint) as evidence_count
from ranges
group by
    ranges.exhibit_number,
    ranges.position_number,
    ranges.relation_name,
    ranges.file_id,
    ranges.path,
    ranges.taken_at
