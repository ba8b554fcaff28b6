-- Outside advisers {engaged_words}; for the {event_name} on {event_date} they were needed by {engage_by_date}.
-- severity: high
-- subject: event_name
-- remedy: Engage them before the first commercial conversation, and write advisers_engaged_date into client.toml.
select
    events.subscription_id,
    events.event_name,
    events.event_date,
    event.advisers_engaged_date,
    events.event_date - cast(leads.lead_days as integer) as engage_by_date,
    coalesce('are engaged from ' || day_in_words(event.advisers_engaged_date), 'are not engaged') as engaged_words
from core.agreement_events as events
cross join inputs.event
cross join inputs.run
inner join reference.event_leads as leads on leads.event_key = 'engage_by'
where
    events.is_next
    and coalesce(event.advisers_engaged_date, run.as_of_date) > events.event_date - cast(leads.lead_days as integer)
order by events.subscription_id
