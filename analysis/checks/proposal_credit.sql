-- Row {row_number} of the proposal has a negative quantity, {proposed_count} of {sku}: a credit that no data explains.
-- severity: medium
-- subject: sku
-- remedy: Ask which line it takes back; it is taken apart by itself, as unexplained.
select
    lines.sku,
    lines.proposed_count,
    lines.file_id,
    lines.row_number
from marts.proposal_lines as lines
where lines.proposed_count < 0
order by lines.row_number
