-- {format_title} of {smart_account}, taken on {taken_at}: {reported_count} records are announced,
-- the files hold {read_count}.
-- severity: high
-- subject: format
-- remedy: Download the missing pages into the same folder.
select
    sources.format,
    sources.format_title,
    sources.smart_account,
    sources.taken_at,
    sources.reported_count,
    sources.read_count - coalesce(sources.repeated_count, 0) as read_count
from marts.sources
where sources.reported_count > sources.read_count - coalesce(sources.repeated_count, 0)
order by sources.taken_at, sources.format, sources.smart_account
