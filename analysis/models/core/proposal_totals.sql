-- The total that the vendor's newest proposal states for itself, by currency: the last such row of the file.
-- grain: currency
with proposal as (
    select
        lines.path,
        if(count(distinct lines.currency) = 1, min(lines.currency), null) as only_currency
    from core.proposal_lines as lines
    group by lines.path
)

select
    coalesce(totals.currency, proposal.only_currency) as currency,
    totals.stated_amount,
    totals.file_id,
    totals.row_number
from staging.proposal_totals as totals
inner join proposal on totals.path = proposal.path
where coalesce(totals.currency, proposal.only_currency) is not null
qualify row_number() over (
    partition by coalesce(totals.currency, proposal.only_currency)
    order by totals.row_number desc
) = 1
