-- Left out of the settlement benchmark: {settlement_words} of the ledger ({exclusion_reason}).
-- severity: low
-- subject: exclusion_reason
-- remedy: Correct the ledger if that is not so; the first of them is {first_row}.
select
    settlements.exclusion_reason,
    counted(count(*), 'row', 'rows') as settlement_words,
    min_by(settlements.path || ', row ' || settlements.row_number, (settlements.path, settlements.row_number))
        as first_row
from core.settlements
where settlements.exclusion_reason is not null
group by settlements.exclusion_reason
order by settlements.exclusion_reason
