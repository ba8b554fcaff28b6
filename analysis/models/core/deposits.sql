-- Which lots of CSSM prove which order lines: by order number, else by subscription, else by SKU, always for the same
-- licence. A unit of a lot proves one unit ordered, once; the same SKU first, then the order of the lines and lots. A
-- lot that names an order of the files proves that order alone; one that names another proves nothing by its SKU. An
-- ended lot still proves that an order was deposited. A SKU of two licences is deposited with either of them.
-- grain: order_line_id, file_id, row_number, lot_number
with wanted as (
    select
        lines.order_line_id,
        lines.smart_account,
        order_key(lines.order_number) as matching_order,
        upper(lines.subscription_id) as matching_subscription,
        sku_key(lines.sku) as matching_sku,
        if(lines.has_sku_license, license_key(lines.license_name), 'sku ' || sku_key(lines.sku)) as item_key,
        lines.ordered_count,
        row_number() over (
            order by
                lines.order_status = 'Live' desc,
                lines.order_date asc,
                lines.order_number asc,
                lines.order_line asc,
                lines.sku asc,
                lines.ordered_count asc,
                lines.order_line_id asc
        ) as line_rank
    from core.order_lines as lines
    where lines.ordered_count > 0
),

orders as (
    select distinct wanted.matching_order
    from wanted
),

subscriptions as (
    select distinct wanted.matching_subscription
    from wanted
),

shown as (
    select
        lots.file_id,
        lots.row_number,
        lots.lot_number,
        lots.smart_account,
        lots.virtual_account,
        lots.license_name,
        sku_key(lots.sku) as matching_sku,
        lots.lot_count,
        lots.lot_end_date,
        case
            when orders.matching_order is not null then 'Order number'
            when subscriptions.matching_subscription is not null then 'Subscription'
            when lots.order_number is null and lots.sku is not null then 'SKU'
        end as match_key,
        case
            when orders.matching_order is not null then orders.matching_order
            when subscriptions.matching_subscription is not null then subscriptions.matching_subscription
            else lots.smart_account || '|' || sku_key(lots.sku)
        end as matching_number,
        case
            when licenses.license_name is not null then license_key(licenses.license_name)
            when lots.sku is null then license_key(lots.license_name)
            else 'sku ' || sku_key(lots.sku)
        end as item_key
    from core.license_lots as lots
    left join orders on order_key(lots.order_number) = orders.matching_order
    left join subscriptions on upper(lots.subscription_id) = subscriptions.matching_subscription
    left join core.sku_licenses as licenses on sku_key(lots.sku) = licenses.sku
    where lots.lot_count > 0 and lots.lot_status <> 'Demo'
),

supply as (
    select
        shown.file_id,
        shown.row_number,
        shown.lot_number,
        concat_ws(
            '|',
            shown.match_key,
            shown.matching_number,
            shown.item_key,
            if(shown.item_key like 'sku %', license_key(shown.license_name), null)
        ) as pool_key,
        shown.match_key,
        shown.matching_number,
        shown.item_key,
        coalesce(shown.matching_sku, '') as matching_sku,
        shown.lot_count,
        row_number() over (
            order by
                shown.lot_end_date desc nulls first,
                shown.smart_account asc,
                shown.virtual_account asc,
                shown.lot_count desc,
                shown.file_id asc,
                shown.row_number asc,
                shown.lot_number asc
        ) as lot_rank
    from shown
    where shown.match_key is not null
),

pools as (
    select distinct
        supply.pool_key,
        supply.match_key,
        supply.matching_number,
        supply.item_key
    from supply
),

-- A line is proven by one kind of key; of a SKU that stands for two licences it stands in a pool for each.
demand as (
    select
        offered.order_line_id,
        offered.matching_sku,
        offered.ordered_count,
        offered.line_rank,
        pools.pool_key,
        pools.match_key
    from (
        select
            wanted.order_line_id,
            wanted.item_key,
            wanted.matching_sku,
            wanted.ordered_count,
            wanted.line_rank,
            unnest([1, 2, 3]) as key_rank,
            unnest(['Order number', 'Subscription', 'SKU']) as match_key,
            unnest([
                wanted.matching_order,
                wanted.matching_subscription,
                wanted.smart_account || '|' || wanted.matching_sku
            ]) as matching_number
        from wanted
    ) as offered
    inner join pools
        on
            offered.match_key = pools.match_key
            and offered.matching_number = pools.matching_number
            and offered.item_key = pools.item_key
    qualify offered.key_rank = min(offered.key_rank) over (partition by offered.order_line_id)
),

-- Within a pool the units that agree in SKU lie first, each SKU in a stretch of its own; the rest follow.
skus as (
    select
        sides.pool_key,
        sides.matching_sku,
        least(sum(sides.ordered_count), sum(sides.lot_count)) as same_count,
        sum(sides.ordered_count) as ordered_count,
        sum(sides.lot_count) as lot_count
    from (
        select
            demand.pool_key,
            demand.matching_sku,
            demand.ordered_count,
            cast(0 as bigint) as lot_count
        from demand
        union all
        select
            supply.pool_key,
            supply.matching_sku,
            cast(0 as bigint) as ordered_count,
            supply.lot_count
        from supply
    ) as sides
    group by sides.pool_key, sides.matching_sku
),

laid as (
    select
        skus.pool_key,
        skus.matching_sku,
        skus.same_count,
        sum(skus.same_count) over pool - skus.same_count as same_from,
        sum(skus.same_count) over (partition by skus.pool_key)
        + sum(skus.ordered_count - skus.same_count) over pool
        - (skus.ordered_count - skus.same_count) as ordered_from,
        sum(skus.same_count) over (partition by skus.pool_key)
        + sum(skus.lot_count - skus.same_count) over pool
        - (skus.lot_count - skus.same_count) as lot_from
    from skus
    window pool as (partition by skus.pool_key order by skus.matching_sku rows unbounded preceding)
),

ordered as (
    select
        demand.order_line_id,
        demand.pool_key,
        demand.matching_sku,
        demand.match_key,
        sum(demand.ordered_count) over lines - demand.ordered_count as first_unit,
        sum(demand.ordered_count) over lines as last_unit
    from demand
    window
        lines as (partition by demand.pool_key, demand.matching_sku order by demand.line_rank rows unbounded preceding)
),

deposited as (
    select
        supply.file_id,
        supply.row_number,
        supply.lot_number,
        supply.pool_key,
        supply.matching_sku,
        sum(supply.lot_count) over lots - supply.lot_count as first_unit,
        sum(supply.lot_count) over lots as last_unit
    from supply
    window
        lots as (partition by supply.pool_key, supply.matching_sku order by supply.lot_rank rows unbounded preceding)
),

line_stretches as (
    select
        ordered.order_line_id,
        ordered.pool_key,
        ordered.match_key,
        unnest([
            laid.same_from + least(ordered.first_unit, laid.same_count),
            laid.ordered_from + greatest(ordered.first_unit - laid.same_count, 0)
        ]) as first_unit,
        unnest([
            laid.same_from + least(ordered.last_unit, laid.same_count),
            laid.ordered_from + greatest(ordered.last_unit - laid.same_count, 0)
        ]) as last_unit
    from ordered
    inner join laid on ordered.pool_key = laid.pool_key and ordered.matching_sku = laid.matching_sku
),

lot_stretches as (
    select
        deposited.file_id,
        deposited.row_number,
        deposited.lot_number,
        deposited.pool_key,
        unnest([
            laid.same_from + least(deposited.first_unit, laid.same_count),
            laid.lot_from + greatest(deposited.first_unit - laid.same_count, 0)
        ]) as first_unit,
        unnest([
            laid.same_from + least(deposited.last_unit, laid.same_count),
            laid.lot_from + greatest(deposited.last_unit - laid.same_count, 0)
        ]) as last_unit
    from deposited
    inner join laid on deposited.pool_key = laid.pool_key and deposited.matching_sku = laid.matching_sku
)

select
    lines.order_line_id,
    lots.file_id,
    lots.row_number,
    lots.lot_number,
    lines.match_key,
    cast(sum(least(lines.last_unit, lots.last_unit) - greatest(lines.first_unit, lots.first_unit)) as bigint)
        as deposited_count
from line_stretches as lines
inner join lot_stretches as lots
    on
        lines.pool_key = lots.pool_key
        and lines.first_unit < lots.last_unit
        and lines.last_unit > lots.first_unit
where lines.first_unit < lines.last_unit and lots.first_unit < lots.last_unit
group by lines.order_line_id, lots.file_id, lots.row_number, lots.lot_number, lines.match_key
