-- Every file that landed, with what it says about itself.
-- grain: file_id
select
    files.file_id,
    files.path,
    files.format,
    files.subject,
    files.smart_account,
    files.virtual_account,
    files.is_account_wide,
    files.taken_at,
    files.date_order,
    files.reported_count,
    files.read_count,
    files.landed_count,
    files.rejected_count
from meta.files
where files.file_status = 'landed'
