-- The dates of each agreement's next event and the months that it would bill (RULES.md §7, §10): the next milestone, or
-- the last day of term where none is left. The client's next event is the first milestone, else the first end of term.
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
    coalesce(next_milestones.milestone_date, agreements.end_date) as event_date,
    if(next_milestones.milestone_date is not null, 'milestone', 'last day of term') as event_name,
    agreements.end_date - cast(agreements.notice_days as integer) as notice_date,
    next_milestones.milestone_date + cast(agreements.invoice_days as integer) as invoice_date,
    contract_months(
        next_milestones.milestone_date, agreements.end_date, agreements.month_rounding
    ) as remaining_months,
    if(
        run.as_of_date between agreements.start_date and agreements.end_date,
        contract_months(agreements.start_date, run.as_of_date - 1, 'floor') + 1,
        null
    ) as term_month,
    agreements.end_date < run.as_of_date as is_past,
    agreements.end_date >= run.as_of_date and row_number() over (
        order by
            agreements.end_date < run.as_of_date asc,
            next_milestones.milestone_date asc nulls last,
            agreements.end_date asc,
            agreements.subscription_id asc
    ) = 1 as is_next
from inputs.agreements
left join next_milestones on agreements.subscription_id = next_milestones.subscription_id
cross join inputs.run
