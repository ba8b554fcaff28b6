-- Each line the vendor proposes beside what the contract's formula gives for the same suite and SKU.
-- grain: file_id, row_number
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
    ours.over_count,
    ours.charge_amount,
    ours.sku is not null as is_matched
from core.proposal_lines as lines
left join marts.true_forward_lines as ours
    on
        lines.sku = ours.sku
        and (lines.subscription_id is null or lines.subscription_id = ours.subscription_id)
        and (lines.suite_name is null or lines.suite_name = ours.suite_name)
