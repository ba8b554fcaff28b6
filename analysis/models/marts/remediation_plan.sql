-- Every cure with what it is worth, how long it takes, who does it, and the last day on which it can begin and still
-- count at the next event (RULES.md §10). Cures follow the bridge: inside a step the best proven comes first, and
-- together they take away what the step does and no more. What begins too late is worth nothing this cycle. Lead times
-- are working defaults (reference/remediation_leads.csv) unless client.toml gives the client's own.
-- grain: cure_number
with leads as (
    select
        leads.cure_kind,
        leads.cure_rank,
        leads.step_key,
        coalesce(chosen.lead_days, leads.lead_days) as lead_days,
        if(chosen.lead_days is null, leads.source, 'client.toml') as lead_source,
        if(chosen.lead_days is null, leads.certainty, 'I') as certainty,
        coalesce(chosen.owner_role, leads.owner_role) as owner_role
    from reference.remediation_leads as leads
    left join inputs.remediation as chosen on leads.cure_kind = chosen.cure_kind
),

steps as (
    select
        steps.smart_account,
        steps.license_name,
        steps.step_key,
        -steps.short_count as cured_count,
        -steps.amount as cured_amount,
        steps.currency
    from marts.bridge_steps as steps
    where steps.step_kind = 'change' and steps.short_count < 0
),

stacked as (
    select
        cures.cure_kind,
        cures.cure_name,
        cures.smart_account,
        cures.virtual_account,
        cures.license_name,
        cures.quantity_count,
        cures.unit_name,
        cures.is_alternative,
        cures.confidence_grade,
        cures.evidence_relation,
        leads.cure_rank,
        leads.lead_days,
        leads.lead_source,
        leads.certainty,
        leads.owner_role,
        steps.cured_amount as step_amount,
        steps.cured_count as step_count,
        steps.currency,
        case
            when cures.offered_count is null then null
            when cures.offered_count = 0 or steps.cured_count is null then 0
            else
                greatest(
                    least(
                        cures.offered_count,
                        steps.cured_count - cast(coalesce(sum(cures.offered_count) over earlier, 0) as bigint)
                    ),
                    0
                )
        end as cured_count
    from marts.remediation_cures as cures
    inner join leads on cures.cure_kind = leads.cure_kind
    left join steps
        on
            cures.smart_account = steps.smart_account
            and cures.license_name = steps.license_name
            and leads.step_key = steps.step_key
    window
        earlier as (
            partition by cures.smart_account, cures.license_name, leads.step_key
            order by
                cures.is_alternative asc, cures.confidence_grade asc, cures.offered_count desc, cures.cure_name asc
            rows between unbounded preceding and 1 preceding
        )
),

valued as (
    select
        stacked.cure_kind,
        stacked.cure_name,
        stacked.smart_account,
        stacked.virtual_account,
        stacked.license_name,
        stacked.quantity_count,
        stacked.unit_name,
        stacked.is_alternative,
        stacked.confidence_grade,
        stacked.evidence_relation,
        stacked.cure_rank,
        stacked.lead_days,
        stacked.lead_source,
        stacked.certainty,
        stacked.owner_role,
        stacked.cured_count,
        if(
            stacked.cured_count = 0,
            0,
            cast(stacked.step_amount * stacked.cured_count / nullif(stacked.step_count, 0) as decimal(18, 2))
        ) as cured_amount,
        stacked.currency,
        events.event_name,
        events.event_date,
        events.event_date - cast(stacked.lead_days as integer) as last_safe_start_date
    from stacked
    left join core.agreement_events as events on events.is_next
)

select
    row_number() over (
        order by
            valued.cure_rank asc,
            valued.cured_amount desc nulls last,
            valued.cured_count desc nulls last,
            valued.quantity_count desc,
            valued.smart_account asc nulls last,
            valued.license_name asc nulls last,
            valued.virtual_account asc nulls last,
            valued.cure_name asc
    ) as cure_number,
    valued.cure_kind,
    valued.cure_name,
    valued.smart_account,
    valued.virtual_account,
    valued.license_name,
    valued.quantity_count,
    valued.unit_name,
    valued.cured_count,
    valued.cured_amount,
    coalesce(valued.currency, run.currency) as currency,
    valued.confidence_grade,
    valued.lead_days,
    valued.lead_source,
    valued.certainty,
    valued.owner_role,
    valued.event_name,
    valued.event_date,
    valued.last_safe_start_date,
    valued.last_safe_start_date < run.as_of_date as is_too_late,
    valued.is_alternative,
    valued.evidence_relation
from valued
cross join inputs.run
