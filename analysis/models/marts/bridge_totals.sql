-- The bridge of the whole estate: every step summed over licences; its amount only where every licence with a count has a price.
-- grain: step_number
select
    steps.step_number,
    steps.step_key,
    steps.step_name,
    steps.step_kind,
    cast(sum(steps.short_count) as bigint) as short_count,
    if(
        count(*) filter (where steps.amount is null) > 0 or count(distinct steps.currency) filter (where steps.short_count <> 0) > 1,
        null,
        cast(sum(steps.amount) as decimal(18, 2))
    ) as amount,
    max(steps.currency) filter (where steps.short_count <> 0) as currency,
    max(steps.confidence_grade) as confidence_grade,
    count(*) filter (where steps.amount is null) as unpriced_license_count,
    cast(coalesce(sum(steps.amount), 0) as decimal(18, 2)) as priced_amount
from marts.bridge_steps as steps
group by steps.step_number, steps.step_key, steps.step_name, steps.step_kind
