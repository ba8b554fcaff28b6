-- Cisco's fiscal quarters: the year ends on July's last Saturday, quarters have 13 weeks, a 53rd week lies in Q3 (RULES.md §10).
-- grain: fiscal_year, fiscal_quarter
with years as (
    select
        cast(number as integer) as fiscal_year,
        make_date(cast(number as integer), 7, 31) - cast((isodow(make_date(cast(number as integer), 7, 31)) + 1) % 7 as integer) as year_end_date
    from (select unnest(range(2014, 2046)) as number)
),

spans as (
    select
        years.fiscal_year,
        former.year_end_date as former_end_date,
        years.year_end_date,
        date_diff('day', former.year_end_date, years.year_end_date) as year_days
    from years
    inner join years as former on years.fiscal_year = former.fiscal_year + 1
)

select
    spans.fiscal_year,
    quarters.fiscal_quarter,
    case
        when quarters.fiscal_quarter = 4 then spans.year_end_date
        when quarters.fiscal_quarter = 3 then spans.former_end_date + cast(spans.year_days - 91 as integer)
        else spans.former_end_date + cast(91 * quarters.fiscal_quarter as integer)
    end as quarter_end_date
from spans
cross join (select unnest([1, 2, 3, 4]) as fiscal_quarter) as quarters
