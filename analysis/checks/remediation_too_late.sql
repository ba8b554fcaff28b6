-- {cure_name}: it takes {lead_days} days and should have begun by {last_safe_start_date} to count on the {event_name},
-- {event_date}; {stays_words}.
-- severity: high
-- subject: cure_kind
-- remedy: Begin it for the next cycle, and leave it out of what is promised for this one.
select
    plan.cure_number,
    plan.cure_kind,
    plan.cure_name,
    plan.smart_account,
    plan.license_name,
    plan.lead_days,
    plan.last_safe_start_date,
    plan.event_name,
    plan.event_date,
    plan.cured_count,
    case
        when plan.cured_count is null then 'what it would take away is unknown'
        when plan.cured_count = 0 then 'no shortage depends on it'
        else counted(plan.cured_count, 'licence of shortage stays', 'licences of shortage stay')
    end as stays_words
from marts.remediation_plan as plan
where plan.is_too_late and not plan.is_alternative
order by plan.cure_number
