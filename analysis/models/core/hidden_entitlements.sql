-- What the client owns and CSSM does not show: Product Activation Keys that never reached Smart Licensing, and order
-- lines that lie in no Smart Account. The same units stand here once: what a key holds is not counted again as its
-- order. A Smart Account or licence that nothing tells stays open, and so does a price.
-- grain: file_id, row_number
with priced_skus as (
    select
        sku_key(prices.sku) as matching_sku,
        arg_min(prices.single_unit_price_amount, prices.price_rank) as single_unit_price_amount,
        arg_min(prices.currency, prices.price_rank) as currency
    from core.prices
    where prices.sku is not null and prices.single_unit_price_amount is not null
    group by sku_key(prices.sku)
),

keys as (
    select
        paks.file_id,
        paks.row_number,
        paks.smart_account,
        purchases.virtual_account,
        coalesce(paks.license_name, purchases.license_name) as license_name,
        paks.quantity_count - paks.migrated_count as hidden_count,
        if(purchases.order_line_id is not null, 'B', 'C') as confidence_grade,
        paks.pak_number as document_number,
        case
            when purchases.net_unit_price_amount is not null then purchases.net_unit_price_amount
            when priced_skus.single_unit_price_amount is not null then priced_skus.single_unit_price_amount
            else prices.single_unit_price_amount
        end as net_unit_price_amount,
        case
            when purchases.net_unit_price_amount is not null then purchases.currency
            when priced_skus.single_unit_price_amount is not null then priced_skus.currency
            when prices.single_unit_price_amount is not null then prices.currency
        end as currency
    from core.pak_licenses as paks
    left join core.pak_orders on paks.file_id = pak_orders.file_id and paks.row_number = pak_orders.row_number
    left join core.purchases on pak_orders.order_line_id = purchases.order_line_id
    left join priced_skus on sku_key(paks.sku) = priced_skus.matching_sku
    left join core.license_prices as prices on paks.license_name = prices.license_name
)

select
    keys.file_id,
    keys.row_number,
    keys.smart_account,
    keys.virtual_account,
    keys.license_name,
    'Unmigrated PAK' as hidden_kind,
    keys.hidden_count,
    keys.confidence_grade,
    keys.document_number,
    cast(keys.hidden_count * keys.net_unit_price_amount as decimal(18, 2)) as net_amount,
    keys.currency
from keys
where keys.hidden_count > 0
union all
select
    purchases.file_id,
    purchases.row_number,
    purchases.smart_account,
    purchases.virtual_account,
    purchases.license_name,
    'Undeposited order' as hidden_kind,
    purchases.hidden_count,
    purchases.confidence_grade,
    purchases.order_number as document_number,
    cast(purchases.hidden_count * purchases.net_unit_price_amount as decimal(18, 2)) as net_amount,
    purchases.currency
from core.purchases
where purchases.hidden_count > 0
