-- Every figure that a brief says in words of the gate, the remediation plan, over-use, movements and changes.
-- grain: client_id
with gate as (
    select
        count(*) as item_count,
        count(*) filter (where items.gate_status = 'Done') as done_item_count,
        count(*) filter (where items.gate_status in ('In progress', 'Blocked')) as open_item_count,
        count(*) filter (where items.gate_status = 'Not evidenced') as not_evidenced_item_count
    from marts.readiness_gate as items
),

risks as (
    select
        count(*) as risk_count,
        count(*) filter (where risks.risk_status = 'Present') as present_risk_count,
        count(*) filter (where risks.risk_status = 'Not evidenced') as not_evidenced_risk_count
    from marts.readiness_risks as risks
),

indicators as (
    select
        count(*) as indicator_count,
        count(*) filter (where indicators.indicator_status = 'Present') as present_indicator_count
    from marts.readiness_indicators as indicators
),

plan as (
    select
        count(*) as cure_count,
        count(*) filter (where cures.is_too_late) as late_cure_count,
        cast(coalesce(sum(cures.cured_count) filter (where not cures.is_too_late), 0) as bigint) as achievable_count,
        cast(coalesce(sum(cures.cured_count) filter (where cures.is_too_late), 0) as bigint) as late_cured_count,
        min(cures.last_safe_start_date) filter (where not cures.is_too_late) as first_safe_start_date
    from marts.remediation_plan as cures
    where not cures.is_alternative
),

-- What is not priced, or in another currency than the client's, is not added up.
worth as (
    select
        if(
            bool_or(cures.cured_amount is null or cures.currency <> run.currency),
            null,
            cast(coalesce(sum(cures.cured_amount), 0) as decimal(18, 2))
        ) as achievable_amount
    from marts.remediation_plan as cures
    cross join inputs.run
    where not cures.is_too_late and not cures.is_alternative and cures.cured_count > 0
),

overuse as (
    select
        count(*) filter (where summary.is_over_now) as over_license_count,
        min(summary.since_date) filter (where summary.is_over_now) as over_since_date,
        max_by(summary.license_name, (summary.over_unit_days, summary.license_name, summary.smart_account))
            as top_over_license,
        max(summary.over_unit_days) as top_over_unit_days
    from marts.overuse_summary as summary
),

movements as (
    select
        count(*) as movement_count,
        count(*) filter (where not ledger.is_explained) as unexplained_movement_count
    from marts.movement_ledger as ledger
),

changes as (
    select
        count(*) as change_count,
        count(*) filter (where changes.is_seen_by_cisco) as seen_change_count,
        count(*) filter (where not changes.is_seen_by_cisco) as unseen_change_count
    from marts.changes
)

select
    run.client_id,
    gate.item_count,
    gate.done_item_count,
    gate.open_item_count,
    gate.not_evidenced_item_count,
    risks.risk_count,
    risks.present_risk_count,
    risks.not_evidenced_risk_count,
    indicators.indicator_count,
    indicators.present_indicator_count,
    plan.cure_count,
    plan.late_cure_count,
    plan.achievable_count,
    worth.achievable_amount,
    run.currency,
    plan.late_cured_count,
    plan.first_safe_start_date,
    overuse.over_license_count,
    overuse.over_since_date,
    overuse.top_over_license,
    overuse.top_over_unit_days,
    movements.movement_count,
    movements.unexplained_movement_count,
    changes.change_count,
    changes.seen_change_count,
    changes.unseen_change_count
from inputs.run
cross join gate
cross join risks
cross join indicators
cross join plan
cross join worth
cross join overuse
cross join movements
cross join changes
