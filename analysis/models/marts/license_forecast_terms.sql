-- What the forecast of each licence of a Smart Account needs beside its history: the day of the next event of the
-- agreements that count it, else of the client; what the Smart Account owns in force today; the client's thresholds.
-- grain: smart_account, license_name
with counting as (
    select
        licenses.smart_account,
        licenses.license_name,
        min(events.event_date) as event_date,
        max(events.end_date) as end_date
    from core.suite_licenses as licenses
    inner join core.agreement_events as events on licenses.subscription_id = events.subscription_id
    where not events.is_past
    group by licenses.smart_account, licenses.license_name
),

shown as (
    select distinct
        history.smart_account,
        history.license_name
    from marts.license_history as history
),

owned as (
    select
        levels.smart_account,
        levels.license_name,
        arg_max(struct_pack(available_count := levels.available_count), levels.changed_at).available_count
            as available_count
    from core.license_levels as levels
    group by levels.smart_account, levels.license_name
)

select
    shown.smart_account,
    shown.license_name,
    run.as_of_date,
    coalesce(counting.event_date, next_event.event_date) as forecast_date,
    coalesce(counting.end_date, next_event.end_date) as end_date,
    counting.event_date is not null as is_in_agreement,
    owned.available_count as ceiling_count,
    thresholds.forecast_snapshot_count,
    thresholds.forecast_history_days,
    thresholds.forecast_gap_days,
    thresholds.forecast_interval_share
from shown
cross join inputs.run
cross join inputs.thresholds
left join counting on shown.smart_account = counting.smart_account and shown.license_name = counting.license_name
left join owned on shown.smart_account = owned.smart_account and shown.license_name = owned.license_name
left join core.agreement_events as next_event on next_event.is_next
