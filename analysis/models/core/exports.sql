-- Every landed file up to the as-of date, and whether it is among those that speak for today.
-- grain: file_id
with current_files as (
    select distinct speaking.file_id
    from core.speaking_exports as speaking
    where speaking.is_current
)

select
    exports.file_id,
    exports.path,
    exports.format,
    exports.subject,
    exports.smart_account,
    exports.is_account_wide,
    exports.taken_at,
    exports.reported_count,
    exports.read_count,
    exports.landed_count,
    exports.rejected_count,
    if(
        exports.subject in ('licenses', 'instances'),
        exports.file_id in (select current_files.file_id from current_files),
        exports.taken_at is not distinct from max(exports.taken_at) over (partition by exports.subject)
    ) as is_current
from staging.exports
cross join inputs.run
where coalesce(exports.taken_at, run.as_of_date) <= run.as_of_date
