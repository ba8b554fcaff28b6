-- Where "as Cisco sees it" and "as we can prove it" part, item by item (RULES.md §2.6): each item is what the proven
-- balance has more (+) or less (−) than the balance that CSSM shows, and the items sum to the difference of the two.
-- grain: smart_account, license_name, difference_key
with shown as (
    select
        position.smart_account,
        position.license_name,
        cast(sum(position.available_count - position.reported_quantity_count) as bigint) as difference_count
    from marts.license_position as position
    where position.balance_count is not null
    group by position.smart_account, position.license_name
),

items as (
    select
        shown.smart_account,
        shown.license_name,
        'lots_not_in_force' as difference_key,
        'C' as confidence_grade,
        shown.difference_count
    from shown
    union all
    select
        hidden.smart_account,
        hidden.license_name,
        if(hidden.hidden_kind = 'Unmigrated PAK', 'unmigrated_pak', 'undeposited_order') as difference_key,
        hidden.confidence_grade,
        hidden.hidden_count as difference_count
    from core.hidden_entitlements as hidden
    where hidden.smart_account is not null and hidden.license_name is not null
    union all
    select
        contested.smart_account,
        contested.license_name,
        case contested.contest_kind
            when 'Duplicate' then 'duplicate_instances'
            when 'Ghost' then 'retired_instances'
            else 'stale_instances'
        end as difference_key,
        contested.confidence_grade,
        contested.contested_count as difference_count
    from core.contested_totals as contested
    union all
    select
        mismatches.smart_account,
        mismatches.license_name,
        'other_level' as difference_key,
        'B' as confidence_grade,
        -mismatches.difference_count as difference_count
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
        unreported.smart_account,
        unreported.license_name,
        'unreported_devices' as difference_key,
        'B' as confidence_grade,
        -unreported.unreported_count as difference_count
    from core.unreported_use as unreported
    where unreported.smart_account is not null and unreported.license_name is not null
)

select
    items.smart_account,
    items.license_name,
    items.difference_key,
    named.difference_name,
    named.difference_number,
    cast(sum(items.difference_count) as bigint) as difference_count,
    count(*) as evidence_row_count,
    max(items.confidence_grade) as confidence_grade
from items
inner join reference.lens_differences as named on items.difference_key = named.difference_key
group by
    items.smart_account,
    items.license_name,
    items.difference_key,
    named.difference_name,
    named.difference_number
having sum(items.difference_count) <> 0
