-- From the vendor's number to ours, by currency: each cause with what it takes off, all lines together. The changes
-- lead from the first level to the last; one that is unknown leaves the last unknown.
-- grain: currency, cause
with changes as (
    select
        variance.currency,
        variance.cause,
        if(
            bool_or(variance.variance_amount is null), null, cast(-sum(variance.variance_amount) as decimal(18, 2))
        ) as amount,
        cast(-sum(variance.variance_count) as bigint) as variance_count,
        count(*) as line_count,
        max(variance.confidence_grade) as confidence_grade
    from marts.proposal_variance as variance
    group by variance.currency, variance.cause
),

steps as (
    select
        totals.currency,
        'proposed' as cause,
        totals.proposed_amount as amount,
        null as variance_count,
        totals.line_count,
        null as confidence_grade
    from marts.proposal_totals as totals
    union all
    select
        changes.currency,
        changes.cause,
        changes.amount,
        changes.variance_count,
        changes.line_count,
        changes.confidence_grade
    from changes
    union all
    select
        totals.currency,
        'ours' as cause,
        totals.verified_amount as amount,
        null as variance_count,
        totals.line_count,
        null as confidence_grade
    from marts.proposal_totals as totals
)

select
    steps.currency,
    named.cause_number,
    steps.cause,
    named.cause_name,
    named.cause_kind,
    steps.amount,
    cast(steps.variance_count as bigint) as variance_count,
    steps.line_count,
    cast(steps.confidence_grade as varchar) as confidence_grade
from steps
inner join reference.proposal_causes as named on steps.cause = named.cause
