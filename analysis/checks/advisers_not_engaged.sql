-- No outside advisers are engaged for the {event_name} on {event_date}; the last day to do so in time is
-- {engage_by_date}.
-- severity: medium
-- subject: event_name
-- remedy: Engage them by then, and write advisers_engaged_date into client.toml.
select
    events.subscription_id,
    events.event_name,
    events.event_date,
    events.event_date - cast(leads.lead_days as integer) as engage_by_date
from core.agreement_events as events
cross join inputs.event
cross join inputs.run
inner join reference.event_leads as leads on leads.event_key = 'engage_by'
where
    events.is_next
    and event.advisers_engaged_date is null
    and run.as_of_date <= events.event_date - cast(leads.lead_days as integer)
order by events.subscription_id
