-- What the import gate waits for before what CSSM shows is complete: files of licences, instances or accounts that
-- could not be used, and files that nothing could be made of.
-- grain: file_id
select
    stops.file_id,
    stops.path,
    stops.subject,
    stops.notice_count
from staging.import_stops as stops
where coalesce(stops.subject, 'licenses') in ('licenses', 'instances', 'accounts')
