-- What the forecast of each suite needs beside its history: the day of the agreement's next event, the use up to which
-- nothing is owed, the last day of term, and the client's thresholds of a history that is long and close enough.
-- grain: subscription_id, suite_name, sku
select
    lines.subscription_id,
    lines.suite_name,
    lines.sku,
    run.as_of_date,
    if(events.is_past, null, events.event_date) as forecast_date,
    events.event_name,
    events.end_date,
    lines.committed_count,
    lines.threshold_count as ceiling_count,
    lines.consumed_count,
    thresholds.forecast_snapshot_count,
    thresholds.forecast_history_days,
    thresholds.forecast_gap_days,
    thresholds.forecast_interval_share
from marts.true_forward_lines as lines
inner join core.agreement_events as events on lines.subscription_id = events.subscription_id
cross join inputs.run
cross join inputs.thresholds
