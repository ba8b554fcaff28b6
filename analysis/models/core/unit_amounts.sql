-- What one unit of a licence costs to the end of its agreement's term, or once where its price covers no months.
-- grain: license_name
select
    prices.license_name,
    cast(
        coalesce(prices.net_unit_price_amount * events.remaining_months, prices.single_unit_price_amount)
        as decimal(18, 4)
    ) as unit_amount,
    prices.currency
from core.license_prices as prices
left join core.agreement_events as events on prices.subscription_id = events.subscription_id
