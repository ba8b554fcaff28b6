-- The proposal states a total of {stated_amount} {currency}; its lines come to {proposed_amount}, a difference of
-- {stated_difference_amount}.
-- severity: medium
-- subject: currency
-- remedy: Ask for the lines behind the difference first; here the sum of the lines is taken apart.
select
    totals.currency,
    totals.stated_amount,
    totals.proposed_amount,
    totals.stated_difference_amount,
    totals.stated_row_number as row_number
from marts.proposal_totals as totals
where totals.stated_difference_amount <> 0
order by totals.currency
