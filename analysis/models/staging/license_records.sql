-- Each licence of each Virtual Account as one export shows it, API answers and CSSM tables alike, counts as reported.
-- A partner's table has a row for each part of a lot and its counts on some rows only: they are taken once, from the
-- first row that has them, and the record stands for its first row.
-- grain: file_id, row_number
-- kept as: table
select
    raw.file_id,
    raw.row_number,
    files.smart_account,
    as_text(raw.virtual_account) as virtual_account,
    as_text(raw.license) as license_name,
    as_text(raw.billing_type) as billing_type,
    files.taken_at,
    as_count(raw.quantity) as reported_quantity_count,
    as_count(raw.in_use) as in_use_count,
    as_count(raw.reserved) as reserved_count,
    cast(null as bigint) as reported_substitution_count,
    cast(null as bigint) as reported_balance_count,
    as_text(raw.status) as reported_status
from raw.smart_licensing_licenses as raw
inner join meta.files on raw.file_id = files.file_id
union all
select
    raw.file_id,
    raw.row_number,
    files.smart_account,
    coalesce(as_text(raw.virtual_account), files.virtual_account) as virtual_account,
    as_text(raw.license) as license_name,
    as_text(raw.billing) as billing_type,
    files.taken_at,
    as_count(raw.available_to_use) as reported_quantity_count,
    as_count(raw.in_use) as in_use_count,
    cast(null as bigint) as reserved_count,
    as_count(raw.substitution) as reported_substitution_count,
    as_count(raw.balance) as reported_balance_count,
    as_text(raw.alerts) as reported_status
from raw.cssm_licenses as raw
inner join meta.files on raw.file_id = files.file_id
union all
select
    raw.file_id,
    min(raw.row_number) as row_number,
    if(
        lower(as_text(raw.domain)) = lower(files.smart_account),
        files.smart_account,
        coalesce(as_text(raw.domain), files.smart_account)
    ) as smart_account,
    as_text(raw.virtual_account) as virtual_account,
    as_text(raw.license) as license_name,
    arg_min(as_text(raw.billing), raw.row_number) filter (not is_blank(raw.billing)) as billing_type,
    files.taken_at,
    arg_min(as_count(raw.available_to_use), raw.row_number)
    filter (not is_blank(raw.available_to_use)) as reported_quantity_count,
    arg_min(as_count(raw.in_use), raw.row_number) filter (not is_blank(raw.in_use)) as in_use_count,
    cast(null as bigint) as reserved_count,
    cast(null as bigint) as reported_substitution_count,
    arg_min(as_count(raw.balance), raw.row_number) filter (not is_blank(raw.balance)) as reported_balance_count,
    arg_min(as_text(raw.compliance), raw.row_number) filter (not is_blank(raw.compliance)) as reported_status
from raw.partner_licenses as raw
inner join meta.files on raw.file_id = files.file_id
group by
    raw.file_id,
    if(
        lower(as_text(raw.domain)) = lower(files.smart_account),
        files.smart_account,
        coalesce(as_text(raw.domain), files.smart_account)
    ),
    as_text(raw.virtual_account),
    as_text(raw.license),
    files.taken_at
