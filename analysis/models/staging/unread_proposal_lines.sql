-- Each row of a proposal that could not be read; those that begin with a word for a sum are no lines and left out.
-- grain: file_id, row_number
select
    rejects.file_id,
    rejects.row_number,
    files.path,
    files.taken_at,
    rejects.reason
from meta.rejects
inner join meta.files on rejects.file_id = files.file_id
where files.format = 'true_forward_proposal' and rejects.reason <> 'a row of totals, not of data'
