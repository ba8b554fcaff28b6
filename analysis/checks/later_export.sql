-- {format_title} taken on {taken_at} is later than the as-of date and is not used.
-- severity: low
-- subject: format
-- remedy: Choose a later as-of date if it should speak.
select distinct
    sources.format,
    sources.format_title,
    sources.taken_at
from marts.sources
where sources.export_status = 'later'
order by sources.taken_at, sources.format
