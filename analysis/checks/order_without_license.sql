-- {line_said} {ordered_count} of SKU {sku}; which licence of CSSM it stands for is not known.
-- severity: low
-- subject: sku
-- remedy: Name its licence under sku_licenses in client.toml, or in a price file; until then it counts for no shortage.
select
    coalesce(purchases.sku, 'unknown') as sku,
    if(count(*) = 1, 'One order line buys', format('{:,} order lines buy', count(*))) as line_said,
    cast(sum(purchases.ordered_count) as bigint) as ordered_count
from marts.purchase_match as purchases
where
    purchases.order_status is not null
    and purchases.ordered_count > 0
    and purchases.license_name is null
    and purchases.match_key is null
    and coalesce(purchases.sku_kind, 'License') = 'License'
    and purchases.purchase_reason is distinct from 'It is a suite of an agreement'
group by coalesce(purchases.sku, 'unknown')
order by ordered_count desc, sku asc
