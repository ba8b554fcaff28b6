-- Row {row_number} of {path} could not be read and stands in no figure of the proposal: {reason}.
-- severity: high
-- subject: path
-- remedy: Correct the row in the file, or ask the vendor for it again; the proposal may be more than its figures here.
select
    unread.path,
    unread.row_number,
    unread.reason,
    unread.file_id
from core.unread_proposal_lines as unread
order by unread.path, unread.row_number
