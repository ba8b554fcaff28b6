-- Each licence of each Virtual Account in every snapshot up to the as-of date; where files of one day overlap, one of them speaks.
-- grain: file_id, row_number
select
    records.file_id,
    records.row_number,
    records.smart_account,
    records.virtual_account,
    records.license_name,
    records.taken_at,
    records.reported_quantity_count,
    records.in_use_count,
    records.reserved_count,
    records.reported_substitution_count,
    records.reported_balance_count
from staging.license_records as records
inner join staging.exports on records.file_id = exports.file_id
cross join inputs.run
where records.taken_at <= run.as_of_date
qualify dense_rank() over (
    partition by
        records.smart_account, records.virtual_account, records.license_name, coalesce(records.billing_type, ''), records.taken_at
    order by if(exports.format like 'smart_licensing%', 0, 1), exports.path desc, exports.file_id
) = 1
