-- Every figure that the True Forward negotiation brief says in words; null where one of its lines is unknown.
-- grain: client_id
with lines as (
    select
        count(*) as suite_count,
        count(*) filter (where lines.over_count > 0) as over_suite_count,
        count(*) filter (where lines.is_off_cycle) as off_cycle_suite_count,
        cast(sum(lines.committed_count) as bigint) as committed_count,
        if(bool_or(lines.consumed_count is null), null, cast(sum(lines.consumed_count) as bigint)) as consumed_count,
        if(bool_or(lines.over_count is null), null, cast(sum(lines.over_count) as bigint)) as over_count,
        if(
            bool_or(lines.over_commitment_count is null), null, cast(sum(lines.over_commitment_count) as bigint)
        ) as over_commitment_count,
        count(*) filter (where lines.contract_over_count > 0) as charged_suite_count,
        if(
            bool_or(lines.contract_over_count is null), null, cast(sum(lines.contract_over_count) as bigint)
        ) as charged_count,
        if(
            bool_or(lines.contract_amount is null), null, cast(sum(lines.contract_amount) as decimal(18, 2))
        ) as charge_amount,
        if(
            bool_or(lines.charge_amount is null), null, cast(sum(lines.charge_amount) as decimal(18, 2))
        ) as above_allowance_amount,
        if(
            bool_or(lines.over_commitment_amount is null),
            null,
            cast(sum(lines.over_commitment_amount) as decimal(18, 2))
        ) as over_commitment_amount,
        if(count(distinct lines.charge_basis) > 1, null, min(lines.charge_basis)) as charge_basis,
        if(count(distinct lines.currency) > 1, null, min(lines.currency)) as currency,
        count(distinct lines.currency) > 1 as is_mixed
    from marts.true_forward_lines as lines
),

top_suite as (
    select
        max_by(lines.suite_name, (lines.contract_amount, lines.suite_name, lines.sku)) as suite_name,
        max_by(lines.contract_over_count, (lines.contract_amount, lines.suite_name, lines.sku)) as over_count,
        max(lines.contract_amount) as charge_amount
    from marts.true_forward_lines as lines
    where lines.contract_amount > 0
),

proposal as (
    select
        count(*) as proposed_line_count,
        count(*) filter (where not proposed.is_matched) as unmatched_line_count,
        cast(sum(proposed.proposed_count) as bigint) as proposed_count,
        max(proposed.proposed_months) as proposed_months,
        if(
            count(distinct proposed.currency) > 1, null, cast(sum(proposed.proposed_amount) as decimal(18, 2))
        ) as proposed_amount
    from marts.proposal_lines as proposed
),

proposal_file as (
    select
        max(lines.taken_at) as proposed_date,
        max(lines.path) as proposal_path
    from core.proposal_lines as lines
),

charges as (
    select
        if(lines.is_mixed, null, lines.charge_amount) as charge_amount,
        if(lines.is_mixed, null, lines.above_allowance_amount) as above_allowance_amount,
        if(lines.is_mixed, null, lines.over_commitment_amount) as over_commitment_amount,
        if(lines.is_mixed, null, top_suite.suite_name) as top_suite_name,
        if(lines.is_mixed, null, top_suite.over_count) as top_suite_over_count,
        if(lines.is_mixed, null, top_suite.charge_amount) as top_suite_amount
    from lines
    cross join top_suite
)

select
    renewal.client_id,
    renewal.client_name,
    renewal.as_of_date,
    coalesce(lines.currency, renewal.currency) as currency,
    renewal.event_kind,
    renewal.advisers_engaged_date,
    renewal.data_date,
    renewal.file_count,
    renewal.row_count,
    renewal.rejected_row_count,
    renewal.agreement_name,
    renewal.milestone_date,
    renewal.notice_date,
    renewal.invoice_date,
    renewal.end_date,
    renewal.remaining_months,
    renewal.days_to_milestone,
    renewal.days_to_notice,
    renewal.next_quarter_end_date,
    renewal.in_force_short_count,
    renewal.misplaced_count,
    renewal.unseen_instance_count,
    lines.suite_count,
    lines.over_suite_count,
    lines.charged_suite_count,
    lines.charged_count,
    lines.over_count,
    lines.over_commitment_count,
    lines.committed_count,
    lines.consumed_count,
    charges.charge_amount,
    charges.above_allowance_amount,
    charges.over_commitment_amount,
    cast(charges.over_commitment_amount - charges.above_allowance_amount as decimal(18, 2)) as allowance_amount,
    charges.top_suite_name,
    charges.top_suite_over_count,
    charges.top_suite_amount,
    lines.off_cycle_suite_count,
    lines.charge_basis,
    proposal.proposed_line_count,
    proposal.unmatched_line_count,
    proposal.proposed_count,
    proposal.proposed_months,
    proposal.proposed_amount,
    proposal_file.proposed_date,
    proposal_file.proposal_path
from marts.renewal_facts as renewal
cross join lines
cross join proposal
cross join proposal_file
cross join charges
