-- Each Product Activation Key and SKU of it, how many it holds and how many were fulfilled.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    coalesce(files.smart_account, as_text(raw.smart_account)) as smart_account,
    upper(as_identifier(raw.pak_number)) as pak_number,
    as_text(raw.sku) as sku,
    as_count(raw.quantity) as quantity_count,
    as_count(raw.fulfilled_quantity) as fulfilled_count,
    upper(as_text(raw.status)) as reported_status,
    as_date(raw.pak_date, coalesce(files.date_order, '')) as pak_date
from raw.pak_licenses as raw
inner join meta.files on raw.file_id = files.file_id
