-- Line {proposal_line} of the proposal, {proposed_amount} {currency}, is not compared with ours: {reason}.
-- severity: high
-- subject: proposal_line
-- remedy: Add what is missing; until then the difference is unknown, and so is its total.
select
    cards.proposal_line,
    cards.proposed_amount,
    cards.currency,
    rtrim(cards.finding_text, '.') as reason,
    cards.file_id,
    cards.row_number
from marts.claim_cards as cards
where cards.disputed_amount is null
order by cards.row_number, cards.proposal_line
