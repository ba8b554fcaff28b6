-- {format_title} taken on {taken_at} is not counted: another export speaks for the same accounts.
-- severity: low
-- subject: format
-- remedy: Nothing, if the two agree; the other one is the better evidence.
select
    sources.format,
    sources.format_title,
    sources.taken_at
from marts.sources
where sources.export_status = 'overlapped'
order by sources.taken_at, sources.format, sources.smart_account
