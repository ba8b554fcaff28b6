-- Each line of the vendor's newest True Forward proposal on or before the as-of date. Where a line states no months,
-- its dates do, in whole months.
-- grain: file_id, row_number
select
    lines.file_id,
    lines.row_number,
    lines.path,
    lines.taken_at,
    lines.proposal_line,
    lines.subscription_id,
    lines.suite_name,
    lines.sku,
    lines.description,
    lines.proposed_count,
    lines.list_unit_price_amount,
    lines.discount_share,
    lines.net_unit_price_amount,
    cast(
        coalesce(
            lines.proposed_months,
            contract_months(lines.proposed_start_date, lines.proposed_end_date, 'floor')
        ) as decimal(18, 6)
    ) as proposed_months,
    lines.proposed_start_date,
    lines.proposed_end_date,
    lines.stated_allowance_count,
    lines.support_amount,
    lines.proposed_amount,
    lines.currency
from staging.proposal_lines as lines
cross join inputs.run
where coalesce(lines.taken_at, run.as_of_date) <= run.as_of_date
qualify lines.path = max_by(lines.path, (coalesce(lines.taken_at, run.as_of_date), lines.path)) over ()
