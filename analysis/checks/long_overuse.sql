-- {license_name} has been used beyond what {smart_account} owns {since_word} {since_date}, {running_days} days:
-- {as_of_over_count} today, {peak_over_count} at most, on {peak_date}; {current_over_unit_days} unit-days.
-- severity: medium
-- subject: license_name
-- remedy: Know how long it has lasted before Cisco does: outside an Enterprise Agreement its duration sets the price.
select
    summary.smart_account,
    summary.license_name,
    summary.since_date,
    if(summary.is_since_first, 'since at least', 'since') as since_word,
    date_diff('day', summary.since_date, run.as_of_date) as running_days,
    summary.as_of_over_count,
    summary.peak_over_count,
    summary.peak_date,
    summary.current_over_unit_days
from marts.overuse_summary as summary
cross join inputs.run
cross join inputs.thresholds
where
    summary.is_over_now
    and date_diff('day', summary.since_date, run.as_of_date) > thresholds.overuse_long_days
order by summary.current_over_unit_days desc, summary.license_name asc, summary.smart_account asc
