-- Every landed file up to the as-of date, and whether it is one that speaks for today.
-- grain: file_id
select
    exports.file_id,
    exports.path,
    exports.format,
    exports.subject,
    exports.smart_account,
    exports.taken_at,
    exports.reported_count,
    exports.read_count,
    exports.landed_count,
    exports.rejected_count,
    exports.file_id in (select current.file_id from core.current_exports as current) as is_current
from staging.exports
cross join inputs.run
where coalesce(exports.taken_at, run.as_of_date) <= run.as_of_date
