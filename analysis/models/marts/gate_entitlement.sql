-- Items 2, 4 and 9 of the readiness gate: what is known beside CSSM's own data, and what was written about it (RULES.md
-- §11).
-- 2 Done: every instance in CSSM matches a deployment record or differs in a way that one explains, and every licence
--   bought or owned is traced between orders and deposits, both from exports that are not stale. Not evidenced:
--   instances, deployment records or orders are missing. Else In progress.
-- 4 Done: every PAK has a class, and each that was not migrated leads to a licence, a Smart Account and a price, from a
--   list that is not stale. Not evidenced: no PAK list. Else In progress.
-- 9 Done: every difference has a signed position with exhibits, every balance is known, and orders, PAKs, deployment
--   records and device outputs were all there to differ, none stale. Not evidenced: no licence export, or none of
--   those. Else In progress.
-- What is missing never counts for the better: a source that goes makes an item Not evidenced or leaves it open.
-- grain: item_number
with found as (
    select
        coalesce(bool_or(kinds.is_found) filter (where kinds.subject = 'licenses'), false) as has_licenses,
        coalesce(bool_or(kinds.is_found) filter (where kinds.subject = 'instances'), false) as has_instances,
        coalesce(bool_or(kinds.is_found) filter (where kinds.subject = 'deployment'), false) as has_deployment,
        coalesce(bool_or(kinds.is_found) filter (where kinds.subject = 'orders'), false) as has_orders,
        coalesce(bool_or(kinds.is_found) filter (where kinds.subject = 'pak'), false) as has_paks,
        coalesce(bool_or(kinds.is_found) filter (where kinds.subject = 'device_outputs'), false) as has_outputs,
        string_agg(kinds.source_name, ', ' order by kinds.kind_number) filter (
            where kinds.subject in ('orders', 'pak', 'deployment', 'device_outputs') and not kinds.is_found
        ) as missing_names,
        string_agg(kinds.source_name, ', ' order by kinds.kind_number) filter (
            where kinds.subject in ('licenses', 'orders', 'pak', 'deployment', 'device_outputs') and kinds.is_stale
        ) as stale_names,
        coalesce(bool_or(kinds.is_stale) filter (where kinds.subject in ('instances', 'deployment', 'orders')), false)
            as is_match_stale,
        coalesce(bool_or(kinds.is_stale) filter (where kinds.subject = 'pak'), false) as is_pak_stale,
        max(kinds.taken_at) filter (where kinds.subject = 'pak') as pak_date
    from (
        select
            kinds.kind_number,
            kinds.subject,
            kinds.source_name,
            kinds.taken_at,
            -- An export of a later day is no evidence for today.
            kinds.source_status <> 'Missing' and kinds.taken_at is not null as is_found,
            kinds.source_status = 'Stale' as is_stale
        from marts.source_kinds as kinds
    ) as kinds
),

instances as (
    select
        count(*) as instance_count,
        count(*) filter (where matches.match_class = 'Matched') as matched_count,
        count(*) filter (
            where
            matches.match_class = 'Unmatched' or (matches.match_class = 'Stale' and matches.match_key is null)
        ) as unmatched_count
    from marts.instance_match as matches
    where matches.match_class <> 'Unreported'
),

unreported as (
    select count(*) as unreported_count
    from marts.instance_match as matches
    where matches.match_class = 'Unreported'
),

purchases as (
    select
        count(*) as purchase_count,
        count(*) filter (where purchases.purchase_class in ('Unknown', 'Deposited without an order'))
            as untraced_count
    from marts.purchase_match as purchases
    where coalesce(purchases.sku_kind, 'License') = 'License'
),

position as (
    select
        count(*) as position_count,
        count(*) filter (where position.balance_count is null) as unknown_count
    from marts.license_position as position
),

paks as (
    select
        count(*) as pak_count,
        count(*) filter (where paks.pak_class = 'Unknown' or paks.unmigrated_count is null) as unclassed_count,
        cast(coalesce(sum(paks.unmigrated_count), 0) as bigint) as unmigrated_count,
        count(*) filter (where paks.unmigrated_count > 0) as unmigrated_pak_count,
        count(*) filter (where paks.unmigrated_count > 0 and paks.license_name is null) as nameless_count,
        count(*) filter (where paks.unmigrated_count > 0 and paks.smart_account is null) as homeless_count,
        count(*) filter (where paks.unmigrated_count > 0 and paks.amount is null) as unpriced_count
    from marts.pak_match as paks
),

written as (
    select
        count(*) as difference_count,
        count(documented.note_id) as written_count,
        count(*) filter (where documented.note_id is not null and documented.exhibit_names is null) as bare_count,
        count(*) filter (where differences.difference_count is null) as unknown_count
    from marts.lens_differences as differences
    left join marts.documented_differences as documented
        on
            differences.smart_account = documented.smart_account
            and differences.license_name = documented.license_name
            and differences.difference_key = documented.difference_key
)

select
    cast(2 as bigint) as item_number,
    case
        when
            not found.has_instances
            or not found.has_deployment
            or not found.has_orders
            or instances.instance_count = 0
            or purchases.purchase_count = 0
            then 'Not evidenced'
        when instances.unmatched_count = 0 and purchases.untraced_count = 0 and not found.is_match_stale then 'Done'
        else 'In progress'
    end as gate_status,
    case
        when not found.has_instances or instances.instance_count = 0
            then 'No product-instance export is in the folder.'
        when not found.has_deployment then 'No deployment records are in the folder to match instances with.'
        when not found.has_orders or purchases.purchase_count = 0
            then 'No purchase orders are in the folder to match deposits with.'
        else
            'Of '
            || counted(instances.instance_count, 'product instance', 'product instances')
            || ' '
            || format('{:,}', instances.matched_count)
            || ' match a deployment record ('
            || format('{:.0f}', floor(100.0 * instances.matched_count / instances.instance_count))
            || ' %), '
            || format(
                '{:,}', instances.instance_count - instances.matched_count - instances.unmatched_count
            )
            || ' differ in a way that is explained and '
            || format('{:,}', instances.unmatched_count)
            || ' match nothing; of '
            || counted(purchases.purchase_count, 'purchase', 'purchases')
            || ' '
            || format('{:,}', purchases.untraced_count)
            || ' cannot be traced. '
            || counted(unreported.unreported_count, 'device', 'devices')
            || ' of the records '
            || if(unreported.unreported_count = 1, 'is', 'are')
            || ' unknown to CSSM.'
            || if(found.is_match_stale, ' One of the sources is stale.', '')
    end as evidence,
    'marts.instance_match' as evidence_relation
from instances
cross join unreported
cross join purchases
cross join found
union all
select
    4 as item_number,
    case
        when not found.has_paks or paks.pak_count = 0 then 'Not evidenced'
        when
            paks.unclassed_count = 0
            and paks.nameless_count = 0
            and paks.homeless_count = 0
            and paks.unpriced_count = 0
            and not found.is_pak_stale
            then 'Done'
        else 'In progress'
    end as gate_status,
    case
        when not found.has_paks or paks.pak_count = 0 then 'No PAK list is in the folder.'
        else
            'Of '
            || counted(paks.pak_count, 'PAK', 'PAKs')
            || ' in the list of '
            || day_in_words(found.pak_date)
            || ' '
            || format('{:,}', paks.unmigrated_pak_count)
            || ' with '
            || counted(paks.unmigrated_count, 'licence', 'licences')
            || if(paks.unmigrated_pak_count = 1, ' was', ' were')
            || ' never migrated'
            || if(
                paks.unclassed_count > 0,
                '; what became of ' || format('{:,}', paks.unclassed_count) || ' is unknown',
                ''
            )
            || if(
                paks.nameless_count > 0, '; ' || format('{:,}', paks.nameless_count) || ' lead to no licence', ''
            )
            || if(
                paks.homeless_count > 0, '; ' || format('{:,}', paks.homeless_count) || ' to no Smart Account', ''
            )
            || if(
                paks.unpriced_count > 0, '; ' || format('{:,}', paks.unpriced_count) || ' have no price', ''
            )
            || if(found.is_pak_stale, '; the list is stale', '')
            || '.'
    end as evidence,
    'marts.pak_match' as evidence_relation
from paks
cross join found
union all
select
    9 as item_number,
    case
        when
            not found.has_licenses
            or position.position_count = 0
            or not (found.has_orders or found.has_paks or found.has_deployment or found.has_outputs)
            then 'Not evidenced'
        when
            found.missing_names is null
            and found.stale_names is null
            and position.unknown_count = 0
            and written.unknown_count = 0
            and written.written_count = written.difference_count
            and written.bare_count = 0
            then 'Done'
        else 'In progress'
    end as gate_status,
    case
        when not found.has_licenses or position.position_count = 0 then 'No licence export is in the folder.'
        when not (found.has_orders or found.has_paks or found.has_deployment or found.has_outputs)
            then 'Nothing is in the folder that CSSM''s data could be held against.'
        else
            format('{:,}', written.written_count)
            || ' of '
            || counted(written.difference_count, 'difference', 'differences')
            || ' from CSSM''s data '
            || if(written.written_count = 1, 'has', 'have')
            || ' a written position'
            || if(
                written.bare_count > 0, '; ' || format('{:,}', written.bare_count) || ' of them without exhibits', ''
            )
            || if(found.missing_names is not null, '; not found, so not compared: ' || found.missing_names, '')
            || if(found.stale_names is not null, '; stale: ' || found.stale_names, '')
            || if(
                position.unknown_count > 0,
                '; ' || counted(position.unknown_count, 'balance is', 'balances are') || ' unknown',
                ''
            )
            || '.'
    end as evidence,
    'marts.lens_differences' as evidence_relation
from written
cross join position
cross join found
