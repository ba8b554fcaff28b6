-- Each local account of an SSM On-Prem, and the Smart Account and Virtual Account in the cloud that it stands for: what
-- it holds is part of what that Virtual Account holds.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    coalesce(as_text(raw.name), as_text(raw.domain)) as onprem_name,
    as_text(raw.cssm_smart_account_name) as smart_account,
    as_text(raw.cssm_virtual_account_name) as virtual_account
from raw.onprem_accounts as raw
inner join meta.files on raw.file_id = files.file_id
