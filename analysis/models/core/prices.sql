-- Each price of the price files up to the as-of date, brought to one month where it covers months.
-- Where several speak for one licence or SKU, the lowest rank is taken: the client's currency first, then the newest
-- file, then the shortest term (the nearest to what an event still bills), then the higher price.
-- grain: file_id, row_number
select
    prices.file_id,
    prices.row_number,
    prices.sku,
    prices.license_name,
    prices.currency,
    prices.price_months,
    if(
        prices.price_months > 0,
        cast(prices.net_unit_price_amount / prices.price_months as decimal(18, 4)),
        null
    ) as net_unit_price_amount,
    if(
        prices.price_months > 0,
        cast(prices.list_unit_price_amount / prices.price_months as decimal(18, 4)),
        null
    ) as monthly_list_price_amount,
    if(prices.price_months is null, prices.net_unit_price_amount, null) as single_unit_price_amount,
    prices.path || ', row ' || prices.row_number as price_source,
    row_number() over (
        order by
            prices.currency <> run.currency asc,
            prices.taken_at desc nulls last,
            prices.path desc,
            prices.price_months asc,
            prices.net_unit_price_amount desc,
            prices.row_number asc
    ) as price_rank
from staging.prices
cross join inputs.run
where coalesce(prices.taken_at, run.as_of_date) <= run.as_of_date
