-- Each line that was ordered: what, how many, under which order, at which price, for which account. A discount is a
-- share: what is written with a percent sign, or is more than one, is a percentage.
-- grain: file_id, row_number
with told as (
    select
        raw.file_id,
        raw.row_number,
        as_amount(replace(raw.discount, '%', '')) as discount,
        contains(raw.discount, '%') as is_percent
    from raw.orders as raw
)

select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    as_text(raw.smart_account) as smart_account,
    as_text(raw.virtual_account) as virtual_account,
    as_identifier(raw.order_number) as order_number,
    as_text(raw.line) as order_line,
    as_identifier(raw.purchase_order_number) as purchase_order_number,
    as_text(raw.sku) as sku,
    as_text(raw.description) as description,
    as_count(raw.quantity) as ordered_count,
    as_amount(raw.unit_list_price) as list_unit_price_amount,
    if(
        told.is_percent or abs(told.discount) > 1,
        cast(told.discount as double) / 100,
        cast(told.discount as double)
    ) as discount_share,
    as_amount(raw.unit_net_price) as net_unit_price_amount,
    cast(as_amount(raw.extended_net_price) as decimal(18, 2)) as net_amount,
    upper(as_text(raw.currency)) as currency,
    as_date(raw.order_date, coalesce(files.date_order, '')) as order_date,
    as_date(raw.start_date, coalesce(files.date_order, '')) as start_date,
    as_date(raw.end_date, coalesce(files.date_order, '')) as end_date,
    as_identifier(raw.subscription_id) as subscription_id,
    as_text(raw.status) as reported_status
from raw.orders as raw
inner join told on raw.file_id = told.file_id and raw.row_number = told.row_number
inner join meta.files on raw.file_id = files.file_id
