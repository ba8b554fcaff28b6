-- The {format} export of {smart_account} taken on {taken_at} announces {reported_count} records; the files hold
-- {read_count}.
-- severity: high
-- subject: format
-- remedy: Download the missing pages into the same folder.
select
    sources.format,
    sources.smart_account,
    sources.taken_at,
    sources.reported_count,
    sources.read_count
from marts.sources
where sources.reported_count > sources.read_count
order by sources.taken_at, sources.format, sources.smart_account
