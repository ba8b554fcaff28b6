-- Line {proposal_line} of the proposal prints {proposed_amount} {currency}; its own quantity, price and months come to
-- {multiplied_amount}.
-- severity: medium
-- subject: proposal_line
-- remedy: Ask which of the two holds; until then {variance_amount} {currency} of the line is disputed as arithmetic.
select
    cards.proposal_line,
    cards.proposed_amount,
    cast(cards.proposed_amount - variance.variance_amount as decimal(18, 2)) as multiplied_amount,
    variance.variance_amount,
    cards.currency,
    cards.file_id,
    cards.row_number
from marts.proposal_variance as variance
inner join marts.claim_cards as cards on variance.proposal_line = cards.proposal_line
where variance.cause = 'arithmetic'
order by cards.row_number, cards.proposal_line
