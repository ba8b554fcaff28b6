-- Each licence of each Virtual Account in every snapshot up to the as-of date, and the day a newer one took over.
-- Pages of one day that overlap name a licence twice; one file speaks for it. Two rows of one file are two. A use below
-- nothing is an error of the source, and unknown: it would read as a surplus.
-- grain: file_id, row_number
select
    records.file_id,
    records.row_number,
    records.smart_account,
    records.virtual_account,
    records.license_name,
    records.taken_at,
    speaking.superseded_at,
    speaking.is_current,
    records.reported_quantity_count,
    if(records.in_use_count < 0, null, records.in_use_count) as in_use_count,
    records.in_use_count as reported_in_use_count,
    records.reserved_count,
    records.reported_substitution_count,
    records.reported_balance_count
from staging.license_records as records
inner join core.speaking_exports as speaking
    on
        records.file_id = speaking.file_id
        and records.virtual_account = speaking.virtual_account
        and speaking.subject = 'licenses'
inner join staging.exports on records.file_id = exports.file_id
qualify dense_rank() over (
    partition by
        records.smart_account,
        records.virtual_account,
        records.license_name,
        coalesce(records.billing_type, ''),
        records.taken_at
    order by exports.path desc, exports.file_id desc
) = 1
