-- Each Virtual Account that an account list names.
-- grain: file_id, row_number, virtual_account
with listed as (
    select
        raw.file_id,
        raw.row_number,
        as_text(raw.domain) as smart_account,
        unnest(cast(raw.virtual_accounts as json[])) as account
    from raw.smart_licensing_accounts as raw
)

select distinct
    listed.file_id,
    listed.row_number,
    files.taken_at,
    listed.smart_account,
    as_text(listed.account ->> 'name') as virtual_account
from listed
inner join meta.files on listed.file_id = files.file_id
