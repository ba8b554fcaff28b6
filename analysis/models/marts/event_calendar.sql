-- The dates that matter from today to the last event: those of each running agreement, what must happen some days
-- before them, and Cisco's quarter ends between (RULES.md §10).
-- grain: event_key, event_date, event_name, subscription_id
with agreements as (
    select
        events.subscription_id,
        -- Where only one agreement runs its name would only make the words long.
        if(count(*) over () > 1, ', ' || events.agreement_name, '') as of_agreement,
        events.event_date,
        events.notice_date,
        events.milestone_date,
        events.invoice_date,
        events.end_date
    from core.agreement_events as events
    where not events.is_past
),

events as (
    select
        'notice' as event_key,
        agreements.notice_date as event_date,
        'Notice deadline' || agreements.of_agreement as event_name,
        agreements.subscription_id
    from agreements
    union all
    select
        'milestone' as event_key,
        agreements.milestone_date as event_date,
        'Milestone' || agreements.of_agreement as event_name,
        agreements.subscription_id
    from agreements
    where agreements.milestone_date is not null
    union all
    select
        'invoice' as event_key,
        agreements.invoice_date as event_date,
        'Invoice' || agreements.of_agreement as event_name,
        agreements.subscription_id
    from agreements
    where agreements.invoice_date is not null
    union all
    select
        'term_end' as event_key,
        agreements.end_date as event_date,
        'Last day of term' || agreements.of_agreement as event_name,
        agreements.subscription_id
    from agreements
    union all
    select
        leads.event_key,
        agreements.event_date - cast(leads.lead_days as integer) as event_date,
        leads.event_name || agreements.of_agreement as event_name,
        agreements.subscription_id
    from agreements
    cross join reference.event_leads as leads
    where leads.is_on_timeline
),

last_event as (
    select max(events.event_date) as event_date
    from events
),

days as (
    select
        events.event_key,
        events.event_date,
        events.event_name,
        events.subscription_id
    from events
    union all
    select
        'today' as event_key,
        run.as_of_date as event_date,
        'Today' as event_name,
        cast(null as varchar) as subscription_id
    from inputs.run
    union all
    select
        'quarter_end' as event_key,
        quarters.quarter_end_date as event_date,
        'Q' || quarters.fiscal_quarter || ' FY' || right(cast(quarters.fiscal_year as varchar), 2) || ' ends'
            as event_name,
        cast(null as varchar) as subscription_id
    from core.fiscal_quarters as quarters
    cross join inputs.run
    cross join last_event
    where
        quarters.quarter_end_date >= run.as_of_date - 91
        and quarters.quarter_end_date <= coalesce(last_event.event_date, run.as_of_date) + 91
)

select
    days.event_date,
    days.event_key,
    days.event_name,
    days.subscription_id,
    days.event_date < run.as_of_date as is_past,
    date_diff('day', run.as_of_date, days.event_date) as days_ahead
from days
cross join inputs.run
