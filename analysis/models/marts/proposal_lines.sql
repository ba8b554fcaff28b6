-- Each line the vendor proposes beside what the contract's formula gives for the same SKU; where two suites share it,
-- the suite's name decides. A suite asked for twice is charged once, on its first line.
-- grain: file_id, row_number
with candidates as (
    select
        lines.file_id,
        lines.row_number,
        ours.subscription_id,
        ours.suite_name,
        ours.sku,
        ours.over_count,
        ours.contract_over_count,
        ours.charge_amount,
        ours.contract_amount
    from core.proposal_lines as lines
    inner join marts.true_forward_lines as ours
        on
            lines.sku = ours.sku
            and (lines.subscription_id is null or lines.subscription_id = ours.subscription_id)
    qualify rank() over (
        partition by lines.file_id, lines.row_number
        order by coalesce(lines.suite_name = ours.suite_name, false) desc
    ) = 1
),

matched as (
    select
        candidates.file_id,
        candidates.row_number,
        candidates.over_count,
        candidates.contract_over_count,
        candidates.charge_amount,
        candidates.contract_amount,
        row_number() over (
            partition by candidates.subscription_id, candidates.suite_name, candidates.sku
            order by candidates.row_number
        ) > 1 as is_repeated
    from candidates
    qualify count(*) over (partition by candidates.file_id, candidates.row_number) = 1
)

select
    lines.file_id,
    lines.row_number,
    lines.proposal_line,
    lines.subscription_id,
    lines.suite_name,
    lines.sku,
    lines.proposed_count,
    lines.net_unit_price_amount,
    lines.proposed_months,
    lines.proposed_amount,
    lines.currency,
    if(matched.is_repeated, 0, matched.over_count) as over_count,
    if(matched.is_repeated, 0, matched.contract_over_count) as contract_over_count,
    if(matched.is_repeated, 0, matched.charge_amount) as charge_amount,
    if(matched.is_repeated, 0, matched.contract_amount) as contract_amount,
    matched.file_id is not null as is_matched,
    coalesce(matched.is_repeated, false) as is_repeated
from core.proposal_lines as lines
left join matched on lines.file_id = matched.file_id and lines.row_number = matched.row_number
