-- What the estate knows and from when: per kind of export, Smart Account and day, how many files and rows, how many
-- Virtual Accounts they name, how old they are, and whether they speak for today.
-- What SSM On-Prem answers is a source of its own.
-- grain: format, smart_account, taken_at, is_onprem
with named as (
    select
        accounts.file_id,
        list(accounts.virtual_account) as virtual_accounts
    from core.export_accounts as accounts
    group by accounts.file_id
)

select
    exports.format,
    if(
        exports.is_onprem and not any_value(exports.format_title) like '%On-Prem%',
        any_value(exports.format_title) || ', On-Prem',
        any_value(exports.format_title)
    ) as format_title,
    any_value(exports.subject) as subject,
    coalesce(bool_or(kinds.is_internal), false) as is_internal,
    coalesce(exports.smart_account, '') as smart_account,
    exports.taken_at,
    exports.is_onprem,
    count(*) as file_count,
    cast(nullif(len(list_distinct(flatten(list(named.virtual_accounts)))), 0) as bigint) as virtual_account_count,
    cast(sum(exports.read_count) as bigint) as read_count,
    cast(sum(exports.landed_count) as bigint) as landed_count,
    cast(sum(exports.rejected_count) as bigint) as rejected_count,
    cast(nullif(sum(exports.repeated_count), 0) as bigint) as repeated_count,
    max(exports.reported_count) as reported_count,
    date_diff('day', exports.taken_at, run.as_of_date) as age_days,
    bool_or(exports.is_current) as is_current,
    min_by(
        exports.export_status,
        list_position(['current', 'history', 'overlapped', 'empty', 'later'], exports.export_status)
    ) as export_status
from core.exports
cross join inputs.run
left join named on exports.file_id = named.file_id
left join reference.source_kinds as kinds on exports.subject = kinds.subject
group by exports.format, coalesce(exports.smart_account, ''), exports.taken_at, exports.is_onprem, run.as_of_date
