-- The newest {format_title} of {smart_account} is {age_days} days old; what has changed since is not in any figure.
-- severity: medium
-- subject: format
-- remedy: Download it again before the figures are used.
select
    sources.format,
    sources.format_title,
    sources.smart_account,
    min(sources.age_days) as age_days
from marts.sources
cross join inputs.thresholds
where sources.is_current and sources.subject in ('licenses', 'instances')
group by sources.format, sources.format_title, sources.smart_account, thresholds.export_stale_days
having min(sources.age_days) > thresholds.export_stale_days
order by sources.smart_account, sources.format
