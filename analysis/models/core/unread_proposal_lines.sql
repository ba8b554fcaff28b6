-- Each row of the vendor's newest proposal that could not be read and is no total either: it stands in no figure. Where
-- no line of any proposal could be read, the rows of all of them.
-- grain: file_id, row_number
with newest as (
    select max(lines.path) as path
    from core.proposal_lines as lines
)

select
    unread.file_id,
    unread.row_number,
    unread.path,
    unread.reason
from staging.unread_proposal_lines as unread
cross join inputs.run
cross join newest
anti join staging.proposal_totals as totals
    on unread.file_id = totals.file_id and unread.row_number = totals.row_number
where
    coalesce(unread.taken_at, run.as_of_date) <= run.as_of_date
    and coalesce(unread.path = newest.path, true)
