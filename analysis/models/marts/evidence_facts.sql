-- Every figure that a brief says in words of instances, purchases, reporting and SSM On-Prem.
-- grain: client_id
with instances as (
    select
        count(*) filter (where matches.match_class <> 'Unreported') as told_instance_count,
        count(*) filter (where matches.match_class = 'Matched') as matched_instance_count,
        count(*) filter (where matches.match_class = 'Unmatched') as unmatched_instance_count,
        count(*) filter (where matches.match_class = 'Ghost') as ghost_instance_count,
        count(*) filter (where matches.match_class = 'Duplicate') as duplicate_instance_count,
        count(*) filter (where matches.match_class = 'Stale') as stale_instance_count,
        count(*) filter (where matches.match_class = 'Level mismatch') as mismatched_instance_count,
        count(*) filter (where matches.match_class = 'Unreported') as unreported_device_count,
        count(*) filter (where matches.is_contested) as contested_instance_count
    from marts.instance_match as matches
),

orders as (
    select
        count(*) filter (where purchases.purchase_class <> 'Deposited without an order') as order_line_count,
        count(*) filter (where purchases.hidden_count > 0) as undeposited_line_count,
        cast(coalesce(sum(purchases.hidden_count), 0) as bigint) as undeposited_count,
        -- What is not priced, or in another currency than the client's, is not added up.
        if(
            bool_or(purchases.undeposited_amount is null or purchases.currency <> run.currency),
            null,
            coalesce(sum(purchases.undeposited_amount), 0)
        ) as undeposited_amount
    from (
        select
            lines.purchase_class,
            coalesce(lines.hidden_count, 0) as hidden_count,
            if(lines.hidden_count > 0, lines.undeposited_amount, 0) as undeposited_amount,
            if(lines.hidden_count > 0, lines.currency, null) as currency
        from marts.purchase_match as lines
    ) as purchases
    cross join inputs.run
),

paks as (
    select
        count(distinct keys.pak_number) as pak_count,
        count(distinct keys.pak_number) filter (where keys.unmigrated_count > 0) as unmigrated_pak_count,
        cast(coalesce(sum(keys.unmigrated_count), 0) as bigint) as unmigrated_count,
        cast(
            coalesce(sum(keys.unmigrated_count) filter (where keys.license_name is not null), 0) as bigint
        ) as unmigrated_license_count
    from marts.pak_match as keys
),

reporting as (
    select
        count(*) as ledger_device_count,
        count(*) filter (where devices.reporting_status = 'OVERDUE') as overdue_device_count,
        count(*) filter (where devices.reporting_status = 'NEVER REPORTED') as never_reported_device_count,
        count(*) filter (where devices.reporting_status = 'DUE SOON') as due_soon_device_count,
        count(*) filter (where devices.reporting_status = 'UNKNOWN') as unknown_device_count,
        count(*) filter (where devices.reporting_status in ('OK', 'NOT APPLICABLE')) as reporting_device_count
    from marts.device_reporting as devices
),

onprem as (
    select max(patches.cvss_score) filter (where patches.patch_status = 'Affected') as worst_cvss_score
    from marts.onprem_patch as patches
),

lenses as (
    select
        count(*) as difference_item_count,
        count(distinct items.license_name) as difference_license_count
    from marts.lens_differences as items
),

limits as (
    select
        count(*) as bridge_limit_count,
        string_agg(missing.limit_words, ', ' order by missing.step_number, missing.limit_words) as bridge_limits
    from marts.bridge_limits as missing
)

select
    run.client_id,
    instances.told_instance_count,
    instances.matched_instance_count,
    instances.unmatched_instance_count,
    instances.ghost_instance_count,
    instances.duplicate_instance_count,
    instances.stale_instance_count,
    instances.mismatched_instance_count,
    instances.unreported_device_count,
    instances.contested_instance_count,
    orders.order_line_count,
    orders.undeposited_line_count,
    orders.undeposited_count,
    cast(orders.undeposited_amount as decimal(18, 2)) as undeposited_amount,
    run.currency,
    paks.pak_count,
    paks.unmigrated_pak_count,
    paks.unmigrated_count,
    paks.unmigrated_license_count,
    reporting.ledger_device_count,
    reporting.overdue_device_count,
    reporting.never_reported_device_count,
    reporting.due_soon_device_count,
    reporting.unknown_device_count,
    reporting.reporting_device_count,
    told.onprem_count,
    told.onprem_advisory_count,
    told.affected_count as affected_advisory_count,
    told.unknown_count as unknown_advisory_count,
    onprem.worst_cvss_score,
    told.evidence as onprem_evidence,
    lenses.difference_item_count,
    lenses.difference_license_count,
    limits.bridge_limit_count,
    limits.bridge_limits
from inputs.run
cross join instances
cross join orders
cross join paks
cross join reporting
cross join onprem
cross join marts.onprem_evidence as told
cross join lenses
cross join limits
