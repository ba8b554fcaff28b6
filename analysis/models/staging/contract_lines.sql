-- Each line of a service contract or the installed base: an item or subscription, what covers it and until when. An
-- asset list ends at its first blank row. A PAK and a serial number share a column: four digits, J and six more are
-- taken for a PAK.
-- grain: file_id, row_number
-- kept as: table
with filled as (
    select
        raw.file_id,
        raw.row_number
    from raw.asset_list as raw
    union
    select
        rejects.file_id,
        rejects.row_number
    from meta.rejects
),

-- A blank row is only counted, so it shows as a gap in the numbers of the rows that landed or were rejected.
above_blank as (
    select
        filled.file_id,
        filled.row_number
    from filled
    qualify
        filled.row_number - row_number() over (partition by filled.file_id order by filled.row_number)
        = min(filled.row_number) over (partition by filled.file_id) - 1
),

told as (
    select
        raw.file_id,
        raw.row_number,
        raw.serial_number,
        raw.product_id,
        cast(null as varchar) as sku,
        raw.description,
        raw.quantity,
        raw.start_date,
        raw.end_date,
        raw.support_end_date,
        raw.contract_number,
        raw.subscription_id,
        coalesce(as_text(raw.covered_line_status), raw.coverage) as status,
        coalesce(as_text(raw.sales_order_number), raw.web_order_id) as order_number,
        raw.purchase_order_number,
        raw.unit_list_price,
        cast(null as varchar) as net_price,
        'USD' as currency
    from raw.installed_base as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        raw.serial_number,
        raw.product_name as product_id,
        raw.service_sku as sku,
        raw.description,
        raw.quantity,
        raw.start_date,
        raw.end_date,
        raw.support_end_date,
        if(raw.contract_number ilike 'sub%', null, raw.contract_number) as contract_number,
        if(raw.contract_number ilike 'sub%', raw.contract_number, null) as subscription_id,
        raw.status,
        cast(null as varchar) as order_number,
        cast(null as varchar) as purchase_order_number,
        cast(null as varchar) as unit_list_price,
        raw.net_price,
        raw.currency
    from raw.ccwr_line_details as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        raw.serial_number,
        raw.product_id,
        raw.sku,
        raw.description,
        raw.quantity,
        raw.start_date,
        raw.end_date,
        raw.support_end_date,
        cast(null as varchar) as contract_number,
        coalesce(as_text(raw.subscription_id), raw.reference_subscription_id) as subscription_id,
        raw.status,
        cast(null as varchar) as order_number,
        cast(null as varchar) as purchase_order_number,
        raw.unit_list_price,
        raw.extended_net_price as net_price,
        raw.currency
    from raw.ccwr_quote as raw
    union all
    select
        raw.file_id,
        raw.row_number,
        raw.serial_number,
        raw.product_id,
        cast(null as varchar) as sku,
        coalesce(as_text(raw.description), raw.product_label) as description,
        cast(null as varchar) as quantity,
        raw.start_date,
        raw.end_date,
        raw.support_end_date,
        raw.contract_number,
        cast(null as varchar) as subscription_id,
        raw.contract_line_status as status,
        raw.sales_order_number as order_number,
        raw.purchase_order_number,
        cast(null as varchar) as unit_list_price,
        cast(null as varchar) as net_price,
        cast(null as varchar) as currency
    from raw.asset_list as raw
    inner join above_blank on raw.file_id = above_blank.file_id and raw.row_number = above_blank.row_number
),

-- Identifiers that a spreadsheet took for numbers lose their `.0`; a lone N stands for nothing in CCW-R.
cleaned as (
    select
        told.file_id,
        told.row_number,
        files.taken_at,
        files.format,
        coalesce(files.date_order, '') as date_order,
        upper(nullif(as_identifier(told.serial_number), 'N')) as item_number,
        nullif(as_text(told.product_id), 'N') as product_id,
        nullif(as_text(told.sku), 'N') as sku,
        nullif(as_text(told.description), 'N') as description,
        as_count(told.quantity) as quantity_count,
        told.start_date,
        told.end_date,
        told.support_end_date,
        nullif(as_identifier(told.contract_number), 'N') as contract_number,
        nullif(as_identifier(told.subscription_id), 'N') as subscription_id,
        nullif(as_text(told.status), 'N') as reported_status,
        nullif(as_identifier(told.order_number), 'N') as order_number,
        nullif(as_identifier(told.purchase_order_number), 'N') as purchase_order_number,
        as_amount(told.unit_list_price) as list_unit_price_amount,
        cast(as_amount(told.net_price) as decimal(18, 2)) as net_amount,
        nullif(upper(as_text(told.currency)), 'N') as currency
    from told
    inner join meta.files on told.file_id = files.file_id
)

select
    cleaned.file_id,
    cleaned.row_number,
    cleaned.taken_at,
    cleaned.format,
    if(regexp_full_match(cleaned.item_number, '\d{4}J[0-9A-Z]{6}'), null, cleaned.item_number) as serial_number,
    if(regexp_full_match(cleaned.item_number, '\d{4}J[0-9A-Z]{6}'), cleaned.item_number, null) as pak_number,
    cleaned.product_id,
    cleaned.sku,
    cleaned.description,
    cleaned.quantity_count,
    as_date(cleaned.start_date, cleaned.date_order) as start_date,
    as_date(cleaned.end_date, cleaned.date_order) as end_date,
    as_date(cleaned.support_end_date, cleaned.date_order) as support_end_date,
    cleaned.contract_number,
    cleaned.subscription_id,
    cleaned.reported_status,
    cleaned.order_number,
    cleaned.purchase_order_number,
    cleaned.list_unit_price_amount,
    cleaned.net_amount,
    cleaned.currency
from cleaned
