-- Why the number is not theirs, the largest first: what each cause takes off the proposal; without a proposal, which
-- suites the formula charges on verified data.
-- grain: reason_number
with found as (
    select
        cast(abs(causes.amount) as decimal(18, 2)) as amount,
        causes.currency,
        causes.cause_name || ', on ' || counted(causes.line_count, 'line', 'lines') as reason_text
    from marts.proposal_causes as causes
    where causes.cause_kind = 'change' and causes.amount < 0
    union all
    select
        lines.verified_amount as amount,
        lines.currency,
        lines.suite_name
        || ', '
        || counted(lines.verified_contract_over_count, 'licence', 'licences')
        || ' over'
            as reason_text
    from marts.true_forward_lines as lines
    where lines.verified_amount > 0 and not exists (select 1 from core.proposal_lines)
)

select
    row_number() over (order by found.amount desc, found.reason_text asc, found.currency asc) as reason_number,
    found.amount,
    found.currency,
    found.reason_text
from found
