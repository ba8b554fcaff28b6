-- Over-use that no Enterprise Agreement's formula bills, period by period, with the price of a month: of licences that
-- no agreement's suite counts in that Smart Account, of counted ones from the day after their last term ended,
-- or of all where the contract says so. Of a snapshot that does not tell the whole account, over-use is unknown.
-- grain: smart_account, license_name, period_start_date
with counting as (
    select
        licenses.smart_account,
        licenses.license_name,
        licenses.subscription_id,
        licenses.suite_name,
        licenses.sku,
        events.end_date
    from core.suite_licenses as licenses
    inner join core.agreement_events as events on licenses.subscription_id = events.subscription_id
    qualify row_number() over (
        partition by licenses.smart_account, licenses.license_name
        order by events.end_date desc, licenses.subscription_id asc, licenses.suite_name asc, licenses.sku asc
    ) = 1
),

listed as (
    select
        prices.license_name,
        arg_min(prices.net_unit_price_amount, prices.price_rank) as net_unit_price_amount,
        arg_min(prices.currency, prices.price_rank) as currency,
        arg_min(prices.price_source, prices.price_rank) as price_source
    from core.prices
    where prices.net_unit_price_amount is not null and prices.license_name is not null
    group by prices.license_name
),

outside as (
    select
        history.smart_account,
        history.license_name,
        if(
            settlement.settlement_scope = 'all' or counting.end_date is null,
            history.period_start_date,
            greatest(history.period_start_date, counting.end_date + 1)
        ) as period_start_date,
        history.period_end_date,
        if(history.is_known, history.over_count, null) as over_count,
        case
            when settlement.settlement_scope = 'all' then 'By contract'
            when counting.end_date is null then 'No suite counts it'
            else 'After the term'
        end as settlement_basis,
        settlement.unit_month_policy,
        if(settlement.settlement_scope = 'all', counting.subscription_id, null) as subscription_id,
        counting.suite_name,
        counting.sku
    from marts.overuse_history as history
    cross join inputs.settlement
    left join counting
        on history.smart_account = counting.smart_account and history.license_name = counting.license_name
)

select
    outside.smart_account,
    outside.license_name,
    outside.period_start_date,
    outside.period_end_date,
    outside.over_count,
    outside.settlement_basis,
    outside.unit_month_policy,
    coalesce(suite_prices.net_unit_price_amount, listed.net_unit_price_amount) as net_unit_price_amount,
    if(suite_prices.net_unit_price_amount is not null, suite_prices.currency, listed.currency) as currency,
    if(suite_prices.net_unit_price_amount is not null, suite_prices.price_source, listed.price_source) as price_source
from outside
left join core.suite_prices
    on
        outside.subscription_id = suite_prices.subscription_id
        and outside.suite_name = suite_prices.suite_name
        and outside.sku = suite_prices.sku
left join listed on outside.license_name = listed.license_name
where outside.period_start_date < outside.period_end_date
