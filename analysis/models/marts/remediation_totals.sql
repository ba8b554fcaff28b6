-- What each kind of cure comes to: what can still be achieved before the next event, and what begins too late and is
-- left out; without an event neither is known. Alternatives to another cure count nothing; what a cure takes away may
-- be unknown, and so may its price.
-- grain: cure_kind, currency
select
    plan.cure_kind,
    plan.currency,
    min(plan.cure_number) as cure_number,
    any_value(plan.lead_days) as lead_days,
    any_value(plan.owner_role) as owner_role,
    any_value(plan.event_name) as event_name,
    any_value(plan.event_date) as event_date,
    min(plan.last_safe_start_date) as last_safe_start_date,
    run.as_of_date,
    count(*) as cure_count,
    if(count(plan.is_too_late) = 0, null, count(*) filter (where plan.is_too_late)) as late_cure_count,
    cast(sum(case plan.is_too_late when true then 0 when false then coalesce(plan.cured_count, 0) end) as bigint)
        as achievable_count,
    cast(
        sum(case plan.is_too_late when true then 0 when false then coalesce(plan.cured_amount, 0) end) as decimal(18, 2)
    ) as achievable_amount,
    cast(sum(case plan.is_too_late when true then coalesce(plan.cured_count, 0) when false then 0 end) as bigint)
        as late_count,
    cast(
        sum(case plan.is_too_late when true then coalesce(plan.cured_amount, 0) when false then 0 end) as decimal(18, 2)
    ) as late_amount,
    count(*) filter (where plan.cured_count is null) as unknown_cure_count,
    count(*) filter (where plan.cured_count > 0 and plan.cured_amount is null) as unpriced_cure_count
from marts.remediation_plan as plan
cross join inputs.run
where not plan.is_alternative
group by plan.cure_kind, plan.currency, run.as_of_date
