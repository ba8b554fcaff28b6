-- Each event of a Smart Account's log, in the log's own words; who did it stays in raw.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    files.smart_account,
    coalesce(as_text(raw.virtual_account), files.virtual_account) as virtual_account,
    as_date(raw.event_time, coalesce(files.date_order, '')) as event_date,
    as_text(raw.event_type) as account_event_name,
    as_text(raw.message) as message
from raw.cssm_events as raw
inner join meta.files on raw.file_id = files.file_id
