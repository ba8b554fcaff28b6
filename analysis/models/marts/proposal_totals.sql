-- The proposal beside our charge, by currency: what its lines ask, what it says they come to, what is ours, and how
-- many lines cannot be compared. The sum of the lines is taken apart; a stated total that is another is a limit.
-- grain: currency
with cards as (
    select
        cards.currency,
        cast(sum(cards.proposed_amount) as decimal(18, 2)) as proposed_amount,
        if(
            bool_or(cards.verified_amount is null), null, cast(sum(cards.verified_amount) as decimal(18, 2))
        ) as verified_amount,
        count(*) filter (where cards.row_number is not null) as line_count,
        count(*) filter (where cards.row_number is null) as unasked_suite_count,
        count(*) filter (where cards.verified_amount is null) as uncompared_line_count
    from marts.claim_cards as cards
    group by cards.currency
),

unmatched as (
    select
        lines.currency,
        count(*) as unmatched_line_count
    from marts.proposal_lines as lines
    where not lines.is_matched
    group by lines.currency
)

select
    cards.currency,
    cards.proposed_amount,
    totals.stated_amount,
    cast(totals.stated_amount - cards.proposed_amount as decimal(18, 2)) as stated_difference_amount,
    totals.row_number as stated_row_number,
    cards.verified_amount,
    cast(cards.proposed_amount - cards.verified_amount as decimal(18, 2)) as disputed_amount,
    cards.line_count,
    coalesce(unmatched.unmatched_line_count, 0) as unmatched_line_count,
    cards.unasked_suite_count,
    cards.uncompared_line_count
from cards
left join core.proposal_totals as totals on cards.currency = totals.currency
left join unmatched on cards.currency = unmatched.currency
