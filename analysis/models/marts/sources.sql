-- What the estate knows and from when: per kind of export, Smart Account and day, how many files and rows, and how old.
-- grain: format, smart_account, taken_at
select
    exports.format,
    coalesce(exports.smart_account, '') as smart_account,
    exports.taken_at,
    count(*) as file_count,
    cast(sum(exports.read_count) as bigint) as read_count,
    cast(sum(exports.landed_count) as bigint) as landed_count,
    cast(sum(exports.rejected_count) as bigint) as rejected_count,
    max(exports.reported_count) as reported_count,
    date_diff('day', exports.taken_at, run.as_of_date) as age_days,
    bool_or(exports.is_current) as is_current
from core.exports
cross join inputs.run
group by exports.format, coalesce(exports.smart_account, ''), exports.taken_at, run.as_of_date
