-- Each line of the vendor's True Forward proposal as it was handed over. A discount stands as a share: 45 and 45 % are
-- 0.45, and so is 0.45.
-- grain: file_id, row_number
with discounts as (
    select
        raw.file_id,
        raw.row_number,
        cast(as_amount(replace(raw.discount, '%', '')) as double) as discount_figure,
        contains(raw.discount, '%') as is_percentage
    from raw.true_forward_proposal as raw
)

select
    raw.file_id,
    raw.row_number,
    files.path,
    files.taken_at,
    as_text(raw.line) as proposal_line,
    as_text(raw.subscription_id) as subscription_id,
    as_text(raw.suite) as suite_name,
    as_text(raw.sku) as sku,
    as_text(raw.description) as description,
    as_count(raw.quantity) as proposed_count,
    as_amount(raw.unit_list_price) as list_unit_price_amount,
    if(
        discounts.is_percentage or discounts.discount_figure >= 1,
        discounts.discount_figure / 100,
        discounts.discount_figure
    ) as discount_share,
    as_amount(raw.unit_net_price) as net_unit_price_amount,
    cast(as_amount(raw.months) as decimal(18, 6)) as proposed_months,
    as_date(raw.start_date, files.date_order) as proposed_start_date,
    as_date(raw.end_date, files.date_order) as proposed_end_date,
    as_count(raw.growth_allowance) as stated_allowance_count,
    cast(as_amount(raw.support_amount) as decimal(18, 2)) as support_amount,
    cast(as_amount(raw.extended_amount) as decimal(18, 2)) as proposed_amount,
    upper(as_text(raw.currency)) as currency
from raw.true_forward_proposal as raw
inner join meta.files on raw.file_id = files.file_id
inner join discounts on raw.file_id = discounts.file_id and raw.row_number = discounts.row_number
