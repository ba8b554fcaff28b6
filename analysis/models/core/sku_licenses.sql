-- The licence that a SKU stands for, as CSSM spells it: by the client's word in client.toml, else by the lots that
-- CSSM shows, else by the price files, else by order lines whose description is a licence's name. The first of these
-- that knows a SKU decides; where it knows two licences for it, none is given. A SKU stands as sku_key() writes it.
-- grain: sku, license_name
with told as (
    select
        licenses.sku,
        licenses.license_name,
        1 as source_rank,
        'client.toml' as sku_source
    from inputs.sku_licenses as licenses
    union all
    select
        lots.sku,
        lots.license_name,
        2 as source_rank,
        'Lots in CSSM' as sku_source
    from core.license_lots as lots
    union all
    select
        prices.sku,
        prices.license_name,
        3 as source_rank,
        'Price file' as sku_source
    from core.prices
    union all
    select
        lines.sku,
        lines.description as license_name,
        4 as source_rank,
        'Order description' as sku_source
    from staging.order_lines as lines
    cross join inputs.run
    where lines.taken_at <= run.as_of_date
),

spelled as (
    select
        license_key(records.license_name) as matching_name,
        min(records.license_name) as license_name
    from core.license_records as records
    group by license_key(records.license_name)
),

known as (
    select
        sku_key(told.sku) as sku,
        told.sku_source,
        told.source_rank,
        license_key(told.license_name) as matching_name,
        min(coalesce(spelled.license_name, told.license_name)) as license_name
    from told
    left join spelled on license_key(told.license_name) = spelled.matching_name
    where
        told.sku is not null
        and told.license_name is not null
        and (told.source_rank < 4 or spelled.license_name is not null)
    group by sku_key(told.sku), told.sku_source, told.source_rank, license_key(told.license_name)
    qualify told.source_rank = min(told.source_rank) over (partition by sku_key(told.sku))
)

select
    known.sku,
    known.license_name,
    known.sku_source
from known
qualify count(*) over (partition by known.sku) = 1
