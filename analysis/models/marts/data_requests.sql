-- What to ask the vendor for: always what its own count must be compared with, and of what else it holds all that is
-- missing or stale here. Each is asked by role, and by a day not later than the next event.
-- grain: request_number
with open_terms as (
    select count(*) > 0 as is_open
    from marts.missing_inputs as missing
    where missing.figure_name in ('agreement', 'milestone')
),

asked as (
    select
        requests.request_number,
        requests.request_key,
        requests.subject,
        requests.request_name,
        requests.request_text,
        requests.asked_role,
        requests.reply_days,
        requests.is_always_asked,
        if(
            requests.request_key = 'agreement_terms',
            if(open_terms.is_open, 'Missing', 'Found'),
            kinds.source_status
        ) as source_status,
        kinds.taken_at,
        kinds.age_days
    from reference.data_requests as requests
    cross join open_terms
    left join marts.source_kinds as kinds on requests.subject = kinds.subject
)

select
    row_number() over (order by asked.request_number) as request_number,
    asked.request_key,
    asked.subject,
    asked.request_name,
    asked.request_text,
    asked.asked_role,
    asked.source_status,
    asked.taken_at,
    asked.age_days,
    -- Where no event is known, `least` leaves it out.
    least(
        run.as_of_date + cast(asked.reply_days as integer),
        events.event_date
    ) as reply_date
from asked
cross join inputs.run
left join core.agreement_events as events on events.is_next
where asked.is_always_asked or asked.source_status <> 'Found'
