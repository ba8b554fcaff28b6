-- From when until when the event logs of a Smart Account tell what happened in it: each from its first event to the day
-- it was taken, those that touch joined. A log of one Virtual Account does not speak for the Smart Account.
-- grain: smart_account, first_date
with logs as (
    select
        events.smart_account,
        events.file_id,
        min(events.event_date) as first_date,
        coalesce(min(events.taken_at), max(events.event_date)) as last_date
    from staging.account_events as events
    inner join staging.exports on events.file_id = exports.file_id
    cross join inputs.run
    where
        events.smart_account is not null
        and exports.virtual_account is null
        and coalesce(events.taken_at, run.as_of_date) <= run.as_of_date
        and events.event_date <= coalesce(events.taken_at, run.as_of_date)
    group by events.smart_account, events.file_id
),

begun as (
    select
        logs.smart_account,
        logs.first_date,
        logs.last_date,
        coalesce(logs.first_date > max(logs.last_date) over earlier + 1, true) as is_begun
    from logs
    window
        earlier as (
            partition by logs.smart_account
            order by logs.first_date, logs.last_date, logs.file_id
            rows between unbounded preceding and 1 preceding
        )
),

numbered as (
    select
        begun.smart_account,
        begun.first_date,
        begun.last_date,
        count(*) filter (where begun.is_begun) over (
            partition by begun.smart_account order by begun.first_date
        ) as period_number
    from begun
)

select
    numbered.smart_account,
    min(numbered.first_date) as first_date,
    max(numbered.last_date) as last_date
from numbered
group by numbered.smart_account, numbered.period_number
