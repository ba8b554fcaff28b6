-- The dates that matter from today to the last event: the agreement's own, and Cisco's quarter ends between them.
-- grain: event_date, event_key, event_name
with events as (
    select run.as_of_date as event_date, 'today' as event_key, 'Today' as event_name, null::varchar as subscription_id
    from inputs.run
    union all
    select agreements.notice_date, 'notice', 'Notice deadline, ' || agreements.agreement_name, agreements.subscription_id
    from core.agreement_events as agreements
    union all
    select agreements.milestone_date, 'milestone', 'Milestone, ' || agreements.agreement_name, agreements.subscription_id
    from core.agreement_events as agreements
    where agreements.milestone_date is not null
    union all
    select agreements.invoice_date, 'invoice', 'Invoice, ' || agreements.agreement_name, agreements.subscription_id
    from core.agreement_events as agreements
    where agreements.invoice_date is not null
    union all
    select agreements.end_date, 'term_end', 'Last day of term, ' || agreements.agreement_name, agreements.subscription_id
    from core.agreement_events as agreements
),

quarters as (
    select
        fiscal_quarters.quarter_end_date as event_date,
        'quarter_end' as event_key,
        'Q' || fiscal_quarters.fiscal_quarter || ' FY' || right(cast(fiscal_quarters.fiscal_year as varchar), 2) || ' ends' as event_name
    from core.fiscal_quarters
    cross join inputs.run
    where
        fiscal_quarters.quarter_end_date >= run.as_of_date - 91
        and fiscal_quarters.quarter_end_date <= coalesce((select max(events.event_date) from events), run.as_of_date) + 91
)

select
    days.event_date,
    days.event_key,
    days.event_name,
    days.subscription_id,
    days.event_date < run.as_of_date as is_past,
    date_diff('day', run.as_of_date, days.event_date) as days_ahead
from (
    select events.event_date, events.event_key, events.event_name, events.subscription_id from events
    union all
    select quarters.event_date, quarters.event_key, quarters.event_name, null::varchar as subscription_id from quarters
) as days
cross join inputs.run
