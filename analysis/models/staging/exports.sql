-- Every file that landed, with what it says about itself. An answer of SSM On-Prem is told by its folder's name, or by
-- a list of local accounts that lies beside it.
-- grain: file_id
with onprem_folders as (
    select distinct regexp_replace(lists.path, '[^/]*$', '') as folder
    from meta.files as lists
    where lists.format = 'onprem_accounts'
)

select
    files.file_id,
    files.path,
    files.format,
    files.format_title,
    files.subject,
    files.smart_account,
    files.virtual_account,
    files.is_account_wide,
    regexp_matches(files.path, '(?i)(^|[^a-z])(on[-_ ]?prem|satellite)[^/]*/')
    or regexp_replace(files.path, '[^/]*$', '') in (select onprem_folders.folder from onprem_folders) as is_onprem,
    files.taken_at,
    files.date_order,
    files.reported_count,
    files.read_count,
    files.landed_count,
    files.rejected_count
from meta.files
where files.file_status = 'landed'
