-- Each price the client or adviser holds, net and list, beside the months it covers; without months it is paid once.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.path,
    files.taken_at,
    as_text(raw.sku) as sku,
    as_text(raw.license) as license_name,
    as_amount(raw.unit_list_price) as list_unit_price_amount,
    as_amount(raw.unit_net_price) as net_unit_price_amount,
    as_count(raw.price_months) as price_months,
    upper(as_text(raw.currency)) as currency
from raw.price_list as raw
inner join meta.files on raw.file_id = files.file_id
