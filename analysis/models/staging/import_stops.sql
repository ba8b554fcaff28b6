-- Each file that landing could not use until a question is answered or it is downloaded again, and how many such
-- notices it has. Notices of no file stand under an empty one.
-- grain: file_id
select
    coalesce(notices.file_id, '') as file_id,
    any_value(files.path) as path,
    any_value(files.subject) as subject,
    count(*) as notice_count
from meta.notices
left join meta.files on notices.file_id = files.file_id
where notices.severity = 'stop'
group by coalesce(notices.file_id, '')
