-- {sku} has {price_count} net prices for the same term in one price file, from {lowest_amount} to {highest_amount}
-- {currency}: {used_amount} is used.
-- severity: medium
-- subject: sku
-- remedy: Strike out the price that does not hold; {price_source} names the first of them.
with told as (
    select
        prices.file_id,
        prices.sku,
        prices.currency,
        prices.price_months,
        cast(
            coalesce(prices.net_unit_price_amount * prices.price_months, prices.single_unit_price_amount)
            as decimal(18, 2)
        ) as price_amount,
        prices.price_rank,
        prices.row_number,
        prices.price_source
    from core.prices
    where prices.sku is not null
)

select
    told.sku,
    count(distinct told.price_amount) as price_count,
    min(told.price_amount) as lowest_amount,
    max(told.price_amount) as highest_amount,
    arg_min(told.price_amount, told.price_rank) as used_amount,
    told.currency,
    arg_min(told.price_source, told.row_number) as price_source
from told
where told.price_amount is not null
group by told.file_id, told.sku, told.currency, told.price_months
having count(distinct told.price_amount) > 1
order by told.sku, told.currency, told.price_months, told.file_id
