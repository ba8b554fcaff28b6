-- {range_name}, {amount_words}, undercuts the {formula_words} that the contract's formula supports on verified data.
-- severity: medium
-- subject: range_name
-- remedy: Do not argue below the formula; say what else a lower target rests on, or raise it.
select
    figures.range_name,
    format('{:,.2f} ', figures.amount) || figures.currency as amount_words,
    format('{:,.2f} ', formula.amount) || formula.currency as formula_words
from marts.settlement_range as figures
inner join marts.settlement_range as formula
    on
        figures.currency = formula.currency
        and formula.range_key = 'formula_verified'
        and figures.amount < formula.amount
where
    figures.range_key = 'target'
    or (figures.is_leading and figures.range_key in ('benchmark_low', 'ledger_median'))
order by figures.range_number
