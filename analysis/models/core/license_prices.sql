-- What one unit of a licence costs, net: a month's price of the suite that counts it, else the price list's for the licence;
-- a price that covers no months is paid once.
-- grain: license_name
with listed as (
    select
        prices.license_name,
        arg_max(prices.currency, prices.path) as currency,
        arg_max(cast(prices.net_unit_price_amount / nullif(prices.price_months, 0) as decimal(18, 4)), prices.path) as net_unit_price_amount
    from staging.prices
    where prices.price_months > 0 and prices.license_name is not null
    group by prices.license_name
),

single as (
    select
        prices.license_name,
        arg_max(prices.currency, prices.path) as currency,
        arg_max(prices.net_unit_price_amount, prices.path) as single_unit_price_amount
    from staging.prices
    where prices.price_months is null and prices.license_name is not null
    group by prices.license_name
),

counted as (
    select
        suite_licenses.license_name,
        min_by(suite_licenses.subscription_id, (suite_licenses.subscription_id, suite_licenses.suite_name)) as subscription_id,
        min_by(suite_licenses.suite_name, (suite_licenses.subscription_id, suite_licenses.suite_name)) as suite_name,
        min_by(suite_licenses.sku, (suite_licenses.subscription_id, suite_licenses.suite_name)) as sku
    from inputs.suite_licenses
    group by suite_licenses.license_name
),

known as (
    select counted.license_name from counted
    union
    select listed.license_name from listed
    union
    select single.license_name from single
)

select
    known.license_name,
    counted.subscription_id,
    counted.suite_name,
    coalesce(suite_prices.net_unit_price_amount, listed.net_unit_price_amount) as net_unit_price_amount,
    single.single_unit_price_amount,
    case
        when suite_prices.net_unit_price_amount is not null then suite_prices.currency
        when listed.net_unit_price_amount is not null then listed.currency
        else single.currency
    end as currency
from known
left join counted on known.license_name = counted.license_name
left join listed on known.license_name = listed.license_name
left join single on known.license_name = single.license_name
left join core.suite_prices
    on
        counted.subscription_id = suite_prices.subscription_id
        and counted.suite_name = suite_prices.suite_name
        and counted.sku = suite_prices.sku
