-- The months that each line of an agreement would bill if its milestone lay elsewhere in the term: moved by whole
-- months, or on a day that a scenario states (RULES.md §7).
-- grain: subscription_id, suite_name, sku, milestone_date
with dated as (
    select
        terms.subscription_id,
        terms.suite_name,
        terms.sku,
        terms.milestone_date,
        terms.end_date,
        terms.month_rounding,
        agreements.start_date
    from core.true_forward_terms as terms
    inner join inputs.agreements on terms.subscription_id = agreements.subscription_id
    where terms.milestone_date is not null
),

moved as (
    select
        dated.subscription_id,
        dated.suite_name,
        dated.sku,
        dated.start_date,
        dated.end_date,
        dated.month_rounding,
        shifts.milestone_shift_months,
        cast(dated.milestone_date + to_months(cast(shifts.milestone_shift_months as integer)) as date) as milestone_date
    from dated
    cross join range(-600, 601) as shifts (milestone_shift_months)
    union all
    select
        dated.subscription_id,
        dated.suite_name,
        dated.sku,
        dated.start_date,
        dated.end_date,
        dated.month_rounding,
        cast(null as bigint) as milestone_shift_months,
        scenarios.milestone_date
    from inputs.scenarios
    inner join dated on scenarios.subscription_id is null or scenarios.subscription_id = dated.subscription_id
    where scenarios.milestone_date is not null
)

select
    moved.subscription_id,
    moved.suite_name,
    moved.sku,
    moved.milestone_date,
    max(moved.milestone_shift_months) as milestone_shift_months,
    any_value(contract_months(moved.milestone_date, moved.end_date, moved.month_rounding)) as remaining_months
from moved
where moved.milestone_date between moved.start_date and moved.end_date
group by moved.subscription_id, moved.suite_name, moved.sku, moved.milestone_date
