-- Which order line a Product Activation Key came with: by the order number that a contract prints beside the key and
-- the SKU, else by the same SKU, quantity and day. The keys of an order fill its lines in order, as far as no lot
-- proves them; so the same units are not counted both as a key and as an order.
-- grain: file_id, row_number
with open_lines as (
    select
        lines.order_line_id,
        lines.order_number,
        lines.order_line,
        lines.order_date,
        lines.ordered_count,
        order_key(lines.order_number) || '|' || sku_key(lines.sku) as order_pool,
        sku_key(lines.sku) || '|' || lines.ordered_count || '|' || lines.order_date as day_pool,
        lines.ordered_count - coalesce(deposited.deposited_count, 0) as open_count
    from core.order_lines as lines
    left join core.order_deposits as deposited on lines.order_line_id = deposited.order_line_id
    where lines.ordered_count > coalesce(deposited.deposited_count, 0)
),

pools as (
    select
        open_lines.order_line_id,
        open_lines.order_pool as pool_key,
        open_lines.open_count,
        open_lines.order_number,
        open_lines.order_line
    from open_lines
    union all
    select
        open_lines.order_line_id,
        open_lines.day_pool as pool_key,
        open_lines.ordered_count as open_count,
        open_lines.order_number,
        open_lines.order_line
    from open_lines
    where open_lines.open_count = open_lines.ordered_count
),

lines_laid as (
    select
        pools.order_line_id,
        pools.pool_key,
        sum(pools.open_count) over earlier - pools.open_count as first_unit,
        sum(pools.open_count) over earlier as last_unit
    from pools
    where pools.pool_key is not null
    window
        earlier as (
            partition by pools.pool_key
            order by pools.order_number, pools.order_line, pools.order_line_id
            rows unbounded preceding
        )
),

pool_keys as (
    select distinct lines_laid.pool_key
    from lines_laid
),

keys as (
    select
        paks.file_id,
        paks.row_number,
        paks.pak_number,
        paks.quantity_count,
        paks.pak_class,
        coalesce(numbered.pool_key, dated.pool_key) as pool_key,
        if(numbered.pool_key is not null, 'Order number', 'SKU, quantity and day') as match_key
    from core.pak_licenses as paks
    left join pool_keys as numbered on order_key(paks.order_number) || '|' || sku_key(paks.sku) = numbered.pool_key
    left join pool_keys as dated
        on sku_key(paks.sku) || '|' || paks.quantity_count || '|' || paks.pak_date = dated.pool_key
    where paks.quantity_count > 0 and paks.pak_class <> 'Unknown'
),

keys_laid as (
    select
        keys.file_id,
        keys.row_number,
        keys.pool_key,
        keys.match_key,
        sum(keys.quantity_count) over earlier - keys.quantity_count as first_unit
    from keys
    where keys.pool_key is not null
    window
        earlier as (
            partition by keys.pool_key
            order by keys.pak_class = 'Converted' desc, keys.pak_number asc, keys.file_id asc, keys.row_number asc
            rows unbounded preceding
        )
)

select
    keys_laid.file_id,
    keys_laid.row_number,
    lines_laid.order_line_id,
    keys_laid.match_key
from keys_laid
inner join lines_laid
    on
        keys_laid.pool_key = lines_laid.pool_key
        and keys_laid.first_unit >= lines_laid.first_unit
        and keys_laid.first_unit < lines_laid.last_unit
