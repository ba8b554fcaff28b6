-- Each line of the vendor's True Forward proposal as it was handed over.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.path,
    files.taken_at,
    as_text(raw.line) as proposal_line,
    as_text(raw.subscription_id) as subscription_id,
    as_text(raw.suite) as suite_name,
    as_text(raw.sku) as sku,
    as_count(raw.quantity) as proposed_count,
    as_amount(raw.unit_net_price) as net_unit_price_amount,
    cast(as_amount(raw.months) as decimal(18, 6)) as proposed_months,
    cast(as_amount(raw.extended_amount) as decimal(18, 2)) as proposed_amount,
    upper(as_text(raw.currency)) as currency
from raw.true_forward_proposal as raw
inner join meta.files on raw.file_id = files.file_id
