-- {settlement_words} in the ledger ended above the proposal, the first in {first_row}: {settled_words} against
-- {proposed_words}.
-- severity: low
-- subject: first_row
-- remedy: See whether the two columns changed places; as they stand they count, and make the benchmark dearer.
with above as (
    select
        settlements.path || ', row ' || settlements.row_number as ledger_row,
        (settlements.path, settlements.row_number) as place,
        coalesce(settlements.currency || ' ', '') || format('{:,.2f}', settlements.settled_amount) as settled_words,
        coalesce(settlements.currency || ' ', '') || format('{:,.2f}', settlements.proposed_amount) as proposed_words
    from core.settlements
    where settlements.exclusion_reason is null and settlements.settled_share > 1
)

select
    counted(count(*), 'settlement', 'settlements') as settlement_words,
    min_by(above.ledger_row, above.place) as first_row,
    min_by(above.settled_words, above.place) as settled_words,
    min_by(above.proposed_words, above.place) as proposed_words
from above
having count(*) > 0
order by first_row
