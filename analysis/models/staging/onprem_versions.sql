-- Which release each SSM On-Prem server ran on the day that its console answered, or that a list of servers was made.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    coalesce(as_text(raw.server), 'SSM On-Prem') as onprem_name,
    as_text(raw.version) as version
from raw.onprem_console as raw
inner join meta.files on raw.file_id = files.file_id
union all
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    as_text(raw.server) as onprem_name,
    as_text(raw.version) as version
from raw.onprem_versions as raw
inner join meta.files on raw.file_id = files.file_id
