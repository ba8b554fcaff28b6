-- Each user of a Smart Account without a word of who it is: the role, the last sign-in and whether the user has left.
-- grain: file_id, row_number
select
    raw.file_id,
    raw.row_number,
    files.taken_at,
    coalesce(as_text(raw.smart_account), files.smart_account) as smart_account,
    regexp_matches(raw.role, '(?i)admin')
    and not regexp_matches(raw.role, '(?i)virtual')
    and regexp_matches(coalesce(as_text(raw.virtual_account), ''), '(?i)^(all( virtual accounts)?|\*)?$')
        as has_administration,
    as_date(raw.last_sign_in, coalesce(files.date_order, '')) as last_sign_in_date,
    regexp_matches(
        as_text(raw.status),
        '(?i)^(left|leaver|inactive|disabled|deactivated|terminated|departed|removed|deleted|former)'
    ) as is_left
from raw.account_users as raw
inner join meta.files on raw.file_id = files.file_id
