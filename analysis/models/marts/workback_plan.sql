-- The work-back plan: what must be begun or done by which day so that it still counts at the next events, and what
-- Cisco does when (RULES.md §10). A cure begins by its last safe start; cures of a kind are one step. A day that rests
-- on an input nobody stated has no date and says which input it waits for. Begun too late is said, not hidden.
-- grain: step_number
with agreements as (
    select
        events.subscription_id,
        if(count(*) over () > 1, ', ' || events.agreement_name, '') as of_agreement,
        events.agreement_name,
        events.start_date,
        events.end_date,
        events.event_date,
        events.milestone_date,
        events.notice_date,
        events.invoice_date
    from core.agreement_events as events
    where not events.is_past
),

-- The anniversary that Cisco's compare comes before: the nearest to the event, unless it lies after the term.
anniversaries as (
    select
        agreements.subscription_id,
        agreements.of_agreement,
        agreements.end_date,
        arg_min(
            cast(agreements.start_date + to_years(cast(years.year_number as integer)) as date),
            abs(
                date_diff(
                    'day',
                    agreements.event_date,
                    cast(agreements.start_date + to_years(cast(years.year_number as integer)) as date)
                )
            )
        ) as anniversary_date
    from agreements
    cross join range(1, 101) as years (year_number)
    group by agreements.subscription_id, agreements.of_agreement, agreements.end_date
),

captures as (
    select
        agreements.subscription_id,
        agreements.of_agreement,
        terms.milestone_date,
        string_agg(distinct terms.suite_name, ', ' order by terms.suite_name) as suite_names
    from agreements
    inner join core.true_forward_terms as terms
        on
            agreements.subscription_id = terms.subscription_id
            and terms.milestone_date is not null
            and coalesce(agreements.milestone_date <> terms.milestone_date, true)
    group by agreements.subscription_id, agreements.of_agreement, terms.milestone_date
),

off_cycles as (
    select
        agreements.subscription_id,
        agreements.of_agreement,
        lines.off_cycle_date,
        count(*) filter (where lines.is_off_cycle) as suite_count
    from agreements
    inner join marts.true_forward_lines as lines on agreements.subscription_id = lines.subscription_id
    where
        lines.off_cycle_date < coalesce(agreements.milestone_date, agreements.event_date)
        or (lines.off_cycle_date is null and lines.is_off_cycle)
    group by agreements.subscription_id, agreements.of_agreement, lines.off_cycle_date
),

cures as (
    select
        plan.cure_kind,
        min(plan.last_safe_start_date) as start_by_date,
        max(plan.event_date) as event_date,
        any_value(plan.owner_role) as owner_role,
        any_value(plan.lead_days) as lead_days,
        count(*) as cure_count,
        any_value(plan.certainty) as certainty,
        any_value(plan.lead_source) as source
    from marts.remediation_plan as plan
    where not plan.is_alternative and plan.cure_kind <> 'Engage advisers'
    group by plan.cure_kind
),

last_day as (
    select coalesce(max(coalesce(agreements.invoice_date, agreements.event_date)), run.as_of_date) as last_date
    from inputs.run
    left join agreements on true
    group by run.as_of_date
),

steps as (
    select
        'engage' as step_key,
        agreements.of_agreement as step_words,
        agreements.subscription_id,
        agreements.event_date - cast(leads.lead_days as integer) as due_date,
        leads.lead_days,
        inputs.event.advisers_engaged_date <= run.as_of_date as is_done,
        cast(null as varchar) as missing_input
    from agreements
    cross join inputs.event
    cross join inputs.run
    inner join reference.event_leads as leads on leads.event_key = 'engage_by'
    union all
    select
        'exports' as step_key,
        agreements.of_agreement as step_words,
        agreements.subscription_id,
        agreements.event_date as due_date,
        coalesce(chosen.lead_days, leads.lead_days) as lead_days,
        cast(null as boolean) as is_done,
        cast(null as varchar) as missing_input
    from agreements
    inner join reference.remediation_leads as leads on leads.cure_kind = 'Export accounts'
    left join inputs.remediation as chosen on leads.cure_kind = chosen.cure_kind
    union all
    select
        'compare' as step_key,
        anniversaries.of_agreement as step_words,
        anniversaries.subscription_id,
        anniversaries.anniversary_date - cast(leads.lead_days as integer) as due_date,
        leads.lead_days,
        cast(null as boolean) as is_done,
        cast(null as varchar) as missing_input
    from anniversaries
    inner join reference.event_leads as leads on leads.event_key = 'compare'
    where anniversaries.anniversary_date <= anniversaries.end_date + 1
    union all
    select
        'quarter_end' as step_key,
        ': Q' || quarters.fiscal_quarter || ' FY' || right(cast(quarters.fiscal_year as varchar), 2) as step_words,
        cast(null as varchar) as subscription_id,
        quarters.quarter_end_date as due_date,
        cast(null as bigint) as lead_days,
        cast(null as boolean) as is_done,
        cast(null as varchar) as missing_input
    from core.fiscal_quarters as quarters
    cross join inputs.run
    inner join last_day on quarters.quarter_end_date between run.as_of_date and last_day.last_date
    union all
    select
        'off_cycle' as step_key,
        ': ' || off_cycles.suite_count || if(off_cycles.suite_count = 1, ' suite', ' suites')
        || ' past the trigger' || off_cycles.of_agreement as step_words,
        off_cycles.subscription_id,
        off_cycles.off_cycle_date as due_date,
        cast(null as bigint) as lead_days,
        cast(null as boolean) as is_done,
        if(off_cycles.off_cycle_date is null, 'off_cycle_effect of ' || off_cycles.subscription_id, null)
            as missing_input
    from off_cycles
    union all
    select
        'milestone' as step_key,
        agreements.of_agreement as step_words,
        agreements.subscription_id,
        agreements.milestone_date as due_date,
        cast(null as bigint) as lead_days,
        cast(null as boolean) as is_done,
        cast(null as varchar) as missing_input
    from agreements
    where agreements.milestone_date is not null
    union all
    select
        'milestone' as step_key,
        ' of ' || captures.suite_names || captures.of_agreement as step_words,
        captures.subscription_id,
        captures.milestone_date as due_date,
        cast(null as bigint) as lead_days,
        cast(null as boolean) as is_done,
        cast(null as varchar) as missing_input
    from captures
    union all
    select
        'invoice' as step_key,
        agreements.of_agreement as step_words,
        agreements.subscription_id,
        agreements.invoice_date as due_date,
        cast(null as bigint) as lead_days,
        cast(null as boolean) as is_done,
        cast(null as varchar) as missing_input
    from agreements
    where agreements.invoice_date is not null
    union all
    select
        'dispute' as step_key,
        agreements.of_agreement as step_words,
        agreements.subscription_id,
        agreements.invoice_date + cast(terms.dispute_days as integer) as due_date,
        cast(null as bigint) as lead_days,
        cast(null as boolean) as is_done,
        if(terms.dispute_days is null, 'dispute_days of ' || agreements.subscription_id, null) as missing_input
    from agreements
    inner join inputs.agreements as terms on agreements.subscription_id = terms.subscription_id
    where agreements.invoice_date is not null
    union all
    select
        'notice' as step_key,
        agreements.of_agreement as step_words,
        agreements.subscription_id,
        agreements.notice_date as due_date,
        cast(null as bigint) as lead_days,
        cast(null as boolean) as is_done,
        cast(null as varchar) as missing_input
    from agreements
    union all
    select
        'term_end' as step_key,
        agreements.of_agreement as step_words,
        agreements.subscription_id,
        agreements.end_date as due_date,
        cast(null as bigint) as lead_days,
        cast(null as boolean) as is_done,
        cast(null as varchar) as missing_input
    from agreements
),

listed as (
    select
        named.step_key,
        named.step_rank,
        named.step_name || steps.step_words as step_name,
        steps.subscription_id,
        named.owner_role,
        if(steps.step_key = 'exports', steps.due_date - cast(steps.lead_days as integer), null) as start_by_date,
        steps.due_date,
        steps.lead_days,
        steps.is_done,
        steps.missing_input,
        named.certainty,
        named.source,
        named.evidence_relation
    from steps
    inner join reference.workback_steps as named on steps.step_key = named.step_key
    union all
    select
        'cure' as step_key,
        0 as step_rank,
        cures.cure_kind || if(cures.cure_count > 1, ' (' || format('{:,}', cures.cure_count) || ' cures)', '')
            as step_name,
        cast(null as varchar) as subscription_id,
        cures.owner_role,
        cures.start_by_date,
        cures.event_date as due_date,
        cures.lead_days,
        cast(null as boolean) as is_done,
        if(cures.event_date is null, 'the day of an event', null) as missing_input,
        cures.certainty,
        cures.source,
        'marts.remediation_plan' as evidence_relation
    from cures
)

select
    row_number() over (
        order by
            coalesce(listed.start_by_date, listed.due_date) asc nulls last,
            listed.due_date asc nulls last,
            listed.step_rank asc,
            listed.step_name asc,
            listed.subscription_id asc nulls last
    ) as step_number,
    listed.step_key,
    listed.step_name,
    listed.subscription_id,
    listed.owner_role,
    listed.owner_role = 'Cisco' as is_ciscos,
    listed.lead_days,
    listed.start_by_date,
    listed.due_date,
    date_diff('day', run.as_of_date, coalesce(listed.start_by_date, listed.due_date)) as days_ahead,
    listed.due_date < run.as_of_date as is_past,
    listed.is_done,
    -- What Cisco does is never too late; what is done is not either.
    if(
        listed.owner_role = 'Cisco',
        null,
        coalesce(listed.start_by_date, listed.due_date) < run.as_of_date and not coalesce(listed.is_done, false)
    ) as is_too_late,
    listed.missing_input,
    listed.certainty,
    listed.source,
    listed.evidence_relation
from listed
cross join inputs.run
