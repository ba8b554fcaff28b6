-- Cisco's fiscal quarters: the year ends on July's last Saturday, quarters have 13 weeks, a 53rd week lies in the third
-- quarter (RULES.md §10).
-- grain: fiscal_year, fiscal_quarter
with numbers as (
    select cast(unnest(range(2014, 2046)) as bigint) as fiscal_year
),

last_days as (
    select
        numbers.fiscal_year,
        make_date(numbers.fiscal_year, 7, 31) as july_end_date
    from numbers
),

years as (
    select
        last_days.fiscal_year,
        last_days.july_end_date - cast((isodow(last_days.july_end_date) + 1) % 7 as integer) as year_end_date
    from last_days
),

quarters as (
    select cast(unnest([1, 2, 3, 4]) as bigint) as fiscal_quarter
)

select
    years.fiscal_year,
    quarters.fiscal_quarter,
    case
        when quarters.fiscal_quarter <= 2
            then former.year_end_date + cast(91 * quarters.fiscal_quarter as integer)
        else years.year_end_date - cast(91 * (4 - quarters.fiscal_quarter) as integer)
    end as quarter_end_date
from years
inner join years as former on years.fiscal_year = former.fiscal_year + 1
cross join quarters
