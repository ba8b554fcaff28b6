-- The net price of one unit of a suite for one month: the contract's own, else the price list's for its SKU in the
-- contract's currency.
-- grain: subscription_id, suite_name, sku
with listed as (
    select
        prices.sku,
        prices.currency,
        arg_min(prices.net_unit_price_amount, prices.price_rank) as net_unit_price_amount,
        arg_min(prices.price_source, prices.price_rank) as price_source
    from core.prices
    where prices.net_unit_price_amount is not null
    group by prices.sku, prices.currency
)

select
    suites.subscription_id,
    suites.suite_name,
    suites.sku,
    agreements.currency,
    coalesce(suites.net_unit_price_amount, listed.net_unit_price_amount) as net_unit_price_amount,
    if(suites.net_unit_price_amount is not null, 'client.toml', listed.price_source) as price_source
from inputs.suites
inner join inputs.agreements on suites.subscription_id = agreements.subscription_id
left join listed on suites.sku = listed.sku and agreements.currency = listed.currency
