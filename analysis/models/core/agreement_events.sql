-- The dates of each agreement's next True Forward event and the months that it would bill (RULES.md §7, §10).
-- grain: subscription_id
with next_milestones as (
    select
        milestones.subscription_id,
        min(milestones.milestone_date) as milestone_date
    from inputs.milestones
    cross join inputs.run
    where milestones.milestone_date >= run.as_of_date
    group by milestones.subscription_id
)

select
    agreements.subscription_id,
    agreements.agreement_name,
    agreements.start_date,
    agreements.end_date,
    agreements.currency,
    agreements.charge_basis,
    agreements.allowance_rounding,
    agreements.month_rounding,
    next_milestones.milestone_date,
    agreements.end_date - cast(agreements.notice_days as integer) as notice_date,
    next_milestones.milestone_date + cast(agreements.invoice_days as integer) as invoice_date,
    contract_months(next_milestones.milestone_date, agreements.end_date, agreements.month_rounding) as remaining_months,
    contract_months(agreements.start_date, run.as_of_date - 1, 'floor') + 1 as term_month
from inputs.agreements
left join next_milestones on agreements.subscription_id = next_milestones.subscription_id
cross join inputs.run
