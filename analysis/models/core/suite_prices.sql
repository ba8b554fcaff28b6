-- The net price of one unit of a suite for one month: the contract's own, else the price list's for its SKU in the
-- contract's currency; then as the commitment protects it (RULES.md §7): a full one costs no more than the initial net
-- price, a partial one and an add-on keep their discount on the list price of the day.
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
),

list_prices as (
    select
        prices.sku,
        prices.currency,
        arg_min(prices.monthly_list_price_amount, prices.price_rank) as monthly_list_price_amount,
        arg_min(prices.price_source, prices.price_rank) as price_source
    from core.prices
    where prices.monthly_list_price_amount is not null
    group by prices.sku, prices.currency
),

told as (
    select
        suites.subscription_id,
        suites.suite_name,
        suites.sku,
        agreements.currency,
        coalesce(suites.net_unit_price_amount, listed.net_unit_price_amount) as told_price_amount,
        if(suites.net_unit_price_amount is not null, 'client.toml', listed.price_source) as told_source,
        list_prices.monthly_list_price_amount,
        list_prices.price_source as list_source,
        suites.initial_net_unit_price_amount,
        suites.price_discount_share
    from inputs.suites
    inner join inputs.agreements on suites.subscription_id = agreements.subscription_id
    left join listed on suites.sku = listed.sku and agreements.currency = listed.currency
    left join list_prices on suites.sku = list_prices.sku and agreements.currency = list_prices.currency
),

ruled as (
    select
        told.subscription_id,
        told.suite_name,
        told.sku,
        case
            when
                told.told_price_amount is null and told.initial_net_unit_price_amount is not null
                or told.initial_net_unit_price_amount < told.told_price_amount
                then 'Initial net price'
            when told.price_discount_share is not null and told.monthly_list_price_amount is not null
                then 'Discount on the list price'
            when told.told_price_amount is not null then 'As told'
        end as price_rule
    from told
)

select
    told.subscription_id,
    told.suite_name,
    told.sku,
    told.currency,
    case ruled.price_rule
        when 'Initial net price' then told.initial_net_unit_price_amount
        when 'Discount on the list price'
            then cast(told.monthly_list_price_amount * (1 - told.price_discount_share) as decimal(18, 4))
        else told.told_price_amount
    end as net_unit_price_amount,
    case ruled.price_rule
        when 'Initial net price' then 'client.toml'
        when 'Discount on the list price' then told.list_source
        else told.told_source
    end as price_source,
    ruled.price_rule,
    told.told_price_amount,
    told.monthly_list_price_amount,
    told.initial_net_unit_price_amount,
    told.price_discount_share
from told
inner join ruled
    on
        told.subscription_id = ruled.subscription_id
        and told.suite_name = ruled.suite_name
        and told.sku = ruled.sku
