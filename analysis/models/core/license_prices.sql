-- What one unit of a licence costs, net: a month's price of the suite that counts it, else the price list's for the
-- licence; a price that covers no months is paid once. Its agreement is the suite's, else that of the next event.
-- grain: license_name
with monthly as (
    select
        prices.license_name,
        arg_min(prices.currency, prices.price_rank) as currency,
        arg_min(prices.net_unit_price_amount, prices.price_rank) as net_unit_price_amount
    from core.prices
    where prices.net_unit_price_amount is not null and prices.license_name is not null
    group by prices.license_name
),

single as (
    select
        prices.license_name,
        arg_min(prices.currency, prices.price_rank) as currency,
        arg_min(prices.single_unit_price_amount, prices.price_rank) as single_unit_price_amount
    from core.prices
    where prices.single_unit_price_amount is not null and prices.license_name is not null
    group by prices.license_name
),

counted as (
    select
        licenses.license_name,
        licenses.subscription_id,
        licenses.suite_name,
        licenses.sku
    from inputs.suite_licenses as licenses
    qualify row_number() over (
        partition by licenses.license_name
        order by licenses.subscription_id, licenses.suite_name, licenses.sku
    ) = 1
),

known as (
    select counted.license_name from counted
    union
    select monthly.license_name from monthly
    union
    select single.license_name from single
)

select
    known.license_name,
    coalesce(counted.subscription_id, next_event.subscription_id) as subscription_id,
    counted.suite_name,
    coalesce(suite_prices.net_unit_price_amount, monthly.net_unit_price_amount) as net_unit_price_amount,
    single.single_unit_price_amount,
    case
        when suite_prices.net_unit_price_amount is not null then suite_prices.currency
        else coalesce(monthly.currency, single.currency)
    end as currency
from known
left join counted on known.license_name = counted.license_name
left join monthly on known.license_name = monthly.license_name
left join single on known.license_name = single.license_name
left join core.suite_prices
    on
        counted.subscription_id = suite_prices.subscription_id
        and counted.suite_name = suite_prices.suite_name
        and counted.sku = suite_prices.sku
left join core.agreement_events as next_event on next_event.is_next
