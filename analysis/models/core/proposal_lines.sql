-- Each line of the vendor's newest True Forward proposal on or before the as-of date.
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
    lines.proposed_count,
    lines.net_unit_price_amount,
    lines.proposed_months,
    lines.proposed_amount,
    lines.currency
from staging.proposal_lines as lines
cross join inputs.run
where coalesce(lines.taken_at, run.as_of_date) <= run.as_of_date
qualify lines.path = max_by(lines.path, (coalesce(lines.taken_at, run.as_of_date), lines.path)) over ()
