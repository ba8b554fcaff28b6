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
            sku_key(lines.sku) = sku_key(ours.sku)
            and (lines.subscription_id is null or lines.subscription_id = ours.subscription_id)
    qualify rank() over (
        partition by lines.file_id, lines.row_number
        order by coalesce(license_key(lines.suite_name) = license_key(ours.suite_name), false) desc
    ) = 1
),

matched as (
    select
        candidates.file_id,
        candidates.row_number,
        candidates.subscription_id,
        candidates.suite_name,
        candidates.sku,
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
),

open_lines as (
    select
        candidates.file_id,
        candidates.row_number,
        count(*) as suite_count
    from candidates
    group by candidates.file_id, candidates.row_number
    having count(*) > 1
),

-- The first kind whose pattern a line's SKU and words match is what it sells.
kinds as (
    select
        lines.file_id,
        lines.row_number,
        arg_min(kinds.sku_kind, kinds.rank_number) as sku_kind
    from core.proposal_lines as lines
    inner join reference.sku_kinds as kinds
        on regexp_matches(concat_ws(' ', lines.sku, lines.description), kinds.sku_pattern, 'i')
    group by lines.file_id, lines.row_number
)

select
    lines.file_id,
    lines.row_number,
    lines.path,
    lines.proposal_line,
    lines.subscription_id,
    lines.suite_name,
    lines.sku,
    lines.description,
    lines.proposed_count,
    lines.list_unit_price_amount,
    lines.discount_share,
    lines.net_unit_price_amount,
    lines.proposed_months,
    lines.proposed_start_date,
    lines.proposed_end_date,
    lines.stated_allowance_count,
    lines.support_amount,
    lines.proposed_amount,
    lines.currency,
    matched.subscription_id as matched_subscription_id,
    matched.suite_name as matched_suite_name,
    matched.sku as matched_sku,
    coalesce(open_lines.suite_count, if(matched.file_id is null, 0, 1)) as matching_suite_count,
    coalesce(kinds.sku_kind = 'Service', false) as is_service_line,
    if(matched.is_repeated, 0, matched.over_count) as over_count,
    if(matched.is_repeated, 0, matched.contract_over_count) as contract_over_count,
    if(matched.is_repeated, 0, matched.charge_amount) as charge_amount,
    if(matched.is_repeated, 0, matched.contract_amount) as contract_amount,
    matched.file_id is not null as is_matched,
    coalesce(matched.is_repeated, false) as is_repeated
from core.proposal_lines as lines
left join matched on lines.file_id = matched.file_id and lines.row_number = matched.row_number
left join open_lines on lines.file_id = open_lines.file_id and lines.row_number = open_lines.row_number
left join kinds on lines.file_id = kinds.file_id and lines.row_number = kinds.row_number
